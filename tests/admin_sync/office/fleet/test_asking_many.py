# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Orders to many screens: what is asked oddly, and who may still want them."""

import pytest

from admin_sync.office.fleet import acts
from admin_sync.office.fleet.models import Ask, Order, Terminal
from admin_sync.office.people.models import Role
from admin_sync.protocol.orders import Verb

pytestmark = pytest.mark.django_db


def test_who_has_lost_the_right_orders_nothing_by_somebody_elses_yes(village, make_user, now):
    tina, tom = (make_user(name, (Role.TECHNICIAN, village)) for name in ("Tina", "Tom"))
    screens = [
        Terminal.objects.create(name=f"Haby {n}", unit=village, created=now)
        for n in range(acts.ALONE + 1)
    ]
    wanted = acts.ask(screens, Verb.REBOOT, tina, now)
    tina.memberships.all().delete()
    with pytest.raises(acts.RefusedError, match="nicht mehr"):
        acts.decide(wanted, tom, now, agreed=True)
    assert not Order.objects.exists()
    acts.decide(wanted, tom, now, agreed=False)
    assert Ask.objects.get().agreed is False


@pytest.mark.parametrize("odd", ["²", "9" * 30, "-1", "9" * 5000, "x", "\u0661"])
def test_a_number_that_no_row_has_breaks_nothing(village, make_user, as_user, odd):
    client = as_user(make_user("Tina", (Role.TECHNICIAN, village), (Role.APPROVER, village)))
    for address in (
        f"/?gemeinde={odd}&gruppe={odd}",
        f"/beitraege/?ort={odd}&schirm={odd}&seite={odd}",
        f"/aushang/?seite={odd}",
    ):
        assert client.get(address).status_code == 200, address
    for address, form in (
        ("/bildschirme/auftraege/neu/", {"terminals": [odd], "verb": "reload"}),
        ("/bildschirme/meldungen/beenden/", {"number": odd}),
    ):
        assert client.post(address, form).status_code == 302, address
