# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One at a time at a host, with a pause."""

import threading

import pytest

from content.fetch import Fetcher, NetworkOptions, Validators
from content.manners import Manners
from tests.fakes.server import FakeServer, Reply


class Watch:
    def __init__(self):
        self.now = 100.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def watch():
    return Watch()


def test_pauses_between_two_turns_at_one_host(watch):
    manners = Manners(2.0, watch.sleep, lambda: watch.now)
    with manners.turn("a"):
        watch.now += 10
    with manners.turn("b"):
        pass
    assert watch.slept == []
    watch.now += 0.5
    with manners.turn("a"):
        pass
    assert watch.slept == [1.5]
    watch.now += 60
    with manners.turn("a"):
        pass
    assert watch.slept == [1.5]


def test_a_failed_turn_ends_too(watch):
    manners = Manners(0, watch.sleep, lambda: watch.now)
    with pytest.raises(ValueError, match="oops"), manners.turn("a"):
        raise ValueError("oops")
    with manners.turn("a"):
        pass


def test_a_host_is_asked_by_one_at_a_time():
    at_once, most = [], []

    def route(_):
        at_once.append(1)
        most.append(len(at_once))
        threading.Event().wait(0.02)
        at_once.pop()
        return Reply(body=b"x", length=1)

    with FakeServer() as server:
        server.add("/feed", route)
        fetcher = Fetcher(NetworkOptions(pause=0))
        threads = [
            threading.Thread(target=fetcher.fetch, args=(f"{server.url}/feed", Validators(), 100))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == [1, 1, 1, 1]
