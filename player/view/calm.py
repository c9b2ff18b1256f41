# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a day without urgency has to tell: events and news, in cells and in live lines."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.model import Item, Kind
from player.view import words
from player.view.here import Here
from player.view.moment import Moment
from player.view.say import say, say_count
from player.view.span import Occasion, at_hour, occasions
from player.view.trust import by_clock, trusted

_EVENING = 18
_NEWS_DAYS = 7
_LOOK_AHEAD = 14
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Calm:
    """The cells of events and news, each None where there is nothing to tell.

    `today` says whether the first event begins today or is on, `evening` whether the later one
    is this evening's.
    """

    first: Moment | None = None
    later: Moment | None = None
    weekend: Moment | None = None
    news: Moment | None = None
    today: bool = False
    fresh: bool = False
    evening: bool = False


def calm(items: tuple[Item, ...], here: Here, besides: str = "") -> Calm:
    """The next event, one of another part of the day, the weekend, and the news.

    `besides` is the id of what has a cell of its own already: no other names it.
    """
    coming, news = coming_of(items, here), _news(items)
    today = words.today(here.now)
    untold = [o for o in coming if o[0].id != besides]
    timed = [o for o in untold if not o[2].all_day]
    # Big figures tell a time of day; whole days are told only when there is nothing else.
    to_come = [o for o in timed if o[2].start > here.now] or untold
    first = to_come[0] if to_come else None
    later = None
    if first is not None:
        later = next((o for o in to_come[1:] if _other_part(o, first, today)), None)
    return Calm(
        first=event_cell(first, here) if first else None,
        later=event_cell(later, here) if later else None,
        weekend=_weekend_cell(coming, today, here.language),
        news=_news_cell(news, here, besides),
        today=first is not None and first[2].first_day <= today,
        fresh=_fresh(news, here.now, 1) > 0,
        evening=later is not None and _this_evening(later, today),
    )


def coming_of(items: tuple[Item, ...], here: Here) -> tuple[Occasion, ...]:
    """What is not over, by its start; where two begin together the own village first."""
    found = [o for o in occasions(items) if not o[1].cancelled and not o[2].over(here.now)]
    return tuple(sorted(found, key=lambda o: (o[2].start, here.place not in o[0].places)))


def event_cell(occasion: Occasion, here: Here) -> Moment:
    """An event with its time in big figures."""
    item, _, span = occasion
    language, today = here.language, words.today(here.now)
    day = max(span.first_day, today)
    label = words.near_day(day, today, language)
    if day == today and not span.all_day:
        label = by_clock(today, say("Als Nächstes", language), label)
        if _this_evening(occasion, today):
            label = by_clock(today, say("Heute Abend", language), label)
    value = say("ganztags", language) if span.all_day else words.clock(span.start)
    title = item.text(language).title
    village = item.places[0] if len(item.places) == 1 else ""
    detail = title if not village or village in title else f"{title}, {village}"
    return Moment("calendar-event", label, value, detail)


def _this_evening(occasion: Occasion, today: date) -> bool:
    span = occasion[2]
    begins = max(span.first_day, today) == today and not span.all_day
    return begins and span.start >= at_hour(today, _EVENING)


def events_line(items: tuple[Item, ...], here: Here) -> str:
    """`Heute 3, morgen 1`, or the next day with something on; how many where nobody knows today."""
    coming, language = coming_of(items, here), here.language
    today = words.today(here.now)
    if not trusted(today):
        none = say("zurzeit keine", language)
        return words.appointments(len(coming), language) if coming else none
    per_day = [
        sum(1 for o in coming if o[2].on(today + timedelta(days=n))) for n in range(_LOOK_AHEAD)
    ]
    if per_day[0] and per_day[1]:
        first, second = per_day[:2]
        said = say("Heute {today}, morgen {tomorrow}", language, today=first, tomorrow=second)
        return by_clock(today, said)
    if per_day[0]:
        count = words.appointments(per_day[0], language)
        return by_clock(today, say("Heute {count}", language, count=count))
    if per_day[1]:
        count = words.appointments(per_day[1], language)
        return by_clock(today, say("Morgen {count}", language, count=count))
    ahead = [o for o in coming if o[2].first_day > today]
    if ahead:
        day = words.date_short(ahead[0][2].first_day, today, language)
        return by_clock(today, say("Nächster: {day}", language, day=words.within(day, language)))
    return say("zurzeit keine", language)


def news_line(items: tuple[Item, ...], here: Here) -> str:
    """`2 heute`, `4 neue`, or how old the newest is."""
    news, now, language = _news(items), here.now, here.language
    if not news:
        return say("zurzeit nichts", language)
    if fresh := _fresh(news, now, 1):
        return by_clock(now, say("{count} heute", language, count=fresh))
    if week := _fresh(news, now, _NEWS_DAYS):
        return by_clock(now, say("{count} neue", language, count=week))
    # what is pinned comes first, however old it is
    if dated := [item.published for item in news if item.published]:
        return words.age(max(dated), now, language)
    return say_count("{n} Meldung", "{n} Meldungen", language, n=len(news))


def _news(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(i for i in items if i.kind is Kind.NEWS)


def _other_part(occasion: Occasion, first: Occasion, today: date) -> bool:
    """Whether it is worth a cell of its own: this evening, or the next day with something."""
    if occasion[2].first_day != first[2].first_day:
        return True
    evening = at_hour(today, _EVENING)
    return first[2].start < evening <= occasion[2].start


def _news_cell(news: tuple[Item, ...], here: Here, besides: str) -> Moment | None:
    fresh = _fresh(news, here.now, 1)
    newest = next((item for item in news if item.id != besides), None)
    if newest is None:
        return None
    if fresh:
        value = by_clock(here.now, say("{count} heute", here.language, count=fresh))
    else:
        value = (
            words.age(newest.published, here.now, here.language)
            if newest.published
            else f"{len(news)}"
        )
    label = say("Neues", here.language)
    return Moment("news", label, words.capital(value), newest.text(here.language).title)


def _fresh(news: tuple[Item, ...], now: datetime, days: int) -> int:
    if not trusted(now):
        return 0
    since = words.today(now) - timedelta(days=days - 1)
    return sum(1 for i in news if i.published and words.today(i.published) >= since)


def _weekend_cell(coming: tuple[Occasion, ...], today: date, language: str) -> Moment | None:
    saturday = today + timedelta(days=(_FRIDAY + 1 - today.weekday()) % 7)
    if today.weekday() > _FRIDAY or not trusted(today):
        return None  # on Saturday and Sunday it is no preview
    days = (saturday, saturday + timedelta(days=1))
    number = sum(1 for o in coming if any(o[2].on(day) for day in days))
    if not number:
        return None
    return Moment(
        "calendar-event",
        by_clock(today, say("Am Wochenende", language)),
        words.appointments(number, language),
        say("Samstag und Sonntag", language),
    )
