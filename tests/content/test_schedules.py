# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Properties as on schema.org/Schedule; `2MO` is iCalendar's (RFC 5545, 3.3.10).

from datetime import UTC, date, datetime

import pytest

from content.model import Kind
from content.sources.adapter import Context, adapter
from content.sources.schedules import schedule_of
from tests.content.test_jsonld import event, page

FIRST, LAST = date(2026, 11, 22), date(2027, 12, 27)
BASE = {"@type": "Schedule", "startDate": "2026-11-30", "repeatFrequency": "P1W"}


def spans(**more):
    schedule = schedule_of({**BASE, **more})
    return [] if schedule is None else list(schedule.spans(FIRST, LAST))


def days(**more):
    return [f"{start:%m-%d}" for start, _ in spans(**more)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"endDate": "2026-12-21"}, ["11-30", "12-07", "12-14", "12-21"]),
        ({"repeatFrequency": "P2W", "endDate": "2026-12-31"}, ["11-30", "12-14", "12-28"]),
        ({"repeatFrequency": "P14D", "endDate": "2026-12-31"}, ["11-30", "12-14", "12-28"]),
        ({"repeatFrequency": "P3D", "endDate": "2026-12-08"}, ["11-30", "12-03", "12-06"]),
        ({"repeatFrequency": "Daily", "repeatCount": "3"}, ["11-30", "12-01", "12-02"]),
        ({"byDay": ["Monday", "https://schema.org/Thursday"], "endDate": "2026-12-08"},
         ["11-30", "12-03", "12-07"]),
        ({"byDay": "MO,TH", "repeatCount": 3}, ["11-30", "12-03", "12-07"]),
        ({"repeatFrequency": "P1M", "byDay": "2TU", "endDate": "2027-02-28"},
         ["12-08", "01-12", "02-09"]),
        ({"repeatFrequency": "P1M", "byDay": "-1FR", "endDate": "2027-01-31"}, ["12-25", "01-29"]),
        ({"repeatFrequency": "P1M", "byDay": "schema:Friday", "byMonthWeek": 1,
          "endDate": "2027-01-31"}, ["12-04", "01-01"]),
        ({"repeatFrequency": "P1M", "byMonthDay": [1, "15"], "endDate": "2027-01-02"},
         ["12-01", "12-15", "01-01"]),
        ({"repeatFrequency": "P1M", "endDate": "2027-03-31"}, ["11-30", "12-30", "01-30", "03-30"]),
        ({"repeatFrequency": "P1Y"}, ["11-30", "11-30"]),
        ({"repeatFrequency": "P1Y", "byMonth": 5, "byMonthDay": 1}, ["05-01"]),
        ({"repeatFrequency": "P1Y", "byMonth": 2, "byMonthDay": 30}, []),
        ({"startDate": "2020-01-06", "endDate": "2026-12-01"}, ["11-23", "11-30"]),
        ({"startDate": "2020-01-06", "repeatCount": 2}, []),
        ({"endDate": "2026-12-21", "exceptDate": ["2026-12-07", "2026-12-14T19:00"],
          "startTime": "19:00"}, ["11-30", "12-21"]),
    ],
    ids=ascii,
)  # fmt: skip
def test_dates(more, expected):
    assert days(**more) == expected


@pytest.mark.parametrize(
    "more",
    [
        {"repeatFrequency": "PT1H"}, {"repeatFrequency": "P0D"}, {"repeatFrequency": "oft"},
        {"repeatFrequency": None}, {"repeatFrequency": "P1M3D"}, {"startDate": "bald"},
        {"startDate": None}, {"startDate": "0001-01-01"}, {"startDate": "9999-12-31"},
        {"byDay": "Sommertag"}, {"byDay": "9XX"}, {"endDate": "2020-01-01"},
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_not_understood_has_no_dates(more):
    assert spans(**more) == []


def test_times_stay_on_the_clock_when_it_changes():
    more = {"startDate": "2027-03-22", "startTime": "19:00", "endTime": "21:30:00+01:00"}
    first, second = spans(**more, repeatCount=2)
    assert first == (
        datetime(2027, 3, 22, 18, tzinfo=UTC),
        datetime(2027, 3, 22, 20, 30, tzinfo=UTC),
    )
    assert second[0] == datetime(2027, 3, 29, 17, tzinfo=UTC)


def test_ends():
    (_, night), *_ = spans(startTime="22:00", endTime="02:00")
    (_, long), *_ = spans(startTime="22:00", duration="PT2H30M")
    (_, none), *_ = spans(startTime="22:00")
    assert night == datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert long == datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert none is None


@pytest.mark.parametrize("zone", ["Europe/London", "Mond", "../x"])
def test_zones(zone):
    (start, _), *_ = spans(startTime="19:00", scheduleTimezone=zone)
    assert start.hour == (19 if zone == "Europe/London" else 18)


def parse(*nodes, **more):
    context = Context("hof", Kind.EVENT, datetime(2026, 11, 22, 12, tzinfo=UTC), **more)
    return adapter("jsonld").parse(page(*nodes), context)


def test_each_date_of_a_schedule_is_an_event():
    schedule = {**BASE, "endDate": "2026-12-14", "startTime": "19:00"}
    found = parse(event(startDate=None, eventSchedule=schedule, url="https://hof.example/yoga"))
    assert [item.id for item in found.items] == [
        "hof:https://hof.example/yoga/20261130T180000Z",
        "hof:https://hof.example/yoga/20261207T180000Z",
        "hof:https://hof.example/yoga/20261214T180000Z",
    ]
    assert not found.rejected


def test_a_schedule_takes_what_it_lacks_from_the_event():
    schedule = {"repeatFrequency": "P1W", "repeatCount": 2}
    found = parse(event(startDate="2026-12-01T19:00", eventSchedule=schedule))
    assert [item.event.start.day for item in found.items] == [1, 8]
    assert found.items[0].event.start.hour == 18


def test_schedules_without_dates_are_set_aside():
    over = {**BASE, "startDate": "2026-01-01", "endDate": "2026-02-01"}
    odd = {"repeatFrequency": "PT5M"}
    found = parse(event(eventSchedule=[over, odd, 7]))
    assert found.items == ()
    assert len(found.rejected) == 2


def test_many_schedules_are_bounded():
    daily = {**BASE, "repeatFrequency": "P1D"}
    found = parse([event(name=str(n), startDate=None, eventSchedule=daily) for n in range(2_000)])
    assert len(found.items) == 500
    assert len(found.rejected) < 300
