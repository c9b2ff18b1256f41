# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Weather in words: what the sky is like, how the wind blows, what to put on. Knows no page."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from content.details import Hour, Weather
from player.languages import GERMAN
from player.view import words
from player.view.figures import written
from player.view.say import say

# mm in an hour from which people call it rain
WET = 0.1
UNKNOWN = "\N{EN DASH}"
# km/h from which gusts are worth a word
GUSTY = 30.0
# %: a forecast of less than that is no reason for an umbrella
_LIKELY = 30.0
_UMBRELLA_BREAKS = 62.0
# how long somebody who asks will be outside
_OUTSIDE = timedelta(hours=4)
_HOUR = timedelta(hours=1)
_SOON = timedelta(minutes=30)
# further away it is a part of the day and no hour
_FAR = timedelta(hours=12)
_EVENING, _MORNING, _NOON, _AFTERNOON = 18, 5, 11, 14

_SIGNS = {
    "clear-day": "sun",
    "clear-night": "moon",
    "partly-cloudy-day": "half-sun",
    "partly-cloudy-night": "half-moon",
    "cloudy": "cloud",
    "sleet": "snow",
    "hail": "snow",
    "thunderstorm": "storm",
}
_SYMBOLS = {
    "sun": "sun",
    "moon": "moon",
    "rain": "cloud-rain",
    "snow": "cloud-snow",
    "storm": "cloud-storm",
    "fog": "cloud-fog",
    "wind": "wind",
}
# what matters most in a stretch of hours comes first
_GRAVITY = ("thunderstorm", "hail", "sleet", "snow", "rain", "fog", "wind")


def current(weather: Weather, now: datetime) -> Hour:
    """What was measured; what was not, as it is forecast for this hour."""
    ahead = next((hour for hour in weather.hours if hour.time > now), None)
    seen = weather.observed
    if seen is None or ahead is None:
        return seen or ahead or Hour(now)
    return Hour(
        time=seen.time,
        temperature=ahead.temperature if seen.temperature is None else seen.temperature,
        icon=seen.icon or ahead.icon,
        precipitation=seen.precipitation,
        wind=ahead.wind if seen.wind is None else seen.wind,
        gust=ahead.gust if seen.gust is None else seen.gust,
    )


def degrees(value: float | None) -> str:
    """`17°`; what is not known is a dash, never a zero."""
    return UNKNOWN if value is None else f"{round(value) + 0}°".replace("-", "\N{MINUS SIGN}")


def decimal(value: float, language: str = GERMAN) -> str:
    """`1,6`; whole from ten on."""
    return written(f"{value:.0f}" if value >= 10 else f"{value:.1f}", language)  # noqa: PLR2004


def proper(name: str) -> str:
    """A station's name as one writes it: the weather service shouts."""
    return name.title() if name.isupper() else name


def sign(icon: str) -> str:
    """The drawing for a word of Bright Sky."""
    return _SIGNS.get(icon, icon)


def symbol(icon: str) -> str:
    """The icon for a word of Bright Sky, where a drawing has no room."""
    return _SYMBOLS.get(sign(icon), "cloud")


def turns(weather: Weather, now: datetime, ahead: timedelta) -> bool:
    """Whether rain begins, or a storm blows, within so long a time."""
    hours = [hour for hour in weather.hours if now < hour.time <= now + ahead]
    wet = not wet_now(weather, now) and any(falls(hour) for hour in hours)
    return wet or any((hour.gust or 0) >= _UMBRELLA_BREAKS for hour in hours)


def worst(hours: Sequence[Hour]) -> str:
    """The word for some hours together: what falls or blows, else that of the last one."""
    icons = {hour.icon for hour in hours}
    found = next((icon for icon in _GRAVITY if icon in icons), "")
    return found or (hours[-1].icon if hours else "")


def word(icon: str, language: str = "de") -> str:
    """What the sky is like."""
    words_of = {
        "clear-day": say("Sonnig", language),
        "clear-night": say("Klar", language),
        "partly-cloudy-day": say("Leicht bewölkt", language),
        "partly-cloudy-night": say("Leicht bewölkt", language),
        "cloudy": say("Bewölkt", language),
        "fog": say("Neblig", language),
        "wind": say("Windig", language),
        "rain": say("Regen", language),
        "sleet": say("Schneeregen", language),
        "snow": say("Schnee", language),
        "hail": say("Hagel", language),
        "thunderstorm": say("Gewitter", language),
    }
    return words_of.get(icon, "")


def wind(speed: float, language: str = "de") -> str:
    """How the wind blows, after the Beaufort scale; `speed` in km/h."""
    scale = (
        (2, say("windstill", language)),
        (12, say("schwach", language)),
        (20, say("leicht", language)),
        (29, say("mäßig", language)),
        (39, say("frisch", language)),
        (50, say("stark", language)),
        (62, say("steif", language)),
        (75, say("stürmisch", language)),
        (103, say("Sturm", language)),
        (118, say("schwerer Sturm", language)),
    )
    return next((name for bound, name in scale if speed < bound), say("Orkan", language))


def falls(hour: Hour) -> bool:
    """Whether something falls in the hour: told amounts count where they are likely."""
    if hour.precipitation is None:
        return (hour.probability or 0) >= 2 * _LIKELY
    likely = hour.probability is None or hour.probability >= _LIKELY
    return hour.precipitation >= WET and likely


def outlook(weather: Weather, now: datetime, language: str = "de") -> str:
    """How long it stays dry, or wet: one sentence, "" without a forecast."""
    hours = [hour for hour in weather.hours if hour.time > now]
    if not hours:
        return ""
    if wet_now(weather, now):
        return _drying(hours, now, language)
    wet = next((hour for hour in hours if falls(hour)), None)
    # an hour is told at its end
    begins = (wet or hours[-1]).time - _HOUR
    if wet is None or begins - now > _FAR:
        return say("Trocken bis {when}.", language, when=_until(begins, now, language))
    what = _what(wet, language)
    if begins <= now + _SOON:
        return say("Gleich kommt {what}.", language, what=what)
    return say("{what} {when}.", language, what=what, when=_when(begins, now, language))


def _drying(hours: Sequence[Hour], now: datetime, language: str) -> str:
    dry = next((hour.time - _HOUR for hour in hours if not falls(hour)), None)
    if dry is None:
        return say("Es bleibt nass.", language)
    if dry <= now:
        return say("Gleich wird es trocken.", language)
    return say("Trocken wird es {when}.", language, when=_when(dry, now, language))


def brief(weather: Weather, now: datetime, language: str = "de") -> str:
    """The same in a few words that do not begin a sentence: `trocken bis morgen`."""
    said = outlook(weather, now, language).removesuffix(".")
    if not said:
        return word(current(weather, now).icon, language)
    falling = tuple(word(icon, language) for icon in _GRAVITY[:5])
    return said if said.startswith(falling) else said[:1].lower() + said[1:]


def wet_now(weather: Weather, now: datetime) -> bool:
    """Whether something is falling: measured, else forecast for this hour."""
    seen = weather.observed
    if seen is not None and seen.icon:
        return seen.icon in ("rain", "sleet", "snow", "hail", "thunderstorm")
    hour = next((hour for hour in weather.hours if hour.time > now), None)
    return hour is not None and falls(hour)


def advice(weather: Weather, now: datetime, language: str = "de") -> str:
    """Whether one needs a jacket or an umbrella for the next hours; "" where nobody can say."""
    hours = [hour for hour in weather.hours if now < hour.time <= now + _OUTSIDE]
    here = current(weather, now)
    known = [h.temperature for h in (here, *hours) if h.temperature is not None]
    gusts = [h.gust for h in (here, *hours) if h.gust is not None]
    wet = wet_now(weather, now) or any(falls(hour) for hour in hours)
    found: list[str] = []
    if known:
        found.append(_clothes(min(known), max(known), language))
    if wet and gusts and max(gusts) >= _UMBRELLA_BREAKS:
        found.append(say("Für den Schirm ist es zu windig.", language))
    elif wet and (not known or max(known) > 0):
        found.append(say("Nehmen Sie einen Schirm mit.", language))
    elif known and min(known) <= 0:
        found.append(say("Es kann glatt sein.", language))
    return " ".join(found)


def _clothes(low: float, high: float, language: str) -> str:
    if high >= 28:  # noqa: PLR2004 - where the weather service begins to warn
        return say("Es wird heiß: trinken Sie genug.", language)
    steps = (
        (1, say("Warm anziehen, mit Mütze.", language)),
        (8, say("Sie brauchen eine warme Jacke.", language)),
        (15, say("Sie brauchen eine Jacke.", language)),
        (19, say("Eine leichte Jacke genügt.", language)),
    )
    return next(
        (said for bound, said in steps if low < bound), say("Es geht ohne Jacke.", language)
    )


def _what(hour: Hour, language: str) -> str:
    return word(hour.icon, language) if hour.icon in _GRAVITY[:5] else say("Regen", language)


def _when(moment: datetime, now: datetime, language: str) -> str:
    """`ab 16 Uhr`, `ab morgen 9 Uhr`."""
    hour = words.hour(moment, language)
    if words.today(moment) == words.today(now):
        return say("ab {hour} Uhr", language, hour=hour)
    return say("ab morgen {hour} Uhr", language, hour=hour)


def _until(moment: datetime, now: datetime, language: str) -> str:
    """The part of the day in which a moment lies, in words."""
    hour = int(words.clock(moment)[:2])
    ahead = (words.today(moment) - words.today(now)).days
    if hour < _MORNING:
        # the night belongs to the day before it
        ahead, part = ahead - 1, 0
    else:
        part = sum(hour >= bound for bound in (_MORNING, _NOON, _AFTERNOON, _EVENING))
    if ahead > 1:
        return words.within(words.weekday(words.today(moment), language), language)
    this_day = (
        say("heute Nacht", language),
        say("heute früh", language),
        say("heute Mittag", language),
        say("heute Nachmittag", language),
        say("heute Abend", language),
    )
    next_day = (
        say("morgen Nacht", language),
        say("morgen früh", language),
        say("morgen Mittag", language),
        say("morgen Nachmittag", language),
        say("morgen Abend", language),
    )
    return (this_day if ahead <= 0 else next_day)[part]
