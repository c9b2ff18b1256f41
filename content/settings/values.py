# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The types a setting can have: how a TOML value is read, and how it is written back."""

import base64
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from content.drill import SOURCE as DRILL

Toml = str | int | float | bool | list[str] | dict[str, str] | None

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KEY_BYTES = 32
_DAY_WORDS = {"daily": range(7), "weekdays": range(5), "weekend": range(5, 7)}
_UNITS = {
    "s": 1,
    "sec": 1,
    "second": 1,
    "seconds": 1,
    "min": 60,
    "minute": 60,
    "minutes": 60,
    "h": 3600,
    "hour": 3600,
    "hours": 3600,
    "d": 86400,
    "day": 86400,
    "days": 86400,
    "week": 604800,
    "weeks": 604800,
}


class BadValueError(ValueError):
    """A value that a type refuses. `hint` is "" where an example says enough."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Type:
    """A type: its name and an example for people, its reader and its writer.

    `read` takes what tomllib gave and raises BadValueError; `write` is its inverse.
    """

    name: str
    example: str
    read: Callable[[object], object]
    write: Callable[[object], Toml]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ""."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


def text(example: str) -> Type:
    """Free text on one line."""
    return Type("text", f'"{example}"', _text, _as_is)


def choice(*known: str) -> Type:
    """One of a closed set of words."""

    def read(value: object) -> object:
        word = _text(value)
        if word not in known:
            meant = nearest(word, known)
            hint = f'did you mean "{meant}"?' if meant else f"one of {', '.join(known)}"
            raise BadValueError(f'"{word}" is not known', hint)
        return word

    return Type("one of " + ", ".join(f'"{word}"' for word in known), f'"{known[0]}"', read, _as_is)


def whole(low: int, high: int, example: int) -> Type:
    """A whole number between two bounds, both included."""

    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int):
            raise BadValueError(f"expected a whole number, got {_shown(value)}")
        if not low <= value <= high:
            raise BadValueError(f"{value} is out of range", f"between {low} and {high}")
        return value

    return Type(f"whole number, {low} to {high}", str(example), read, _as_is)


def one_of(*known: int) -> Type:
    """One of a closed set of whole numbers."""
    listed = ", ".join(str(number) for number in known)

    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int):
            raise BadValueError(f"expected a whole number, got {_shown(value)}")
        if value not in known:
            raise BadValueError(f"{value} is out of range", f"one of {listed}")
        return value

    return Type(f"one of {listed}", str(known[-1]), read, _as_is)


def degrees(bound: int, example: float) -> Type:
    """A geographic coordinate in degrees, WGS 84."""

    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadValueError(f"expected a number, got {_shown(value)}")
        if not -bound <= value <= bound:
            raise BadValueError(f"{value} is out of range", f"between -{bound} and {bound}")
        return float(value)

    return Type(f"number, -{bound} to {bound}", str(example), read, _as_is)


def url(*, credentials_hint: str = "leave user and password out") -> Type:
    """An http or https address without user and password."""

    def read(value: object) -> object:
        address = _text(value)
        try:
            parts = urlsplit(address)
            _ = parts.port
        except ValueError as error:
            raise BadValueError(f'"{address}" is not an address') from error
        if not parts.hostname or parts.scheme not in {"http", "https"}:
            raise BadValueError(f'"{address}" is not an http or https address')
        if parts.username or parts.password:
            raise BadValueError("an address must not carry a user or password", credentials_hint)
        return address

    return Type("address", '"https://example.org/feed"', read, _as_is)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadValueError(f"expected text, got {_shown(value)}", "put it in quotes")
    if not value.isprintable():
        raise BadValueError("text must be on one line, without control characters")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadValueError(f"expected true or false, got {_shown(value)}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadValueError(f"expected a list of texts, got {_shown(value)}")
    return tuple(_text(entry) for entry in value)


def _time(value: object) -> time:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", _text(value))
    if not found:
        raise BadValueError(f'"{value}" is not a time of day')
    return time(int(found[1]), int(found[2]))


def _duration(value: object) -> timedelta:
    raw = _text(value).strip().lower()
    if not re.fullmatch(r"(\d+\s*[a-z]+\s*)+", raw):
        raise BadValueError(f'"{value}" is not a length of time')
    seconds = 0
    for amount, unit in re.findall(r"(\d+)\s*([a-z]+)", raw):
        if unit not in _UNITS:
            raise BadValueError(f'"{unit}" is not a unit of time', "use s, min, h, days or weeks")
        seconds += int(amount) * _UNITS[unit]
    if not 10 <= seconds <= 366 * 86400:  # noqa: PLR2004 - politeness below, sense above
        raise BadValueError(f'"{value}" is out of range', "between 10 s and 366 days")
    return timedelta(seconds=seconds)


def _duration_text(value: object) -> str:
    seconds = int(value.total_seconds()) if isinstance(value, timedelta) else 0
    parts = []
    for unit, size in (("days", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        amount, seconds = divmod(seconds, size)
        if amount:
            parts.append(f"{amount} {unit}")
    return " ".join(parts)


def _days(value: object) -> tuple[int, ...]:
    found: set[int] = set()
    for part in re.split(r"[,\s]+", _text(value).strip().lower()):
        first, _, last = part.partition("-")
        if part in _DAY_WORDS:
            found.update(_DAY_WORDS[part])
        elif last:
            start, length = _day(first), (_day(last) - _day(first)) % 7 + 1
            found.update((start + step) % 7 for step in range(length))
        else:
            found.add(_day(part))
    return tuple(sorted(found))


def _day(word: str) -> int:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, name in enumerate(names):
        if word in {name, name[:3]}:
            return number
    meant = nearest(word, (*_DAY_WORDS, *names))
    hint = f'did you mean "{meant}"?' if meant else "daily, weekdays, weekend, mon-fri, sat, sun"
    raise BadValueError(f'"{word}" is not a day', hint)


def _days_text(value: object) -> str:
    days = value if isinstance(value, tuple) else ()
    for word, known in _DAY_WORDS.items():
        if days == tuple(known):
            return word
    return ", ".join(WEEKDAYS[day] for day in days)


def _ags(value: object) -> str:
    if not re.fullmatch(r"\d{8}", _text(value)):
        raise BadValueError(f'"{value}" is not an Amtlicher Gemeindeschlüssel', "eight digits")
    return str(value)


def _id(value: object) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", _text(value)):
        raise BadValueError(
            f'"{value}" is not an id', "small letters, digits, dot, dash; at most 64"
        )
    if value == DRILL:
        raise BadValueError(f'"{value}" is the id of the exercise', "see kiosk drill")
    return str(value)


def _contact(value: object) -> str:
    if not re.fullmatch(r"[!-'*-~]{3,200}", _text(value)):
        raise BadValueError(f'"{value}" is not a mail or web address', "ASCII without spaces")
    return str(value)


def _joining_code(value: object) -> str:
    code = _text(value).upper().replace("-", "").replace(" ", "")
    if not re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", code):
        raise BadValueError(f'"{value}" is not a code', "eight letters and digits from the office")
    return code


def _office_key(value: object) -> str:
    key = _text(value)
    try:
        data = base64.urlsafe_b64decode(f"{key}=".encode("ascii"))
    except ValueError:
        data = b""
    # only the one form: characters that a decoder skips, or other last bits, are slips of the pen
    if len(data) != _KEY_BYTES or base64.urlsafe_b64encode(data).decode() != f"{key}=":
        hint = "43 letters, digits, - and _, as in the ready file that the office makes"
        raise BadValueError(f'"{key}" is not the key of an office', hint)
    return key


def _absolute(value: object) -> Path:
    path = Path(_text(value))
    if not path.is_absolute():
        raise BadValueError(f'"{value}" is not an absolute path', "begin it with /")
    return path


def _absolute_text(value: object) -> str:
    return str(_absolute(value))


def _options(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BadValueError(f"expected a table of options, got {_shown(value)}")
    words = {}
    for name, entry in value.items():
        if isinstance(entry, bool):
            words[name] = "true" if entry else "false"
        elif isinstance(entry, int | float):
            words[name] = str(entry)
        else:
            words[name] = _text(entry)
    return words


def _shown(value: object) -> str:
    """A value of the wrong type, short enough for a message."""
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}
    if isinstance(value, date | time):
        return "a date or time"
    return names.get(type(value), "a list" if isinstance(value, list) else "a table")


def _as_is(value: object) -> Toml:
    return value if isinstance(value, str | int | float | bool | dict) else None


def _listed(value: object) -> Toml:
    return [str(entry) for entry in value] if isinstance(value, tuple) else []


def _clock_text(value: object) -> Toml:
    return f"{value:%H:%M}"


FLAG = Type("true or false", "true", _flag, _as_is)
TEXTS = Type("list of texts", '["Haby", "Holtsee"]', _texts, _listed)
TIME = Type("time of day", '"06:00"', _time, _clock_text)
DURATION = Type("length of time", '"15 min"', _duration, _duration_text)
DAYS = Type("days", '"mon-fri"', _days, _days_text)
AGS = Type("eight digits", '"01058064"', _ags, _as_is)
ID = Type("id", '"amt-news"', _id, _as_is)
JOINING_CODE = Type("code of the office", '"7Q2KX9MD"', _joining_code, _as_is)
OFFICE_KEY = Type(
    "key of an office", '"1uUKl6wdAj2iAKVF0cWbyJVbBkkAMDzKZ-ocZQTSyr8"', _office_key, _as_is
)
CONTACT = Type("mail or web address", '"it@amt.example.org"', _contact, _as_is)
FOLDER = Type("absolute path", '"/var/lib/kiosk"', _absolute, str)
FILE = Type("absolute path", '"/etc/ssl/certs/amt.pem"', _absolute_text, _as_is)
OPTIONS = Type("table of texts", '{ timezone = "Europe/Berlin" }', _options, _as_is)
