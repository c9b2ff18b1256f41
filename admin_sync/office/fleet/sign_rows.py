# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of signs and quarters in SQL, for hundreds a second: the ORM costs ten times as much."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.models import Quarter, Sign

_BEAT = (
    "terminal_id", "device_id", "received", "beat", "has", "green_until", "until", "told",
    "telling",
)  # fmt: skip
_REPORT = ("reported", "report_mark", "report")
_JSON = {"beat", "has", "report"}
_COLOURS = (Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.BLUE)


def write(signs: Iterable[Sign], reported: Collection[int]) -> None:
    """Write the newest sign of each terminal; reports only of those in `reported`."""
    small: list[Sign] = []
    whole: list[Sign] = []
    for sign in signs:
        (whole if sign.pk in reported or sign.reported is None else small).append(sign)
    _upsert(_BEAT, small)
    _upsert((*_BEAT, *_REPORT), whole)


def add(seconds: Mapping[tuple[int, datetime, Colour], float]) -> None:
    """Add seconds of colours to the quarters of terminals."""
    rows: dict[tuple[int, datetime], dict[Colour, float]] = {}
    for (terminal, start, colour), length in seconds.items():
        row = rows.setdefault((terminal, start), dict.fromkeys(_COLOURS, 0.0))
        row[colour] += length
    table = Quarter._meta.db_table  # noqa: SLF001 - Django's documented way
    names = [colour.value for colour in _COLOURS]
    sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in names)
    statement = (
        f"INSERT INTO {table} (terminal_id, start, {', '.join(names)}) "  # noqa: S608 - our names
        f"VALUES ({', '.join(['%s'] * (len(names) + 2))}) "
        f"ON CONFLICT (terminal_id, start) DO UPDATE SET {sums}"
    )
    _many(
        statement,
        [
            [terminal, _time(start), *(row[colour] for colour in _COLOURS)]
            for (terminal, start), row in rows.items()
        ],
    )


def _upsert(columns: tuple[str, ...], signs: list[Sign]) -> None:
    table = Sign._meta.db_table  # noqa: SLF001 - Django's documented way
    missing = {"beat": "{}", "has": "{}", "report_mark": ""}
    filled = [*columns, *(name for name in missing if name not in columns)]
    places = ["%s::jsonb" if _is_jsonb(name) else "%s" for name in filled]
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    statement = (
        f"INSERT INTO {table} ({', '.join(filled)}) VALUES ({', '.join(places)}) "  # noqa: S608
        f"ON CONFLICT (terminal_id) DO UPDATE SET {sets}"
    )
    rows = [
        [*(_value(sign, name) for name in columns), *(missing[n] for n in filled[len(columns) :])]
        for sign in signs
    ]
    _many(statement, rows)


def _many(statement: str, rows: list[list[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _is_jsonb(name: str) -> bool:
    return name in _JSON and connection.vendor == "postgresql"


def _value(sign: Sign, name: str) -> object:
    value = getattr(sign, name)
    if name in _JSON:
        return orjson.dumps(value).decode() if value is not None else None
    return _time(value) if isinstance(value, datetime) else value


def _time(value: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(value)
