# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The weather: shown while it is still true."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen

# after that, what was measured is no longer what one sees
OLDEST = timedelta(hours=3)
# a station's clock may run ahead; what is further ahead was not measured
_AHEAD = timedelta(minutes=30)


class WeatherRule(Rule):
    """What was measured goes after three hours, each hour of the forecast when it is over."""

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The weather without what has passed; what has passed as a whole stays as it is."""
        del screen
        return [_lasting(item, now) or item for item in items]

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Too old as a whole."""
        del screen
        return {item.id: (_age(item),) for item in items if _lasting(item, now) is None}

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """When it was measured, and how far the forecast reaches."""
        del now, screen
        weather = item.weather
        if weather is None:
            return ()
        found = []
        if weather.observed is not None:
            found.append(f"Wird gezeigt: gemessen am {said(weather.observed.time)}.")
        if weather.hours:
            reach = f"Vorhersage bis {said(weather.hours[-1].time)}."
            found.append(reach if found else f"Wird gezeigt: {reach}")
        return tuple(found)


def _lasting(item: Item, now: datetime) -> Item | None:
    """The item with what still holds; None where nothing does."""
    weather = item.weather
    if weather is None:
        return None
    seen = weather.observed
    fresh = seen is not None and now - OLDEST <= seen.time <= now + _AHEAD
    # an hour is told at its end
    hours = tuple(hour for hour in weather.hours if hour.time > now)
    if not fresh and not hours:
        return None
    if fresh and len(hours) == len(weather.hours):
        return item
    return replace(item, weather=replace(weather, observed=seen if fresh else None, hours=hours))


def _age(item: Item) -> str:
    weather = item.weather
    if weather is None or (weather.observed is None and not weather.hours):
        return "Nennt kein Wetter."
    times = [hour.time for hour in weather.hours]
    if weather.observed is not None:
        times.append(weather.observed.time)
    return f"Veraltet: Die letzte Angabe galt für {said(max(times))}."
