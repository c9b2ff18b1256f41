# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office fetches sources itself, notes what they hold, and serves what only it may fetch."""

import base64
import json
import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from admin_sync.office.fleet import blobs
from admin_sync.office.fleet.models import Document
from admin_sync.office.sources import copy, published, secrets, work
from admin_sync.office.sources.models import ItemVersion
from content.clock import utc_now
from content.codec import item_to_row
from content.model import Kind
from content.sources.adapter import Context, adapter
from content.stores import Stores
from content.sync import Status
from content.workshop import Workshop
from tests.fakes.server import FakeServer

RSS = "application/rss+xml"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://x.example/</link>
<description>d</description>{}</channel></rss>"""
ENTRY = "<item><title>{}</title><guid>{}</guid><link>http://x.example/{}</link></item>"


def feed(*titles):
    return FEED.format("".join(ENTRY.format(t, n, n) for n, t in enumerate(titles))).encode()


@pytest.fixture
def now():
    return utc_now()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(copy, "folder", lambda: tmp_path / "content")
    return tmp_path


def synced(row, header="", inside=None):
    """One look at a source, as the worker takes it."""
    source = work.described_for_office(row)
    with Stores(copy.folder(), copy.runtime()) as stores, Workshop() as workshop:
        fetcher = secrets.KnownFetcher(work.NETWORK)
        headers = {row.pk: header}
        syncer = secrets.KnownSyncer(
            stores, fetcher, workshop, headers, inside or work.inside([row]), runtime=copy.runtime()
        )
        result = syncer.sync(source)
        work.Work(stores).act(result)
    return result


@pytest.mark.django_db
def test_what_a_source_brings_is_noted_and_what_goes_is_gone(folder, make_source):
    with FakeServer() as server:
        server.serve("/feed", feed("Eins", "Zwei"), RSS)
        row = make_source(url=f"{server.url}/feed")
        assert synced(row).status is Status.UPDATED
        assert set(ItemVersion.objects.values_list("title", flat=True)) == {"Eins", "Zwei"}
        server.serve("/feed", feed("Eins neu", "Zwei"), RSS)
        synced(row)
    titles = ItemVersion.objects.filter(until=None).values_list("title", flat=True)
    assert set(titles) == {"Eins neu", "Zwei"}
    assert ItemVersion.objects.exclude(until=None).get().title == "Eins"
    states, checked = copy.states()
    assert states["amt-news"].items == 2
    assert checked["amt-news"].error is None


@pytest.mark.django_db
def test_what_the_office_fetches_reaches_a_screen_as_a_terminal_reads_it(
    folder, make_source, screens, units
):
    with FakeServer() as server:
        server.serve("/feed", feed("Eins", "Zwei"), RSS)
        row = make_source(url=f"{server.url}/feed", via="office", unit=units.wittensee)
        synced(row, inside={row.pk})
    document = Document.objects.get(name="source/amt-news")
    assert document.terminal == screens[0]
    listed = bytes(document.body)
    office = adapter("office")
    context = Context("amt-news", Kind.NEWS, utc_now(), url="office:source/amt-news")
    wants = office.parse(listed, context).wants
    further = {want: blobs.read(want.sha256) for want in wants}
    read = office.parse(listed, replace(context, further=further))
    assert not read.rejected
    assert {item.text().title for item in read.items} == {"Eins", "Zwei"}


@pytest.mark.django_db
def test_only_the_source_itself_is_shown_what_opens_it(folder, make_source):
    secret = secrets.Secret("amt", "geheim")
    expected = "Basic " + base64.b64encode(b"amt:geheim").decode()
    with FakeServer() as server, FakeServer() as stranger:
        stranger.serve("/elsewhere", feed("Fremd"), RSS)
        server.serve("/feed", feed("Eins"), RSS)
        server.redirect("/moved", f"{stranger.url.replace('127.0.0.1', 'localhost')}/elsewhere")
        for name in ("feed", "moved"):
            row = make_source(name, url=f"{server.url}/{name}", secret=secrets.seal(secret))
            synced(row, secrets.unseal(row.secret).header)
        other = make_source("other", url=f"{server.url}/feed?other")
        synced(other)
        asked = [(one.path, one.headers.get("authorization")) for one in server.requests]
        assert asked == [("/feed", expected), ("/moved", expected), ("/feed?other", None)]
        assert all("authorization" not in one.headers for one in stranger.requests)


@pytest.mark.django_db
def test_what_the_office_publishes_is_noted_for_each_screen(screens, item, now):
    piece = item("e1", "office", title="Vom Amt")
    digest = blobs.put(json.dumps(item_to_row(piece)).encode())
    body = json.dumps({"source": "office", "items": [{"id": piece.id, "sha256": digest}]})
    Document.objects.create(
        terminal=screens[0], name="content", mark="a" * 64, body=body.encode(), sealed=b"",
        changed=now,
    )  # fmt: skip
    assert published.note(now) == 1
    assert published.note(now) == 0
    assert [one.id for one in published.items_of(screens[0], now)] == [piece.id]
    assert published.items_of(screens[1], now) == ()
    later = now + timedelta(hours=1)
    Document.objects.update(body=b'{"source": "office", "items": []}', changed=later)
    published.note(later)
    assert published.items_of(screens[0], later) == ()
    assert [one.id for one in published.items_of(screens[0], now)] == [piece.id]


@pytest.mark.django_db
def test_a_source_that_is_taken_out_of_use_takes_its_items_along(make_source, item, hold, now):
    source = make_source()
    hold("amt-news", item())
    work.tick(now)
    assert ItemVersion.objects.filter(until=None).exists()
    source.enabled = False
    source.save()
    work.tick(now + timedelta(seconds=2))
    assert not ItemVersion.objects.filter(until=None).exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_until_it_is_told_to_stop_and_takes_over_what_changes(folder, make_source):
    stop, done = threading.Event(), threading.Event()

    def seen(number):
        end = time.monotonic() + 30
        while ItemVersion.objects.filter(until=None).count() != number:
            assert time.monotonic() < end
            time.sleep(0.05)

    def run():
        work.run(stop)
        done.set()

    with FakeServer() as server:
        server.serve("/one", feed("Eins"), RSS)
        server.serve("/two", feed("Zwei", "Drei"), RSS)
        make_source("one", url=f"{server.url}/one")
        thread = threading.Thread(target=run)
        thread.start()
        try:
            seen(1)
            make_source("two", url=f"{server.url}/two")
            seen(3)
        finally:
            stop.set()
            thread.join(30)
    assert done.is_set()
