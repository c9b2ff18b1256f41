# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in, as a person at a browser does it."""

from admin_sync.office.people.models import Role
from tests.fakes import phone
from tests.fakes.staff import PASSWORD


def test_with_password_and_code_one_gets_where_one_wanted(show, units, make_user):
    make_user("Anna", (Role.MANAGER, units.amt))
    page = show(None, "/profil/")
    page.get_by_label("E-Mail-Adresse").fill("anna@amt.example")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.get_by_label("Code").fill(phone.code())
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url("**/profil/")
    assert page.get_by_role("heading", level=1).inner_text() == "Mein Zugang"
    assert not page.faults
