# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Dates and times as they are read at the glass, in each language. Knows no item and no page.

Where a function takes `this_day` or `now`, a day is called `Heute` or `Morgen` only if that is by a
clock that is trusted (player.view.trust); else by its date.

Names of days begin with a capital letter, as what stands alone does; within a sentence `within`
writes them as the language does.
"""

from datetime import date, datetime, timedelta

from content.clock import at_glass
from player.languages import GERMAN
from player.view.say import say, say_count
from player.view.trust import by_clock, day_of, trusted

_DAY = timedelta(days=1)
_WEEK = 7
# Hours that are written with their minutes, full or not.
_WITH_MINUTES = frozenset({"en"})
# Days and months that are written small.
_SMALL = frozenset({"da"})


def today(now: datetime) -> date:
    """The Berlin day in which an aware moment lies."""
    return day_of(now)


def clock(moment: datetime) -> str:
    """An aware moment as `19:30` in Berlin, in every language."""
    return f"{at_glass(moment):%H:%M}"


def hour(moment: datetime, language: str = GERMAN) -> str:
    """The hour of an aware moment in Berlin as it is spoken: `18`, with minutes `12:30`."""
    local = at_glass(moment)
    return hour_figures(local.hour, local.minute, language)


def hour_figures(hours: int, minutes: int, language: str = GERMAN) -> str:
    """`18`, `12:30`; `18:00` in a language that does not say "Uhr". 24 is the end of a day."""
    if minutes or language in _WITH_MINUTES:
        return f"{hours}:{minutes:02}"
    return f"{hours}"


def weekday(day: date, language: str = GERMAN) -> str:
    """`Samstag`."""
    names = (
        say("Montag", language),
        say("Dienstag", language),
        say("Mittwoch", language),
        say("Donnerstag", language),
        say("Freitag", language),
        say("Samstag", language),
        say("Sonntag", language),
    )
    return names[day.weekday()]


def weekday_short(day: date, language: str = GERMAN) -> str:
    """`Sa`, as on a calendar."""
    names = (
        say("Mo", language),
        say("Di", language),
        say("Mi", language),
        say("Do", language),
        say("Fr", language),
        say("Sa", language),
        say("So", language),
    )
    return names[day.weekday()]


def month_name(day: date, language: str = GERMAN) -> str:
    """`Mai`, as within a date."""
    names = (
        say("Januar", language),
        say("Februar", language),
        say("März", language),
        say("April", language),
        say("Mai", language),
        say("Juni", language),
        say("Juli", language),
        say("August", language),
        say("September", language),
        say("Oktober", language),
        say("November", language),
        say("Dezember", language),
    )
    return names[day.month - 1]


def month(day: date, language: str = GERMAN) -> str:
    """`Mai 2026`, the head of a month sheet."""
    return capital(f"{month_name(day, language)} {day.year}")


def date_long(day: date, this_day: date, language: str = GERMAN) -> str:
    """`16. Mai`, with the year when it is not the year of `this_day`."""
    return _date(day, language, year=day.year != this_day.year)


def date_full(day: date, this_day: date, language: str = GERMAN) -> str:
    """`Samstag, 16. Mai`, with the year when it is not the year of `this_day`."""
    date = date_long(day, this_day, language)
    return say("{weekday}, {date}", language, weekday=weekday(day, language), date=date)


def date_short(day: date, this_day: date, language: str = GERMAN) -> str:
    """`Sa, 16. Mai`, with the year when it is not the year of `this_day`."""
    date = date_long(day, this_day, language)
    return say("{short}, {date}", language, short=weekday_short(day, language), date=date)


def day_of_month(day: date, language: str = GERMAN) -> str:
    """`Sa, 16.`, where there is no room for more."""
    return say("{short}, {day}.", language, short=weekday_short(day, language), day=day.day)


def date_figures(day: date, language: str = GERMAN) -> str:
    """`16.5.`, the shortest there is."""
    return say("{day}.{month}.", language, day=day.day, month=day.month)


def day_word(day: date, this_day: date, language: str = GERMAN) -> str:
    """The nearest word for a day: `Gestern`, `Heute`, `Morgen`, else `Sa, 16. Mai`."""
    near = {
        -1: by_clock(this_day, say("Gestern", language)),
        0: by_clock(this_day, say("Heute", language)),
        1: by_clock(this_day, say("Morgen", language)),
    }
    return near.get((day - this_day).days) or date_short(day, this_day, language)


def near_day(day: date, this_day: date, language: str = GERMAN) -> str:
    """As `day_word`, but within the week the weekday alone: `Samstag`."""
    if trusted(this_day) and 1 < (day - this_day).days < _WEEK:
        return weekday(day, language)
    return day_word(day, this_day, language)


def within(near: str, language: str = GERMAN) -> str:
    """A day of these functions within a sentence: `heute`, `morgen, Sonntag`; `Sonntag` stays."""
    known = {say("Gestern", language), say("Heute", language), say("Morgen", language)}
    small = language in _SMALL or near.partition(",")[0] in known
    return near[:1].lower() + near[1:] if small else near


def capital(said: str) -> str:
    """As it begins a line."""
    return said[:1].upper() + said[1:]


def day_headline(day: date, this_day: date, language: str = GERMAN) -> str:
    """The headline of a day's page: `Heute, Samstag`, `Morgen, Sonntag`, `Mo, 18. Mai`."""
    if trusted(this_day) and day - this_day in (timedelta(0), _DAY):
        near, name = day_word(day, this_day, language), weekday(day, language)
        return say("{near}, {weekday}", language, near=near, weekday=within(name, language))
    if timedelta(0) <= day - this_day < _WEEK * _DAY:
        return date_full(day, this_day, language)
    return date_short(day, this_day, language)


def until(day: date, this_day: date, language: str = GERMAN) -> str:
    """How long something lasts, `day` included: `noch heute`, `noch bis Sonntag`, `... 3. Juni`."""
    ahead = (day - this_day).days
    if not trusted(this_day):
        return say("bis {day}", language, day=date_long(day, this_day, language))
    if ahead <= 0:
        return by_clock(this_day, say("noch heute", language))
    if ahead == 1:
        return by_clock(this_day, say("noch bis morgen", language))
    if ahead < _WEEK:
        return say("noch bis {day}", language, day=within(weekday(day, language), language))
    return say("noch bis {day}", language, day=date_long(day, this_day, language))


def days_range(first: date, last: date, this_day: date, language: str = GERMAN) -> str:
    """Days from `first` to `last`, both included: `15. bis 17. Mai`, `30. Mai bis 2. Juni`."""
    if first == last:
        return day_word(first, this_day, language)
    years = first.year != last.year
    end = _date(last, language, year=years or last.year != this_day.year)
    if (first.year, first.month) == (last.year, last.month):
        return say("{first}. bis {last}", language, first=first.day, last=end)
    return say("{first} bis {last}", language, first=_date(first, language, year=years), last=end)


def age(moment: datetime, now: datetime, language: str = GERMAN) -> str:
    """When something was written, as a reader says it: `heute, 9:05`, `gestern`, `vor 3 Tagen`.

    From a week on it is the date, because nobody counts the days of a month. A moment in the
    future reads as today: clocks of sources run ahead.
    """
    days = (today(now) - today(moment)).days
    if trusted(now) and days < _WEEK:
        if days <= 0 and moment > now:
            return by_clock(now, say("heute", language))
        if days <= 0:
            return by_clock(now, say("heute, {time}", language, time=clock(moment)))
        if days == 1:
            return by_clock(now, say("gestern", language))
        return by_clock(now, say("vor {days} Tagen", language, days=days))
    return date_long(today(moment), today(now), language)


def stand(moment: datetime, now: datetime, language: str = GERMAN) -> str:
    """`Stand heute 14:31 Uhr`, `Stand gestern 18:05 Uhr`, `Stand Mi, 13. Mai`."""
    days = (today(now) - today(moment)).days
    day = date_short(today(moment), today(now), language)
    dated = say("Stand {day}", language, day=within(day, language))
    if days <= 0:
        return by_clock(now, say("Stand heute {time} Uhr", language, time=clock(moment)), dated)
    if days == 1:
        return by_clock(now, say("Stand gestern {time} Uhr", language, time=clock(moment)), dated)
    return dated


def appointments(number: int, language: str = GERMAN) -> str:
    """`kein Termin`, `1 Termin`, `3 Termine`."""
    if not number:
        return say("kein Termin", language)
    return say_count("{n} Termin", "{n} Termine", language, n=number)


def _date(day: date, language: str, *, year: bool) -> str:
    name = month_name(day, language)
    if year:
        return say("{day}. {month} {year}", language, day=day.day, month=name, year=day.year)
    return say("{day}. {month}", language, day=day.day, month=name)
