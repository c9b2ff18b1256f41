# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What we expect of a terminal: its proofs, its documents, its hours, and what was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache

from content.basics import Opening
from content.hours import Standing, standing
from content.settings import values

#: Seconds between two beats, and where traffic costs money.
EVERY, EVERY_METERED = 30.0, 120.0
#: So long after a switch the evidence may still be of before.
SWITCHING = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Mode:
    """What lasts until it is taken back: `neutral`, `maintenance` or `meeting` (of `item`)."""

    name: str
    reason: str = ""
    item: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is on at a moment."""
        begun = self.since is None or self.since <= now
        return begun and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a terminal should apply, and since when."""

    mark: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Expectation:
    """All that is expected of a terminal.

    `device` is who stands there, "" for nobody. `output` and `touch` say which proofs its
    hardware can give, `edid` (SHA-256 hex, "" for any) which panel is its own. `off` is since when
    staff have wanted the screen dark, `on` since when they have not any more. `version` is the
    office's own.
    """

    device: str
    every: float = EVERY
    output: bool = True
    touch: bool = True
    edid: str = ""
    keyboards: frozenset[str] = frozenset()
    hours: tuple[Opening, ...] = ()
    mode: Mode | None = None
    off: datetime | None = None
    on: datetime | None = None
    wants: Mapping[str, Wanted] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    paused: frozenset[str] = frozenset()
    version: str = ""


class Plan(Enum):
    """How the screen should be: lit, dark, or just going on or off."""

    LIT = "lit"
    DARK = "dark"
    SWITCHING = "switching"


def plan(expected: Expectation, now: datetime) -> tuple[Plan, datetime | None]:
    """How the screen should be at a moment, and until when that holds (None: for ever)."""
    for switched in (expected.off, expected.on):
        if switched is not None and switched <= now < switched + SWITCHING:
            return Plan.SWITCHING, switched + SWITCHING
    if expected.off is not None and expected.off <= now:
        return Plan.DARK, None
    found = _standing(expected.hours, now)
    before = _standing(expected.hours, now - SWITCHING)
    if found is None or before is None:
        return Plan.LIT, None
    edge = found.until if found.open else found.opens
    if found.open != before.open:
        switched = before.until if before.open else before.opens
        return Plan.SWITCHING, (switched or now) + SWITCHING
    return (Plan.LIT if found.open else Plan.DARK), edge


def _standing(hours: tuple[Opening, ...], now: datetime) -> Standing | None:
    """As `content.hours.standing`: hours begin and end at whole minutes, and screens share them."""
    return _in_minute(hours, now.replace(second=0, microsecond=0)) if hours else None


_in_minute = lru_cache(maxsize=4096)(standing)


def openings(rows: object) -> tuple[Opening, ...]:
    """The `[[hours]]` of settings as JSON holds them; what cannot be read is left out."""
    found = []
    for row in rows if isinstance(rows, list) else []:
        try:
            days = values.DAYS.read(row.get("days", "daily"))
            on, off = (values.TIME.read(row.get(key, text)) for key, text in _HOURS)
        except (values.BadValueError, AttributeError):
            continue
        found.append(Opening(days, on, off))  # type: ignore[arg-type]
    return tuple(found)


_HOURS = (("on", "06:00"), ("off", "23:00"))
