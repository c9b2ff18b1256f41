# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which meeting a screen shows is chosen from those that its sources announce."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from admin_sync.office.people.models import Role
from admin_sync.office.sources import meetings
from content.clock import utc_now
from content.details import Meeting
from content.model import Kind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def council(make_source, hold, item, units):
    """Meetings of the Amt's source and of another village's; gives when the first begins."""
    now = utc_now().replace(second=0, microsecond=0)

    def meeting(uid, source, title, days, **more):
        told = Meeting(now + days * DAY, **more)
        return item(uid, source, Kind.MEETING, title, meeting=told)

    make_source("rat", "meeting", name="Ratsinfo")
    make_source("fern", "meeting", unit=units.ascheffel)
    hold(
        "rat",
        meeting("2", "rat", "Bauausschuss", 9, body="Gemeinde Haby"),
        meeting("1", "rat", "", 2, body="Gemeindevertretung Groß Wittensee"),
        meeting("alt", "rat", "Vorbei", -3, body="A"),
        meeting("aus", "rat", "Abgesagt", 3, body="B", cancelled=True),
        at=now - DAY,
    )
    hold("fern", meeting("3", "fern", "Anderswo", 1, body="C"), at=now - DAY)
    return now


def test_the_coming_ones_of_the_screens_own_sources_are_offered_by_date_and_name(council, screens):
    offered = meetings.coming(screens[0], council)
    assert [key for key, _ in offered] == ["rat:1", "rat:2"]
    assert offered[0][1].endswith("Uhr: Gemeindevertretung Groß Wittensee")
    assert offered[1][1].endswith("Uhr: Bauausschuss (Gemeinde Haby)")
    assert (council + 2 * DAY).strftime("%Y") in offered[0][1]
    with translation.override("en"):
        assert "Uhr" not in meetings.coming(screens[0], council)[0][1]


def test_one_is_chosen_and_nothing_can_be_typed(council, screens, units, make_user, as_user):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    page = client.get(f"/bildschirme/{screens[0].pk}/").content.decode()
    assert '<select name="item"' in page
    assert '<option value="rat:2">' in page
    address = f"/bildschirme/{screens[0].pk}/modus/"
    sent = {"name": "meeting", "reason": "Sitzung"}
    for typed in ("fern:3", "rat:alt", "irgendwas"):
        answer = client.post(address, {**sent, "item": typed})
        assert answer.status_code == 200
        screens[0].refresh_from_db()
        assert screens[0].mode is None
    client.post(address, {**sent, "item": "rat:2"})
    screens[0].refresh_from_db()
    assert screens[0].mode["item"] == "rat:2"
    assert "Bauausschuss" in client.get(f"/bildschirme/{screens[0].pk}/").content.decode()


def test_none_named_is_the_next_and_maintenance_names_none(
    council, screens, units, make_user, as_user
):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    address = f"/bildschirme/{screens[0].pk}/modus/"
    for name, item in (("meeting", ""), ("maintenance", "rat:2")):
        client.post(address, {"name": name, "reason": "So", "item": item})
        screens[0].refresh_from_db()
        assert screens[0].mode["name"] == name
        assert "item" not in screens[0].mode


def test_a_maintenance_ends_by_itself(council, screens, units, make_user, as_user):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    address = f"/bildschirme/{screens[0].pk}/modus/"
    for typed, hours in (({}, 4), ({"since": "2026-05-16T08:00", "until": "2026-05-16T18:00"}, 10)):
        client.post(address, {"name": "maintenance", "reason": "Glas getauscht", **typed})
        screens[0].refresh_from_db()
        since, until = (datetime.fromisoformat(screens[0].mode[key]) for key in ("since", "until"))
        assert until - since == timedelta(hours=hours)
