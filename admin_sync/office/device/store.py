# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line's hot path in the database: plain SQL for SQLite and PostgreSQL, a batch a statement.

Everything else goes through Django's models. On PostgreSQL, arrays go over in binary: as text they
cost forty times as much.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db import connection, transaction

from admin_sync.office.device.memory import Waiting

#: A session: id, enclosed key, device, terminal, state of the device, end, last number.
SessionRow = tuple[str, bytes, str, int | None, str, datetime, int]


@contextmanager
def committed() -> Iterator[None]:
    """A transaction that is on the disk when this ends: for what is answered as kept."""
    fresh()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        # the office's own setting bears a crash of the process; this bears one of the power
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
    with transaction.atomic():
        yield


def fresh() -> None:
    """A connection that works: nobody else looks after those of our threads."""
    # SQLite's file goes nowhere, and closing it costs a checkpoint
    if is_postgres() and not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def is_postgres() -> bool:
    """Which of the two engines this office has."""
    return connection.vendor == "postgresql"


def advance(session: str, sequence: int) -> bool:
    """Whether a request counts, in every process: its number is above all that did before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE device_session SET sequence = %s WHERE id = %s AND sequence < %s",
            (sequence, session, sequence),
        )
        return bool(cursor.rowcount == 1)


def advance_all(numbers: Mapping[str, int]) -> set[str]:
    """As `advance`, for many sessions: those whose requests count."""
    if not numbers:
        return set()
    if is_postgres():
        query = """UPDATE device_session AS s SET sequence = b.sequence
            FROM unnest(%b::text[], %b::bigint[]) AS b(id, sequence)
            WHERE s.id = b.id AND s.sequence < b.sequence RETURNING s.id"""
        return {row[0] for row in _rows(query, list(numbers), list(numbers.values()))}
    query = """UPDATE device_session SET sequence = b.value FROM json_each(%s) AS b
        WHERE device_session.id = b.key AND device_session.sequence < b.value RETURNING id"""
    return {row[0] for row in _rows(query, json.dumps(numbers))}


def editions() -> dict[int, int]:
    """Of every terminal, how often changed what is expected of it."""
    return {int(row[0]): int(row[1]) for row in _rows("SELECT id, edition FROM fleet_terminal")}


def stand() -> tuple[int, ...]:
    """Other than before, if any terminal came, went, or is expected something else of.

    Editions only rise, and no key is given twice.
    """
    query = "SELECT count(*), coalesce(sum(edition), 0), coalesce(max(id), 0) FROM fleet_terminal"
    return tuple(int(value) for value in _rows(query)[0])


def editions_of(terminals: Sequence[int]) -> dict[int, int]:
    """As `editions`, of these."""
    rows = _among("SELECT id, edition FROM fleet_terminal WHERE id", terminals)
    return {int(row[0]): int(row[1]) for row in rows}


def wants(terminals: Sequence[int]) -> dict[int, dict[str, str]]:
    """The documents of these terminals, by name, with their marks."""
    found: dict[int, dict[str, str]] = {terminal: {} for terminal in terminals}
    for terminal, name, mark in _among(
        "SELECT terminal_id, name, mark FROM fleet_document WHERE terminal_id", terminals
    ):
        found[int(terminal)][name] = mark
    return found


def standing(terminals: Sequence[int]) -> list[tuple[str, str, int]]:
    """Devices of these terminals: id, state, terminal."""
    query = "SELECT id, state, terminal_id FROM fleet_device WHERE terminal_id"
    return [(row[0], row[1], int(row[2])) for row in _among(query, terminals)]


def sessions(now: datetime, name: str = "") -> list[SessionRow]:
    """Open sessions (or the one of that name): id, key, device, terminal, state, end, number."""
    query = """SELECT s.id, s.key, d.id, d.terminal_id, d.state, s.ends, s.sequence
        FROM device_session s JOIN fleet_device d ON d.id = s.device_id WHERE """
    condition, value = ("s.id = %s", name) if name else ("s.ends > %s", _value(now))
    with connection.cursor() as cursor:
        cursor.execute(query + condition, (value,))
        return [
            (row[0], bytes(row[1]), row[2], row[3], row[4], _aware(row[5]), int(row[6]))
            for row in cursor.fetchall()
        ]


def revoked(devices: Sequence[str]) -> set[str]:
    """Which of these devices are not accepted (any more), or are gone."""
    query = "SELECT id FROM fleet_device WHERE state = 'accepted' AND id"
    return set(devices) - {row[0] for row in _among(query, devices)}


def marks(terminals: Sequence[int]) -> dict[int, str]:
    """The mark of the last report of each of these terminals that has one."""
    query = "SELECT terminal_id, report_mark FROM fleet_sign WHERE terminal_id"
    return {int(row[0]): row[1] for row in _among(query, terminals)}


def orders(now: datetime) -> dict[str, tuple[Waiting, ...]]:
    """The orders that wait for a receipt, by device, the lowest number first."""
    found: dict[str, list[Waiting]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT device_id, number, sealed, not_after FROM fleet_order"
            " WHERE not_after > %s AND outcome = '' ORDER BY number",
            (_value(now),),
        )
        for device, number, sealed, not_after in cursor.fetchall():
            found.setdefault(device, []).append(Waiting(int(number), sealed, _aware(not_after)))
    return {device: tuple(waiting) for device, waiting in found.items()}


def watched(now: datetime) -> frozenset[int]:
    """The terminals that somebody of the staff looks at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM fleet_terminal WHERE watched > %s", (_value(now),))
        return frozenset(int(row[0]) for row in cursor.fetchall())


def _among(query: str, keys: Sequence[int] | Sequence[str]) -> Iterable[tuple[Any, ...]]:
    """Rows whose last named column is one of the keys."""
    if not keys:
        return ()
    if is_postgres():
        kind = "bigint" if isinstance(keys[0], int) else "text"
        return _rows(f"{query} = ANY(%b::{kind}[])", list(keys))
    # the query is one of ours
    return _rows(f"{query} IN (SELECT value FROM json_each(%s))", json.dumps(list(keys)))  # noqa: S608


def _rows(query: str, *values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - whatever a query has holes for
    if is_postgres():
        return _raw().execute(query, values).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def _raw() -> psycopg.Cursor[tuple[Any, ...]]:
    """A cursor that binds on the server: Django's own writes values into the text of the query."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def _value(when: datetime) -> Any:  # noqa: ANN401 - a time in PostgreSQL, else a text
    """A time as a parameter of a query, whatever the engine."""
    return connection.ops.adapt_datetimefield_value(when)


def _aware(value: object) -> datetime:
    when = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return when if when.tzinfo else when.replace(tzinfo=UTC)
