# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Dates as sources write them. Reads what is certain and never guesses.

Known are ISO 8601 / RFC 3339, RFC 822 (with German names and zones), `2.12.2024 19:00 Uhr`,
`2. Dezember 2024` and the seconds or milliseconds of an epoch between 2000 and 2100.
"""

import logging
import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from content.clock import BERLIN, day_start

_LOG = logging.getLogger(__name__)
_LONGEST = 80
# .NET and SQL write 0001-01-01 for "none"; nothing on a village screen is older than this
_FIRST_YEAR = 1900
# software says "for ever" by the last second of all; a later one no clock in Berlin can show
_LATEST = datetime(9999, 12, 31, 22, 59, 59, tzinfo=UTC)
_EPOCH_SECONDS = range(
    int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    int(datetime(2100, 1, 1, tzinfo=UTC).timestamp()),
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner",
            "feb february februar",
            "mar march mär märz mrz maerz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY_NAMES = (
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "tues thur thurs mo di mi do fr sa so "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
)
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
# offsets in hours; CET and its German names are what RFC 822 readers know nothing of
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0,
    "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip

_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
_OFFSET = r"[+-][0-9]{2}(?::?[0-9]{2})?"
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    rf"(?:(?:t| ){_TIME} ?(?P<zone>{_OFFSET}|[a-z]{{1,4}})?)?"
)
_ISO_BASIC = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})t"
    r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<zone>z|[+-][0-9]{2,4})?"
)
_NUMERIC = re.compile(
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})"
    rf"(?:,? {_TIME}(?: uhr)?)?"
)
_NAMED = re.compile(
    r"(?:(?P<weekday>[a-z]+)\.?,? )?"
    r"(?P<day>[0-9]{1,2})\.? ?(?P<month>[a-zä]+)\.? (?P<year>[0-9]{4}|[0-9]{2})"
    rf"(?:,? {_TIME}(?: uhr)?(?: ?(?P<zone>{_OFFSET}|[a-z]{{1,4}}))?(?: ?\([^()]*\))?)?"
)


def parse_date(raw: str) -> datetime | date | None:
    """Read a date or a time.

    Times come back aware in UTC; a time without a zone is Berlin time, where the hour that
    does not exist in March is moved on by one and the doubled one in October is the first.
    A date without a time stays a date. None, and a line in the log, for anything uncertain.
    """
    text = _normal(raw)
    found = _read(text) if text else None
    if found is None and text:
        _LOG.info("not a date that can be read with certainty: %r", raw[:_LONGEST])
    return found


def parse_moment(raw: str) -> datetime | None:
    """Read a date or a time as a moment in UTC; a date means its first minute in Berlin."""
    found = parse_date(raw)
    if found is None or isinstance(found, datetime):
        return found
    return day_start(found)


def beginning(found: datetime | date | None) -> datetime | None:
    """When something begins that begins then: a day at its first midnight in Berlin."""
    return found if found is None or isinstance(found, datetime) else day_start(found)


def ending(found: datetime | date | None) -> datetime | None:
    """When something ends that lasts until then: a day is part of it to its midnight in Berlin.

    None for no date, and for the last day of all, by which software says "for ever".
    """
    if found is None or isinstance(found, datetime):
        return found
    return None if found == date.max else day_start(found + timedelta(days=1))


def in_utc(moment: datetime) -> datetime:
    """A time in UTC; one without a zone is Berlin time."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)
    return aware.astimezone(UTC)


def _normal(raw: str) -> str:
    """One spelling: composed, lower case, single plain spaces."""
    if len(raw) > _LONGEST:
        raw = raw.strip()
    if len(raw) > _LONGEST:
        return ""
    return " ".join(unicodedata.normalize("NFC", raw).lower().split())


def _read(text: str) -> datetime | date | None:
    if text.isascii() and text.isdigit():
        return _from_epoch(int(text))
    for pattern in (_ISO, _ISO_BASIC, _NUMERIC, _NAMED):
        if match := pattern.fullmatch(text):
            return _from_parts(match.groupdict())
    return None


def _from_epoch(number: int) -> datetime | None:
    for unit in (1, 1000):
        if number // unit in _EPOCH_SECONDS:
            return datetime.fromtimestamp(number // unit, UTC) + timedelta(
                milliseconds=number % unit
            )
    return None


def _from_parts(parts: dict[str, str | None]) -> datetime | date | None:
    if (weekday := parts.get("weekday")) and weekday not in _WEEKDAYS:
        return None
    month = parts["month"] or ""
    try:
        day = date(
            _year(parts["year"] or ""),
            int(month) if month.isdigit() else _MONTHS[month],
            int(parts["day"] or ""),
        )
        if day.year < _FIRST_YEAR or (len(parts["year"] or "") == 2 and not parts["hour"]):  # noqa: PLR2004
            return None
        return day if parts["hour"] is None else _moment(day, parts)
    except (KeyError, OverflowError, ValueError):
        return None


def _year(digits: str) -> int:
    """The year; two digits as RFC 5322, section 4.3 reads them."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - the sentence above
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004


def _moment(day: date, parts: dict[str, str | None]) -> datetime | None:
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    zone = _zone(parts.get("zone"))
    extra = timedelta()
    if hour == 24 and minute == second == 0:  # noqa: PLR2004 - ISO 8601: the end of the day
        hour, day = 0, day + timedelta(days=1)
    if second == 60:  # noqa: PLR2004 - a leap second
        second, extra = 59, timedelta(seconds=1)
    local = datetime.combine(day, time(hour, minute, second), zone)
    return min(local.astimezone(UTC) + extra, _LATEST)


def _zone(name: str | None) -> tzinfo:
    """The zone of a name or offset; Berlin where none is said.

    Raises:
        KeyError: a name that stands for no zone, or for several.
        ValueError: an offset of a day or more.
    """
    if name is None:
        return BERLIN
    if name[0] not in "+-":
        return timezone(timedelta(hours=_ZONES[name]))
    digits = name[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if name[0] == "-" else offset)
