# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real Chromium for pages of the office, and the office itself on a port of its own."""

import threading
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from playwright.sync_api import sync_playwright

from tests.fakes import staff

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
#: What a page must have none of.
SERIOUS = {"serious", "critical"}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def served(application):
    """A WSGI application on the loopback; gives its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


@contextmanager
def started():
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser, address, *, user=None, size="desktop", dark=False, **options):
    """A page in a profile of its own, signed in as `user`; the errors it logs are `page.faults`."""
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="de-DE",
        is_mobile=size == "phone",
        has_touch=size == "phone",
        **options,
    )
    context.set_default_timeout(15_000)
    if user is not None:
        cookie = staff.signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda said: page.faults.append(said.text) if said.type == "error" else None,
    )
    try:
        yield page
    finally:
        context.close()


def findings(page):
    """What axe-core finds serious in a page, a line each with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} at {node['target'][0]}: {node.get('failureSummary', '')[:300]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def wider_than_screen(page):
    """By how many pixels a page would have to be scrolled sideways."""
    # not window.innerWidth: a phone zooms out until all of a wide page is in the window
    return page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
