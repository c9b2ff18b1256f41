# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the start page says about the rest: live lines of the tiles and what matters now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.model import Item, Kind
from player.view import words
from player.view.moment import Moment
from player.view.span import Occasion, at_hour, occasions

_EVENING = 18
_NEWS_DAYS = 7
_LOOK_AHEAD = 14


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the start page shows of the store: three moments at most, one live line a tile."""

    moments: tuple[Moment, ...]
    events_line: str
    news_line: str


def home_view(
    items: tuple[Item, ...], now: datetime, place: str = "", language: str = "de"
) -> HomeView:
    """What matters now, from items that the rules have let through.

    The terminal's own village `place` wins where two events begin together. Cancelled events
    are neither counted nor announced.
    """
    coming = _coming(items, now, place)
    news = _news(items)
    return HomeView(
        moments=_moments(coming, news, now, language),
        events_line=_events_line(coming, now),
        news_line=_news_line(news, now),
    )


def _coming(items: tuple[Item, ...], now: datetime, place: str) -> tuple[Occasion, ...]:
    found = [o for o in occasions(items) if not o[1].cancelled and not o[2].over(now)]
    return tuple(sorted(found, key=lambda o: (o[2].start, place not in o[0].places)))


def _news(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(i for i in items if i.kind is Kind.NEWS)


def _moments(
    coming: tuple[Occasion, ...], news: tuple[Item, ...], now: datetime, language: str
) -> tuple[Moment, ...]:
    today = words.today(now)
    timed = [o for o in coming if not o[2].all_day]
    # Big figures tell a time of day; whole days are told only when there is nothing else.
    to_come = [o for o in timed if o[2].start > now] or list(coming)
    cells: list[Moment] = []
    if to_come:
        first = to_come[0]
        cells.append(_event_cell(first, now, language))
        later = next((o for o in to_come[1:] if _other_part(o, first, today)), None)
        if later is not None:
            cells.append(_event_cell(later, now, language))
    if news:
        cells.append(_news_cell(news, now, language))
    weekend = _weekend_cell(coming, today)
    if weekend is not None and len(cells) < 3:  # noqa: PLR2004 - the card has three cells
        cells.insert(len(cells) - (1 if news else 0), weekend)
    return tuple(cells[:3])


def _other_part(occasion: Occasion, first: Occasion, today: date) -> bool:
    """Whether it is worth a cell of its own: this evening, or the next day with something."""
    if occasion[2].first_day != first[2].first_day:
        return True
    evening = at_hour(today, _EVENING)
    return first[2].start < evening <= occasion[2].start


def _event_cell(occasion: Occasion, now: datetime, language: str) -> Moment:
    item, _, span = occasion
    today = words.today(now)
    day = max(span.first_day, today)
    label = words.near_day(day, today)
    if day == today and not span.all_day:
        label = "Heute Abend" if span.start >= at_hour(today, _EVENING) else "Als Nächstes"
    value = "ganztags" if span.all_day else words.clock(span.start)
    title = item.text(language).title
    village = item.places[0] if len(item.places) == 1 else ""
    detail = title if not village or village in title else f"{title}, {village}"
    return Moment("calendar-event", label, value, detail)


def _news_cell(news: tuple[Item, ...], now: datetime, language: str) -> Moment:
    fresh = _fresh(news, now, 1)
    newest = news[0]
    if fresh:
        value = f"{fresh} heute"
    else:
        value = words.age(newest.published, now) if newest.published else f"{len(news)}"
    value = value[0].upper() + value[1:]
    return Moment("news", "Neues", value, newest.text(language).title)


def _weekend_cell(coming: tuple[Occasion, ...], today: date) -> Moment | None:
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    if today.weekday() > 4:  # noqa: PLR2004 - on Saturday and Sunday it is no preview
        return None
    days = (saturday, saturday + timedelta(days=1))
    number = sum(1 for o in coming if any(o[2].on(day) for day in days))
    if not number:
        return None
    return Moment(
        "calendar-event",
        "Am Wochenende",
        words.appointments(number),
        "Samstag und Sonntag",
    )


def _events_line(coming: tuple[Occasion, ...], now: datetime) -> str:
    today = words.today(now)
    per_day = [
        sum(1 for o in coming if o[2].on(today + timedelta(days=n))) for n in range(_LOOK_AHEAD)
    ]
    if per_day[0] and per_day[1]:
        return f"Heute {per_day[0]}, morgen {per_day[1]}"
    if per_day[0]:
        return f"Heute {words.appointments(per_day[0])}"
    if per_day[1]:
        return f"Morgen {words.appointments(per_day[1])}"
    ahead = [o for o in coming if o[2].first_day > today]
    if ahead:
        return f"Nächster: {words.date_short(ahead[0][2].first_day, today)}"
    return "zurzeit keine"


def _fresh(news: tuple[Item, ...], now: datetime, days: int) -> int:
    since = words.today(now) - timedelta(days=days - 1)
    return sum(1 for i in news if i.published and words.today(i.published) >= since)


def _news_line(news: tuple[Item, ...], now: datetime) -> str:
    if not news:
        return "zurzeit nichts"
    if fresh := _fresh(news, now, 1):
        return f"{fresh} heute"
    if week := _fresh(news, now, _NEWS_DAYS):
        return f"{week} neue"
    newest = news[0].published
    return words.age(newest, now) if newest else words.count(len(news), "Meldung", "Meldungen")
