# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""German dates and times as they are read at the glass. Knows no item and no page."""

from datetime import date, datetime, timedelta

from content.clock import at_glass

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_DAY = timedelta(days=1)
_WEEK = 7


def today(now: datetime) -> date:
    """The Berlin day in which an aware moment lies."""
    return at_glass(now).date()


def clock(moment: datetime) -> str:
    """An aware moment as `19:30` in Berlin."""
    return f"{at_glass(moment):%H:%M}"


def hour(moment: datetime) -> str:
    """The hour of an aware moment in Berlin as it is spoken: `18`, with minutes `12:30`."""
    return clock(moment).removeprefix("0").removesuffix(":00")


def weekday(day: date) -> str:
    """`Samstag`."""
    return WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """`Sa`, the two letters of a German calendar."""
    return weekday(day)[:2]


def month(day: date) -> str:
    """`Mai 2026`, the head of a month sheet."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_long(day: date, this_day: date) -> str:
    """`16. Mai`, with the year when it is not the year of `this_day`."""
    words = f"{day.day}. {MONTHS[day.month - 1]}"
    return words if day.year == this_day.year else f"{words} {day.year}"


def date_short(day: date, this_day: date) -> str:
    """`Sa, 16. Mai`, with the year when it is not the year of `this_day`."""
    return f"{weekday_short(day)}, {date_long(day, this_day)}"


def day_word(day: date, this_day: date) -> str:
    """The nearest word for a day: `Gestern`, `Heute`, `Morgen`, else `Sa, 16. Mai`."""
    near = {-1: "Gestern", 0: "Heute", 1: "Morgen"}
    return near.get((day - this_day).days) or date_short(day, this_day)


def near_day(day: date, this_day: date) -> str:
    """As `day_word`, but within the week the weekday alone: `Samstag`."""
    if 1 < (day - this_day).days < _WEEK:
        return weekday(day)
    return day_word(day, this_day)


def within(near: str) -> str:
    """A near day within a sentence: `heute`, `morgen, Sonntag`; the name of a weekday stays."""
    known = near.partition(",")[0] in {"Gestern", "Heute", "Morgen"}
    return near[0].lower() + near[1:] if known else near


def day_headline(day: date, this_day: date) -> str:
    """The headline of a day's page: `Heute, Samstag`, `Morgen, Sonntag`, `Mo, 18. Mai`."""
    if day - this_day in (timedelta(0), _DAY):
        return f"{day_word(day, this_day)}, {weekday(day)}"
    if timedelta(0) < day - this_day < _WEEK * _DAY:
        return f"{weekday(day)}, {date_long(day, this_day)}"
    return date_short(day, this_day)


def until(day: date, this_day: date) -> str:
    """How long something lasts, `day` included: `noch heute`, `noch bis Sonntag`, `... 3. Juni`."""
    ahead = (day - this_day).days
    if ahead <= 0:
        return "noch heute"
    if ahead == 1:
        return "noch bis morgen"
    if ahead < _WEEK:
        return f"noch bis {weekday(day)}"
    return f"noch bis {date_long(day, this_day)}"


def days_range(first: date, last: date, this_day: date) -> str:
    """Days from `first` to `last`, both included: `15. bis 17. Mai`, `30. Mai bis 2. Juni`."""
    if first == last:
        return day_word(first, this_day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}. bis {date_long(last, this_day)}"
    if first.year == last.year:
        return f"{first.day}. {MONTHS[first.month - 1]} bis {date_long(last, this_day)}"
    start = f"{first.day}. {MONTHS[first.month - 1]} {first.year}"
    return f"{start} bis {last.day}. {MONTHS[last.month - 1]} {last.year}"


def age(moment: datetime, now: datetime) -> str:
    """When something was written, as a reader says it: `heute, 9:05`, `gestern`, `vor 3 Tagen`.

    From a week on it is the date, because nobody counts the days of a month. A moment in the
    future reads as today: clocks of sources run ahead.
    """
    days = (today(now) - today(moment)).days
    if days <= 0:
        return f"heute, {clock(moment)}" if moment <= now else "heute"
    if days == 1:
        return "gestern"
    if days < _WEEK:
        return f"vor {days} Tagen"
    return date_long(today(moment), today(now))


def since(moment: datetime, now: datetime) -> str:
    """How long something has lasted: `seit eben`, `seit 2 Stunden`, `seit gestern`."""
    days = (today(now) - today(moment)).days
    if days > 1:
        return f"seit {days} Tagen"
    if days == 1:
        return "seit gestern"
    hours = int((now - moment) / timedelta(hours=1))
    if hours < 1:
        return "seit eben"
    return f"seit {count(hours, 'Stunde', 'Stunden')}"


def stand(moment: datetime, now: datetime) -> str:
    """`Stand heute 14:31 Uhr`, `Stand gestern 18:05 Uhr`, `Stand Mi, 13. Mai`."""
    days = (today(now) - today(moment)).days
    if days <= 0:
        return f"Stand heute {clock(moment)} Uhr"
    if days == 1:
        return f"Stand gestern {clock(moment)} Uhr"
    return f"Stand {date_short(today(moment), today(now))}"


def count(number: int, one: str, many: str) -> str:
    """`1 Termin`, `3 Termine`."""
    return f"{number} {one if number == 1 else many}"


def appointments(number: int) -> str:
    """`kein Termin`, `1 Termin`, `3 Termine`."""
    return count(number, "Termin", "Termine") if number else "kein Termin"
