# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The overview in a real browser: it turns grey by itself, and is worked by keyboard."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from admin_sync.office import config
from admin_sync.office.fleet import blobs, joining, keys, outgoing
from admin_sync.office.fleet.models import Device, Document, Terminal
from admin_sync.office.fleet.signs import Heard, Writer
from admin_sync.office.people.models import Role
from admin_sync.protocol import wire
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.orders import Verb
from content.clock import utc_now
from tests.fakes import staff
from tests.fakes.healthy import report

pytestmark = pytest.mark.timeout(120)
PLACES = (
    ("Groß Wittensee, Dorfplatz", "wittensee", 54.398, 9.766, "right"),
    ("Groß Wittensee, Badestelle", "wittensee", 54.39, 9.75, "frozen"),
    ("Ascheffel, Feuerwehr", "ascheffel", None, None, "right"),
    ("Ascheffel, Schule", "ascheffel", None, None, ""),
)


class Fleet:
    """Screens that beat, each in its own way."""

    def __init__(self, units):
        keys.make(config.current().state)
        self.writer, self.count, self.devices = Writer(), 0, []
        begun = utc_now() - timedelta(minutes=10)
        for number, (name, village, latitude, longitude, _sight) in enumerate(PLACES):
            place = Terminal.objects.create(
                name=name, unit=getattr(units, village), created=begun,
                latitude=latitude, longitude=longitude,
            )  # fmt: skip
            key = Identity.of_seed(bytes([number + 1]) * 32)
            device = Device.objects.create(id=f"d{number}", key=key.public, announced=begun)
            joining.accept(device, place, None, begun)
            self.devices.append(device)

    def beat(self, ago=1.0):
        """Every screen says how it is, so many seconds ago."""
        self.count += 1
        at = utc_now() - timedelta(seconds=ago)
        heard = []
        for device, (*_place, sight) in zip(self.devices, PLACES, strict=True):
            marks = Document.objects.filter(terminal=device.terminal).values_list("name", "mark")
            beat = {
                "boot": "b", "report_mark": "m", "report": wire.plain(report(taken=at)),
                "frames": self.count, "frames_age": 1.0, "sight": sight, "sight_age": 1.0,
                "has": dict(marks),
            }  # fmt: skip
            if sight:
                heard.append(Heard(device.terminal_id, device.pk, at, beat))
        self.writer.write(heard)


@pytest.fixture
def fleet(office, units):
    return Fleet(units)


@pytest.fixture
def clerk(units):
    return staff.make("Anna Petersen", *((role, units.amt) for role in Role))


def pills(page):
    return page.locator(".tile .pill").all_inner_texts()


def green(page):
    return page.locator(".tile .pill").filter(has_text="in Ordnung")


def keep(page, name):
    """A picture for whoever wants to look (KIOSK_PICTURES names the folder)."""
    if folder := os.environ.get("KIOSK_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.slow
def test_green_turns_grey_when_its_proofs_end_whoever_fails_to_say_so(fleet, clerk, show):
    fleet.beat(ago=84)  # the pulse is a second older: five seconds are left
    page = show(clerk)
    page.route("**/stand/**", lambda route: route.abort())
    assert pills(page) == ["gestört", "unbekannt", "in Ordnung", "in Ordnung"]
    expect(green(page)).to_have_count(0, timeout=10_000)
    assert page.locator("#stale").is_hidden(), "it is the proofs, not the page"


@pytest.mark.slow
def test_a_page_without_news_says_so_and_recovers(fleet, clerk, show):
    fleet.beat()
    page = show(clerk)
    page.route("**/stand/**", lambda route: route.abort())
    page.locator("#stale").wait_for(state="visible", timeout=25_000)
    assert set(pills(page)) == {"unbekannt"}
    page.unroute("**/stand/**")
    page.locator("#stale").wait_for(state="hidden", timeout=15_000)
    expect(green(page)).to_have_count(2, timeout=15_000)


@pytest.mark.slow
def test_what_did_not_change_is_not_sent_again(fleet, clerk, show):
    fleet.beat()
    page = show(clerk)
    with page.expect_response("**/stand/**", timeout=15_000) as first:
        pass
    with page.expect_response("**/stand/**", timeout=15_000) as second:
        pass
    assert (first.value.status, second.value.status) == (200, 304)
    assert pills(page) == ["gestört", "unbekannt", "in Ordnung", "in Ordnung"]


def test_the_map_is_worked_by_keyboard(fleet, clerk, show):
    fleet.beat()
    page = show(clerk, "/?ansicht=karte")
    page.locator(".dot").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/bildschirme/*/")
    assert page.locator("h1").inner_text() == "Groß Wittensee, Badestelle"


@pytest.mark.slow
def test_pages_to_look_at(fleet, clerk, show):
    fleet.beat()
    made = outgoing.order(fleet.devices[1], Verb.SCREENSHOT, {}, clerk, utc_now())
    made.outcome, made.answered = "done", utc_now()
    made.blob = (
        blobs.put(Path("docs/pictures/home-portrait.png").read_bytes())
        if Path("docs/pictures/home-portrait.png").is_file()
        else ""
    )
    made.save()
    box = Identity.of_seed(b"9" * 32)
    device = Device.objects.create(id="d9", key=box.public, announced=utc_now(), version="0.1.0")
    two = fleet.devices[1].terminal_id
    paths = {
        "overview": "/", "map": "/?ansicht=karte", "terminal": f"/bildschirme/{two}/",
        "form": f"/bildschirme/{two}/aendern/", "join": "/beitreten/",
        "device": f"/beitreten/geraet/{device.pk}/", "bring": f"/bildschirme/{two}/geraet/",
        "asks": "/bildschirme/auftraege/", "alerts": "/bildschirme/meldungen/",
    }  # fmt: skip
    for size in ("phone", "desktop"):
        for dark in (False, True):
            for name, path in paths.items():
                page = show(clerk, path, size=size, dark=dark)
                assert not page.faults, (name, page.faults)
                keep(page, f"{name}-{size}-{'dark' if dark else 'light'}")
                page.close()
