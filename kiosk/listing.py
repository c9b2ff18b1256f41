# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One line an item, for people at a terminal: `kiosk parse` and `kiosk items`."""

from datetime import date, datetime, timedelta

from content.clock import at_glass
from content.details import Call, Weather
from content.model import Item

_DAY = timedelta(days=1)


def line_of(item: Item) -> str:
    """An item on one line: id, kind, when, title.

    When is the Berlin time that people ask for first, see `moment_of`; "until" goes before an
    end, and "-" stands where there is none.
    """
    start = moment_of(item)
    end = None if start else end_of(item)
    when = f"until {_last(end)}" if end else _told(start or item.published or item.updated)
    return f"{item.id}  {item.kind}  {when}  {item.text().title}"


def moment_of(item: Item) -> datetime | date | None:
    """When it begins, leaves, was put up or measured; None where its kind has no such moment."""
    told = (
        (item.departure.expected or item.departure.planned) if item.departure else None,
        item.trip_update.stamped if item.trip_update else None,
        item.event.start if item.event else None,
        item.meeting.start if item.meeting else None,
        item.notice.posted if item.notice else None,
        (item.warning.onset or item.warning.sent) if item.warning else None,
        item.vehicle.reported if item.vehicle else None,
        _measured(item.weather) if item.weather else None,
    )
    return next((moment for moment in told if moment is not None), None)


def end_of(item: Item) -> datetime | None:
    """Until when one can take part or buy; None where that is not said or not asked for."""
    if item.call is not None:
        return item.call.closes or _closes(item.call)
    if item.offer is not None:
        return item.offer.sale_until or item.valid_until
    return None


def _closes(call: Call) -> datetime | None:
    """The end of the phase that is on, where the phases have ends of their own."""
    return next((step.closes for step in call.steps if step.phase is call.phase), None)


def _measured(weather: Weather) -> datetime | None:
    """Of a forecast alone, its first hour."""
    if weather.observed is not None:
        return weather.observed.time
    return next((hour.time for hour in weather.hours), None)


def _last(end: datetime) -> str:
    """An end at midnight is the end of the day before."""
    told = _told(end)
    return _told(at_glass(end).date() - _DAY) if told.endswith(" 00:00") else told


def _told(moment: datetime | date | None) -> str:
    if moment is None:
        return "-"
    if not isinstance(moment, datetime):
        return f"{moment:%Y-%m-%d}"
    try:
        return f"{at_glass(moment):%Y-%m-%d %H:%M}"
    except OverflowError:  # "for ever", written as the last second of the year 9999
        return f"{moment:%Y-%m-%d}"
