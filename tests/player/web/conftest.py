# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from tests.fakes.server import FakeServer
from tests.player.web import visit as visits


@pytest.fixture
def amt():
    """The server of a site that is allowed."""
    with FakeServer() as server:
        yield server


@pytest.fixture
def evil():
    """A server whose address nothing may reach."""
    with FakeServer() as server:
        yield server


@pytest.fixture
def visit():
    """Begins visits; at the end each has gone with its player, and left nobody behind."""
    begun = []

    def begin(first, **more):
        begun.append(visits.started(first, **more))
        return begun[-1]

    yield begin
    for one in begun:
        one.hang_up()
        assert one.processes() == {}


@pytest.fixture
def see(amt, visit):
    """Begins a visit to a body that the allowed server serves."""

    def seeing(body, *allow, title="Amt", path="/", **more):
        amt.html(path, visits.page(body, title))
        return visit(visits.opening(f"{amt.url}{path}", *allow or (amt.url,)), **more)

    return seeing
