# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal that syncs over real HTTP on loopback, with a clock that the test sets."""

import io
import sqlite3
from datetime import UTC, datetime, timedelta
from html import escape
from random import Random

import pytest
from PIL import Image

from content.fetch import Fetcher, NetworkOptions
from content.model import Kind
from content.reader import Reader
from content.source import Source
from content.stores import Stores
from content.sync import Syncer, sync_once
from content.workshop import Workshop
from tests.fakes.server import FakeServer

START = datetime(2026, 7, 1, 10, tzinfo=UTC)


def rss(*entries: str) -> bytes:
    """A feed of these `<item>`s."""
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Amt</title>'
    return (head + "".join(entries) + "</channel></rss>").encode()


def entry(number: int, title: str = "", extra: str = "") -> str:
    """One `<item>`."""
    return (
        f"<item><guid>n{number}</guid><title>{escape(title or f'Nachricht {number}')}</title>"
        f"<description>Text {number}</description>"
        f"<pubDate>Wed, 01 Jul 2026 08:{number:02}:00 +0200</pubDate>{extra}</item>"
    )


class Terminal:
    """State folder, settings and clock of one terminal, and the server it asks."""

    def __init__(self, folder, server: FakeServer) -> None:
        self.state = folder / "state"
        self.runtime = folder / "run"
        self.server = server
        self.now = START
        self.limit = 1_000_000
        self.release = "1"
        self.network = NetworkOptions(pause=0)

    def source(self, name: str = "news", **changes) -> Source:
        """A source at a path of the server."""
        suffix = changes.pop("path", f"/{name}")
        told = {"kind": Kind.NEWS, "format": "rss", "url": self.server.url + suffix, **changes}
        return Source(id=name, **told)

    def sync(self, *sources: Source, progress=lambda _: None, fetcher=lambda made: made):
        """What `kiosk sync --once` does; results by source."""
        with Stores(self.state, self.runtime) as stores, Workshop() as workshop:
            syncer = Syncer(
                stores,
                fetcher(Fetcher(self.network)),
                workshop,
                runtime=self.runtime,
                release=self.release,
                limit=self.limit,
                clock=lambda: self.now,
                rng=Random(1),  # noqa: S311
            )
            return {result.id: result for result in sync_once(syncer, sources, progress)}

    def later(self, **span) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def items(self):
        """What a player reads."""
        reader = Reader(self.state, self.runtime)
        items = reader.items()
        assert reader.problem == ""
        return items

    def titles(self) -> list[str]:
        return [item.text().title for item in self.items()]

    def data_version(self) -> list:
        """All rows, and the counter that every commit raises."""
        with sqlite3.connect(self.state / "content.db") as connection:
            rows = [
                connection.execute("SELECT * FROM item").fetchall(),
                connection.execute("SELECT * FROM source").fetchall(),
                connection.execute("SELECT * FROM state").fetchall(),
                connection.execute("SELECT * FROM item_words").fetchall(),
            ]
        connection.close()
        return rows


@pytest.fixture
def server():
    with FakeServer() as running:
        yield running


@pytest.fixture
def terminal(tmp_path, server):
    return Terminal(tmp_path, server)


@pytest.fixture
def feed():
    """Build a feed: `feed(entry, entry)`."""
    return rss


@pytest.fixture(name="entry")
def _entry():
    """Build an entry: `entry(1, "title", "<more/>")`."""
    return entry


@pytest.fixture
def jpeg():
    """Make a JPEG of a size."""

    def make(size: tuple[int, int]) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", size, (200, 100, 50)).save(out, "JPEG")
        return out.getvalue()

    return make
