# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Departures: made of timetables and live news; each goes when it has really left."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from content.clock import at_glass, day_start
from content.details import Departure
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen
from content.timetables import by_time, departures, fresh, last_day, leaves

# how far ahead departures are made: the whole service of tomorrow, and a night and a day at least
AHEAD = timedelta(hours=36)
_NIGHT_ENDS = timedelta(hours=4)
# a bus may be as late as this and is still waited for
LATEST = timedelta(hours=3)
# what has left is known a little longer, so that staff can ask where it is
AFTERWARDS = timedelta(minutes=30)
# bounds, whatever a timetable holds; villages never reach them
MOST_AT_A_STOP = 120
MOST = 1_000

_TABLE = "Ist ein Fahrplan: aus ihm werden Abfahrten gemacht."
_NEWS = "Ist eine Live-Meldung: sie steht bei der Abfahrt, die sie betrifft."
_OLD_NEWS = "Ist eine Live-Meldung, die älter als fünf Minuten ist: der Fahrplan gilt."


class DepartureRule(Rule):
    """The next ones first, by when they really leave; a cancelled one until it would have left."""

    own_place_first = False

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The departures to come, and what they are made of."""
        del screen
        end = max(now + AHEAD, day_start(_after_tomorrow(now)) + _NIGHT_ENDS)
        made = departures(items, fresh(items, now), now - LATEST, end)
        return [*items, *_bounded(made, now)]

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """What has left, and what departures are only made of."""
        del screen
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            if item.departure is None:
                found[item.id] = (_no_card(item, now),)
            elif _has_left(item.departure, now):
                gone = "Wäre abgefahren" if item.departure.cancelled else "Abgefahren"
                found[item.id] = (f"{gone} am {said(leaves(item.departure))}.",)
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """When it leaves, and where that is known from."""
        del now, screen
        departure = item.departure
        if departure is None:
            return ()
        at = said(leaves(departure))
        told = [f"Wird gezeigt: fährt am {at} ab {departure.stop}."]
        if departure.cancelled:
            told = [f"Wird gezeigt: fällt aus, geplant am {at} ab {departure.stop}."]
        elif departure.expected is None:
            told.append("Nach Fahrplan: es gibt keine Live-Meldung, die jünger als 5 Minuten ist.")
        else:
            late = round((departure.expected - departure.planned).total_seconds() / 60)
            differs = f"{late:+d} Minuten gegen den Fahrplan" if late else "pünktlich"
            told.append(f"Live-Meldung: {differs}.")
        return tuple(told)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """By when they leave."""
        del now, screen
        return sorted(cards, key=by_time)


def _after_tomorrow(now: datetime) -> date:
    return at_glass(now).date() + timedelta(days=2)


def _has_left(departure: Departure, now: datetime) -> bool:
    """Whether it is gone; a timetable counts in minutes, so for its whole minute it is not."""
    return leaves(departure) < now.replace(second=0, microsecond=0)


def _bounded(made: Iterable[Item], now: datetime) -> list[Item]:
    """The first of each stop and of all; what left a while ago is not told any more."""
    kept: list[Item] = []
    at_stops: Counter[str] = Counter()
    for item in made:
        departure = item.departure
        if departure is None or now - leaves(departure) > AFTERWARDS:
            continue
        at_stops[departure.stop] += 1
        if at_stops[departure.stop] <= MOST_AT_A_STOP and len(kept) < MOST:
            kept.append(item)
    return kept


def _no_card(item: Item, now: datetime) -> str:
    if item.trip_update is not None:
        return _NEWS if fresh((item,), now) else _OLD_NEWS
    if item.timetable is None:
        return "Nennt keine Abfahrt."
    last = last_day(item.timetable)
    if last is not None and last < at_glass(now).date():
        return f"Der Fahrplan ist abgelaufen: Sein letzter Tag war der {last:%d.%m.%Y}."
    return _TABLE
