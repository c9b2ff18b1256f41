# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How often somebody may try, and what an office says that cannot keep up."""

import pytest

from admin_sync.office.device.limits import Limiter, Rate
from content.clock import since_boot


def test_so_many_at_once_then_one_at_a_time():
    limiter = Limiter(Rate(burst=2, every=10))
    assert [limiter.wait("a", 0), limiter.wait("a", 0)] == [0, 0]
    assert limiter.wait("a", 0) == pytest.approx(10)
    assert limiter.wait("a", 5) == pytest.approx(5)
    assert limiter.wait("a", 10) == 0
    assert limiter.wait("a", 1_000) == limiter.wait("a", 1_000) == 0
    assert limiter.wait("a", 1_000) > 0


def test_each_has_a_bucket_of_their_own_and_a_clock_that_goes_back_fills_none():
    limiter = Limiter(Rate(burst=1, every=10))
    assert limiter.wait("a", 100) == limiter.wait("b", 100) == 0
    assert limiter.wait("a", 0) > 0
    assert limiter.wait("a", 5) > 0


def test_no_crowd_of_names_fills_the_memory():
    limiter = Limiter(Rate(burst=1, every=1e9), most=3)
    for name in "abcd":
        assert limiter.wait(name, 0) == 0
    assert len(limiter._buckets) == 3
    assert limiter.wait("d", 0) > 0


@pytest.mark.django_db
def test_an_office_that_cannot_write_sends_its_terminals_away_at_different_times(terminal, line):
    line._threads = line._running = True
    line.writer.written = since_boot() - 61
    answers = [terminal.post("beat", {"boot": "b", "sequence": 1, "report_mark": ""})
               for _ in range(6)]  # fmt: skip
    assert {answer.status for answer in answers} == {429}
    waits = {int(answer.headers["Retry-After"]) for answer in answers}
    assert len(waits) > 1
    assert min(waits) >= 20
