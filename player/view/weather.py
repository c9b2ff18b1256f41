# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the weather: what it is like now, whether one needs a jacket, the hours to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from content.clock import at_glass, day_start
from content.details import Hour, Weather
from content.model import Item, Kind
from player.scenes.light import sun_edges
from player.view import sky, words
from player.view.event_detail import Names, source_of
from player.view.moment import Moment
from player.view.say import say

_NEXT = 9
# the hours of tomorrow that people ask about
_FIRST, _LAST, _STEP = 6, 22, 2
_HOUR = timedelta(hours=1)
# the shortest bar is still one
_LOWEST = 0.3
_DWD = "Deutscher Wetterdienst"


@dataclass(frozen=True, slots=True)
class HourBar:
    """A stretch of the strip. `tall` and `wet` are bars from 0 to 1, with the words to them."""

    label: str
    sign: str
    sky: str
    temperature: str
    tall: float
    rain: str
    wet: float


@dataclass(frozen=True, slots=True)
class WeatherView:
    """All that the page shows; `nothing` is "" unless there is no weather.

    `sign` is the drawing of the sky (`sun`, `moon`, `half-sun`, `half-moon`, `cloud`, `rain`,
    `snow`, `storm`, `fog`, `wind`, or ""). `bars` are those of the chosen day; without rain in
    them `dry` says so. `choices` are the labels of the days.
    """

    nothing: str = ""
    kicker: str = ""
    temperature: str = ""
    sign: str = ""
    headline: str = ""
    advice: str = ""
    facts: tuple[Moment, ...] = ()
    choices: tuple[str, ...] = ()
    bars: tuple[HourBar, ...] = ()
    dry: str = ""
    source: str = ""
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What the page depends on beside its items.

    `latitude` and `longitude` are the screen's, for the sun's times; `chosen` counts the page's
    `choices`.
    """

    latitude: float
    longitude: float
    chosen: int = 0
    language: str = "de"
    names: Names = field(default_factory=dict)


def weather_view(items: Iterable[Item], now: datetime, look: Look) -> WeatherView:
    """The page of the first weather that the rules show."""
    language = look.language
    item = next((i for i in items if i.kind is Kind.WEATHER and i.weather is not None), None)
    if item is None or item.weather is None:
        return WeatherView(nothing=say("Das Wetter ist zurzeit nicht da.", language))
    weather = item.weather
    current = sky.current(weather, now)
    days = _days(weather, now, language)
    bars = days[min(look.chosen, len(days) - 1)][1] if days else ()
    said = (sky.word(current.icon, language), sky.outlook(weather, now, language))
    return WeatherView(
        kicker=_kicker(weather, language),
        temperature=sky.degrees(current.temperature),
        sign=sky.sign(current.icon),
        headline="\n".join(part.removesuffix(".") + "." for part in said if part),
        advice=sky.advice(weather, now, language),
        facts=_facts(weather, now, look),
        choices=tuple(label for label, _ in days),
        bars=bars,
        dry=say("In diesen Stunden kein Regen", language) if bars and not _wet(bars) else "",
        source=_source(item, look),
        stand=words.stand(item.published, now, language) if item.published else "",
    )


def _kicker(weather: Weather, language: str) -> str:
    seen = weather.observed
    if seen is None:
        return say("Vorhersage für jetzt", language)
    time = words.clock(seen.time)
    if weather.station:
        station = sky.proper(weather.station)
        return say("Gemessen um {time} Uhr in {station}", language, time=time, station=station)
    return say("Gemessen um {time} Uhr", language, time=time)


def _facts(weather: Weather, now: datetime, look: Look) -> tuple[Moment, ...]:
    language = look.language
    current = sky.current(weather, now)
    found: list[Moment] = []
    if current.wind is not None:
        detail = say("{speed} km/h", language, speed=round(current.wind))
        if current.gust is not None and current.gust >= sky.GUSTY:
            detail = say(
                "{speed} km/h, in Böen {gust}",
                language,
                speed=round(current.wind),
                gust=round(current.gust),
            )
        found.append(
            Moment("wind", say("Wind", language), sky.wind(current.wind, language), detail)
        )
    found.append(_rain(weather, now, language))
    found.append(_sun(now, look))
    return tuple(found)


def _rain(weather: Weather, now: datetime, language: str) -> Moment:
    """What falls until the end of the day."""
    end = day_start(words.today(now) + timedelta(days=1))
    rest = [h.precipitation for h in weather.hours if h.time <= end and h.precipitation is not None]
    label = say("Regen heute noch", language)
    if not rest:
        return Moment("umbrella", label, sky.UNKNOWN, say("keine Vorhersage", language))
    amount = sum(rest)
    if amount < sky.WET:
        return Moment("umbrella", label, say("keiner", language), say("bis Mitternacht", language))
    likely = max((h.probability or 0 for h in weather.hours if h.time <= end), default=0)
    detail = say("bis Mitternacht", language)
    if likely:
        detail = say("zu {likely} % wahrscheinlich", language, likely=round(likely))
    return Moment(
        "umbrella", label, say("{mm} mm", language, mm=sky.decimal(amount, language)), detail
    )


def _sun(now: datetime, look: Look) -> Moment:
    language = look.language
    today = words.today(now)
    rise, fall = sun_edges(today, look.latitude, look.longitude)
    next_rise, _ = sun_edges(today + timedelta(days=1), look.latitude, look.longitude)
    if now < rise:
        detail = say("Untergang um {time}", language, time=words.clock(fall))
        return Moment("sunrise", say("Sonnenaufgang", language), words.clock(rise), detail)
    if now < fall:
        detail = say("Aufgang morgen um {time}", language, time=words.clock(next_rise))
        return Moment("sunset-2", say("Sonnenuntergang", language), words.clock(fall), detail)
    detail = say("morgen früh", language)
    return Moment("sunrise", say("Sonnenaufgang", language), words.clock(next_rise), detail)


def _days(
    weather: Weather, now: datetime, language: str
) -> tuple[tuple[str, tuple[HourBar, ...]], ...]:
    """The next hours, and tomorrow in steps of two; each as far as it is known."""
    tomorrow = words.today(now) + timedelta(days=1)
    coming = [h for h in weather.hours if h.time > now][:_NEXT]
    found = [(say("Nächste Stunden", language), [(hour, [hour]) for hour in coming])]
    label = say(
        "Morgen, {weekday}",
        language,
        weekday=words.within(words.weekday(tomorrow, language), language),
    )
    found.append((label, _steps(weather.hours, tomorrow)))
    return tuple((name, _bars(rows, language)) for name, rows in found if rows)


def _steps(hours: Sequence[Hour], day: date) -> list[tuple[Hour, list[Hour]]]:
    """Each shown hour of a day with those before it that it stands for."""
    found: list[tuple[Hour, list[Hour]]] = []
    for hour in hours:
        clock = int(words.clock(hour.time)[:2])
        if words.today(hour.time) == day and _FIRST <= clock <= _LAST and clock % _STEP == 0:
            span = [h for h in hours if hour.time - _STEP * _HOUR < h.time <= hour.time]
            found.append((hour, span))
    return found


def _bars(rows: Sequence[tuple[Hour, list[Hour]]], language: str) -> tuple[HourBar, ...]:
    known = [hour.temperature for hour, _ in rows if hour.temperature is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    room = max(high - low, 6.0)
    falls = [sum(h.precipitation or 0 for h in span) for _, span in rows]
    most = max([*falls, 2.0])
    return tuple(
        HourBar(
            label=f"{at_glass(hour.time).hour}",
            sign=sky.sign(sky.worst(span)),
            sky=sky.word(sky.worst(span), language),
            temperature=sky.degrees(hour.temperature),
            tall=0.0
            if hour.temperature is None
            else _LOWEST + (1 - _LOWEST) * (hour.temperature - low) / room,
            rain=sky.decimal(fall, language) if fall >= sky.WET else "",
            wet=fall / most if fall >= sky.WET else 0.0,
        )
        for (hour, span), fall in zip(rows, falls, strict=True)
    )


def _wet(bars: Sequence[HourBar]) -> bool:
    return any(bar.rain for bar in bars)


def _source(item: Item, look: Look) -> str:
    """The service is named wherever its data is shown, whatever the source is called here."""
    named = source_of(item, look.names)
    if _DWD in named:
        return say("Quelle: {source}", look.language, source=named)
    parts = ", ".join(part for part in (named, _DWD) if part)
    return say("Quelle: {source}", look.language, source=parts)
