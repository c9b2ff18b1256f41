# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who has to be told of what: decided from how screens stand, and what is open already. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from admin_sync.office.fleet.finding import Colour
from content.clock import BERLIN, at_glass

#: What is down for so long is told; what was only away for a moment is not.
GRACE = timedelta(minutes=5)
#: What is up again for so long is over; until then it may flap.
SETTLED = timedelta(minutes=2)
#: What begins so close together has one cause, if it is that much of a village, or of the fleet.
TOGETHER = timedelta(minutes=2)
OF_VILLAGE, OF_FLEET = 0.3, 0.2
_FEWEST_OF_VILLAGE, _FEWEST_OF_FLEET = 2, 4
FLEET = "fleet"
_TRIES = 8

_DOWN = frozenset({Colour.RED, Colour.GREY})
_UP = frozenset({Colour.GREEN, Colour.YELLOW})


@dataclass(frozen=True, slots=True)
class Screen:
    """How a screen stands, `since` when; `planned` if it should be dark, or is in maintenance."""

    key: int
    village: int
    colour: Colour
    since: datetime
    planned: bool = False

    @property
    def down(self) -> bool:
        """Whether somebody has to look after it."""
        return self.colour in _DOWN and not self.planned


@dataclass(frozen=True, slots=True)
class Open:
    """An incident that goes on: since when, and whether somebody was told (`group`: of what).

    `settled`: somebody has taken it on, or that nobody did was told already.
    """

    begins: datetime
    announced: bool = False
    group: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done now. Screens by key; `told` and `back` by their group ("" for none).

    `late` are those that were told long ago, and nobody took on.
    """

    begun: tuple[Screen, ...]
    told: Mapping[str, tuple[int, ...]]
    back: Mapping[str, tuple[int, ...]]
    over: tuple[int, ...]
    late: tuple[int, ...] = ()


def decide(
    screens: Sequence[Screen],
    going: Mapping[int, Open],
    now: datetime,
    grace: timedelta = GRACE,
    patience: timedelta | None = None,
) -> Decision:
    """What begins, what is told, and what is over. `screens` are all of the fleet.

    After `patience` (None: never) the owner is told, once, of what nobody has taken on.
    """
    known = {screen.key: screen for screen in screens}
    begun = tuple(screen for screen in screens if screen.down and screen.key not in going)
    over = tuple(key for key in going if _is_over(known.get(key), now))
    back: defaultdict[str, list[int]] = defaultdict(list)
    for key in over:
        screen = known.get(key)
        if going[key].announced and screen is not None and screen.colour in _UP:
            back[going[key].group].append(key)
    begins = {key: one.begins for key, one in going.items() if key not in over}
    untold = {
        key: at
        for key, at in begins.items()
        if not going[key].announced and key in known and known[key].down
    }
    due = {key: at for key, at in untold.items() if now - at >= grace}
    told = _grouped(due, untold, begins, known)
    late = tuple(
        sorted(
            key
            for key, at in begins.items()
            if key in known and known[key].down and _is_late(going[key], now - at, patience)
        )
    )
    return Decision(begun, told, {name: tuple(keys) for name, keys in back.items()}, over, late)


def _is_late(one: Open, lasts: timedelta, patience: timedelta | None) -> bool:
    return one.announced and not one.settled and patience is not None and lasts >= patience


def _is_over(screen: Screen | None, now: datetime) -> bool:
    """Whether an incident ends: its screen is gone, up for a while, or off as planned."""
    if screen is None or screen.planned or screen.colour is Colour.BLUE:
        return True
    return not screen.down and now - screen.since >= SETTLED


def _grouped(
    due: Mapping[int, datetime],
    untold: Mapping[int, datetime],
    begins: Mapping[int, datetime],
    known: Mapping[int, Screen],
) -> dict[str, tuple[int, ...]]:
    """Those that are to be told, by their common cause; who fell with them is told with them."""
    if not due:
        return {}
    if _together(due, begins) > max(OF_FLEET * len(known), _FEWEST_OF_FLEET - 1):
        return {FLEET: _beside(due, untold)}
    sizes = Counter(screen.village for screen in known.values())
    told: defaultdict[str, list[int]] = defaultdict(list)
    for village in sorted({known[key].village for key in due}):
        here = {k: at for k, at in due.items() if known[k].village == village}
        of_it = {k: at for k, at in begins.items() if k in known and known[k].village == village}
        if _together(here, of_it) >= max(OF_VILLAGE * sizes[village], _FEWEST_OF_VILLAGE):
            mine = {k: at for k, at in untold.items() if k in of_it}
            told[f"village:{village}"] += _beside(here, mine)
        else:
            told[""] += sorted(here)
    return {group: tuple(keys) for group, keys in told.items()}


def _beside(due: Mapping[int, datetime], untold: Mapping[int, datetime]) -> tuple[int, ...]:
    """Those that are due, and those that began within two minutes of one of them."""
    near = {
        key for key, at in untold.items() if any(abs(at - one) <= TOGETHER for one in due.values())
    }
    return tuple(sorted({*due, *near}))


def _together(due: Mapping[int, object], begins: Mapping[int, datetime]) -> int:
    """How many began within two minutes of one that is to be told; the most of any."""
    return max(
        (
            sum(abs(at - begins[key]) <= TOGETHER for at in begins.values())
            for key in due
            if key in begins
        ),
        default=0,
    )


def due_at(days: Sequence[int], begins: time | None, ends: time | None, now: datetime) -> datetime:
    """When somebody with these service hours is told: now, or when the hours begin next."""
    if begins is None or ends is None or not days:
        return now
    today = at_glass(now).date()
    for ahead in range(8):
        day = today + timedelta(days=ahead)
        if day.weekday() not in days:
            continue
        opens = datetime.combine(day, begins, BERLIN)
        closes = datetime.combine(day, ends, BERLIN)
        if now < opens:
            return opens.astimezone(now.tzinfo)
        if now < closes:
            return now
    return now


def again(tries: int, now: datetime) -> datetime | None:
    """When to try once more after so many tries; None: never."""
    return now + timedelta(minutes=2 ** (tries - 1)) if tries < _TRIES else None
