# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""For how long each notice was on the glass, from what each presented frame showed. Pure.

It claims less rather than more: from the first frame to the last one that showed a notice, in
whole seconds. Without a new frame for `GAP` nobody knows what the glass showed meanwhile.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from content.presented import Showing

#: The canary changes every ten seconds, so that a screen that lives presents a frame for it.
GAP = 25.0
#: A panel that slept in the dark needs so long at most until it shows something again.
WAKES = 10.0
#: Shorter is not read by anybody.
LEAST = timedelta(seconds=3)
#: A showing that goes on is told in parts, so that a power cut costs no more than one.
LONGEST = timedelta(minutes=10)
FIRST = timedelta(seconds=30)
# further apart than this the wall clock has been stepped
_STEPPED = 2.0


@dataclass(frozen=True, slots=True)
class Sight:
    """One notice as a frame shows it: the digest of what it says, a page of it (0: none), where."""

    notice: str
    content: str
    page: int
    place: str


@dataclass(frozen=True, slots=True)
class Waking:
    """Whether the last frame was the dark, and until when the panel may still be waking of it."""

    dark: bool = False
    until: float = float("-inf")


def woke(waking: Waking, *, dark: bool, seconds: float) -> Waking:
    """What is known with one more frame: before `until`, nothing is claimed of it."""
    if dark or not waking.dark:
        return replace(waking, dark=dark)
    return Waking(dark=False, until=seconds + WAKES)


@dataclass(frozen=True, slots=True)
class Running:
    """A showing that is not over. `again`: an earlier part of it was told already."""

    showing: Showing
    again: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """What is on the glass: by notice and content, and when the last frame was presented."""

    running: dict[tuple[str, str], Running] = field(default_factory=dict)
    seconds: float = 0.0
    wall: datetime | None = None


def presented(
    watch: Watch, sights: Iterable[Sight], now: datetime | None, seconds: float
) -> tuple[Watch, tuple[Showing, ...]]:
    """A frame was presented that showed these: what goes on, and what is over or long enough.

    `now` is aware, None while the clock is not trusted: nothing is claimed then. `seconds` are
    those of a clock that nobody sets.
    """
    if now is None:
        return Watch(), _told(watch.running.values())
    if watch.wall is not None and _broken(watch, now, seconds):
        over = _told(watch.running.values())
        after, more = presented(Watch(), sights, now, seconds)
        return after, (*over, *more)
    seen: dict[tuple[str, str], list[Sight]] = {}
    for sight in sights:
        seen.setdefault((sight.notice, sight.content), []).append(sight)
    over = _told(one for key, one in watch.running.items() if key not in seen)
    running: dict[tuple[str, str], Running] = {}
    parts: list[Showing] = []
    for key, those in seen.items():
        before = watch.running.get(key) or Running(Showing(*key, begin=now, end=now))
        whole = _with(before, those, now)
        if whole.showing.end - whole.showing.begin >= (LONGEST if whole.again else FIRST):
            parts += _told([whole])
            whole = Running(Showing(*key, begin=now, end=now), again=True)
        running[key] = whole
    return Watch(running, seconds, now), (*over, *parts)


def ended(watch: Watch) -> tuple[Showing, ...]:
    """What is told when the glass is left."""
    return _told(watch.running.values())


def _broken(watch: Watch, now: datetime, seconds: float) -> bool:
    gone = seconds - watch.seconds
    stepped = watch.wall is None or abs((now - watch.wall).total_seconds() - gone) > _STEPPED
    return not 0 <= gone <= GAP or stepped


def _with(running: Running, sights: Iterable[Sight], now: datetime) -> Running:
    showing = running.showing
    pages = {*showing.pages, *(sight.page for sight in sights if sight.page)}
    places = {*showing.places, *(sight.place for sight in sights)}
    grown = replace(
        showing,
        end=now,
        frames=showing.frames + 1,
        pages=tuple(sorted(pages)),
        places=tuple(sorted(places)),
    )
    return replace(running, showing=grown)


def _told(running: Iterable[Running]) -> tuple[Showing, ...]:
    """Those worth telling: from the first whole second to the last one."""
    told = []
    for one in running:
        begin, end = one.showing.begin, one.showing.end.replace(microsecond=0)
        if begin.microsecond:
            begin = begin.replace(microsecond=0) + timedelta(seconds=1)
        if end - begin >= LEAST or (one.again and end > begin):
            told.append(replace(one.showing, begin=begin, end=end))
    return tuple(told)
