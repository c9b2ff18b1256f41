# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent does on this machine: the sources it asks, pictures, syncs that are asked for."""

import json
import math
import struct
import threading
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.agent.orders import DoorError
from admin_sync.agent.sights import Sights
from admin_sync.protocol.report import Sight
from content.clock import boot, since_boot, utc_now
from content.fetch import Fetcher, NetworkOptions
from content.model import Kind
from content.outbox import Outbox
from content.presented import Presented, Showing
from content.source import Source
from kiosk.agency import asking
from kiosk.agency.agency import Agency, latest, showings
from kiosk.agency.contents import METERED_EVERY, OFFICE, Contents, Plan, sources_of
from kiosk.agency.doors import MachineDoors
from kiosk.agency.lighting import Lighting
from kiosk.settings.load import load_with_formats
from kiosk.settings.model import Network, Paths, Settings
from kiosk.witness import photo
from kiosk.witness.capture import CaptureError
from kiosk.witness.photo import NoPictureError
from kiosk.witness.picture import Picture, png
from player.pulse import Pulse

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
NEWS = Source("news", Kind.NEWS, "rss", "https://a.example/feed")
POSTS = Source("posts", Kind.POST, "rss", "https://b.example", via="office", options={"a": "b"})
WARNINGS = Source("nina", Kind.WARNING, "nina", "https://c.example", every=timedelta(minutes=1))


def plan(*, metered=False, **more):
    settings = Settings(sources=(NEWS, POSTS, WARNINGS), network=Network(metered=metered))
    return Plan(settings, **({"joined": True} | more))


def test_a_joined_terminal_takes_from_the_office_what_the_office_fetches():
    news, posts, warnings, own = sources_of(plan())
    assert (news, warnings, own) == (NEWS, WARNINGS, OFFICE)
    assert (posts.id, posts.kind, posts.format) == ("posts", Kind.POST, "office")
    assert (posts.url, posts.options) == ("office:source/posts", {})


def test_a_terminal_of_nobody_asks_its_own_sources_and_a_revoked_one_none():
    assert sources_of(plan(joined=False)) == (NEWS, POSTS, WARNINGS)
    assert sources_of(plan(revoked=True)) == ()


def test_a_dear_line_is_asked_seldom_but_for_warnings_and_the_office():
    news, posts, warnings, _ = sources_of(plan(metered=True))
    assert news.every == METERED_EVERY
    assert posts.every == POSTS.every
    assert warnings.every == WARNINGS.every


def beat(**more):
    said = {
        "version": "1", "boot": boot(), "monotonic": since_boot(), "sequence": 1, "frames": 5,
        "page": "home", "scene": 1, "content": "c", "dark": False, "left": 0.0, "top": 0.0,
        "cell": 4.0, "visited": False,
    }  # fmt: skip
    return Pulse(**(said | more))


def asked(runtime, pulse, shoot=lambda: b"\x89PNG"):
    """What the agent gets of a witness that looks while it waits."""
    return photo.picture(runtime, math.inf, lambda _: photo.answer(runtime, pulse, shoot))


@pytest.mark.parametrize("pulse", [beat(), beat(boot="another", visited=True), None])
def test_a_picture_is_taken_while_nobody_is_there(tmp_path, pulse):
    assert asked(tmp_path, lambda: pulse) == b"\x89PNG"
    assert list(tmp_path.iterdir()) == []


def test_no_picture_of_a_screen_that_somebody_uses(tmp_path):
    with pytest.raises(NoPictureError, match="benutzt jemand"):
        asked(tmp_path, lambda: beat(visited=True))
    # somebody comes just as it is taken
    beats = iter([beat(), beat(visited=True)])
    with pytest.raises(NoPictureError, match="benutzt jemand"):
        asked(tmp_path, lambda: next(beats))
    assert list(tmp_path.iterdir()) == []


def test_a_pulse_that_does_not_say_counts_as_visited():
    assert Pulse("1", "b", 1.0, 1, 1, "home", 1, "c", dark=False, left=0, top=0, cell=1).visited


def test_why_there_is_no_picture(tmp_path):
    def blind():
        raise CaptureError("no output")

    with pytest.raises(NoPictureError, match="no output"):
        asked(tmp_path, beat, blind)
    with pytest.raises(NoPictureError, match="kiosk witness"):
        photo.picture(tmp_path, 0)


def wished(runtime, since):
    """The wish of an agent that does not wait for it any more."""
    told = {"id": "x", "boot": boot(), "monotonic": since}
    (runtime / photo.ASKED).write_text(json.dumps(told))


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_no_picture_is_kept_where_the_agent_has_gone_meanwhile(tmp_path, steps):
    """It goes before the witness decides, while the picture is taken, or right after."""
    done = []

    def step(result):
        done.append(result)
        if len(done) == steps:
            with pytest.raises(NoPictureError):
                photo.picture(tmp_path, 0)
        return result

    wished(tmp_path, since_boot())
    assert not photo.answer(tmp_path, lambda: step(beat()), lambda: step(b"\x89PNG"))
    assert len(done) == 3
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_nobody_fetches_is_not_kept(tmp_path):
    wished(tmp_path, since_boot())
    assert photo.answer(tmp_path, beat, lambda: b"\x89PNG")
    assert (tmp_path / photo.PICTURE).exists()
    wished(tmp_path, since_boot() - 60)
    assert not photo.answer(tmp_path, beat, lambda: b"\x89PNG")
    assert [file.name for file in tmp_path.iterdir()] == [photo.ASKED]


def test_a_picture_that_lay_too_long_is_none(tmp_path):
    def late(_):
        photo.answer(tmp_path, beat, lambda: b"\x89PNG")
        (tmp_path / photo.PICTURE).unlink()

    with pytest.raises(NoPictureError, match="zu spät"):
        photo.picture(tmp_path, math.inf, late)


def test_an_answer_that_came_with_the_end_of_the_time_is_taken(tmp_path, monkeypatch):
    now = [1000.0]

    def slow(_):
        photo.answer(tmp_path, beat, lambda: b"\x89PNG")
        now[0] += 20

    monkeypatch.setattr(photo, "since_boot", lambda: now[0])
    assert photo.picture(tmp_path, 20, slow) == b"\x89PNG"


@pytest.mark.parametrize(
    "wish", [{}, {"id": 7}, {"id": "x", "boot": "another", "monotonic": 1.0}, []]
)
def test_an_odd_wish_is_none(tmp_path, wish):
    (tmp_path / photo.ASKED).write_text(json.dumps(wish))
    assert not photo.answer(tmp_path, beat, lambda: b"x")


def test_a_picture_as_png():
    data = bytes(range(48))
    found = png(Picture(4, 4, memoryview(data), 0, 12, 3, (0, 1, 2)), 2)
    assert found.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", found[16:24]) == (2, 2)
    rows = zlib.decompress(found[found.index(b"IDAT") + 4 : -16])
    assert rows == bytes([0, 0, 1, 2, 6, 7, 8, 0, 24, 25, 26, 30, 31, 32])
    with pytest.raises(ValueError, match="whole"):
        png(Picture(9, 9, memoryview(data), 0, 27, 3, (0, 1, 2)), 1)


def test_a_sync_is_asked_for_once(tmp_path):
    assert asking.taken(tmp_path) is None
    asking.ask(tmp_path, "news")
    assert asking.taken(tmp_path) == "news"
    assert asking.taken(tmp_path) is None
    (tmp_path / "sync.ask.json").write_text("[")
    assert asking.taken(tmp_path) is None
    assert not (tmp_path / "sync.ask.json").exists()


def test_an_agent_is_found_by_its_lock(tmp_path):
    assert not asking.is_running(tmp_path)
    with asking.lock(tmp_path).open("a") as held:
        assert asking.locked(held)
        assert asking.is_running(tmp_path)
    assert not asking.is_running(tmp_path)


class FakeContents:
    def __init__(self, *, good=True):
        self.good = good

    def ask(self, source=""):
        return {"": 3, "news": 1}.get(source, 0)

    def wipe(self):
        return self.good


def test_doors_say_what_they_did(tmp_path):
    runtime = tmp_path / "run"
    runtime.mkdir()
    lighting = Lighting(tmp_path, runtime)
    doors = MachineDoors(FakeContents(), tmp_path / "state", runtime, lighting)
    assert "3" in doors.resync("").detail
    assert doors.resync("news").detail
    with pytest.raises(DoorError, match="gibt es auf diesem Gerät nicht"):
        doors.resync("nothing")
    assert "Übung" in doors.drill(3).detail
    doors.reload()
    assert (runtime / "content.stamp").exists()
    outbox = Outbox(tmp_path / "state")
    outbox.append("report", {"text": "x"}, NOW)
    doors.wipe()
    assert not any(entry.body for entry in outbox.entries())
    assert not (runtime / "drill.json").exists()
    with pytest.raises(OSError, match="rechtzeitig"):
        MachineDoors(
            FakeContents(good=False), tmp_path / "state", runtime, Lighting(tmp_path, runtime)
        ).wipe()


def test_showings_wait_for_the_witness_and_are_taken_in_order(tmp_path):
    now = utc_now()
    old, new = now - timedelta(hours=1), now - timedelta(seconds=20)
    presented = Presented(tmp_path)
    assert latest(tmp_path) == "0"
    presented.record(
        [
            Showing("n:1", "ab" * 32, old, old + timedelta(minutes=1), (1, 2)),
            Showing("n:2", "cd" * 32, new, new + timedelta(seconds=10), (1,)),
        ],
        now,
    )
    sights = Sights()
    ((cursor, first),) = showings(tmp_path, "", sights)
    assert (first.notice, first.pages, first.canary) == ("n:1", (1, 2), False)
    sights.heard(Sight(1.0, "right", 60.0), now)
    ((last, second),) = showings(tmp_path, cursor, sights)
    assert (second.notice, second.canary) == ("n:2", True)
    assert last == latest(tmp_path)
    assert showings(tmp_path, last, sights) == []


def test_what_is_asked_for_while_the_plan_changes_is_asked_by_the_next_loop(tmp_path):
    """Settings of the office arrive just before its content does: none of both may get lost."""
    source = Source("news", Kind.NEWS, "rss", "http://127.0.0.1:9/", every=timedelta(hours=1))
    paths = Paths(tmp_path / "state", tmp_path / "run")
    paths.runtime.mkdir()
    looks, looked, counted = [], threading.Condition(), []

    def told(result):
        with looked:
            looks.append(result)
            looked.notify_all()

    settings = Settings(sources=(source,), paths=paths)
    contents = Contents(
        lambda: Plan(settings, joined=False),
        lambda _: Fetcher(NetworkOptions(pause=0.0)),
        told,
        counted.append,
    )
    thread = threading.Thread(target=contents.run)
    thread.start()
    try:
        with looked:
            assert looked.wait_for(lambda: looks, 30)
        contents.begin_anew()
        contents.ask("news")
        with looked:
            assert looked.wait_for(lambda: len(looks) > 1, 30), "it waits for its hour"
        assert counted == [{"news": 0}, {"news": looks[0].items}], "what is held is known at once"
    finally:
        contents.stop()
        thread.join(30)


def test_who_has_just_joined_asks_every_source_at_once(tmp_path):
    file = tmp_path / "kiosk.toml"
    paths = f'[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}/run"\n'
    file.write_text(f'{paths}[office]\nurl = "http://127.0.0.1:9"\n')
    agency, asked = Agency(file, load_with_formats(file)), []
    agency.contents.ask = lambda source="": asked.append(source)
    agency._applied("control")
    assert asked == []
    agency._applied("")
    assert asked == [""]
    agency.stop()
