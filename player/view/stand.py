# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How fresh everything is, in the one line of the plinth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from player.view import words

# Sources are asked every quarter of an hour or so; back-off stretches that to hours.
_FRESH = timedelta(hours=3)
_NAMED = 1


@dataclass(frozen=True, slots=True)
class SourceAge:
    """A source by the name that visitors know, and when it last answered well (None: never)."""

    name: str
    answered: datetime | None


@dataclass(frozen=True, slots=True)
class Stand:
    """As of when, what is missing, and whether all is as it should be."""

    when: str
    lack: str
    fresh: bool

    @property
    def line(self) -> str:
        """Both in one."""
        return ", ".join(part for part in (self.when, self.lack) if part)


def stand(sources: Iterable[SourceAge], now: datetime) -> Stand:
    """`Stand heute 14:31 Uhr, alle Quellen aktuell`; offline it says since when."""
    known = tuple(sources)
    answered = [s.answered for s in known if s.answered is not None]
    if not answered:
        return Stand("Noch keine Verbindung" if known else "", "", fresh=not known)
    newest = max(answered)
    when = words.stand(newest, now)
    if now - newest > _FRESH:
        return Stand(when, "ohne Verbindung", fresh=False)
    missing = [s for s in known if s.answered is None or now - s.answered > _FRESH]
    if not missing:
        return Stand(when, "alle Quellen aktuell", fresh=True)
    if len(missing) <= _NAMED:
        return Stand(when, f"{missing[0].name}: zurzeit nicht da", fresh=False)
    return Stand(when, f"{len(missing)} von {len(known)} Quellen fehlen", fresh=False)
