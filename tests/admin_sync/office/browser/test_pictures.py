# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The pictures of docs/clerks, drawn anew: `pytest -m gallery tests/admin_sync/office/browser`."""

from pathlib import Path

import pytest

from admin_sync.office.people import invitation, staff
from admin_sync.office.people.models import Role
from tests.fakes import chromium, samples
from tests.fakes.staff import make

PICTURES = Path(__file__).parents[4] / "docs" / "pictures"


@pytest.mark.gallery
@pytest.mark.timeout(300)
def test_pictures_for_clerks(browser, office, units, now):
    samples.make(units, now)
    chief = make("Anna Petersen", (Role.MANAGER, units.amt))
    fresh = make("Nele Nissen", (Role.TECHNICIAN, units.amt), factor=False)
    newcomer = staff.Newcomer("Wiebke Wulf", "wiebke@amt.example")
    invited, _new = staff.invite(chief, newcomer, Role.EDITOR, units.wittensee, now)
    shots = {
        "office-sign-in": (None, "/anmelden/", "phone"),
        "office-factor-owed": (fresh, "/anmelden/faktor-noetig/", "phone"),
        "office-factor": (fresh, "/anmelden/faktor/app/einrichten/", "phone"),
        "office-invitation": (None, f"/anmelden/einladung/{invitation.token(invited)}/", "phone"),
        "office-people": (chief, "/personen/", "desktop"),
        "office-invite": (chief, "/personen/einladen/", "desktop"),
        "office-person": (chief, f"/personen/{invited.pk}/", "desktop"),
        "office-log": (chief, "/protokoll/", "desktop"),
    }
    for name, (user, path, size) in shots.items():
        with chromium.opened(browser, office, user=user, size=size) as page:
            page.goto(path)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=PICTURES / f"{name}.png", full_page=size == "phone")
            assert not page.faults
