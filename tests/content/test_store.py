# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one writer: a source changes as a whole, and nothing new writes nothing."""

import sqlite3
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content import schema
from content.believe import Suspicion
from content.fetched import Validators
from content.files import Reserve
from content.model import Item, Kind, Picture, Text
from content.parsed import Rejected
from content.reader import Reader
from content.store import Applied, Change, Checked, Store, StoreBusyError
from content.upgrade import open_store

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
OLDER_STORE = Path(__file__).parent.parent / "data" / "store-v1.sql"


def news(uid, title="Nachricht", source="amt", **more):
    return Item(f"{source}:{uid}", Kind.NEWS, source, {"de": Text(title)}, **more)


@pytest.fixture
def folders(tmp_path):
    return tmp_path / "state", tmp_path / "run"


@pytest.fixture
def store(folders):
    with Store(*folders) as opened:
        yield opened


def build_older(state):
    state.mkdir(parents=True)
    connection = sqlite3.connect(state / schema.NAME)
    connection.executescript(OLDER_STORE.read_text(encoding="utf-8"))
    connection.close()


def files(folder):
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir() if file.is_file()}


class TestApply:
    def test_items_come_change_and_go(self, store):
        first = store.apply("amt", Change((news(1), news(2), news(3))), NOW)
        assert (first.added, first.changed, first.removed) == (3, 0, 0)
        second = store.apply("amt", Change((news(1), news(2, "Neu"), news(4))), LATER)
        assert (second.added, second.changed, second.removed) == (1, 1, 1)
        held = {item.id: item for item in store.items("amt")}
        assert set(held) == {"amt:1", "amt:2", "amt:4"}
        assert (held["amt:1"].first_seen, held["amt:1"].last_seen) == (NOW, NOW)
        assert (held["amt:2"].first_seen, held["amt:2"].last_seen) == (NOW, LATER)
        assert (held["amt:4"].first_seen, held["amt:4"].last_seen) == (LATER, LATER)

    def test_another_source_is_not_touched(self, store):
        store.apply("amt", Change((news(1),)), NOW)
        store.apply("verein", Change((news(1, source="verein"),)), NOW)
        store.apply("amt", Change(()), LATER)
        assert [item.id for item in store.items("verein")] == ["verein:1"]
        assert store.sources()["amt"].items == 0

    def test_what_is_none_stays(self, store):
        rejected = (Rejected("Eintrag 3", "ohne Titel"),)
        suspicion = Suspicion(NOW, 2, empty=True)
        store.apply("amt", Change((news(1),), rejected, Validators('"a"', "heute")), NOW)
        store.apply("amt", Change(suspicion=suspicion), LATER)
        state = store.sources()["amt"]
        assert (state.rejected, state.suspicion, state.items) == (rejected, suspicion, 1)
        assert (state.validators, state.changed) == (Validators('"a"', "heute"), NOW)

    def test_the_same_again_writes_no_row_no_byte_and_wakes_nobody(self, store, folders):
        change = Change((news(1), news(2)), (Rejected("1", "x"),), Validators("e"), Suspicion())
        assert store.apply("amt", change, NOW).rows > 0
        before = [files(folder) for folder in folders]
        assert store.apply("amt", change, LATER) == Applied()
        assert store.apply("amt", Change(), LATER) == Applied()
        assert [files(folder) for folder in folders] == before

    def test_an_item_of_another_source_is_refused(self, store):
        with pytest.raises(ValueError, match="is not of amt"):
            store.apply("amt", Change((news(1, source="verein"),)), NOW)

    def test_an_id_that_comes_twice_counts_once(self, store):
        store.apply("amt", Change((news(1, "oben"), news(1, "unten"))), NOW)
        (item,) = store.items("amt")
        assert item.text().title == "oben"

    def test_half_a_surrogate_pair_costs_one_character(self, store):
        item = Item("amt:\udc00", Kind.NEWS, "amt", {"de": Text("Fest \ud83d")})
        store.apply("amt", Change((item,)), NOW)
        assert store.apply("amt", Change((item,)), LATER) == Applied()
        assert store.items("amt")[0].text().title == "Fest ?"

    def test_a_failure_leaves_all_as_it_was(self, store, monkeypatch):
        store.apply("amt", Change((news(1),)), NOW)

        def fail(*args):
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr(schema, "insert", fail)
        with pytest.raises(sqlite3.OperationalError):
            store.apply("amt", Change((news(2),)), NOW)
        assert [item.id for item in store.items("amt")] == ["amt:1"]

    def test_a_full_disk_takes_the_reserve_once(self, store, folders):
        reserve = folders[0] / "reserve"
        assert reserve.stat().st_size == 8 << 20
        size = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {size}")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            store.apply("amt", Change(tuple(news(n, "x" * 4000) for n in range(50))), NOW)
        assert not reserve.exists()
        assert store.items("amt") == ()
        store._db.execute("PRAGMA max_page_count = 100000")
        assert store.apply("amt", Change((news(1),)), NOW).added == 1

    def test_removed_sources_are_forgotten(self, store, folders):
        store.apply("amt", Change((news(1),)), NOW)
        store.apply("alt", Change((news(1, "Vergangen", "alt"),)), NOW)
        assert store.forget(["amt"]) == ("alt",)
        assert store.forget(["amt"]) == ()
        assert set(store.sources()) == {"amt"}
        assert Reader(folders[0]).search("vergangen") == ()


class TestLastLook:
    def test_it_lies_in_the_runtime_folder_only(self, folders):
        look = Checked(NOW, "failed", LATER, "kein Netz", 3, LATER, 17)
        with Store(*folders) as store:
            store.apply("amt", Change((news(1),)), NOW)
            before = files(folders[0])
            store.record("amt", look)
            assert files(folders[0]) == before
        with Store(*folders) as store:
            assert store.checked() == {"amt": look}
        assert Reader(*folders).checked() == {"amt": look}
        (folders[1] / "sources.json").write_text("[", encoding="utf-8")
        assert Reader(*folders).checked() == {}

    def test_a_runtime_folder_that_went_costs_only_the_note(self, store, folders):
        folders[1].rmdir()
        store.record("amt", Checked(NOW, "updated"))
        store.apply("amt", Change((news(1),)), NOW)
        assert len(store.items("amt")) == 1


class TestFiles:
    def test_modes(self, store, folders):
        store.apply("amt", Change((news(1),)), NOW)
        store.media.put(b"picture", NOW)
        for file in folders[0].rglob("*"):
            mode = stat.S_IMODE(file.stat().st_mode)
            assert mode == (0o2770 if file.is_dir() else 0o660), file.name
        assert stat.S_IMODE(folders[0].stat().st_mode) == 0o2770

    def test_a_commit_touches_the_stamp(self, store, folders):
        stamp = folders[1] / "content.stamp"
        assert not stamp.exists()
        store.apply("amt", Change((news(1),)), NOW)
        assert stamp.exists()

    def test_one_writer(self, store, folders):
        with pytest.raises(StoreBusyError):
            Store(*folders).open()

    def test_the_writer_is_careful(self, store):
        assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)

    def test_a_damaged_store_is_set_aside(self, folders):
        with Store(*folders) as store:
            store.apply("amt", Change(tuple(news(n) for n in range(300))), NOW)
        file = folders[0] / schema.NAME
        for damage in (b"no database at all" * 300, file.read_bytes()[:9000] + b"\xff" * 90000):
            file.write_bytes(damage)
            with Store(*folders) as store:
                assert store.sources() == {}
                store.apply("amt", Change((news(1),)), NOW)
            assert (folders[0] / "content.broken.db").read_bytes() == damage

    def test_a_disk_too_full_to_open_the_store_takes_the_reserve(self, folders, monkeypatch):
        with Store(*folders) as store:
            store.apply("amt", Change((news(1),)), NOW)
        reserve, tried = folders[0] / "reserve", []

        def opened(folder):
            tried.append(reserve.exists())
            if reserve.exists():
                raise sqlite3.OperationalError("disk I/O error")
            return open_store(folder)

        monkeypatch.setattr("content.store.open_store", opened)
        with pytest.raises(sqlite3.OperationalError):
            Store(*folders).open()
        monkeypatch.setattr(Reserve, "is_needed", lambda _: True)
        with Store(*folders) as store:
            assert len(store.items("amt")) == 1
        assert tried == [True, True, False]

    def test_no_room_no_reserve(self, tmp_path):
        assert not Reserve(tmp_path, 1 << 60).is_needed()
        assert not Reserve(tmp_path, 1 << 60).fill()
        assert not Reserve(tmp_path / "none").release()


class TestVersions:
    def test_an_older_store_is_rebuilt_from_its_rows_and_kept(self, folders):
        state = folders[0]
        build_older(state)
        with Store(*folders) as store:
            assert store.sources()["amt"].validators == Validators(
                '"abc"', "Fri, 01 May 2026 08:00:00 GMT"
            )
            first, second = store.items("amt")
            assert first.first_seen == datetime(2026, 5, 1, 9, tzinfo=UTC)
            assert (first.also, second.event.all_day) == ((), True)
            same = replace(first, first_seen=None, last_seen=None)
            assert store.apply("amt", Change((same, second)), NOW) == Applied()
        assert [item.id for item in Reader(state).search("strassenf eingel")] == ["amt:1"]
        kept = sqlite3.connect(state / "content.v1.db")
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT count(*) FROM item").fetchone() == (4,)
        kept.close()
        assert not (state / "content.new.db").exists()

    def test_a_newer_store_is_left_to_the_newer_release(self, folders):
        state = folders[0]
        with Store(*folders) as store:
            store.apply("amt", Change((news(1, "alt"),)), NOW)
        (state / schema.NAME).rename(state / "content.v2.db")
        connection = sqlite3.connect(state / schema.NAME)
        connection.execute("CREATE TABLE of_the_future (x)")
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        before = (state / schema.NAME).read_bytes()
        with Store(*folders) as store:
            store.apply("amt", Change((news(2, "neu"),)), NOW)
        assert [item.text().title for item in Reader(state).items()] == ["neu"]
        assert (state / schema.NAME).read_bytes() == before

    def test_a_file_without_tables_is_a_new_store(self, folders):
        folders[0].mkdir()
        (folders[0] / schema.NAME).touch()
        with Store(*folders) as store:
            assert store.sources() == {}


class TestMedia:
    def test_one_content_one_file(self, store, folders):
        name = store.media.put(b"picture", NOW)
        assert store.media.put(b"picture", LATER) == name
        assert store.media.path(name).read_bytes() == b"picture"
        assert store.media.size() == 7

    def test_only_what_nobody_named_for_a_day_goes(self, store):
        kept, gone = store.media.put(b"kept", NOW), store.media.put(b"gone", NOW)
        item = news(1, pictures=(Picture("u", media=kept),))
        store.apply("amt", Change((item,)), NOW)
        for hours in range(0, 36, 12):
            assert store.collect(NOW + timedelta(hours=hours)) == 0
        assert store.collect(NOW + timedelta(hours=36)) == 1
        assert store.media.path(kept).exists()
        assert not store.media.path(gone).exists()
        # the item goes at hour 36, and its picture a day later, not at once
        store.apply("amt", Change(()), NOW + timedelta(hours=36))
        assert store.collect(NOW + timedelta(hours=59)) == 0
        assert store.collect(NOW + timedelta(hours=73)) == 1

    def test_the_budget_holds(self, store):
        store.media._budget = 10
        store.media.put(b"12345678", NOW)
        with pytest.raises(OSError, match="budget"):
            store.media.put(b"another", NOW)
        assert store.media.size() == 8
