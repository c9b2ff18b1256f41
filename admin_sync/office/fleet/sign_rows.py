# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of signs and quarters in SQL, for hundreds a second: the ORM costs ten times as much."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
import psycopg
from django.db import connection

from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.models import Quarter, Sign

_BEAT = (
    "terminal_id", "device_id", "received", "beat", "has", "green_until", "until", "told",
    "telling",
)  # fmt: skip
_TYPES = {
    "terminal_id": "bigint", "received": "timestamptz", "green_until": "timestamptz",
    "until": "timestamptz", "told": "timestamptz", "reported": "timestamptz",
}  # fmt: skip
_MOVED = ("received", "beat", "green_until", "until", "terminal_id")
_CASTS = {"beat": "::jsonb"}
_REPORT = ("reported", "report_mark", "report")
_JSON = {"beat", "has", "report"}
#: Edition of a terminal, `received` and `told` of its sign as the database has them (None: there is
#: none): others than we wrote were written by somebody else.
Stamp = tuple[int, object, object]
_COLOURS = (Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.BLUE)


def write(signs: Iterable[Sign], reported: Collection[int]) -> None:
    """Write the newest sign of each terminal; reports only of those in `reported`."""
    small: list[Sign] = []
    whole: list[Sign] = []
    for sign in signs:
        (whole if sign.pk in reported or sign.reported is None else small).append(sign)
    _upsert(_BEAT, small)
    _upsert((*_BEAT, *_REPORT), whole)


def move(signs: Mapping[int, Sign]) -> dict[int, object]:
    """Write what beats move that change nothing else; the row of each terminal is there.

    Returns what each row has for `received` now (see `Stamp`).
    """
    if not signs:
        return {}
    connection.ensure_connection()
    time = _as_text if connection.vendor == "sqlite" else _as_it_is
    rows = [
        (
            time(sign.received), orjson.dumps(sign.beat).decode(), until := time(sign.until),
            until, terminal,
        )
        for terminal, sign in signs.items()
    ]  # fmt: skip
    if connection.vendor == "postgresql":
        sets = ", ".join(f"{name} = b.{name}{_CASTS.get(name, '')}" for name in _MOVED[:-1])
        arrays = ", ".join(f"%b::{_TYPES.get(name, 'text')}[]" for name in _MOVED)
        query = (
            f"UPDATE fleet_sign AS s SET {sets} FROM unnest({arrays}) AS b({', '.join(_MOVED)}) "  # noqa: S608 - our names
            "WHERE s.terminal_id = b.terminal_id"
        )
        with psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(query, [list(column) for column in zip(*rows, strict=True)])
    else:
        sets = ", ".join(f"{name} = ?" for name in _MOVED[:-1])
        query = f"UPDATE fleet_sign SET {sets} WHERE terminal_id = ?"  # noqa: S608 - our names
        connection.connection.executemany(query, rows)
    return {row[-1]: row[0] for row in rows}


def stamps(terminals: Iterable[int]) -> list[tuple[int, int, object, object]]:
    """The key of each of these terminals, and its `Stamp`."""
    head = "FROM fleet_terminal t LEFT JOIN fleet_sign s ON s.terminal_id = t.id WHERE t.id"
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        query = f"SELECT t.id, t.edition, s.received, s.told {head} = ANY(%b::bigint[])"
        with psycopg.Cursor(connection.connection) as cursor:
            return cursor.execute(query, [list(terminals)]).fetchall()
    # as texts: reading times costs more than all the rest
    query = f"SELECT t.id, t.edition, s.received || '', s.told || '' {head}"
    query += " IN (SELECT value FROM json_each(?))"
    asked = orjson.dumps(list(terminals)).decode()
    found = connection.connection.execute(query, (asked,))
    return list(found)


def stamp(edition: int, sign: Sign | None) -> Stamp:
    """How a terminal and its sign stand in the database, once they are written."""
    if sign is None:
        return edition, None, None
    return edition, _plain(sign.received, "received"), _plain(sign.told, "told")


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
    if not signs:
        return
    rows = [[_plain(getattr(sign, name), name) for name in columns] for sign in signs]
    # a first sign without a report has an empty mark
    extra, empty = ("", "") if "report_mark" in columns else (", report_mark", ", ''")
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    tail = f"ON CONFLICT (terminal_id) DO UPDATE SET {sets}"
    head = f"INSERT INTO fleet_sign ({', '.join(columns)}{extra})"
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        # whole columns in binary; Django's own cursor writes every value into the text
        arrays = ", ".join(f"%b::{_TYPES.get(name, 'text')}[]" for name in columns)
        taken = ", ".join(f"b.{n}::jsonb" if n in _JSON else f"b.{n}" for n in columns)
        query = (
            f"{head} SELECT {taken}{empty} FROM unnest({arrays}) AS b({', '.join(columns)}) {tail}"  # noqa: S608
        )
        with psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(query, [list(column) for column in zip(*rows, strict=True)])
        return
    holes = ", ".join("?" for _ in columns)
    connection.connection.executemany(f"{head} VALUES ({holes}{empty}) {tail}", rows)


def _many(statement: str, rows: list[list[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _plain(value: object, name: str) -> object:
    """A value as the driver of the database takes it."""
    if name in _JSON:
        return orjson.dumps(value).decode() if value is not None else None
    if isinstance(value, datetime) and connection.vendor == "sqlite":
        return _as_text(value)
    return value


def _as_text(value: datetime | None) -> object:
    """As Django writes a time into SQLite."""
    if value is None:
        return None
    moment = value if value.tzinfo is UTC else value.astimezone(UTC)
    return moment.isoformat(" ")[:-6]


def _as_it_is(value: object) -> object:
    return value


def _time(value: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(value)
