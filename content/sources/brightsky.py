# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bright Sky: the weather of the Deutscher Wetterdienst as JSON (brightsky.dev/docs)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from content.clean import plain_text
from content.clock import at_glass
from content.dates import parse_moment
from content.details import Hour, Weather
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed, Rejected, Request
from content.sources.documents import UnreadableError, number, object_of, objects_of, text

LARGEST = 2_000_000
NAMED = "Deutscher Wetterdienst"
# Bright Sky's own words for the sky
ICONS = frozenset({
    "clear-day", "clear-night", "partly-cloudy-day", "partly-cloudy-night", "cloudy", "fog",
    "wind", "rain", "sleet", "snow", "hail", "thunderstorm",
})  # fmt: skip

_NOW, _HOURLY = "current_weather", "weather"
# today, tomorrow, and what the night after needs
_DAYS = 2
_MOST_HOURS = 240
# what a place takes; the time zone and the units are ours
_PLACED = ("lat", "lon", "dwd_station_id", "wmo_station_id", "source_id", "max_dist")
_SPOT = ("lat", "dwd_station_id", "wmo_station_id", "source_id")
# what has never been measured in Germany is a mistake of the station
_COLDEST, _HOTTEST = -50.0, 50.0
_WETTEST, _WINDIEST = 200.0, 400.0
_HEAD = 16_384


class _BrightSky(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "brightsky"
    kinds = (Kind.WEATHER,)
    volatile = True

    def request(self, url: str, context: Context) -> Request:
        """The weather now at the address's own coordinates, else where the terminal stands."""
        return Request(_address(url, _NOW, context))

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read what was measured last, or hours; with the first, the hours to come are wanted."""
        try:
            answer = object_of(data, LARGEST)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        told = answer.get("weather")
        if isinstance(told, list):
            hours, rejected = _hours(told)
            return _made(None, hours, _station(answer, told), rejected, context)
        if not isinstance(told, dict):
            return Parsed(error=_no_weather(answer))
        observed = _hour(told)
        rejected = () if observed else (Rejected("weather", "Hat keine lesbare Zeit."),)
        wanted = _forecast(context)
        hours, further = _ahead(context.further.get(wanted)) if wanted else ((), ())
        wants = (wanted,) if wanted else ()
        found = _made(observed, hours, _station(answer, [told]), rejected + further, context)
        return Parsed(found.items, found.rejected, found.error, wants)

    def detect(self, data: bytes) -> bool:
        """Whether a JSON object has Bright Sky's weather and sources."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] == b"{" and b'"weather"' in head and b'"source_id"' in head


def _address(url: str, page: str, context: Context, **more: str) -> str:
    """One of the two pages; coordinates of the address come before those of the terminal."""
    parts = urlsplit(url)
    root, _, last = parts.path.rpartition("/")
    path = f"{root if last in (_NOW, _HOURLY, '') else parts.path}/{page}"
    query = {key: value for key, value in parse_qsl(parts.query) if key in _PLACED}
    if not any(key in query for key in _SPOT) and context.point is not None:
        query |= {"lat": f"{context.point.latitude:.4f}", "lon": f"{context.point.longitude:.4f}"}
    query |= {"tz": "Europe/Berlin", "units": "dwd", **more}
    return urlunsplit(parts._replace(path=path, query=urlencode(query), fragment=""))


def _forecast(context: Context) -> Request | None:
    """The hours from now to the end of tomorrow; None where the answer came from a file."""
    if not context.url:
        return None
    now = at_glass(context.now)
    # a value is told at the end of its hour: that of 23 to 24 stands at midnight
    last = now.date() + timedelta(days=_DAYS)
    first = f"{now:%Y-%m-%dT%H}:00"
    return Request(_address(context.url, _HOURLY, context, date=first, last_date=f"{last}T00:00"))


def _ahead(data: bytes | None) -> tuple[tuple[Hour, ...], tuple[Rejected, ...]]:
    """The hours of the second document; without it, what was measured is shown alone."""
    if data is None:
        return (), ()
    try:
        told = object_of(data, LARGEST).get("weather")
    except UnreadableError as error:
        return (), (Rejected("Vorhersage", error.reason),)
    if not isinstance(told, list):
        return (), (Rejected("Vorhersage", "Hat keine Stunden."),)
    return _hours(told)


def _hours(told: list[Any]) -> tuple[tuple[Hour, ...], tuple[Rejected, ...]]:
    found: dict[Any, Hour] = {}
    rejected: list[Rejected] = []
    for count, entry in enumerate(told[:_MOST_HOURS], start=1):
        hour = _hour(entry)
        if hour is None:
            rejected.append(Rejected(f"Stunde {count}", "Hat keine lesbare Zeit."))
        else:
            found.setdefault(hour.time, hour)
    if len(told) > _MOST_HOURS:
        more = f"{len(told) - _MOST_HOURS} weitere Stunden"
        rejected.append(
            Rejected(more, f"Mehr als {_MOST_HOURS} Stunden nimmt der Schaukasten nicht.")
        )
    return tuple(found[time] for time in sorted(found)), tuple(rejected)


def _hour(entry: object) -> Hour | None:
    if not isinstance(entry, dict):
        return None
    time = parse_moment(text(entry, "timestamp"))
    if time is None:
        return None
    return Hour(
        time=time,
        temperature=_within(entry, _COLDEST, _HOTTEST, "temperature"),
        icon=_icon(entry),
        precipitation=_within(entry, 0, _WETTEST, "precipitation", "precipitation_60"),
        probability=_within(entry, 0, 100, "precipitation_probability"),
        wind=_within(entry, 0, _WINDIEST, *_spans("wind_speed")),
        gust=_within(entry, 0, _WINDIEST, *_spans("wind_gust_speed")),
    )


def _spans(name: str) -> Iterator[str]:
    """The hourly value, else the one of the shortest time before now."""
    yield name
    for minutes in (10, 30, 60):
        yield f"{name}_{minutes}"


def _within(entry: Mapping[str, Any], least: float, most: float, *names: str) -> float | None:
    for name in names:
        value = number(entry, name)
        if value is not None and least <= value <= most:
            return value
    return None


def _icon(entry: Mapping[str, Any]) -> str:
    """Bright Sky's word; where it is missing, what falls is known all the same."""
    for name in ("icon", "condition"):
        if (word := text(entry, name)) in ICONS:
            return word
    return ""


def _station(answer: Mapping[str, Any], told: list[Any]) -> str:
    """The name of the station that the first value is from."""
    ids = [text(entry, "source_id") for entry in told if isinstance(entry, dict)]
    for source in objects_of(answer, "sources"):
        if ids and text(source, "id") == ids[0]:
            return plain_text(text(source, "station_name"), 80)
    return ""


def _made(
    observed: Hour | None,
    hours: tuple[Hour, ...],
    station: str,
    rejected: tuple[Rejected, ...],
    context: Context,
) -> Parsed:
    if observed is None and not hours:
        return Parsed(rejected=rejected)
    item = Item(
        id=f"{context.source}:weather",
        kind=context.kind,
        source=context.source,
        texts={
            "de": Text(
                title="Wetter", summary=f"{NAMED}, Station {station}".removesuffix(", Station ")
            )
        },
        published=observed.time if observed else None,
        places=context.places,
        licence=context.licence or NAMED,
        weather=Weather(observed, hours, station),
    )
    return Parsed((item,), rejected)


def _no_weather(answer: Mapping[str, Any]) -> str:
    said = plain_text(text(answer, "detail") or text(answer, "description"), 120)
    return "Die Antwort ist JSON, nennt aber kein Wetter" + (f": {said}" if said else ".")


ADAPTER = _BrightSky()
