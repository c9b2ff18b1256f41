# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from content.model import Event, Item, Kind, Text
from content.rules import Screen
from content.store import Change, Store
from player.app import Player, load_fonts
from player.options import PlayerOptions
from tests.player.visitor import settle

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)  # Saturday, 14:32 in Berlin


@pytest.fixture(scope="session")
def qapp_cls():
    return QGuiApplication


def news(uid, title, days=0, places=()):
    body = "<p>Die Arbeiten beginnen am Montag.</p>" * 8
    return Item(
        id=f"news:{uid}", kind=Kind.NEWS, source="news", places=places,
        texts={"de": Text(title, "Die Arbeiten beginnen am Montag.", body)},
        published=NOW - timedelta(days=days, hours=2), link=f"https://example.org/{uid}",
    )  # fmt: skip


def event(uid, title, start, places=("Haby",), **more):
    return Item(
        id=f"dates:{uid}", kind=Kind.EVENT, source="dates", places=places,
        texts={"de": Text(title, "", "<p>Bringen Sie eine Decke mit.</p>")},
        event=Event(start=start, location="Hof Lindenau", **more), link=f"https://example.org/{uid}",
    )  # fmt: skip


NEWS = tuple(
    news(n, f"Meldung {n}: Straße nach Holzbunge wird erneuert", days=n // 2) for n in range(9)
)
EVENTS = (
    event("early", "Wochenmarkt", NOW - timedelta(hours=5), ("Groß Wittensee",)),
    event("bathing", "Anbaden am Bistensee", NOW + timedelta(hours=2), ("Ahlefeld-Bistensee",)),
    event("cinema", "Scheunenkino", NOW + timedelta(hours=5), price="6 Euro"),
    event("church", "Gottesdienst im Grünen", NOW + timedelta(hours=20), ("Bünsdorf",)),
    event("camp", "Zeltlager", date(2026, 5, 17), ("Brekendorf",), all_day=True),
    event(
        "council", "Sitzung der Gemeindevertretung", NOW + timedelta(days=2), ("Groß Wittensee",)
    ),
)


@pytest.fixture
def filled(tmp_path):
    """Folders of a store with news and events round Saturday, 16 May 2026, 14:32."""
    state, runtime = tmp_path / "state", tmp_path / "run"
    state.mkdir()
    runtime.mkdir()
    store = Store(state, runtime)
    store.open()
    store.apply("news", Change(items=NEWS), NOW)
    store.apply("dates", Change(items=EVENTS), NOW)
    store.close()
    return state, runtime


@pytest.fixture
def options(filled):
    """Options of a player over the filled store, at half size."""
    state, runtime = filled
    return PlayerOptions(
        state=state, runtime=runtime, screen=Screen(place="Groß Wittensee"), at=NOW,
        name="Groß Wittensee, Dorfplatz", place="Groß Wittensee", size=(540, 960), theme="light",
    )  # fmt: skip


@pytest.fixture
def running(qapp):
    """Runs players until they stand; at the end they are taken down, and none has warned."""
    load_fonts()
    players = []

    def run(options, **more):
        player = Player(options, **{"clock": lambda: options.at, **more})
        players.append(player)
        player.window.show()
        settle(player)
        return player

    yield run
    heard = [warning for player in players for warning in player.warnings]
    for player in players:
        player.close()
    assert heard == []


@pytest.fixture
def start(options, tmp_path, running):
    """Starts players over a store with these items by their source."""
    state, runtime = tmp_path / "s", tmp_path / "r"

    def started(stock, **more):
        for folder in (state, runtime):
            folder.mkdir(exist_ok=True)
        store = Store(state, runtime)
        store.open()
        for source, items in stock.items():
            store.apply(source, Change(items=tuple(items)), NOW)
        store.close()
        return running(replace(options, state=state, runtime=runtime, **more), clock=lambda: NOW)

    return started


class Timepiece:
    """A clock that goes only when it is told to."""

    def __init__(self):
        self.at = 1000.0

    def __call__(self):
        return self.at


@pytest.fixture
def opened(options, running):
    """Starts players to which visitors come, over the filled store."""

    def opened(**more):
        timepiece = Timepiece()
        player = running(
            replace(options, **{"visits": True, **more}),
            clock=lambda: options.at,
            monotonic=timepiece,
        )
        player.timepiece = timepiece
        return player

    return opened


@pytest.fixture
def glass_now():
    """The moment at which the terminal of these tests stands."""
    return NOW


@pytest.fixture
def make_news():
    return news
