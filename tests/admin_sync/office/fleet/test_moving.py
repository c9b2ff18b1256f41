# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The narrow way by which beats that only move ages on are written, on whichever database.

What it does not write is made another behind its back, in columns by which no process knows that
somebody else wrote: there it is afterwards, where only what moved was written.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from admin_sync.office.fleet import joining
from admin_sync.office.fleet.models import Change, Device, Document, Quarter, Sign, Terminal
from admin_sync.office.fleet.signs import Heard, Writer
from admin_sync.protocol import wire
from tests.fakes.healthy import report

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
ALONE = {"left": "alone"}
ODD = {"text": 'Groß "Wittensee" \\ ☂', "long": 2**53, "part": 0.1, "none": None, "list": [1, {}]}


@pytest.fixture
def screens(newcomer, village, now, office_key):
    """Five screens with their devices."""
    found = []
    for number in range(5):
        place = Terminal.objects.create(name=f"Haby {number}", unit=village, created=now)
        device = newcomer(f"device {number}")
        joining.accept(device, place, None, now - timedelta(days=1))
        found.append(Device.objects.get(pk=device.pk))
    return found


def heard(device, at, frames, *, whole=False, **changed):
    documents = Document.objects.filter(terminal=device.terminal)
    beat = {
        "boot": "b1", "sequence": frames, "report_mark": "m1", "frames": frames,
        "frames_age": 2.0, "sight_age": 3.0, "sight": "right",
        "has": dict(documents.values_list("name", "mark")),
    } | changed  # fmt: skip
    if whole:
        beat["report"] = wire.plain(report(taken=at))
    return Heard(device.terminal_id, device.pk, at, beat)


def begun(screens, now):
    """A writer that has all of them plainly green, and knows how they came to be."""
    writer = Writer()
    writer.write([heard(one, now, 1, whole=True) for one in screens])
    assert set(Sign.objects.values_list("telling", flat=True)) == {"green"}
    return writer


def spoil():
    """Change what the narrow way leaves alone; nobody reads anew for that."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE fleet_sign SET has = %s", [json.dumps(ALONE)])


def test_only_what_moved_is_written_and_all_of_a_batch(screens, now):
    writer = begun(screens, now)
    before = {sign.pk: sign for sign in Sign.objects.all()}
    spoil()
    later = now + timedelta(seconds=30, microseconds=123456)
    # in another order than that of the rows
    writer.write([heard(one, later, 40 + n) for n, one in enumerate(reversed(screens))])
    for number, device in enumerate(reversed(screens)):
        sign, old = Sign.objects.get(pk=device.terminal_id), before[device.terminal_id]
        assert sign.has == ALONE, "it was written the wide way"
        assert (sign.received, sign.beat["frames"]) == (later, 40 + number)
        assert datetime.fromisoformat(sign.beat["rose"]) == later
        assert sign.green_until == sign.until == later + 88 * SECOND
        assert (sign.told, sign.telling, sign.device_id) == (old.told, "green", device.pk)
        assert (sign.report, sign.reported) == (old.report, old.reported)
    assert Change.objects.count() == len(screens)
    assert not Quarter.objects.exists()


def test_times_and_odd_values_come_back_as_they_went(screens, now):
    writer = begun(screens[:1], now)
    spoil()
    summer = (now + 20 * SECOND).astimezone(UTC)
    writer.write([heard(screens[0], summer, 7, odd=ODD)])
    sign = Sign.objects.get()
    assert (sign.has, sign.beat["odd"], sign.received) == (ALONE, ODD, summer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM fleet_sign WHERE green_until > received")
        assert cursor.fetchone() == (1,), "as the database compares them, too"
    assert Sign.objects.filter(green_until__gt=now + 100 * SECOND).exists()
    assert not Sign.objects.filter(beat__odd__long=1).exists()
    assert Sign.objects.filter(beat__odd__long=2**53).exists()


def test_a_batch_holds_what_moved_beside_what_changed_and_what_is_new(screens, now):
    writer = begun(screens[:4], now)
    spoil()
    later = now + 30 * SECOND
    moved, changed, twice, silent, new = screens
    writer.write([
        heard(moved, later, 50), heard(changed, later, 51, sight="black"),
        heard(twice, later, 52), heard(new, later, 53, whole=True),
        heard(twice, later + SECOND, 54),
    ])  # fmt: skip
    has = dict(Sign.objects.values_list("terminal", "has"))
    assert [has[one.terminal_id] == ALONE for one in screens] == [True, False, True, True, False]
    received = dict(Sign.objects.values_list("terminal", "received"))
    assert received[twice.terminal_id] == later + SECOND
    assert received[silent.terminal_id] == now
    assert Sign.objects.get(pk=changed.terminal_id).telling != "green"


def test_who_was_written_by_another_process_is_read_anew_first(screens, now):
    first, second = begun(screens, now), Writer()
    for step in range(1, 7):
        writer = (first, second)[step % 2]
        at = now + 20 * step * SECOND
        writer.write([heard(one, at, 100 + step) for one in screens])
        assert set(Sign.objects.values_list("received", "green_until")) == {(at, at + 88 * SECOND)}
    assert Change.objects.count() == len(screens)


def test_a_place_that_went_meanwhile_is_not_made_again(screens, now):
    writer = begun(screens, now)
    gone = screens[2].terminal_id
    Sign.objects.filter(pk=gone).delete()
    Change.objects.filter(terminal=gone).delete()
    writer.write([heard(one, now + 30 * SECOND, 60) for one in screens if one.terminal_id != gone])
    assert not Sign.objects.filter(pk=gone).exists()
    assert Sign.objects.filter(received=now + 30 * SECOND).count() == 4
