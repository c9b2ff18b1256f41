# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How fresh everything is, in the one line of the plinth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from player.languages import GERMAN
from player.view import words
from player.view.say import say

USUAL = timedelta(minutes=15)

# Sources are asked every quarter of an hour or so; back-off stretches that to hours.
_FRESH = timedelta(hours=3)
# What is asked more often than that is live: buses, cars. It is old sooner, and it says nothing
# of the age of all else.
_LIVE = timedelta(minutes=5)
_LIVE_FRESH = timedelta(minutes=30)
# so often a source may be missed before that is worth a word
_MISSES = 3
_NAMED = 1


@dataclass(frozen=True, slots=True)
class SourceAge:
    """A source by the name that visitors know, and when it last answered well (None: never).

    `every` is how often it is asked.
    """

    name: str
    answered: datetime | None
    every: timedelta = USUAL

    @property
    def live(self) -> bool:
        """Whether it tells of the minute rather than of the day."""
        return self.every < _LIVE

    def missing(self, now: datetime) -> bool:
        """Whether it has been silent for longer than it should be."""
        limit = max(_LIVE_FRESH if self.live else _FRESH, _MISSES * self.every)
        return self.answered is None or now - self.answered > limit


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


def stand(sources: Iterable[SourceAge], now: datetime, language: str = GERMAN) -> Stand:
    """`Stand heute 14:31 Uhr, alle Quellen aktuell`; offline it says since when.

    The time is that of the content: live sources are named when they are silent, but a minute
    of theirs does not make the rest new.
    """
    known = tuple(sources)
    slow = [s for s in known if not s.live] or known
    answered = [s.answered for s in slow if s.answered is not None]
    if not answered:
        return Stand(say("Noch keine Verbindung", language) if known else "", "", fresh=not known)
    newest = max(answered)
    when = words.stand(newest, now, language)
    missing = [s for s in known if s.missing(now)]
    # what is asked once a day tells nothing of the connection
    often = [s for s in known if _MISSES * s.every <= _FRESH] or known
    if all(s in missing for s in often):
        return Stand(when, say("ohne Verbindung", language), fresh=False)
    if not missing:
        return Stand(when, say("alle Quellen aktuell", language), fresh=True)
    if len(missing) <= _NAMED:
        lack = say("{source}: zurzeit nicht da", language, source=missing[0].name)
        return Stand(when, lack, fresh=False)
    lack = say("{missing} von {all} Quellen fehlen", language, missing=len(missing), all=len(known))
    return Stand(when, lack, fresh=False)


def clockless(last: datetime, language: str = GERMAN) -> tuple[str, str]:
    """The two lines of a screen whose clock is not trusted: of which day it shows, and why."""
    day = words.today(last)
    dated = f"{words.date_full(day, day, language)} {day.year}"
    return (
        say("Stand {day}", language, day=words.within(dated, language)),
        say("die Uhr ist noch nicht gestellt", language),
    )
