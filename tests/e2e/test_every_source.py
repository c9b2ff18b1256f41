# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every source of the demo Amt, switched off, garbled, emptied and far too large in turn.

A fault costs only itself: nothing of any other source changes on the screen, what the source
itself had stays or goes for a reason, and `why` can tell it.
"""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from content.fetch import Fetcher, NetworkOptions
from content.reader import Reader
from content.rules import shown, why
from content.sources.adapter import adapter, formats
from content.stores import Stores
from content.sync import Status, Syncer, sync_once
from content.workshop import Workshop
from kiosk.demo.page import Page
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import SOURCES, settings_text
from kiosk.settings.load import load
from kiosk.wiring import point_of, screen_of
from tests.fakes.inflate import inflated

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
ENTRIES = 100_000
EMPTY = {
    "{": b"{}",
    "[": b"[]",
    "<": b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
}


class Faulty(AmtServer):
    """The demo Amt, of which one path can be made to lie."""

    path = ""
    fault = ""

    def _page(self, asked, now):
        page = super()._page(asked, now)
        if page is None or not self.fault or asked.path != self.path:
            return page
        match self.fault:
            case "off":
                return None
            case "garbled":
                half = page.body[: len(page.body) // 2]
                return Page(page.content_type, half[:-3] + b"\xff\x00\xfe" + half[-3:])
            case "emptied":
                return Page(page.content_type, EMPTY.get(page.body[:1].decode("latin-1"), b""))
        return Page(page.content_type, inflated(page.body, ENTRIES))


class Amt:
    """A terminal that has fetched everything once."""

    def __init__(self, folder):
        self.folder = folder
        self.server = Faulty(lambda: self.now).__enter__()
        self.now = NOW
        file = folder / "kiosk.toml"
        file.write_text(settings_text(self.server.url, folder), encoding="utf-8")
        self.settings = load(file).settings
        self.results = self.sync(self.settings.sources)
        for name in ("state", "runtime"):
            shutil.copytree(folder / name, folder / f"{name}.good")

    def sync(self, sources):
        network = NetworkOptions(pause=0)
        paths = self.settings.paths
        with Stores(paths.state, paths.runtime) as stores, Workshop() as workshop:
            syncer = Syncer(
                stores,
                Fetcher(network),
                workshop,
                runtime=paths.runtime,
                point=point_of(self.settings),
                clock=lambda: self.now,
            )
            # what is not asked is not forgotten
            syncer.tidy = lambda _: None
            return {result.id: result for result in sync_once(syncer, sources, lambda _: None)}

    def back(self):
        self.server.fault = ""
        self.now = NOW
        for name in ("state", "runtime"):
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.folder / f"{name}.good", self.folder / name)

    def source(self, name):
        return next(source for source in self.settings.sources if source.id == name)

    def items(self):
        reader = Reader(self.settings.paths.state, self.settings.paths.runtime)
        items = reader.items()
        assert reader.problem == ""
        return items

    def shown(self):
        return shown(self.items(), self.now, screen_of(self.settings))

    def why(self, item_id):
        return why(self.items(), item_id, self.now, screen_of(self.settings))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    amt = Amt(tmp_path_factory.mktemp("amt"))
    yield amt
    amt.server.__exit__(None, None, None)


@pytest.fixture
def amt(whole):
    whole.back()
    return whole


def test_every_source_is_read_and_every_format_is_served(amt):
    assert {name: result.error for name, result in amt.results.items() if result.error} == {}
    assert {source.id for source in SOURCES} == set(amt.results)
    served = {source.format for source in SOURCES}
    assert set(formats()) - served == set()


def test_a_second_look_changes_nothing_on_the_screen(amt):
    before = amt.shown()
    amt.sync(amt.settings.sources)
    assert [item.id for item in amt.shown()] == [item.id for item in before]


def of_others(cards, name):
    """The cards in which a source has no part."""
    return {card.id: card.text() for card in cards if name not in (card.source, *card.also)}


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("fault", ["off", "garbled", "emptied", "huge"])
@pytest.mark.parametrize("name", [source.id for source in SOURCES])
def test_a_fault_costs_only_itself(amt, name, fault):
    source = amt.source(name)
    held = [item.id for item in amt.items() if item.source == name]
    before = of_others(amt.shown(), name)
    neighbour = next(one for one in amt.settings.sources if one.id != name)
    path = source.url.removeprefix(amt.server.url).partition("?")[0]
    amt.server.path, amt.server.fault = path, fault
    amt.now += timedelta(minutes=1)
    results = amt.sync([source, neighbour])
    assert results[neighbour.id].error is None
    # nothing else changes on the screen; what it hid behind a card of its own may come out
    assert before.items() <= {card.id: card.text() for card in amt.shown()}.items()
    kept = [item.id for item in amt.items() if item.source == name]
    assert len(kept) <= source.max_items
    normal = adapter(source.format).empty_is_normal
    if fault == "off" or (fault == "emptied" and not normal):
        assert kept == held
    if kept != held and results[name].status is not Status.UPDATED:
        assert results[name].error
    for item_id in kept[:3]:
        assert amt.why(item_id).reasons
