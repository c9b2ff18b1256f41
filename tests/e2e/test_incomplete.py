# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources of several documents of which one does not come: nothing is lost, no ghost stays."""

import json
from random import Random

import pytest

from content.fetch import Fetcher
from content.model import Kind
from content.reader import Reader
from content.stores import Stores
from content.sync import Status, Syncer
from content.workshop import Workshop

LISTED = "/oparl/meetings"


def meeting(server, number):
    return {
        "id": f"{server.url}/oparl/meeting/{number}",
        "type": "https://schema.oparl.org/1.1/Meeting",
        "name": f"Sitzung {number}",
        "start": "2026-07-31T19:30:00+02:00",
    }


def page(server, path, numbers, following=""):
    listed = {"data": [meeting(server, number) for number in numbers], "links": {}}
    if following:
        listed["links"]["next"] = f"{server.url}{following}"
    server.serve(path, json.dumps(listed).encode(), "application/json")


@pytest.fixture
def council(terminal):
    """Eight meetings, seven of them on the second page."""
    page(terminal.server, LISTED, [1], f"{LISTED}/2")
    page(terminal.server, f"{LISTED}/2", range(2, 9))
    source = terminal.source("council", kind=Kind.MEETING, format="oparl", path=LISTED)
    assert terminal.sync(source)["council"].items == 8
    return source


def test_a_page_that_does_not_come_costs_nothing_and_what_is_new_comes_all_the_same(
    terminal, council
):
    terminal.server.status(f"{LISTED}/2", 500)
    page(terminal.server, LISTED, [1, 9], f"{LISTED}/2")
    result = terminal.sync(council)["council"]
    assert (result.status, result.items) == (Status.UPDATED, 9)
    assert "A part did not come" in result.error
    looked = Reader(terminal.state, terminal.runtime).checked()["council"]
    # the source answers: it is asked as usual
    assert (looked.failures, looked.succeeded) == (0, terminal.now)


def test_what_stood_on_a_page_that_is_missing_for_a_week_goes(terminal, council):
    terminal.server.status(f"{LISTED}/2", 404)
    seen = []
    for days in (1, 3, 3, 1, 1, 1):
        terminal.later(days=days)
        seen.append(terminal.sync(council)["council"].items)
    # seven of eight at once are believed as always: three times over a day
    assert seen == [8, 8, 8, 8, 8, 8]
    terminal.later(hours=12)
    assert terminal.sync(council)["council"].items == 1


def test_a_page_that_comes_again_begins_the_week_anew(terminal, council):
    for _ in range(3):
        terminal.server.status(f"{LISTED}/2", 503)
        terminal.later(days=6)
        assert terminal.sync(council)["council"].items == 8
        page(terminal.server, f"{LISTED}/2", range(2, 9))
        terminal.sync(council)


def test_a_clock_that_jumps_ends_no_week(terminal, council):
    terminal.server.status(f"{LISTED}/2", 500)
    terminal.sync(council)
    terminal.later(days=-400)
    assert terminal.sync(council)["council"].items == 8


class Running:
    """A sync that goes on, as on a terminal."""

    def __init__(self, terminal):
        self.terminal = terminal

    def __enter__(self):
        self.stores = Stores(self.terminal.state, self.terminal.runtime).open()
        self.workshop = Workshop().__enter__()
        return Syncer(
            self.stores,
            Fetcher(self.terminal.network),
            self.workshop,
            runtime=self.terminal.runtime,
            clock=lambda: self.terminal.now,
            rng=Random(1),  # noqa: S311
        )

    def __exit__(self, *_):
        self.workshop.__exit__(None, None, None)
        self.stores.close()


def test_only_what_is_new_costs_traffic(terminal, council):
    with Running(terminal) as syncer:
        first, again = syncer.sync(council), syncer.sync(council)
        assert first.bytes > 0
        assert (again.bytes, again.status, again.items) == (0, Status.UNCHANGED, 8)
        page(terminal.server, f"{LISTED}/2", range(3, 9))
        third = syncer.sync(council)
        assert 0 < third.bytes < first.bytes
        assert third.items == 7


def test_the_wait_that_a_server_asks_for_is_kept(terminal, council):
    with Running(terminal) as syncer:
        terminal.server.status(f"{LISTED}/2", 429, retry_after="7200")
        assert "A part" in syncer.sync(council).error
        assert (syncer.due(council) - terminal.now).total_seconds() >= 7200
        terminal.server.status(LISTED, 503, retry_after="36000")
        syncer.sync(council)
        assert (syncer.due(council) - terminal.now).total_seconds() >= 36000
        # a look in the future says nothing of how long ago it was
        terminal.later(days=-30)
        assert syncer.due(council) == terminal.now


def test_a_clock_that_ran_ahead_and_was_put_right_makes_a_source_due_at_once(terminal, council):
    with Running(terminal) as syncer:
        terminal.later(hours=2)
        syncer.sync(council)
        assert syncer.due(council) > terminal.now
        terminal.later(hours=-2)
        assert syncer.due(council) == terminal.now
        # asked, but in vain: nobody knows any more how old the last answer is
        terminal.server.status(LISTED, 503)
        syncer.sync(council)
        looked = syncer._stores.durable.checked()[council.id]
        assert (looked.at, looked.succeeded) == (terminal.now, None)
        assert syncer.due(council) > terminal.now, "it is asked at once, but not all the time"


def test_failures_stretch_the_wait_of_the_loop(terminal):
    terminal.server.stop()
    with Running(terminal) as syncer:
        source = terminal.source()
        waits = []
        for _ in range(3):
            syncer.sync(source)
            waits.append(round((syncer.due(source) - terminal.now).total_seconds() / 900))
        assert waits == [2, 4, 4]
    terminal.server.start()
