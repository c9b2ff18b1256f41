# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The reader shows what there is, and what there was where there is nothing to read."""

import os
import random
import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from content import schema
from content.model import Event, Item, Kind, Text
from content.reader import Reader
from content.store import Change, Store

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
OLDER_STORE = Path(__file__).parent.parent / "data" / "store-v1.sql"


def news(uid, title="Nachricht", **more):
    return Item(f"amt:{uid}", Kind.NEWS, "amt", {"de": Text(title, **more)})


FEST = Item(
    "amt:fest",
    Kind.EVENT,
    "amt",
    {"de": Text("Straßenfest", body="<p>Kuchen &amp; Kaffee</p>"), "da": Text("Gadefest")},
    places=("Bünsdorf",),
    event=Event(date(2026, 7, 1), all_day=True, location="Am Thie"),
)


@pytest.fixture
def state(tmp_path):
    with Store(tmp_path / "state", tmp_path / "run") as store:
        store.apply("amt", Change((news(1, "Erste"), news(2, "Zweite"), FEST)), NOW)
    return tmp_path / "state"


def ids(items):
    return [item.id for item in items]


def test_items_of_all_kinds_or_of_one(state):
    reader = Reader(state)
    assert ids(reader.items()) == ["amt:1", "amt:2", "amt:fest"]
    assert ids(reader.items(Kind.EVENT)) == ["amt:fest"]
    assert reader.items(Kind.EVENT)[0].event == FEST.event
    assert reader.sources()["amt"].items == 3
    assert reader.problem == ""


def test_nothing_there_yet(tmp_path):
    reader = Reader(tmp_path / "none")
    assert (reader.items(), reader.sources(), reader.version(), reader.search("x")) == (
        (),
        {},
        "",
        (),
    )
    assert "noch nichts" in reader.problem
    assert reader.checked() == {}


def test_a_commit_changes_the_version_and_nothing_else_does(state, tmp_path):
    reader = Reader(state)
    first = reader.version()
    assert reader.version() == first
    with Store(state, tmp_path / "run") as store:
        assert reader.version() == first
        store.apply("amt", Change((news(3),)), NOW)
        second = reader.version()
        assert second != first
        assert ids(reader.items()) == ["amt:3"]
    assert reader.version() == second


def test_unchanged_items_are_the_same_objects(state, tmp_path):
    reader = Reader(state)
    before = {item.id: item for item in reader.items()}
    with Store(state, tmp_path / "run") as store:
        store.apply("amt", Change((news(1, "Erste"), news(2, "Neu"), FEST)), NOW)
    after = {item.id: item for item in reader.items()}
    assert after["amt:1"] is before["amt:1"]
    assert after["amt:2"].text().title == "Neu"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("strassenf", ["amt:fest"]),
        ("STRAẞENFEST", ["amt:fest"]),
        ("bunsdorf", ["amt:fest"]),
        ("kaffee kuchen", ["amt:fest"]),
        ("gadefest", ["amt:fest"]),
        ("thie", ["amt:fest"]),
        ("amp", []),
        ("erste zweite", []),
        ("e", ["amt:1"]),
        ('"x" OR * ^ : -', []),
        ("NEAR(", []),
        ("", []),
        ("...", []),
        ("\udc00", []),
        ("\x00", []),
    ],
)
def test_search(state, asked, found):
    assert ids(Reader(state).search(asked)) == found


def test_search_finds_titles_first(state, tmp_path):
    with Store(state, tmp_path / "run") as store:
        items = (news(1, "Termin", body="<p>Feuerwehr</p>"), news(2, "Feuerwehr lädt ein"))
        store.apply("amt", Change(items), NOW)
    assert ids(Reader(state).search("feuerwehr")) == ["amt:2", "amt:1"]
    assert ids(Reader(state).search("feuerwehr", limit=1)) == ["amt:2"]


class TestTrouble:
    """Whatever happens to the file, what was read before stays, with the reason."""

    @pytest.fixture
    def reader(self, state):
        reader = Reader(state)
        assert len(reader.items()) == 3
        return reader

    def check_kept(self, reader, reason):
        assert len(reader.items()) == 3
        assert reader.sources()["amt"].items == 3
        assert reason in reader.problem
        assert ids(reader.search("strassenfest")) == ["amt:fest"]

    def test_gone(self, reader, state):
        (state / schema.NAME).unlink()
        self.check_kept(reader, "leer")
        shutil.rmtree(state)
        self.check_kept(reader, "leer")

    def test_no_database(self, reader, state):
        (state / schema.NAME).write_bytes(b"<html>" * 2000)
        self.check_kept(reader, "not a database")

    def test_cut_off(self, reader, state):
        os.truncate(state / schema.NAME, 5000)
        self.check_kept(reader, "")
        assert reader.problem

    def test_a_folder_in_its_place(self, reader, state):
        (state / schema.NAME).unlink()
        (state / schema.NAME).mkdir()
        self.check_kept(reader, "nicht lesbar")

    def test_locked(self, reader, state):
        holder = sqlite3.connect(state / schema.NAME, isolation_level=None)
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("UPDATE state SET generation = generation + 1")
        self.check_kept(reader, "locked")
        holder.execute("COMMIT")
        holder.close()
        assert len(reader.items()) == 3
        assert reader.problem == ""

    def test_of_a_newer_release(self, reader, state):
        connection = sqlite3.connect(state / schema.NAME)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        self.check_kept(reader, "leer")

    def test_one_damaged_row_costs_itself(self, reader, state):
        connection = sqlite3.connect(state / schema.NAME)
        with connection:
            connection.execute("UPDATE item SET data = '{\"id\":' WHERE id = 'amt:1'")
            connection.execute("UPDATE source SET data = '7'")
            connection.execute("UPDATE state SET generation = generation + 1")
        connection.close()
        for _ in range(2):
            assert ids(reader.items()) == ["amt:2", "amt:fest"]
            assert reader.problem == "1 Einträge im Speicher sind beschädigt."
        assert reader.sources()["amt"].items == 2

    def test_any_damage_at_all(self, state):
        file, dice = state / schema.NAME, random.Random(7)  # noqa: S311 - no secret
        whole = file.read_bytes()
        for _ in range(150):
            broken = bytearray(whole)
            for _ in range(dice.choice((1, 30, 3000))):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            file.write_bytes(broken)
            reader = Reader(state)
            reader.items()
            reader.sources()
            reader.search("fest")
            reader.version()


def test_an_older_store_is_read_before_anybody_upgrades_it(tmp_path):
    connection = sqlite3.connect(tmp_path / schema.NAME)
    connection.executescript(OLDER_STORE.read_text(encoding="utf-8"))
    connection.close()
    reader = Reader(tmp_path)
    assert ids(reader.items()) == ["amt:1", "amt:2", "verein:1"]
    assert reader.sources()["amt"].validators.etag == '"abc"'
    assert ids(reader.search("Straßenf haby")) == ["amt:1"]
    with Store(tmp_path, tmp_path):
        assert ids(reader.items()) == ["amt:1", "amt:2", "verein:1"]
    assert reader.problem == ""
