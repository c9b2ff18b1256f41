# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Two at the same moment: one code brings one device, and one place has one device."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from admin_sync.office.fleet import joining
from admin_sync.office.fleet.models import Device
from tests.admin_sync.office.fleet.test_joining import Box

pytestmark = pytest.mark.django_db(transaction=True)
_AT_ONCE = 4


def at_once(deed, given):
    """What a deed gives for each, all begun at the same moment, each with its own connection."""
    gate = threading.Barrier(len(given))

    def one(each):
        gate.wait(10)
        try:
            return deed(each)
        except joining.JoinError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(one, given))


def test_of_many_with_one_ready_file_one_comes_in(now, place, office_key):
    code = joining.offer(place, None, now, ready=True)
    boxes = [Box(f"box {n}") for n in range(_AT_ONCE)]
    stands = at_once(lambda box: box.knock(now, code).state, boxes)
    assert sorted(stands) == ["accepted", *["unknown"] * (_AT_ONCE - 1)]
    assert Device.objects.filter(state="accepted").count() == 1


def test_of_many_that_are_accepted_for_one_place_one_stays(now, place, office_key):
    boxes = [Box(f"box {n}") for n in range(_AT_ONCE)]
    for box in boxes:
        box.knock(now)
    at_once(lambda box: joining.accept(box.device, place, None, now), boxes)
    (stays,) = Device.objects.filter(state="accepted")
    assert stays.terminal == place
    # who was ousted has had a place, and its key never comes in again
    assert set(Device.objects.exclude(pk=stays.pk).values_list("state", flat=True)) == {"revoked"}


def test_a_device_that_two_accept_stands_in_one_place(now, place, office_key):
    other = type(place).objects.create(name="Haby, Schule", unit=place.unit, created=now)
    box = Box()
    box.knock(now)
    came = at_once(lambda where: joining.accept(box.device, where, None, now), [place, other])
    assert sum(isinstance(one, joining.JoinError) for one in came) == 1
    assert box.device.terminal in {place, other}
