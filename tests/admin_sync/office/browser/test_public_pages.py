# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The widget on somebody else's page, in a real browser."""

from datetime import timedelta

import pytest

from content.clock import utc_now
from content.details import Event
from content.model import Kind
from tests.fakes import chromium
from tests.fakes.foreign import hold, item, make_source  # noqa: F401

pytestmark = pytest.mark.slow


@pytest.fixture
def now():
    return utc_now()


@pytest.fixture
def elsewhere(office):
    """Somebody's own page on another address, with our script in it."""

    def page(environ, start):
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        script = f'<script src="{office}/o/widget.js" data-anzahl="3" async></script>'
        frame = f'<iframe src="{office}/o/alle/liste/veranstaltungen/" title="Liste"></iframe>'
        return [
            f'<!doctype html><html lang="de"><head><title>TSV</title>'
            '<meta name="viewport" content="width=device-width"></head><body><main>'
            f"<h1>TSV Haby</h1>{script}<noscript><a href='{office}/o/'>Termine</a></noscript>"
            f"{frame}</main></body></html>".encode()
        ]

    with chromium.served(page) as address:
        yield address


@pytest.fixture
def events(units, make_source, item, hold, now):  # noqa: F811
    make_source("events", "event", name="Termine")
    hold(
        "events",
        *(
            item(str(n), "events", Kind.EVENT, f"<b>Fest</b> {n}",
                 event=Event(now + timedelta(days=n + 1), location="Dorfplatz"))
            for n in range(5)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("size", chromium.SIZES)
def test_the_widget_lists_what_is_on_and_has_no_barrier(browser, elsewhere, events, size):
    with chromium.opened(browser, elsewhere, size=size) as page:
        page.goto("/")
        box = page.locator("section")
        box.locator("li").nth(2).wait_for()
        assert box.locator("li").count() == 3
        assert "<b>Fest</b> 0" in box.inner_text()
        assert "Quelle: Termine" in box.inner_text()
        assert page.frame_locator("iframe").locator("li").count() == 5
        assert not chromium.findings(page)
        assert chromium.wider_than_screen(page) <= 0
        assert not [fault for fault in page.faults if "favicon" not in fault and "404" not in fault]
        assert not page.context.cookies()


def test_without_script_a_link_leads_to_the_same(browser, elsewhere, events):
    context = browser.new_context(base_url=elsewhere, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("link", name="Termine").click()
        assert page.get_by_text("<b>Fest</b> 4").count() == 1
    finally:
        context.close()


def test_where_the_office_is_away_the_page_has_its_link(browser, elsewhere, events):
    with chromium.opened(browser, elsewhere) as page:
        page.route("**/o/alle/veranstaltungen.json", lambda route: route.abort())
        page.goto("/")
        link = page.locator("section a")
        link.wait_for()
        assert link.get_attribute("href").endswith("/o/alle/")
