# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every page of the office, as a person sees it: no barrier, no fault, no sideways scrolling.

Made from the URLconf, filled from tests/fakes/samples: a new page is in it by itself.
"""

import pytest
from playwright.sync_api import expect

from admin_sync.office.people.models import Role
from tests.fakes import chromium, samples, staff
from tests.fakes.views import all_views, read

VIEWS = all_views()


@pytest.fixture
def pages(units, now, client):
    """The addresses that answer a look with a page, for who may do everything and for nobody."""
    amt = samples.make(units, now)
    user = staff.make("Anna Petersen", *((role, units.amt) for role in Role))
    signed_in = staff.signed_in(user)
    found = {user: {}, None: {}}
    for view in VIEWS:
        who, asking = (None, client) if view.needs is None else (user, signed_in)
        answer = asking.get(view.address(amt.arguments))
        said = read(answer)
        # the pieces that htmx puts into a page are seen there
        if answer.status_code == 200 and said.lstrip()[:15].lower() == "<!doctype html>":
            found[who].setdefault(view.address(amt.arguments), view.name)
    return found


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", chromium.SIZES)
def test_no_page_has_a_serious_finding(size, dark, pages, browser, office):
    wrong = []
    for user, addresses in pages.items():
        with chromium.opened(browser, office, user=user, size=size, dark=dark) as page:
            for address, name in addresses.items():
                page.faults.clear()
                page.goto(address)
                wrong += [f"{name}: {finding}" for finding in chromium.findings(page)]
                wrong += [f"{name}: {fault}" for fault in page.faults]
                if (more := chromium.wider_than_screen(page)) > 0:
                    wrong.append(f"{name} is {more} pixels too wide")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_every_page_says_where_one_is(pages, browser, office):
    for user, addresses in pages.items():
        with chromium.opened(browser, office, user=user) as page:
            for address, name in addresses.items():
                page.goto(address)
                assert page.locator("h1").count() == 1, name
                assert page.locator("h1").inner_text().strip(), name
                assert page.locator("html").get_attribute("lang") == "de", name
                assert page.title().split(" · ")[0].strip(), name


def test_the_first_key_leads_past_the_head(show, units, make_user):
    page = show(make_user("Anna", (Role.MANAGER, units.amt)), "/personen/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Zum Inhalt springen"
    # it slides in for those who bear motion
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


def test_on_a_phone_the_menu_opens_without_script(browser, office, units, make_user):
    user = make_user("Anna", (Role.MANAGER, units.amt))
    with chromium.opened(
        browser, office, user=user, size="phone", java_script_enabled=False
    ) as page:
        page.goto("/personen/")
        page.locator(".bar summary").tap()
        page.get_by_role("link", name="Mein Zugang").tap()
        page.wait_for_url("**/profil/")


def test_a_dangerous_button_asks_first_without_script(browser, office, units, make_user):
    user = make_user("Anna", (Role.MANAGER, units.amt))
    other = make_user("Birte", (Role.EDITOR, units.amt))
    with chromium.opened(browser, office, user=user, java_script_enabled=False) as page:
        page.goto(f"/personen/{other.pk}/")
        page.get_by_text("Zugang sperren", exact=True).click()
        other.refresh_from_db()
        assert other.is_active
        page.get_by_role("button", name="Ja, sperren").click()
        page.get_by_text("Die Person ist überall abgemeldet").wait_for()
        other.refresh_from_db()
        assert not other.is_active


def test_a_barrier_would_be_found(browser):
    with chromium.opened(browser, "http://127.0.0.1") as page:
        page.set_content(
            "<main><h1>Bild</h1><img src='data:,'><p style='width:3000px'>…</p></main>"
        )
        assert any("image-alt" in finding for finding in chromium.findings(page))
        assert chromium.wider_than_screen(page) > 0


def test_a_page_too_wide_would_be_found_on_a_phone_that_zooms_out(browser):
    with chromium.opened(browser, "http://127.0.0.1", size="phone") as page:
        page.set_content(
            "<meta name=viewport content='width=device-width'><main><h1>Satzung</h1>"
            "<p style='width:470px'>Abfallentsorgungsgebührensatzungsänderung</p></main>"
        )
        assert chromium.wider_than_screen(page) > 0
