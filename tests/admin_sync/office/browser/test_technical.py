# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a machine says in its own words is folded, and stays open for whoever unfolds it."""

import pytest
from playwright.sync_api import expect

from admin_sync.office import config
from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Device, Sign, Terminal
from admin_sync.office.people.models import Role
from admin_sync.protocol import wire
from admin_sync.protocol.report import Report
from content.clock import utc_now
from tests.fakes import chromium


@pytest.mark.slow
@pytest.mark.parametrize("size", chromium.SIZES)
def test_an_unfolded_message_stays_unfolded_when_the_page_is_drawn_anew(
    show, units, make_user, size
):
    keys.make(config.current().state)
    now = utc_now()
    screen = Terminal.objects.create(name="Dorfplatz", unit=units.wittensee, created=now)
    device = Device.objects.create(
        id="d" * 32, key=b"k" * 32, announced=now, state=Device.State.ACCEPTED, terminal=screen
    )
    said = ("office:2: terminal.unsinn: unknown key",)
    report = Report("1", now, clock_trusted=True, uptime=9.0, settings_problems=said)
    Sign.objects.create(
        terminal=screen, device=device, received=now, reported=now, told=now,
        report=wire.plain(report), report_mark="a", beat={"report_mark": "a"},
    )  # fmt: skip
    page = show(
        make_user("Tom", (Role.TECHNICIAN, units.amt)), f"/bildschirme/{screen.pk}/", size=size
    )
    assert not page.locator("text=unknown key").is_visible()
    page.click("text=Technische Meldung")
    assert page.locator("text=unknown key").is_visible()
    expect(page.locator("#stand")).not_to_have_text(page.text_content("#stand"), timeout=30_000)
    page.wait_for_timeout(200)
    assert page.locator("text=unknown key").is_visible()
    assert not chromium.findings(page)
    assert chromium.wider_than_screen(page) <= 0
