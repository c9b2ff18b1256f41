# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How screens stand now, for pages: computed anew where it has to be thought over."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from admin_sync.office.fleet import history, naming, records
from admin_sync.office.fleet.finding import ORDER, Colour
from admin_sync.office.fleet.health import Status, status
from admin_sync.office.fleet.models import Change, Quarter, Sign, Terminal
from content.clock import at_glass

Stamp = tuple[int, datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """One screen and how it stands; `since` is when it came to be so."""

    terminal: Terminal
    status: Status
    since: datetime | None = None


class Memory:
    """Statuses of screens of which nothing was heard and nothing changed since. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[int, tuple[Stamp, datetime, Status]] = {}

    def of(self, terminals: Sequence[Terminal], now: datetime) -> dict[int, Status]:
        """The status of each, by primary key."""
        stamps: dict[int, Stamp] = {
            pk: (edition, received, told)
            for pk, edition, received, told in Terminal.objects.filter(
                pk__in=[terminal.pk for terminal in terminals]
            ).values_list("pk", "edition", "sign__received", "sign__told")
        }
        with self._lock:
            kept = dict(self._kept)
        found = {pk: one for pk, stamp in stamps.items() if (one := _held(kept, pk, stamp, now))}
        missing = [terminal for terminal in terminals if terminal.pk not in found]
        for pk, known in records.known(missing).items():
            found[pk] = status(known.evidence, known.expected, now)
            if pk in stamps:
                kept[pk] = (stamps[pk], now, found[pk])
        with self._lock:
            self._kept = kept
        return found


def _held(
    kept: dict[int, tuple[Stamp, datetime, Status]], pk: int, stamp: Stamp, now: datetime
) -> Status | None:
    if pk not in kept:
        return None
    of, at, found = kept[pk]
    fresh = at <= now and (found.until is None or now < found.until)
    return found if of == stamp and fresh else None


MEMORY = Memory()


def all_of(terminals: Iterable[Terminal], now: datetime) -> list[Standing]:
    """How screens stand, the worst first, then by name."""
    listed = list(terminals)
    found = MEMORY.of(listed, now)
    standings = [Standing(terminal, found[terminal.pk]) for terminal in listed]
    return sorted(standings, key=lambda one: (ORDER.index(one.status.colour), one.terminal.name))


def one_of(terminal: Terminal, now: datetime) -> Standing:
    """How one screen stands, and since when."""
    told = changes(terminal, now, 1)
    since = told[0].at if told else None
    return Standing(terminal, MEMORY.of([terminal], now)[terminal.pk], since)


def changes(terminal: Terminal, now: datetime, most: int) -> list[Change]:
    """What changed, the newest first: as written, and since then as it follows from silence."""
    written = list(Change.objects.filter(terminal=terminal)[:most])
    known = records.known([terminal])[terminal.pk]
    if known.sign is None:
        return written
    colour = known.sign.telling
    begins = max(known.sign.told, known.sign.received)
    for stretch in history.walk(known.evidence, known.expected, begins, now):
        found = stretch.status
        if found.colour != colour:
            why = naming.told(found.reasons[0].what, stretch.begins) if found.reasons else ""
            written.insert(
                0,
                Change(
                    terminal=terminal, at=stretch.begins, before=colour, after=found.colour, why=why
                ),
            )
            colour = found.colour
    return written[:most]


def uptime(terminal: Terminal, now: datetime, span: timedelta) -> history.Uptime:
    """Of the span that ends now, or since the screen exists: what beats prove."""
    begins = max(now - span, terminal.created)
    rows = Quarter.objects.filter(terminal=terminal, start__gte=history.quarter(begins))
    seconds: list[tuple[Colour, float]] = []
    for row in rows:
        seconds += [(Colour.GREEN, row.green), (Colour.YELLOW, row.yellow)]
        seconds += [(Colour.RED, row.red), (Colour.BLUE, row.blue)]
    sign = Sign.objects.filter(pk=terminal.pk, received__gt=F("told")).first()
    if sign is not None and sign.telling:
        ends = min(now, sign.until) if sign.until else now
        seconds.append((Colour(sign.telling), max(0.0, (ends - sign.told).total_seconds())))
    counted = [one for one in seconds if one[0] is not Colour.GREY]
    return history.uptime(counted, now - history.quarter(begins))


def stand(now: datetime) -> str:
    """When something was looked at, as pages say it."""
    return f"{at_glass(now):%H:%M:%S}"
