# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A factory reset, by a file or by the office: once each, whatever happens meanwhile."""

import os

import pytest

from admin_sync.agent import leaving
from kiosk.provision import kept, report, reset
from kiosk.provision.provision import provision
from tests.kiosk.test_provision import GOOD, Box

AT = 1_780_000_000


@pytest.fixture
def box(tmp_path):
    made = Box(tmp_path)
    fill(made)
    return made


def fill(box):
    """What a terminal has after a while."""
    (box.state / "agent").mkdir(exist_ok=True)
    (box.state / "agent" / "device.key").write_text("secret")
    (box.state / "media").mkdir(exist_ok=True)
    (box.state / "content.db").write_text("x")


def order(box, words="", name="werksreset.txt", at=AT):
    file = box.put(words, name)
    os.utime(file, (at, at))
    return file


def left(box):
    return {path.name for path in box.state.iterdir()}


@pytest.mark.parametrize(
    "name", ["werksreset.txt", "WERKSRESET.TXT", "factory-reset.txt", "werksreset.txt.txt"]
)
def test_one_file_is_one_reset(box, name):
    box.put(GOOD)
    box.start()
    order(box, name=name)
    done = box.restart()
    assert done.reset
    assert left(box) == {"provision"}
    assert done.state == report.FILE, "the file of settings counts for the new terminal"
    fill(box)
    for _ in range(3):
        assert not box.restart().reset
    assert {"agent", "media", "content.db"} <= left(box)


def test_it_forgets_the_last_good_settings(box):
    file = box.put(GOOD)
    box.start()
    file.unlink()
    order(box)
    assert box.restart().state == report.NONE
    assert {path.name for path in (box.state / "provision").iterdir()} == {"reset.json"}


def test_the_office_orders_one_by_the_agents_last_word(box):
    file = box.put(GOOD)
    box.start()
    file.unlink()
    leaving.ask(box.state / leaving.FOLDER)
    done = box.restart()
    assert done.reset
    assert done.state == report.NONE, "passwords that root had kept are gone, too"
    assert left(box) == {"provision"}
    fill(box)
    assert not box.restart().reset


def test_the_offices_order_leaves_in_memory_what_a_file_has_ordered(box):
    order(box)
    box.start()
    fill(box)
    leaving.ask(box.state / leaving.FOLDER)
    assert box.restart().reset
    fill(box)
    assert not box.restart().reset


def test_the_offices_order_that_was_cut_short_goes_on(box, monkeypatch):
    leaving.ask(box.state / leaving.FOLDER)
    real = kept.remove

    def cut(path):
        if path.name == "media":
            raise OSError(5, "power is gone")
        real(path)

    monkeypatch.setattr(kept, "remove", cut)
    assert not box.start().reset
    monkeypatch.undo()
    assert box.restart().reset
    assert left(box) == {"provision"}
    assert not box.restart().reset


def test_summer_time_is_no_new_file(box):
    order(box)
    box.start()
    for hours in (-1, 1, 2, -2):
        order(box, at=AT + 3600 * hours)
        assert not box.restart().reset
    order(box, at=AT + 3604)
    assert box.restart().reset


def test_another_word_is_another_file(box):
    order(box, "1")
    assert box.start().reset
    order(box, "2")
    assert box.restart().reset
    assert not box.restart().reset
    order(box, "2", at=AT + 30 * 86400)
    assert box.restart().reset


def test_a_reset_that_was_cut_short_goes_on(box, monkeypatch):
    order(box)
    real = kept.remove

    def cut(path):
        if path.name == "media":
            raise OSError(5, "power is gone")
        real(path)

    monkeypatch.setattr(kept, "remove", cut)
    assert not box.start().reset
    assert "media" in left(box)
    monkeypatch.undo()
    (box.fat / "werksreset.txt").unlink()
    assert box.restart().reset, "it was begun, and is brought to its end"
    assert left(box) == {"provision"}
    assert not box.restart().reset


def test_what_cannot_be_remembered_is_not_begun(box, monkeypatch):
    order(box)

    def full(self, said):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.Kept, "remember", full)
    done = box.start()
    assert not done.reset
    assert done.problems
    assert "content.db" in left(box)


@pytest.mark.parametrize("at", range(7))
def test_a_power_cut_at_any_write_leaves_old_or_new(box, monkeypatch, at):
    """Whichever write is the last: the next start ends as one that was never cut."""
    box.put(GOOD)
    order(box)
    writes = 0
    real = os.open

    def cut(path, flags, *more, **named):
        nonlocal writes
        if flags & os.O_CREAT:
            writes += 1
            if writes > at:
                raise KeyboardInterrupt
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", cut)
    with pytest.raises(KeyboardInterrupt):
        provision(box.fat, box.run, box.state)
    monkeypatch.undo()
    done = box.restart()
    assert done.state == report.FILE
    assert left(box) == {"provision"}
    assert box.name == "Haby, Dorfplatz"
    assert not box.restart().reset


def test_through_links_nothing_is_removed(box, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("x")
    (box.state / "link").symlink_to(elsewhere)
    (box.state / "agent" / "link").symlink_to(elsewhere / "file")
    order(box)
    assert box.start().reset
    assert (elsewhere / "file").is_file()


def test_a_folder_of_that_name_orders_nothing(box):
    (box.fat / "werksreset.txt").mkdir()
    assert not box.start().reset
    assert not reset.is_same(None, "", 0)
