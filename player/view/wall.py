# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The brick wall of the start page: which subjects get a stone, and the page of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from content.model import Item
from content.order import own_place
from player import pages
from player.view import words
from player.view.calm import coming_of
from player.view.here import Here
from player.view.say import say
from player.view.span import Occasion
from player.view.subjects import Subject, subjects
from player.view.trust import by_clock

_SATURDAY = 5
_DAY = timedelta(days=1)
_LOOK_AHEAD = 14
# What the events page opens with, beside a day like "2026-05-16".
MONTH = "month"
PLACE = "place:"

# Two courses in Gothic bond. For each stone whether it is long, and who gets it: the first of
# these that has content and no stone yet. Whoever lacks a source leaves it to the next, so that
# news and events alone fill the wall too.
_STONES: tuple[tuple[bool, tuple[str, ...]], ...] = (
    (False, ("bus", "weather", "today", "car")),
    (True, ("events",)),
    (False, ("places", "weather", "car", "tomorrow", "today")),
    (True, ("notices", "meetings", "news", "weekend")),
    (True, ("calls", "shops", "weekend", "meetings")),
    (False, ("news", "weather", "later", "tomorrow")),
    (True, ("offers", "shops", "village", "weekend")),
    (False, ("more", "month")),
)
_OTHERS = ("today", "tomorrow", "weekend", "later", "village", "month")


@dataclass(frozen=True, slots=True)
class Brick:
    """A tile: `wide` ones are long stones. `page` and `item` say where it leads."""

    label: str
    live: str
    symbol: str
    page: str
    item: str
    wide: bool


def wall(
    items: tuple[Item, ...], here: Here, found: tuple[Subject, ...] | None = None
) -> tuple[Brick, ...]:
    """Eight bricks: short and long in turn, the second course shifted.

    Landscape lays all of them in one course. Only what exists is a subject; a day without
    events says so and still leads to its page, which knows the next one. `found` are the
    subjects of these items, where somebody has them already.
    """
    all_of_them = subjects(items, here) if found is None else found
    known = {subject.key: subject for subject in all_of_them}
    known |= _days(items, here)
    if _further(known):
        known["more"] = Subject(
            "more", say("Mehr", here.language), say("A bis Z", here.language),
            say("A bis Z", here.language), "dots", pages.MORE,
        )  # fmt: skip
    laid: list[Brick] = []
    used: set[str] = set()
    for wide, wanted in _STONES:
        key = next(k for k in (*wanted, *_OTHERS, "events") if k in known and k not in used)
        used.add(key)
        subject = known[key]
        live = subject.live if wide else subject.short
        laid.append(
            Brick(subject.label, live, subject.symbol, subject.page, subject.item, wide=wide)
        )
    return tuple(laid)


def more(found: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Every subject by its name, as one looks it up."""
    return tuple(sorted(found, key=lambda subject: _letters(subject.label)))


def _further(known: Mapping[str, Subject]) -> tuple[str, ...]:
    """The subjects for which the wall without a stone for all of them has no room."""
    used: set[str] = set()
    for _, wanted in _STONES[:-1]:
        used.add(next((k for k in (*wanted, *_OTHERS) if k in known and k not in used), ""))
    return tuple(key for key in known if key not in used and key not in _OTHERS)


def _letters(label: str) -> str:
    return label.casefold().translate({ord("ä"): "a", ord("ö"): "o", ord("ü"): "u", ord("ß"): "ss"})


def _days(items: tuple[Item, ...], here: Here) -> Mapping[str, Subject]:
    """The events once more, by day and by village: they fill the wall."""
    coming = coming_of(items, here)
    today, language = words.today(here.now), here.language
    month = words.capital(words.month_name(today, language))
    label = say("Monat", language)
    near = (
        by_clock(today, say("Heute", language), words.day_of_month(today, language)),
        by_clock(today, say("Morgen", language), words.day_of_month(today + _DAY, language)),
    )
    return {
        "today": _day(("today", near[0], "sun"), coming, today, here),
        "tomorrow": _day(("tomorrow", near[1], "sunrise"), coming, today + _DAY, here),
        "weekend": _weekend(coming, today, here),
        "later": _later(coming, today, here),
        "village": _village(coming, here),
        "month": Subject("month", label, month, month, "calendar-month", pages.EVENTS, MONTH),
    }


def _day(
    named: tuple[str, str, str], coming: tuple[Occasion, ...], day: date, here: Here
) -> Subject:
    """A day's events; `named` are the subject's key, label and symbol."""
    key, label, symbol = named
    count = sum(1 for o in coming if o[2].on(day))
    live = words.appointments(count, here.language)
    # a short stone has no room for "kein Termin"
    short = live if count else say("nichts", here.language)
    item = "" if day == words.today(here.now) else day.isoformat()
    return Subject(key, label, live, short, symbol, pages.EVENTS, item)


def _weekend(coming: tuple[Occasion, ...], today: date, here: Here) -> Subject:
    first = today + timedelta(days=max(0, _SATURDAY - today.weekday()))
    days = [first] if first.weekday() > _SATURDAY else [first, first + _DAY]
    found = [o for o in coming if any(o[2].on(day) for day in days)]
    live = short = words.appointments(len(found), here.language)
    if found and len(days) > 1:
        saturday, sunday = (sum(1 for o in found if o[2].on(day)) for day in days)
        live = say("Samstag {sat}, Sonntag {sun}", here.language, sat=saturday, sun=sunday)
    item = "" if first == today else first.isoformat()
    dated = " – ".join(words.date_figures(day, here.language) for day in days)  # noqa: RUF001
    label = by_clock(today, say("Am Wochenende", here.language), dated)
    return Subject("weekend", label, live, short, "ticket", pages.EVENTS, item)


def _later(coming: tuple[Occasion, ...], today: date, here: Here) -> Subject:
    """The next weekday after tomorrow with something on."""
    days = [today + n * _DAY for n in range(2, _LOOK_AHEAD)]
    working = [day for day in days if day.weekday() < _SATURDAY]
    day = next((d for d in working if any(o[2].on(d) for o in coming)), working[0])
    label = words.day_of_month(day, here.language)
    return _day(("later", label, "calendar"), coming, day, here)


def _village(coming: tuple[Occasion, ...], here: Here) -> Subject:
    place, language = here.place, here.language
    if not place:
        live = words.appointments(len(coming), language)
        label = say("Alle Dörfer", language)
        return Subject("village", label, live, live, "building-community", pages.EVENTS)
    near = [o for o in coming if own_place(o[0], place)]
    live = say("zurzeit kein Termin", language)
    if near:
        today = words.today(here.now)
        first = max(near[0][2].first_day, today)
        day = words.near_day(first, today, language)
        told = say("Nächster: {day}", language, day=words.within(day, language))
        live = by_clock(today, told, day)
    label = say("In {place}", language, place=place)
    short = words.appointments(len(near), language)
    return Subject("village", label, live, short, "building-community", pages.EVENTS, PLACE + place)
