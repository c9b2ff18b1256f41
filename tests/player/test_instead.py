# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office wants shown instead, and how a terminal is joined, on the real player."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from content import control, drill, light, standing
from content.details import AgendaItem, Meeting, Notice
from content.model import Item, Kind, Text
from content.presented import Presented
from content.store import Change, Store
from player.app import wait_until
from player.backend.record import Record
from tests.player.conftest import NOW
from tests.player.visitor import SECONDS, Visitor, pause, spoken

WAITING = {
    "state": "waiting",
    "code": "7K3MQ9XF",
    "link": "https://amt.example/beitreten/?code=7K3MQ9XF",
    "words": "Anker Birne Dachs Fähre Garten Hafen",
    "office": "Insel Jacke Kamel Laterne Mantel Nebel",
    "ends": (NOW + timedelta(minutes=30)).isoformat(),
}
COUNCIL = Item(
    "rat:1",
    Kind.MEETING,
    "rat",
    {"de": Text("Gemeindevertretung")},
    meeting=Meeting(
        NOW - timedelta(hours=1),
        NOW + timedelta(hours=1),
        "Gemeindevertretung Haby",
        agenda=(AgendaItem("1", "Haushalt"),),
    ),
)
NOTICES = tuple(
    Item(
        f"amt:{n}",
        Kind.NOTICE,
        "amt",
        {"de": Text(f"Satzung {n}", "", "<p>Kurz.</p>")},
        published=NOW - timedelta(days=1),
        notice=Notice(days=7),
    )
    for n in range(5)
)


def decide(options, **body):
    file = control.path(options.state)
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(body))


def stands(options, name, **body):
    (options.runtime / name).write_text(json.dumps(body))


def stock(options, *items):
    store = Store(options.state, options.runtime)
    store.open()
    store.apply(items[0].source, Change(items=items), NOW)
    store.close()


def shown(player):
    return player.window.property("shown")


def goes_by(player, seconds):
    player.timepiece.at += seconds
    player.session.look()
    pause(30)


def test_a_quiet_screen_says_so_and_shows_nothing_else(options, opened):
    decide(options, mode={"name": "neutral", "reason": "Trauerfall"})
    player = opened()
    assert shown(player) == "neutral"
    words = " ".join(spoken(player))
    assert "Diese Anzeige ruht gerade" in words
    assert "This display is resting" in words
    assert "Denne skærm holder pause" in words
    assert "Trauerfall" not in words
    player.session.touched()
    pause(50)
    assert shown(player) == "neutral"
    for _ in range(5):
        goes_by(player, 30)
        assert shown(player) == "neutral", "nobody is asked whether they are still there"


def test_it_begins_and_ends_with_the_office_s_word(options, opened):
    player = opened()
    assert shown(player) == "programme"
    decide(options, mode={"name": "maintenance", "until": (NOW + timedelta(hours=1)).isoformat()})
    player.shelf.refresh()
    assert shown(player) == "maintenance"
    assert "Voraussichtlich bis 15:32 Uhr." in " ".join(spoken(player))
    decide(options, mode=None)
    player.shelf.refresh()
    assert shown(player) == "programme"


def test_what_is_decided_while_it_runs_is_seen_without_waiting_for_a_minute(options, opened):
    control.path(options.state).parent.mkdir()
    player = opened()
    player.shelf.watch(options.runtime)
    decide(options, hidden=[{"item": "news:0"}], mode={"name": "neutral"})
    assert wait_until(lambda: shown(player) == "neutral", SECONDS)
    assert player.shelf.item("news:0") is None


def test_a_grave_warning_takes_over_a_quiet_screen(options, opened):
    decide(options, mode={"name": "neutral"})
    drill.begin(options.runtime, NOW, timedelta(minutes=5))
    player = opened()
    assert shown(player) == "warning"
    player.models["warnings"].acknowledge()
    assert shown(player) == "neutral"
    assert any("Übung" in words for words in spoken(player)), "its banner stays"


def test_a_terminal_that_was_taken_back_is_quiet(options, opened):
    stands(options, standing.ENROLMENT, state="revoked")
    assert shown(opened()) == "neutral"


def test_how_to_join_takes_only_a_screen_that_has_nothing_to_show(options, opened, tmp_path):
    empty = replace(options, state=tmp_path / "none")
    stands(options, standing.ENROLMENT, **WAITING)
    player = opened(state=empty.state)
    assert shown(player) == "join"
    words = " ".join(spoken(player))
    assert "7 K 3 M - Q 9 X F" in words
    assert WAITING["words"] in words
    assert WAITING["office"] in words
    assert "Der Code gilt bis 15:02 Uhr." in words
    assert "compare the words" in words
    filled = opened()
    assert shown(filled) == "programme"


def test_with_content_joining_is_found_in_the_help(options, opened):
    stands(options, standing.ENROLMENT, **WAITING)
    player = opened(page="help")
    visitor = Visitor(player)
    visitor.touches("Noch nicht angeschlossen")
    visitor.sees("join")
    assert "7 K 3 M - Q 9 X F" in " ".join(spoken(player))
    stands(options, standing.ENROLMENT, state="accepted")
    player.shelf.refresh()
    assert "Diese Anzeige muss nicht angeschlossen werden." in " ".join(spoken(player))


def test_a_screen_that_nobody_set_up_explains_itself(options, opened, tmp_path):
    report = tmp_path / "report.json"
    error = {
        "file": "schaukasten.toml",
        "line": 7,
        "key": "panel.turned",
        "message": {"de": "45 ist zu klein oder zu groß"},
        "hint": {"de": "Erlaubt sind: 90."},
    }
    report.write_text(json.dumps({"state": "broken", "file": "schaukasten.toml",
                                  "errors": [error]}))  # fmt: skip
    player = opened(state=tmp_path / "none", report=report)
    assert shown(player) == "setup"
    words = " ".join(spoken(player))
    assert "Die Datei schaukasten.toml kann nicht gelesen werden" in words
    assert "schaukasten.toml, Zeile 7: panel.turned. 45 ist zu klein oder zu groß" in words
    assert "112, Feuerwehr und Rettung" in words
    report.write_text(json.dumps({"state": "none"}))
    player.shelf.refresh()
    assert "Sie auf das Laufwerk SCHAUKASTEN des Geräts kopieren." in " ".join(spoken(player))
    report.write_text(json.dumps({"state": "file"}))
    player.shelf.refresh()
    assert shown(player) == "programme"


@pytest.mark.parametrize("said", ["", "[]", "{", '{"state": "odd"}', '{"state": 3}'])
def test_an_odd_report_says_nothing(options, opened, tmp_path, said):
    report = tmp_path / "report.json"
    report.write_text(said)
    assert shown(opened(state=tmp_path / "none", report=report)) == "programme"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"state": "joining", "detail": "Zeitüberschreitung"}, "Das Amt ist nicht zu erreichen"),
        ({"state": "refused"}, "Das Amt hat diese Anzeige nicht angenommen"),
        ({"state": "stranger"}, "Hier antwortet eine fremde Leitstelle"),
        ({"state": "stranger", "detail": "Erwartet wird"}, "Erwartet wird"),
        ({"state": "waiting", "words": "a b c d e f"}, "1"),
    ],
)
def test_other_states_of_joining(options, opened, tmp_path, said, words):
    stands(options, standing.ENROLMENT, **said)
    player = opened(state=tmp_path / "none")
    assert shown(player) == "join"
    assert any(words in one for one in spoken(player))


def test_the_agenda_of_a_meeting_stays_and_comes_back_after_a_visit(options, opened):
    stock(options, COUNCIL)
    decide(options, mode={"name": "meeting", "item": "rat:1"})
    player = opened()
    assert wait_until(lambda: shown(player) == "meeting-detail", SECONDS)
    player.session.touched()
    Visitor(player).touches("Start")
    assert wait_until(lambda: shown(player) == "home", SECONDS)
    goes_by(player, 21)
    goes_by(player, 31)
    assert wait_until(lambda: shown(player) == "meeting-detail", SECONDS)
    decide(options, mode={"name": "meeting", "item": "rat:1", "until": NOW.isoformat()})
    player.shelf.refresh()
    assert wait_until(lambda: shown(player) == "programme", SECONDS)


@pytest.mark.parametrize("mode", [None, "neutral"])
def test_the_pulse_tells_whether_somebody_is_there(options, opened, mode):
    decide(options, mode=mode and {"name": mode})
    player = opened()
    player.heart.watch(player.window)

    def visited():
        return json.loads((options.runtime / "pulse.json").read_text())["visited"]

    assert wait_until(lambda: not visited(), SECONDS)
    player.session.touched()
    assert wait_until(visited, SECONDS)


def test_without_a_clock_that_is_trusted_nothing_of_the_hour_is_said(options, opened):
    last = NOW - timedelta(hours=4)
    stands(options, standing.CLOCK, trusted=False, last=last.isoformat())
    player = opened()
    assert player.shelf.now == last
    assert player.shelf.item("dates:early") is not None, "it was on then"
    assert player.terminal.property("clock") == ""
    assert player.terminal.property("dateLong") == ""
    assert player.terminal.property("stand") == "Stand Samstag, 16. Mai 2026"
    told = player.terminal.property("standSecond")
    assert told == "die Uhr ist noch nicht gestellt"
    stands(options, standing.CLOCK, trusted=True)
    player.shelf.refresh()
    assert player.terminal.property("clock") == "14:32"


class Ticking:
    """Wall and boot clock that go together."""

    def __init__(self):
        self.gone = 0.0

    def wall(self):
        return NOW + timedelta(seconds=self.gone)

    def boot(self):
        return 1000 + self.gone


def record_of(options, player):
    ticking = Ticking()
    record = Record(options.state, player.shelf, ticking.wall, ticking.boot)
    # frames are made by hand
    record._window = player.window
    return record, ticking


def frames(record, ticking, seconds):
    for _ in range(seconds):
        record.frame()
        ticking.gone += 1


def told(options):
    return {(one.notice, one.places, one.pages) for one in Presented(options.state).after(0)}


def test_the_notices_of_the_board_are_recorded_and_no_others(options, running):
    stock(options, *NOTICES)
    player = running(replace(options, page="notices"))
    record, ticking = record_of(options, player)
    frames(record, ticking, 9)
    record.close()
    assert told(options) == {(f"amt:{n}", ("board",), ()) for n in range(3)}


def test_an_open_notice_is_recorded_with_its_page_unless_something_lies_over_it(options, running):
    stock(options, *NOTICES)
    player = running(replace(options, page="notice-detail", item="amt:3"))
    record, ticking = record_of(options, player)
    frames(record, ticking, 9)
    drill.begin(options.runtime, NOW, timedelta(minutes=5))
    player.shelf.refresh()
    frames(record, ticking, 9)
    record.close()
    (one,) = Presented(options.state).after(0)
    assert (one.notice, one.places, one.pages) == ("amt:3", ("page",), (1,))
    assert (one.end - one.begin).total_seconds() == 8


def test_a_poster_is_recorded(options, opened):
    stock(options, *NOTICES)
    player = opened(page="programme", item="amt:2")
    record, ticking = record_of(options, player)
    pause(100)
    frames(record, ticking, 9)
    record.close()
    assert told(options) == {("amt:2", ("poster",), ())}


def test_of_a_panel_that_wakes_from_the_dark_nothing_is_recorded_yet(options, opened):
    stock(options, *NOTICES)
    player = opened(page="programme", item="amt:2")
    record, ticking = record_of(options, player)
    for lit in (False, True):
        light.want(options.runtime, lit=lit)
        player.session.look()
        pause(100)
        frames(record, ticking, 10)
    begin = ticking.wall()
    frames(record, ticking, 9)
    record.close()
    showings = Presented(options.state).after(0)
    assert showings
    assert all(one.begin >= begin for one in showings)


def test_nothing_is_recorded_without_a_clock_that_is_trusted(options, running):
    stock(options, *NOTICES)
    stands(options, standing.CLOCK, trusted=False)
    player = running(replace(options, page="notice-detail", item="amt:3"))
    record, ticking = record_of(options, player)
    frames(record, ticking, 9)
    record.close()
    assert told(options) == set()


def test_what_cannot_be_written_is_written_later(options, running, monkeypatch):
    stock(options, *NOTICES)
    player = running(replace(options, page="notice-detail", item="amt:3"))
    record, ticking = record_of(options, player)
    good = record._presented.record

    def full(showings, now):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record._presented, "record", full)
    frames(record, ticking, 40)
    record._writer.submit(lambda: None).result()
    assert told(options) == set()
    monkeypatch.setattr(record._presented, "record", good)
    record.close()
    assert len(Presented(options.state).after(0)) == 2
