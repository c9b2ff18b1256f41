# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How long to wait until the next try."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.retry import backoff, parse_retry_after

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("failures", "every", "wait"),
    [
        (0, QUARTER, QUARTER),
        (1, QUARTER, 2 * QUARTER),
        (2, QUARTER, HOUR),
        (50, QUARTER, HOUR),
        (1, DAY, 2 * QUARTER),
        (3, DAY, 2 * HOUR),
        (50, DAY, DAY),
        (1, timedelta(minutes=1), timedelta(minutes=2)),
        (10**9, timedelta(minutes=1), timedelta(minutes=5)),
    ],
)
def test_backoff(failures, every, wait):
    spans = [backoff(failures, every, Random(seed)) for seed in range(50)]  # noqa: S311 - jitter
    assert all(0.9 * wait <= span <= 1.1 * wait for span in spans)
    assert len(set(spans)) > 40


@given(st.integers(0, 100), st.floats(0, 86400), st.integers(0, 1000))
def test_never_before_the_source_wants_it(failures, seconds, seed):
    span = backoff(failures, QUARTER, Random(seed), seconds)  # noqa: S311 - jitter
    assert span >= timedelta(seconds=seconds)
    assert span <= 1.1 * DAY


@pytest.mark.parametrize(
    ("raw", "seconds"),
    [
        ("0", 0),
        (" 60 ", 60),
        ("1" * 100_000, 86400),
        ("Wed, 01 Jul 2026 12:00:30 GMT", 30),
        ("Wed, 01 Jul 2026 12:00:30 -0000", 30),
        ("Wed, 01 Jul 2026 11:00:00 GMT", 0),
        ("Wed, 01 Jul 2099 11:00:00 GMT", 86400),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("\u0663\u0660", None),
        ("morgen", None),
        ("Wed, 99 Jul 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after(raw, seconds):
    assert parse_retry_after(raw, NOW) == seconds


@given(st.text())
def test_retry_after_of_anything(raw):
    seconds = parse_retry_after(raw, NOW)
    assert seconds is None or 0 <= seconds <= 86400
