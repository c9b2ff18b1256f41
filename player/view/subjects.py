# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything there is to ask for, each with a line that says what it is like just now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from content.details import Departure, Phase
from content.kinds.calls import State, standing
from content.kinds.meetings import is_over
from content.model import Item, Kind
from player import pages
from player.view import alarm, board, sky, vehicles, words
from player.view.calm import events_line, news_line
from player.view.here import Here
from player.view.meetings import meetings_of
from player.view.offers import offers_of, said_price
from player.view.say import say, say_count
from player.view.shops import directory
from player.view.trust import by_clock

# a notice is new for so long
_NEW = timedelta(days=2)
# letters that a long stone has room for
_STONE = 21
# and a short one: the longest weekday
_WEEKDAY = 10


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to ask for: `live` fits a long stone, `short` a short one."""

    key: str
    label: str
    live: str
    short: str
    symbol: str
    page: str
    item: str = ""


def subjects(items: tuple[Item, ...], here: Here) -> tuple[Subject, ...]:
    """Those that have content and a page of their own; events and news are always among them."""
    found = (*_moving(items, here), *_said(items, here), *_civic(items, here), *_near(items, here))
    return tuple(subject for subject in found if subject.page in pages.NAMES)


def _said(items: tuple[Item, ...], here: Here) -> Iterator[Subject]:
    language = here.language
    events, news = events_line(items, here), news_line(items, here)
    label = say("Veranstaltungen", language)
    yield Subject("events", label, events, events, "calendar-event", "events")
    yield Subject("news", say("Neues", language), news, news, "news", "news")
    held = [i for i in items if i.kind is Kind.NOTICE]
    if held:
        known = [i.notice.posted for i in held if i.notice is not None and i.notice.posted]
        fresh = sum(words.today(here.now) - day <= _NEW for day in known)
        count = len(held)
        live = say("{count} im Aushang", language, count=count)
        if fresh:
            told = say("{new} neue, {count} im Aushang", language, new=fresh, count=count)
            live = by_clock(here.now, told, live)
        label = say("Bekanntmachungen", language)
        yield Subject("notices", label, live, str(count), "pinned", "notices")


def _moving(items: tuple[Item, ...], here: Here) -> Iterator[Subject]:
    language = here.language
    departing = board.leaving(items)
    stops = board.stops(departing, here.point, here.place)
    car = vehicles.vehicle_card(items, here.now, language)
    if stops:
        going = (d for _, d in departing if d.stop == stops[0].name and not d.cancelled)
        live = short = say("nach Fahrplan", language)
        if (departure := next(going, None)) is not None:
            live = short = _leaves(departure, here)
            day = words.today(departure.planned)
            if day != words.today(here.now):
                short = say(
                    "{day} {time}",
                    language,
                    day=words.weekday_short(day, language),
                    time=words.clock(departure.planned),
                )
        yield Subject("bus", say("Bus", language), live, short, "bus", "buses")
    if car.item:
        yield Subject("car", car.name, car.headline, car.headline, car.symbol, "buses")
    weather = next((i.weather for i in items if i.weather is not None), None)
    if weather is not None:
        now = sky.current(weather, here.now)
        degrees = sky.degrees(now.temperature)
        live = sky.brief(weather, here.now, language) or degrees
        symbol = sky.symbol(now.icon)
        yield Subject("weather", say("Wetter", language), live, degrees, symbol, "weather")


def _leaves(departure: Departure, here: Here) -> str:
    ahead, time = board.minutes_to(departure, here.now), words.clock(departure.planned)
    if ahead == 0:
        return by_clock(here.now, say("fährt jetzt", here.language), time)
    if ahead <= board.COUNTED:
        return by_clock(here.now, say("in {minutes} Min", here.language, minutes=ahead), time)
    day, today = words.today(departure.planned), words.today(here.now)
    if day == today:
        return say("um {time}", here.language, time=time)
    near = words.near_day(day, today, here.language)
    return say("{day} {time}", here.language, day=near, time=time)


def _civic(items: tuple[Item, ...], here: Here) -> Iterator[Subject]:
    language, now = here.language, here.now
    calls = [i.call for i in items if i.call is not None]
    if calls:
        stands = [standing(call, now) for call in calls]
        opened = [s for s in stands if s.state is State.OPEN]
        live = say("Ergebnisse ansehen", language)
        if any(s.phase is Phase.VOTE for s in opened):
            live = by_clock(now, say("Jetzt abstimmen", language), say("Abstimmen", language))
        elif opened:
            live = say("{count} offen", language, count=len(opened))
        short = say("{count} offen", language, count=len(opened))
        yield Subject("calls", say("Wir machen mit", language), live, short, "checkbox", "calls")
    meetings = [one for one in meetings_of(items) if not one[1].cancelled]
    if meetings:
        coming = next((m.start for i, m in meetings if m.start and not is_over(i, now)), None)
        live = short = say("Ergebnisse", language)
        if coming is not None:
            day, today = words.today(coming), words.today(now)
            short = words.near_day(day, today, language)
            if len(short) > _WEEKDAY:
                short = words.date_figures(day, language)
            live = say(
                "{day}, {time} Uhr",
                language,
                day=words.near_day(day, today, language),
                time=words.clock(coming),
            )
        yield Subject(
            "meetings", say("Sitzungen", language), live, short, "building-community", "meetings"
        )
    warnings = [i for i in items if i.kind is Kind.WARNING]
    if warnings:
        live = alarm.headline(warnings[0], language)
        if len(warnings) > 1:
            live = say("{count} Warnungen", language, count=len(warnings))
        short = str(len(warnings))
        yield Subject(
            "warnings", say("Warnungen", language), live, short, "alert-triangle", "warnings"
        )


def _near(items: tuple[Item, ...], here: Here) -> Iterator[Subject]:
    language = here.language
    places = Counter(i.place.shape for i in items if i.place is not None)
    if places:
        trails, others = places["line"], places.total() - places["line"]
        parts = [say_count("{n} Ort", "{n} Orte", language, n=others)] if others else []
        if trails:
            parts.append(say_count("{n} Weg", "{n} Wege", language, n=trails))
        trips = say("Ausflüge", language)
        yield Subject("places", say("Karte", language), ", ".join(parts), trips, "map-2", "places")
    offers = offers_of(items)
    if offers:
        told = (f"{i.text(language).title} {said_price(o, language)}" for i, o in offers if o.price)
        count = say_count("{n} Angebot", "{n} Angebote", language, n=len(offers))
        live = next((line for line in told if len(line) <= _STONE), count)
        label = say("Kauf im Dorf", language)
        yield Subject("offers", label, live, count, "basket", "offers")
    shops = directory(items, language)
    if shops:
        count = say_count("{n} Betrieb", "{n} Betriebe", language, n=len(shops))
        label = say("Läden und Betriebe", language)
        yield Subject("shops", label, count, count, "building-store", "shops")
