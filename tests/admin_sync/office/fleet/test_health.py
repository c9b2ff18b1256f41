# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import timedelta

import pytest

from admin_sync.office.fleet import health
from admin_sync.office.fleet.expectation import Mode, Wanted
from admin_sync.office.fleet.finding import Colour
from admin_sync.protocol.report import Connector, Frames, Queue, SourceAge, Touch
from tests.fakes.healthy import NOW, ago, evidence, expectation, report

SECOND = timedelta(seconds=1)
FUTURE = NOW + timedelta(hours=1)
NIGHT = NOW.replace(hour=23)


def status(said=None, expected=None, now=NOW):
    return health.status(said or evidence(), expected or expectation(), now)


def told(said):
    return " ".join(reason.what.told(NOW) for reason in said.reasons)


def machine(**changed):
    return replace(report().machine, **changed)


def test_with_all_proofs_it_is_green_and_says_how_far_that_reaches():
    said = status()
    assert (said.colour, said.words) == (Colour.GREEN, "in Ordnung")
    assert said.assurance == "Bild bis zum Panel-Eingang"
    assert said.reasons == ()
    assert said.green_until == said.until == ago(13) + timedelta(seconds=90)


def test_green_ends_by_itself():
    until = status().green_until
    assert status(now=until - SECOND).colour is Colour.GREEN
    assert status(now=until).colour is not Colour.GREEN


MUTATIONS = {
    "beat expired": {"received": ago(91)},
    "beat from the future": {"received": FUTURE},
    "beat of another device": {"device": "d2"},
    "report missing": {"report": None},
    "report undated": {"reported": None},
    "report expired": {"reported": ago(901)},
    "report from the future": {"reported": FUTURE},
    "pulse missing": {"drawn": None},
    "pulse expired": {"drawn": ago(91)},
    "pulse from the future": {"drawn": FUTURE},
    "frames unknown": {"rose": None},
    "frames do not rise": {"rose": ago(91)},
    "frames from the future": {"rose": FUTURE},
    "picture missing": {"sight": None},
    "picture undated": {"seen": None},
    "picture expired": {"seen": ago(181)},
    "picture from the future": {"seen": FUTURE},
    "applies nothing": {"has": {}},
    "applies an older state": {"has": {"settings": "s1", "control": "c1", "content": "old"}},
    **{
        f"picture {state}": {"sight": state}
        for state in (
            "black", "frozen", "wrong-page", "foreign", "silent", "blind", "dark", "", "RIGHT",
            "something new",
        )
    },
}  # fmt: skip
REPORTS = {
    "connectors unknown": {"connectors": None},
    "no connector": {"connectors": ()},
    "screen unplugged": {"connectors": (Connector("HDMI-A-1", connected=False, enabled=False),)},
    "output off": {"connectors": (Connector("HDMI-A-1", connected=True, enabled=False),)},
    "other panel": {"connectors": (Connector("HDMI-A-1", True, True, "f" * 64),)},
    "panel without name": {"connectors": (Connector("HDMI-A-1", True, True),)},
    "touch unknown": {"touch": None},
    "touch gone": {"touch": Touch(present=False)},
    "finger held": {"touch": Touch(present=True, held=601.0)},
    "strange keyboard": {"keyboards": ("BadUSB",)},
    "machine unknown": {"machine": None},
    "disk cannot be written": {"machine": machine(disk_writable=False)},
    "disk full": {"machine": machine(disk_free=10_000_000)},
    "memory full": {"machine": machine(memory_available=10_000_000)},
    "too hot": {"machine": machine(temperature=91.0)},
    "starts again and again": {"machine": machine(watchdog_resets=3)},
    "clock not trusted": {"clock_trusted": False},
    "clock behind": {"taken": ago(400)},
    "clock ahead": {"taken": NOW + timedelta(minutes=5)},
    "clock of another year": {"taken": NOW - timedelta(days=400)},
    "settings refused": {"settings_problems": ("source[1].url is missing",)},
    "complains": {"problems": ("the store cannot be opened",)},
    "outbox stuck": {"outbox": Queue(3, 0, 3601.0)},
    "outbox failed": {"outbox": Queue(0, 1)},
    "proofs stuck": {"proofs": Queue(9, 0, 7200.0)},
    "no source": {"sources": ()},
    "one source missing": {"sources": report().sources[:1]},
    "source never answered": {
        "sources": (SourceAge("amt-news", "failed", 900.0), report().sources[1])
    },
    "source old": {"sources": (SourceAge("amt-news", "kept", 900.0, 5401.0), report().sources[1])},
    "source from the future": {
        "sources": (SourceAge("amt-news", "kept", 900.0, -5.0), report().sources[1])
    },
    "all sources old": {
        "sources": tuple(
            SourceAge(name, "failed", 60.0, 90_000.0) for name in ("amt-news", "buses")
        )
    },
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_one_proof_less_and_it_is_never_green(name):
    said = status(evidence(**MUTATIONS[name]))
    assert said.colour is not Colour.GREEN
    assert said.green_until is None
    assert told(said)


@pytest.mark.parametrize("name", REPORTS)
def test_one_fact_worse_and_it_is_never_green(name):
    said = status(evidence(report=report(**REPORTS[name])))
    assert said.colour is not Colour.GREEN
    assert told(said)
    assert all(reason.todo or name == "complains" for reason in said.reasons)


FAULTS = [
    ({"received": ago(91)}, {}, "grey", "meldet sich nicht mehr, zuletzt 12:58 Uhr"),
    ({"device": "d0"}, {}, "grey", "noch nie gemeldet"),
    ({"drawn": ago(79)}, {}, "green", ""),
    ({"drawn": ago(95)}, {}, "grey", "sagt nichts von sich"),
    ({"drawn": ago(200)}, {}, "red", "zeichnet seit 12:56 Uhr nicht mehr"),
    ({"rose": ago(200)}, {}, "red", "nicht mehr erneuert"),
    ({"sight": "black"}, {}, "red", "schwarz"),
    ({"sight": "frozen"}, {}, "red", "steht still"),
    ({"sight": "wrong-page"}, {}, "red", "andere Seite"),
    ({"sight": "foreign"}, {}, "red", "Fremdes"),
    ({"sight": "silent"}, {}, "red", "läuft nicht"),
    ({"sight": "blind"}, {}, "grey", "kein Bild zu bekommen"),
    ({"has": {}}, {}, "yellow", "älteren Stand"),
    ({}, {"connectors": ()}, "red", "kein Bildschirm angeschlossen"),
    ({}, {"touch": Touch(present=False)}, "red", "Berührungsfläche fehlt"),
    ({}, {"keyboards": ("BadUSB",)}, "yellow", "BadUSB"),
    ({}, {"machine": machine(disk_free=41_000_000)}, "yellow", "noch 41 MB frei"),
    ({}, {"machine": machine(disk_writable=False)}, "red", "nicht mehr geschrieben"),
    ({}, {"clock_trusted": False}, "yellow", "kennt die Uhrzeit nicht"),
    ({}, {"taken": ago(640)}, "yellow", "geht 10 Minuten falsch"),
    ({}, {"taken": ago(7240)}, "red", "geht 2 Stunden falsch"),
    ({}, {"settings_problems": ("hours[1].on is wrong",)}, "yellow", "hat Einstellungen abgelehnt"),
    (
        {},
        {"outbox": Queue(3, 0, 7300.0)},
        "yellow",
        "3 Einträge warten, der älteste seit 2 Stunden",
    ),
    ({}, {"proofs": Queue(9, 0, 7300.0)}, "yellow", "Aushangnachweise kommen nicht an"),
    (
        {},
        {"sources": (SourceAge("amt-news", "failed", 900.0, 7300.0), report().sources[1])},
        "yellow",
        "„amt-news“ hat zuletzt 10:57 Uhr geantwortet",
    ),
    (
        {},
        {"sources": tuple(SourceAge(n, "failed", 60.0, 90_000.0) for n in ("amt-news", "buses"))},
        "red",
        "Alle Inhalte sind veraltet",
    ),
]


@pytest.mark.parametrize(("said", "of", "colour", "words"), FAULTS)
def test_every_fault_has_its_colour_and_its_sentence(said, of, colour, words):
    found = status(evidence(report=report(**of), **said))
    assert found.colour == colour
    assert words in told(found)
    assert found.todo or colour == "green"


def test_a_failure_is_said_before_what_is_not_known_and_both_are_said():
    found = status(evidence(sight="black", report=report(machine=None)))
    assert found.colour is Colour.RED
    assert [reason.colour for reason in found.reasons] == ["red", "grey"]


def test_where_nobody_stands_somebody_is_to_be_enrolled():
    found = status(expected=expectation(device=""))
    assert found.colour is Colour.GREY
    assert "noch kein Gerät" in told(found)
    assert health.status(None, expectation(), NOW).colour is Colour.GREY


def test_what_the_hardware_cannot_prove_is_not_asked_for_but_said():
    troubles = ("outputs: the kernel names no output", "input devices: udev does not run here")
    bare = evidence(report=report(connectors=None, touch=None, problems=troubles))
    found = status(bare, expectation(output=False, touch=False))
    assert found.colour is Colour.GREEN
    assert found.assurance == "Bild bis zum Ausgang des Rechners"


def test_a_new_state_has_two_minutes_to_arrive():
    def wanting(age):
        return expectation(wants={"content": Wanted("k2", ago(age))})

    fresh = status(expected=wanting(119))
    assert fresh.colour is Colour.GREEN
    assert "übernimmt gerade" in told(fresh)
    assert fresh.green_until == NOW + SECOND
    assert status(expected=wanting(120)).colour is Colour.YELLOW


def test_a_source_that_was_just_added_has_two_minutes_to_be_heard_of():
    def wanting(age):
        wants = {"settings": Wanted("s1", ago(age))}
        return expectation(sources=frozenset({"amt-news", "buses", "new"}), wants=wants)

    assert status(expected=wanting(60)).colour is Colour.GREEN
    assert status(expected=wanting(130)).colour is Colour.GREY


def test_a_paused_source_may_grow_old():
    old = report(sources=(SourceAge("amt-news", "kept", 900.0, 9e5), report().sources[1]))
    paused = expectation(paused=frozenset({"amt-news"}))
    assert status(evidence(report=old), paused).colour is Colour.GREEN


def test_known_keyboards_and_the_panel_that_belongs_there_are_fine():
    typed = report(keyboards=("Five keys",))
    assert status(
        evidence(report=typed), expectation(keyboards=frozenset({"Five keys"}))
    ).colour is Colour.GREEN  # fmt: skip


def at_night(**changed):
    """Heard ten seconds before eleven in the evening (UTC), which is midnight at the glass."""
    moved = NIGHT - NOW
    base = evidence(sight="dark", report=report(taken=ago(40) + moved))
    dated = {
        name: getattr(base, name) + moved
        for name in ("received", "reported", "drawn", "rose", "seen", "seen_since")
    }
    return replace(base, **{**dated, **changed})


def test_by_the_hours_it_is_dark_on_purpose():
    found = health.status(at_night(), expectation(), NIGHT)
    assert (found.colour, found.words) == (Colour.BLUE, "planmäßig aus")
    assert "Betriebszeiten" in told(found)


def test_dark_hours_excuse_no_silence():
    found = health.status(at_night(received=NIGHT - timedelta(hours=1)), expectation(), NIGHT)
    assert found.colour is Colour.GREY


def test_a_lit_screen_in_dark_hours_is_said():
    lit = at_night(sight="right")
    quiet = replace(lit, report=replace(lit.report, touch=Touch(present=True, last=3600.0)))
    assert health.status(quiet, expectation(), NIGHT).colour is Colour.YELLOW
    woken = replace(lit, report=replace(lit.report, touch=Touch(present=True, last=60.0)))
    assert health.status(woken, expectation(), NIGHT).colour is Colour.BLUE
    # staff lit it just now, or it is a warning that nobody may miss
    lately = expectation(on=NIGHT - timedelta(minutes=10))
    assert health.status(quiet, lately, NIGHT).colour is Colour.BLUE
    long_ago = expectation(on=NIGHT - timedelta(minutes=20))
    assert health.status(quiet, long_ago, NIGHT).colour is Colour.YELLOW
    warned = replace(quiet.report, frames=Frames(3.0, 9, "warning", dark=False))
    assert health.status(replace(quiet, report=warned), expectation(), NIGHT).colour is Colour.BLUE


def test_an_output_that_is_off_is_right_in_the_dark_and_wrong_by_day():
    asleep = (Connector("HDMI-A-1", connected=True, enabled=False, edid="e" * 64),)
    by_night = at_night()
    by_night = replace(by_night, report=replace(by_night.report, connectors=asleep))
    found = health.status(by_night, expectation(), NIGHT)
    assert found.colour is Colour.BLUE
    assert "Signal" not in told(found)
    assert "bekommt aber noch ein Signal" in told(health.status(at_night(), expectation(), NIGHT))
    assert status(evidence(report=report(connectors=asleep))).colour is Colour.RED
    dark = evidence(sight="dark", report=report(connectors=asleep))
    assert status(dark, expectation(off=ago(600))).colour is Colour.BLUE
    assert status(dark, expectation(off=ago(10))).colour is Colour.BLUE


def test_where_hours_begin_the_proofs_have_a_moment_to_come():
    begin = NOW.replace(hour=5)  # six at the glass
    moved = begin - NOW
    dark = replace(
        evidence(sight="dark", rose=None),
        report=report(taken=ago(40) + moved),
        **{n: getattr(evidence(), n) + moved for n in ("received", "reported", "drawn", "seen")},
    )
    later = replace(dark, received=begin + timedelta(minutes=3), seen=begin + timedelta(minutes=3))
    assert health.status(dark, expectation(), begin + SECOND).colour is Colour.BLUE
    assert health.status(later, expectation(), begin + timedelta(minutes=4)).colour is Colour.RED


def test_maintenance_is_blue_whatever_else_until_it_ends():
    until = NOW + timedelta(hours=1)
    expected = expectation(mode=Mode("maintenance", "Panel getauscht.", until=until))
    found = status(evidence(received=ago(9999)), expected)
    assert (found.colour, found.words) == (Colour.BLUE, "in Wartung")
    assert "Panel getauscht." in told(found)
    assert found.until == until
    assert health.status(evidence(received=ago(9999)), expected, until).colour is Colour.GREY


def test_the_neutral_page_on_purpose_is_blue_but_excuses_nothing():
    expected = expectation(mode=Mode("neutral", "Trauerfall."))
    assert status(expected=expected).colour is Colour.BLUE
    assert status(evidence(sight="frozen"), expected).colour is Colour.RED
    assert status(evidence(received=ago(99)), expected).colour is Colour.GREY


def test_a_screen_that_staff_switched_off_is_dark_on_purpose():
    expected = expectation(off=ago(600))
    assert status(evidence(sight="dark"), expected).colour is Colour.BLUE
    assert status(evidence(sight="dark"), expectation(off=ago(9999), on=ago(10))).colour == "blue"
    assert status(evidence(sight="dark"), expectation(on=ago(600))).colour is Colour.RED


@pytest.mark.parametrize(
    ("theirs", "colour"),
    [
        ("0.1.0", "green"),
        ("1.3.9", "green"),
        ("1.2.0", "green"),
        ("1.1.5", "yellow"),
        ("?", "green"),
    ],
)
def test_a_program_may_be_one_release_behind(theirs, colour):
    ours = "0.1.0" if theirs == "0.1.0" else "1.3.0"
    assert (
        status(evidence(report=report(version=theirs)), expectation(version=ours)).colour == colour
    )


def test_where_traffic_costs_money_beats_may_be_rarer():
    rare = evidence(received=ago(200), drawn=ago(200), rose=ago(200), seen=ago(150))
    assert status(rare).colour is Colour.GREY
    assert status(rare, expectation(every=120.0)).colour is Colour.GREEN


def test_what_a_device_says_in_its_own_words_stands_apart_from_the_sentence():
    problems = ("outputs: the kernel names no output", "the store cannot be opened")
    refused = ("office:2: terminal.unsinn: unknown key", "office:3: panel.x: unknown key")
    found = status(evidence(report=report(problems=problems, settings_problems=refused)))
    apart = {one.what.text: one.what.values["technical"] for one in found.reasons}
    assert apart == {
        "Das Gerät hat Einstellungen abgelehnt und behält die letzten guten.": "\n".join(refused),
        "Das Gerät kann nicht nachsehen, ob der Bildschirm angeschlossen ist.": (
            "the kernel names no output"
        ),
        "Das Gerät meldet eine Schwierigkeit.": "the store cannot be opened",
    }
    assert not any(word in told(found) for word in ("kernel", "store", "unknown"))
