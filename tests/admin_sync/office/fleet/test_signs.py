# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import timedelta

import pytest

from admin_sync.office.fleet import joining, records, signs
from admin_sync.office.fleet.health import status
from admin_sync.office.fleet.models import Change, Document, Quarter, Sign, Terminal
from admin_sync.office.fleet.signs import Heard, Writer
from admin_sync.protocol import wire
from tests.fakes.healthy import report

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def device(newcomer, place, now, office_key):
    one = newcomer()
    joining.accept(one, place, None, now - timedelta(days=1))
    return one


class Screen:
    """A terminal that beats."""

    def __init__(self, device, writer=None):
        self.device, self.writer, self.count = device, writer or Writer(), 100

    def heard(self, now, *, whole=False, **changed):
        self.count += 3
        beat = {
            "boot": "b1", "sequence": self.count, "report_mark": "m1", "frames_age": 2.0,
            "frames": self.count, "sight_age": 3.0, "sight": "right",
            "has": dict(Document.objects.values_list("name", "mark")),
        } | changed  # fmt: skip
        if whole:
            beat["report"] = wire.plain(report(taken=now))
        return Heard(self.device.terminal_id, self.device.pk, now, beat)

    def beats(self, now, *, whole=False, **changed):
        self.writer.write([self.heard(now, whole=whole, **changed)])


def colours():
    return [(change.before, change.after) for change in reversed(Change.objects.all())]


def colour_at(moment):
    known = next(iter(records.known(Terminal.objects.all()).values()))
    return status(known.evidence, known.expected, moment).colour


def test_the_first_whole_beat_turns_it_green(device, now):
    Screen(device).beats(now, whole=True)
    sign = Sign.objects.get()
    assert colour_at(now) == "green"
    assert sign.green_until == sign.until == now + 88 * SECOND
    assert colours() == [("", "green")]


def test_a_beat_whose_report_we_do_not_have_is_not_green(device, now):
    screen = Screen(device)
    screen.beats(now)
    assert colour_at(now) == "grey"
    screen.beats(now + 3 * SECOND, whole=True)
    assert colour_at(now + 4 * SECOND) == "green"
    screen.beats(now + 33 * SECOND, report_mark="m2")
    assert colour_at(now + 34 * SECOND) == "grey"


def test_small_beats_keep_it_green_and_write_no_history(device, now):
    screen = Screen(device)
    screen.beats(now, whole=True)
    for number in range(1, 20):
        screen.beats(now + number * 30 * SECOND)
    assert colour_at(now + 20 * 30 * SECOND) == "green"
    assert Change.objects.count() == 1
    assert Sign.objects.get().report["version"] == "0.1.0"


def test_frames_that_do_not_rise_turn_it_red(device, now):
    screen = Screen(device)
    screen.beats(now, whole=True)
    for number in range(1, 6):
        screen.beats(now + number * 30 * SECOND, frames=4711)
    assert colour_at(now + 150 * SECOND) == "red"
    assert "erneuert" in Change.objects.first().why


def test_the_silent_hours_are_in_the_history_though_nobody_looked(device, now):
    screen = Screen(device)
    screen.beats(now, whole=True)
    screen.beats(now + timedelta(hours=5), whole=True)
    assert colours() == [("", "green"), ("green", "grey"), ("grey", "green")]
    grey = Change.objects.get(after="grey")
    assert now + 80 * SECOND < grey.at <= now + 90 * SECOND
    assert Change.objects.get(before="grey").at == now + timedelta(hours=5)
    # what was proven before, to the second, and nothing more
    assert sum(quarter.green for quarter in Quarter.objects.all()) == 88.0


def test_quarters_add_up(device, now):
    screen = Screen(device)
    screen.beats(now, whole=True)
    for number in range(1, 121):
        at = now + number * 30 * SECOND
        screen.beats(at, whole=number % 20 == 0, sight="black" if 40 <= number < 60 else "right")
    rows = list(Quarter.objects.order_by("start").values_list("green", "red"))
    assert rows == [(900.0, 0.0), (300.0, 600.0), (900.0, 0.0), (900.0, 0.0)]


def test_another_process_may_write_in_between(device, now):
    one, other = Screen(device), Screen(device)
    one.beats(now, whole=True)
    other.count = 150
    other.beats(now + 30 * SECOND, sight="black")
    one.count = 200
    one.beats(now + 60 * SECOND)
    assert colours() == [("", "green"), ("green", "red"), ("red", "green")]
    assert Quarter.objects.get().red == 30.0


def test_maintenance_explains_nothing_before_it_began(device, now):
    screen = Screen(device)
    screen.beats(now, whole=True)
    later = now + timedelta(hours=2)
    place = device.terminal
    with signs.changing([place], later):
        Terminal.objects.update(mode={"name": "maintenance", "since": later.isoformat()})
    assert colours() == [("", "green"), ("green", "grey"), ("grey", "blue")]
    assert Change.objects.first().at == later
    screen.beats(later + timedelta(minutes=1), whole=True)
    assert colours()[-1] == ("grey", "blue")
    assert Sign.objects.get().green_until is None


def test_what_a_device_that_is_no_longer_there_says_is_not_heard(device, newcomer, now):
    old = Screen(device)
    old.beats(now, whole=True)
    spare = newcomer("spare")
    joining.accept(spare, device.terminal, None, now + 10 * SECOND)
    assert colour_at(now + 11 * SECOND) == "grey"
    old.beats(now + 30 * SECOND)
    assert Sign.objects.get().received == now
    Screen(spare, old.writer).beats(now + 40 * SECOND, report_mark="m1")
    assert colour_at(now + 41 * SECOND) == "grey", "the report of the old one proves nothing"


def test_several_beats_of_one_terminal_in_a_batch(device, now):
    screen = Screen(device)
    heard = [
        screen.heard(now, whole=True), screen.heard(now + 3 * SECOND, sight="frozen"),
        screen.heard(now + 6 * SECOND),
    ]  # fmt: skip
    screen.writer.write(heard)
    assert colours() == [("", "green"), ("green", "red"), ("red", "green")]
    assert Sign.objects.get().received == now + 6 * SECOND


@pytest.mark.parametrize(
    "changed",
    [
        {"frames_age": "soon"}, {"frames_age": -5}, {"sight_age": True}, {"sight": 7},
        {"has": None}, {"frames": "many"}, {"report_mark": 5}, {"report": "x"}, {"report": {}},
        {"report": {"version": 1}}, {"has": {"content": 7}},
    ],
)  # fmt: skip
def test_nonsense_is_no_proof_and_breaks_nothing(device, now, changed):
    screen = Screen(device)
    screen.beats(now, whole=True)
    screen.beats(now + 60 * SECOND, **changed)
    assert colour_at(now + 150 * SECOND) != "green"


def test_a_batch_that_cannot_be_written_is_forgotten_in_memory_too(device, now, monkeypatch):
    screen = Screen(device)
    screen.beats(now, whole=True)
    with monkeypatch.context() as patched:
        patched.setattr(Change.objects, "bulk_create", _fail)
        with pytest.raises(RuntimeError):
            screen.beats(now + 30 * SECOND, sight="black")
    screen.beats(now + 60 * SECOND)
    assert colours() == [("", "green")]


def _fail(*_args):
    raise RuntimeError
