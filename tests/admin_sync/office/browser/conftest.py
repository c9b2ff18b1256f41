# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office in a real browser.

`office` is the served office's address (the real WSGI application on a real database file);
`show(user, path, size="phone", dark=True)` opens a page there, signed in; `page.faults` holds
what the browser complained of (a refused script, a missing file).
"""

import os
from contextlib import ExitStack

import pytest

from admin_sync.office import wsgi
from tests.fakes import chromium

# playwright's loop runs in this thread, which is no reason not to ask the database in a test
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def office(transactional_db):
    with chromium.served(wsgi.application) as address:
        yield address


@pytest.fixture
def show(browser, office):
    with ExitStack() as stack:

        def open_page(user, path="/", **options):
            page = stack.enter_context(chromium.opened(browser, office, user=user, **options))
            page.goto(path)
            return page

        yield open_page
