# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Screens are grouped where they are changed; a group of none is no more."""

import pytest

from admin_sync.office.fleet.models import Group, Terminal
from admin_sync.office.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(amt, make_user, as_user):
    return as_user(make_user("Tom", (Role.TECHNICIAN, amt)))


def save(client, place, **more):
    form = {
        "name": place.name, "unit": place.unit_id, "orientation": "portrait", "diagonal": 218,
        "edge": 50, **more,
    }  # fmt: skip
    answer = client.post(f"/bildschirme/{place.pk}/aendern/", form)
    assert answer.status_code == 302, answer.content.decode()
    return set(place.groups.values_list("name", flat=True))


def test_a_group_is_made_joined_and_gone_with_its_last_screen(client, place, village, now):
    other = Terminal.objects.create(name="Haby, Badestelle", unit=village, created=now)
    assert save(client, place, new_group=" Bade  stellen ") == {"Bade stellen"}
    assert save(client, other, new_group="bade STELLEN") == {"Bade stellen"}
    group = Group.objects.get()
    assert save(client, place) == set()
    assert save(client, other, groups=[group.pk]) == {"Bade stellen"}
    assert save(client, other) == set()
    assert not Group.objects.exists()


def test_a_name_that_is_too_long_is_refused(client, place):
    form = {
        "name": place.name, "unit": place.unit_id, "orientation": "portrait", "diagonal": 218,
        "edge": 50, "new_group": "x" * 101,
    }  # fmt: skip
    assert client.post(f"/bildschirme/{place.pk}/aendern/", form).status_code == 200
    assert not Group.objects.exists()
