# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who did what: a log that is only ever added to, each entry sealed by the one before it."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from django.db import connection, transaction

from admin_sync.office.people.models import AuditEntry, User

#: What the first entry names as the one before it.
START = "0" * 64
_LOCK = 0x5C4A_0001


@dataclass(frozen=True, slots=True)
class Finding:
    """How far the chain holds: `entries` read, `broken` the number of the first bad one."""

    entries: int
    broken: int | None
    head: str


def digest(entry: AuditEntry) -> str:
    """SHA-256 (hex) of all that an entry says, and of the digest of the one before it."""
    said = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(),
        "user": entry.user_number,
        "who": entry.who,
        "verb": entry.verb,
        "subject": entry.subject,
        "detail": entry.detail,
        "previous": entry.previous,
    }
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def record(
    user: User | None, verb: str, subject: str, detail: dict[str, Any], now: datetime
) -> AuditEntry:
    """Add an entry, in the transaction of the caller where there is one.

    So what was done and the entry that says so are kept together, or neither is. `user` None is
    the office itself. `detail` is plain JSON and holds no secret: it can never be removed.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # SQLite has one writer already
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEntry.objects.order_by("-number").first()
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=now,
            user_number=user.pk if user else None,
            who=str(user) if user else "",
            verb=verb,
            subject=subject,
            detail=orjson.loads(orjson.dumps(detail)),
            previous=last.digest if last else START,
        )
        entry.digest = digest(entry)
        entry.save(force_insert=True)
    return entry


def verify(since: Finding | None = None) -> Finding:
    """Read the chain and say where it first does not hold; `since`: only what came after."""
    known = since or Finding(0, None, START)
    previous, number = known.head, known.entries
    later = AuditEntry.objects.filter(number__gt=number).order_by("number")
    for entry in later.iterator(chunk_size=1000):
        sound = (
            entry.number == number + 1
            and entry.previous == previous
            and entry.digest == digest(entry)
        )
        if not sound:
            return Finding(number, entry.number, previous)
        previous, number = entry.digest, entry.number
    return Finding(number, None, previous)
