# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import timedelta

import pytest

from admin_sync.office.fleet import enrolment, joining, outgoing
from admin_sync.office.fleet.models import Code, Device, Document, Guess
from admin_sync.office.people.models import Role, User
from admin_sync.protocol import envelope
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.messages import Announcement

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Box:
    """A terminal that knocks."""

    def __init__(self, seed="box"):
        self.key = Identity.of_seed(seed.encode().ljust(32, b"-"))

    def knock(self, now, code="", address="192.0.2.1"):
        said = Announcement(self.key.name, "serial", "0.1.0", now, code)
        return joining.announce(said, self.key.public, address, now)

    @property
    def device(self):
        return Device.objects.get(key=self.key.public)


def test_a_newcomer_shows_a_code_and_keeps_it(now):
    box = Box()
    first = box.knock(now)
    assert (first.state, first.seconds) == ("waiting", 1800)
    assert first.link.endswith(f"/beitreten/?code={first.code}")
    assert box.knock(now + 5 * MINUTE).code == first.code
    assert Device.objects.count() == 1
    assert not Code.objects.filter(digest__contains=first.code).exists()


def test_after_half_an_hour_another_code_is_shown_and_the_first_is_worth_nothing(now):
    box = Box()
    first = box.knock(now).code
    later = now + 31 * MINUTE
    assert box.knock(later).code != first
    with pytest.raises(joining.JoinError):
        joining.waiting_with(first, "clerk", later)


def test_staff_find_the_device_by_the_code_on_its_screen(now):
    box = Box()
    code = box.knock(now).code
    found = joining.waiting_with(code.lower().replace("0", "o"), "clerk", now)
    assert found == box.device


def test_an_accepted_device_learns_of_its_place(now, place, office_key):
    box = Box()
    box.knock(now)
    joining.accept(box.device, place, None, now)
    standing = box.knock(now + MINUTE)
    assert (standing.state, standing.place, standing.code) == ("accepted", place.name, "")


def test_five_wrong_codes_and_an_account_waits(now):
    code = Box().knock(now).code
    for _ in range(enrolment.TRIES):
        with pytest.raises(joining.JoinError, match="gibt es nicht"):
            joining.waiting_with("00000000", "clerk", now)
    with pytest.raises(joining.JoinError, match="Zu viele"):
        joining.waiting_with(code, "clerk", now)
    assert joining.waiting_with(code, "colleague", now)


def test_five_wrong_codes_from_one_address_and_it_waits(now, place):
    code = joining.offer(place, None, now)
    for number in range(enrolment.TRIES):
        standing = Box(f"thief {number}").knock(now, "ABCDEFGH")
        assert standing.state == "unknown"
        assert "gibt es nicht" in standing.detail
    assert "Zu viele" in Box("thief").knock(now, code).detail
    assert Box("honest").knock(now, code, "198.51.100.7").state == "waiting"


def test_a_code_of_the_office_brings_a_device_that_waits_for_staff(now, place, office_key):
    box, code = Box(), joining.offer(place, None, now)
    standing = box.knock(now, code)
    assert (standing.state, standing.place, standing.code) == ("waiting", place.name, "")
    assert Box("second").knock(now, code).detail == "Dieser Code wurde schon benutzt."
    joining.accept(box.device, place, None, now)
    assert box.knock(now + MINUTE, code).state == "accepted"
    assert Box("third").knock(now, code, "198.51.100.7").state == "unknown"


def test_a_code_of_the_office_ends(now, place):
    code = joining.offer(place, None, now)
    assert "abgelaufen" in Box().knock(now + 30 * MINUTE, code).detail


def test_a_ready_file_brings_one_device_at_once(now, place, office_key):
    code = joining.offer(place, None, now, ready=True)
    later = now + timedelta(days=29)
    box = Box()
    assert box.knock(later, code).state == "accepted"
    assert box.device.terminal == place
    assert Box("copy").knock(later, code).detail == "Dieser Code wurde schon benutzt."
    late = joining.offer(place, None, now, ready=True)
    assert "abgelaufen" in Box("late").knock(now + timedelta(days=30), late).detail


def test_a_lost_ready_file_does_not_oust_who_came_since(now, place, office_key):
    code = joining.offer(place, None, now, ready=True)
    honest = Box("honest")
    honest.knock(now)
    joining.accept(honest.device, place, None, now + MINUTE)
    assert Box("thief").knock(now + 2 * MINUTE, code).state == "waiting"
    assert honest.device.state == "accepted"


def test_a_newer_offer_ends_the_one_before(now, place):
    old = joining.offer(place, None, now)
    joining.offer(place, None, now)
    assert "gibt es nicht" in Box().knock(now, old).detail


def test_a_spare_takes_over_a_place_with_its_documents(now, place, office_key):
    old, spare = Box("old"), Box("spare")
    old.knock(now)
    joining.accept(old.device, place, None, now)
    outgoing.put(place, "source/x", {"items": []}, now)
    mark = Document.objects.get(name="source/x").mark
    spare.knock(now)
    joining.accept(spare.device, place, None, now)
    assert old.knock(now).state == "revoked"
    document = Document.objects.get(name="source/x")
    assert document.mark == mark
    assert envelope.unseal(
        bytes(document.sealed), office_key.public, "source/x", spare.device.pk, now
    ) == {"items": []}


def test_a_refused_device_never_comes_in(now, place, office_key):
    box = Box()
    box.knock(now)
    joining.revoke(box.device, now)
    assert box.knock(now + MINUTE).state == "revoked"
    code = joining.offer(place, None, now, ready=True)
    assert box.knock(now + MINUTE, code).state == "revoked"
    with pytest.raises(joining.JoinError):
        joining.accept(box.device, place, None, now)


def test_one_address_brings_no_crowd(now):
    standings = [Box(f"{n}").knock(now) for n in range(joining.NEWCOMERS + 1)]
    assert [standing.state for standing in standings].count("waiting") == joining.NEWCOMERS
    assert standings[-1].state == "unknown"


def test_yesterday_is_forgotten_but_not_who_is_locked_out(now, place):
    Box("waiting").knock(now)
    Box("thief").knock(now, "00000000")
    locked = Box("locked")
    locked.knock(now)
    joining.revoke(locked.device, now)
    joining.tidy(now + timedelta(days=2))
    assert [device.state for device in Device.objects.all()] == ["revoked"]
    assert not Guess.objects.exists()
    assert not Code.objects.exclude(device=locked.device).exists()


def test_a_ready_file_of_somebody_who_left_lets_nobody_in_by_itself(
    now, place, office_key, make_user
):
    for name, change in (
        ("Tina", lambda user: User.objects.filter(pk=user.pk).update(is_active=False)),
        ("Tom", lambda user: user.memberships.all().delete()),
    ):
        maker = make_user(name, (Role.TECHNICIAN, place.unit))
        code = joining.offer(place, maker, now, ready=True)
        change(maker)
        box = Box(name)
        standing = box.knock(now + MINUTE, code)
        assert (standing.state, standing.place) == ("waiting", place.name)
        assert box.device.state == "waiting"
    stays = make_user("Ute", (Role.TECHNICIAN, place.unit))
    code = joining.offer(place, stays, now, ready=True)
    assert Box("Ute").knock(now + MINUTE, code).state == "accepted"
