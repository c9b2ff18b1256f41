# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When a source counts as fresh enough for the doctor."""

from datetime import UTC, datetime, timedelta

import pytest

from content.model import Kind
from content.source import Source
from content.state import Checked
from kiosk.checks.source_age import judge

NOW = datetime(2027, 5, 15, 12, 0, tzinfo=UTC)
SOURCE = Source(id="news", kind=Kind.NEWS, format="rss", url="https://news.example")


@pytest.mark.parametrize(
    ("answered", "fine"),
    [
        (timedelta(hours=-1), True),
        (timedelta(hours=-25), False),
        # while the checks were made
        (timedelta(seconds=5), True),
        # by a clock that ran ahead: how old it is, nobody knows
        (timedelta(hours=2), False),
    ],
)
def test_an_answer_is_good_for_a_day_and_none_of_the_future_is(answered, fine):
    at = NOW + answered
    assert judge(SOURCE, Checked(at, "unchanged", at), NOW).ok is fine
