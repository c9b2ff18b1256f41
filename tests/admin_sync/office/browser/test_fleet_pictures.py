# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pictures of screens for docs/clerks: `pytest -m gallery tests/admin_sync/office/browser`."""

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from admin_sync.office import config
from admin_sync.office.device.models import Entry
from admin_sync.office.fleet import joining, keys
from admin_sync.office.fleet.models import Device, Group, Terminal
from admin_sync.office.people.models import Role
from admin_sync.protocol.identity import Identity
from content.clock import utc_now
from tests.fakes import staff

PICTURES = Path(__file__).parents[4] / "docs" / "pictures"
DAY = timedelta(days=1)
#: How often a page was opened on a day, and how much of a day's visits begins at an hour (UTC).
OPENED = {
    "buses": 9, "events": 7, "notices": 6, "weather": 5, "news": 4, "offers": 3, "search": 2,
    "calls": 1, "places": 1,
}  # fmt: skip
VISITS = {5: 1, 6: 3, 7: 4, 8: 2, 10: 2, 14: 3, 15: 5, 16: 6, 17: 4, 19: 2}


@pytest.fixture
def places(office, units):
    """Three screens, the first of which has a device that counted for a week."""
    keys.make(config.current().state)
    begun = utc_now() - 30 * DAY
    names = ("Groß Wittensee, Badestelle", "Groß Wittensee, Dorfplatz", "Groß Wittensee, Schule")
    made = [Terminal.objects.create(name=n, unit=units.wittensee, created=begun) for n in names]
    made[0].groups.add(Group.objects.create(name="Badestellen"))
    Group.objects.create(name="Schulen").terminals.add(made[2])
    key = Identity.of_seed(b"7" * 32).public
    device = Device.objects.create(id="d1", key=key, announced=begun, version="0.1.0")
    joining.accept(device, made[0], None, begun)
    for day in range(1, 8):
        _counted(device, made[0], day)
    return made


def _counted(device, place, day):
    noon = (utc_now() - day * DAY).replace(hour=12, minute=0, second=0, microsecond=0)
    for hour, visits in VISITS.items():
        pages = OPENED if hour == 16 else {}
        moment = noon.replace(hour=hour)
        body = {"hour": moment.strftime("%Y-%m-%dT%H:%MZ"), "pages": {**pages, "visits": visits}}
        Entry.objects.create(
            device=device, terminal=place, key=f"{day}-{hour}", kind="counters", body=body,
            created=moment, received=moment,
        )  # fmt: skip


@pytest.fixture
def chief(units):
    return staff.make("Anna Petersen", *((role, units.amt) for role in Role))


def _drawn(page, name, *, height=None):
    """The page down to a height, or all of it, in few colours: documents are to be small."""
    page.evaluate("document.fonts.ready")
    clip = height and {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, full_page=True, clip=clip or None)
    with Image.open(file) as picture:
        drawn = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    drawn.save(file, optimize=True)


@pytest.mark.gallery
@pytest.mark.timeout(300)
def test_pictures_of_screens_for_clerks(show, places, chief):
    first, second, _third = places
    page = show(chief, f"/bildschirme/{first.pk}/nutzung/")
    expect(page.get_by_text("Veranstaltungen")).to_be_visible()
    _drawn(page, "office-usage")
    page.goto(f"/bildschirme/{first.pk}/aendern/")
    _drawn(page, "office-groups", height=860)
    page.goto(f"/bildschirme/{second.pk}/geraet/")
    page.get_by_role("button", name="Als QR-Code zeigen").click()
    expect(page.locator("img.qr")).to_be_visible()
    _drawn(page, "office-ready")
    box = Identity.of_seed(b"9" * 32).public
    device = Device.objects.create(id="d9", key=box, announced=utc_now(), version="0.1.0")
    page.goto(f"/beitreten/geraet/{device.pk}/")
    _drawn(page, "office-accept")
    assert not page.faults
