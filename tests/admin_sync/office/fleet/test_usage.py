# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is used on a screen is added up from what names nobody; nonsense counts nothing."""

import pytest

from admin_sync.office.fleet.usage import usage


def counted(hour, **pages):
    return {"hour": hour, "pages": {name.replace("_", "-"): n for name, n in pages.items()}}


def test_a_subject_is_its_list_and_its_details_and_the_hours_are_berlins():
    told = usage([
        counted("2026-07-01T06:00Z", visits=2, events=2, event_detail=3, news=1),
        counted("2026-07-02T08:00Z", visits=4, news_detail=1),
    ])  # fmt: skip
    assert told.visits == 6
    assert [(bar.name, bar.number, bar.share) for bar in told.pages] == [
        ("Veranstaltungen", 5, 100), ("Nachrichten", 2, 40),
    ]  # fmt: skip
    assert [(bar.name, bar.number) for bar in told.hours] == [
        ("08:00", 2),
        ("09:00", 0),
        ("10:00", 4),
    ]


@pytest.mark.parametrize(
    "body",
    [
        None, [], "x", {}, {"hour": "2026-07-01T06:00Z"}, {"hour": "nie", "pages": {"news": 1}},
        {"hour": "2026-07-01T06:00", "pages": {"news": 1}},
        {"hour": "9999-12-31T23:00-10:00", "pages": {"news": 1}},
        {"hour": "2026-07-01T06:00Z", "pages": {"news": "1", "events": -1, "calls": True,
         "home": 10**9}},
    ],
)  # fmt: skip
def test_what_is_no_counter_counts_nothing(body):
    told = usage([body])
    assert (told.visits, told.pages) == (0, ())


def test_a_page_of_a_newer_release_goes_by_its_own_name():
    assert usage([counted("2026-07-01T06:00Z", hologram=1)]).pages[0].name == "hologram"
