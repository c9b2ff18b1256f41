# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has decided about this screen: hidden, paused, released, and the screen's mode.

It lies in `<state>/office/control.json`, put there by whoever has verified it; what it says holds
until it says otherwise. Nothing in it is trusted for its shape: a bad part costs itself.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from content.clock import at_glass
from content.model import Item

FOLDER: Final = "office"
FILE: Final = "control.json"

_LARGEST: Final = 4_000_000
_MOST: Final = 5_000
_MOST_SOURCES: Final = 1_000
_LONGEST_REASON: Final = 300
_LONGEST_ID: Final = 2_000
# how far the clock of a screen may lie behind that of the office
_BEHIND: Final = timedelta(minutes=10)
_Part = TypeVar("_Part")


class ModeName(StrEnum):
    """What a screen shows instead of its usual programme."""

    NEUTRAL = "neutral"
    MAINTENANCE = "maintenance"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Hidden:
    """One item that is kept off, from `since` to before `until`; None means no bound."""

    item: str
    reason: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """A source of which nothing is shown."""

    source: str
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mode:
    """What the screen shows instead. `item` is the meeting of a meeting."""

    name: ModeName
    reason: str = ""
    item: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """All of it. `released` are the items that may be shown of sources whose items wait for it.

    `problems` says in German what could not be understood, for an admin.
    """

    hidden: Mapping[str, tuple[Hidden, ...]] = field(default_factory=dict)
    paused: Mapping[str, Paused] = field(default_factory=dict)
    released: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mode: Mode | None = None
    problems: tuple[str, ...] = ()

    def hides(self, item: str, now: datetime) -> Hidden | None:
        """What keeps an item off at an aware moment; None for nothing."""
        return next((one for one in self.hidden.get(item, ()) if _holds(one, now)), None)

    def pauses(self, source: str, now: datetime) -> Paused | None:
        """What keeps all of a source off at an aware moment; None for nothing."""
        found = self.paused.get(source)
        early = found is not None and found.since is not None and now < found.since
        return None if early else found

    def in_force(self) -> Self:
        """The same for whoever shows it now: what has come acts at once, however clocks differ."""
        hidden = {
            key: tuple(replace(one, since=None) for one in those)
            for key, those in self.hidden.items()
        }
        paused = {key: replace(one, since=None) for key, one in self.paused.items()}
        return replace(self, hidden=hidden, paused=paused)

    def mode_at(self, now: datetime) -> Mode | None:
        """What the screen shows instead of its programme at an aware moment; None for nothing."""
        mode = self.mode
        if mode is None or (mode.since is not None and now + _BEHIND < mode.since):
            return None
        return mode if mode.until is None or now < mode.until else None


NOTHING: Final = Control()


def hindrances(
    control: Control, approved: frozenset[str], item: Item, called: str, now: datetime
) -> Iterator[str]:
    """Why an item is kept off by the office, as German sentences for staff.

    `approved` are the sources whose items wait for release; its own is `called` so.
    """
    source = item.source
    if hidden := control.hides(item.id, now):
        yield f"Vom Amt ausgeblendet{_because(hidden.reason)} ({_span(hidden)})."
    if paused := control.pauses(source, now):
        told = f" (seit {_said(paused.since)})" if paused.since else ""
        yield f"Die Quelle {called} ist vom Amt angehalten{_because(paused.reason)}{told}."
    if source in approved and item.id not in control.released.get(source, ()):
        yield "Wartet auf Freigabe durch das Amt."


def path(state: Path) -> Path:
    """Where the file of a state folder lies."""
    return state / FOLDER / FILE


class ControlFile:
    """The file of a state folder, for one thread. Never raises.

    What was read last holds while the file cannot be read; a file that is gone says nothing.
    """

    def __init__(self, state: Path) -> None:
        self._path = path(state)
        self._seen: tuple[int, int] | None = None
        self._held = NOTHING

    def held(self) -> Control:
        """What holds now."""
        try:
            found = self._path.stat()
            mark = (found.st_ino, found.st_mtime_ns)
            if mark != self._seen:
                with self._path.open("rb") as stream:
                    self._held = read(stream.read(_LARGEST + 1))
                self._seen = mark
        except FileNotFoundError:
            self._seen, self._held = None, NOTHING
        except (OSError, ValueError):
            pass
        return self._held


def read(data: bytes) -> Control:
    """What a file says.

    Raises:
        ValueError: it is none at all.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"more than {_LARGEST} bytes")
    try:
        body = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(body, dict):
        raise ValueError("no object")  # noqa: TRY004 - a file, not an argument
    problems: list[str] = []
    hidden: dict[str, tuple[Hidden, ...]] = {}
    for one in _parts(body.get("hidden"), _hidden, "ausgeblendet", problems):
        hidden[one.item] = (*hidden.get(one.item, ()), one)
    paused = _parts(body.get("paused"), _paused, "angehalten", problems)
    mode = _parts([body["mode"]] if body.get("mode") else [], _mode, "Betriebsart", problems)
    return Control(
        hidden=hidden,
        paused={one.source: one for one in paused},
        released=_released(body.get("released"), problems),
        mode=mode[0] if mode else None,
        problems=tuple(problems),
    )


def _parts(
    listed: object, make: Callable[[Mapping[str, Any]], _Part], what: str, problems: list[str]
) -> list[_Part]:
    """Those of a list that can be understood."""
    if listed is None:
        return []
    if not isinstance(listed, list):
        problems.append(f"{what}: keine Liste.")
        return []
    made: list[_Part] = []
    for number, part in enumerate(listed[:_MOST], start=1):
        try:
            made.append(make(part if isinstance(part, dict) else {}))
        except ValueError as error:
            problems.append(f"{what}, Nummer {number}: {error}")
    if len(listed) > _MOST:
        problems.append(f"{what}: mehr als {_MOST}, der Rest gilt nicht.")
    return made


def _hidden(part: Mapping[str, Any]) -> Hidden:
    bounds = _moment(part.get("since")), _moment(part.get("until"))
    return Hidden(_name(part.get("item")), _words(part.get("reason")), *bounds)


def _paused(part: Mapping[str, Any]) -> Paused:
    since = _moment(part.get("since"))
    return Paused(_name(part.get("source")), _words(part.get("reason")), since)


def _mode(part: Mapping[str, Any]) -> Mode:
    item = part.get("item")
    return Mode(
        ModeName(str(part.get("name"))),
        _words(part.get("reason")),
        _name(item) if item else "",
        _moment(part.get("since")),
        _moment(part.get("until")),
    )


def _released(said_so: object, problems: list[str]) -> dict[str, frozenset[str]]:
    if said_so is None:
        return {}
    if not isinstance(said_so, dict) or len(said_so) > _MOST_SOURCES:
        problems.append("freigegeben: nicht lesbar.")
        return {}
    found: dict[str, frozenset[str]] = {}
    for source, items in said_so.items():
        if isinstance(items, list):
            found[source] = frozenset(item for item in items[:_MOST] if isinstance(item, str))
        else:
            problems.append(f"freigegeben, Quelle {source:.40}: keine Liste.")
    return found


def _name(raw: object) -> str:
    if not isinstance(raw, str) or not 0 < len(raw) <= _LONGEST_ID:
        raise ValueError("ohne Kennung.")
    return raw


def _words(raw: object) -> str:
    """A reason on one line, without anything that a page could take for markup."""
    words = raw if isinstance(raw, str) else ""
    line = "".join(letter if letter.isprintable() else " " for letter in words[:_LONGEST_REASON])
    return " ".join(line.replace("<", "‹").replace(">", "›").split()).rstrip(".")  # noqa: RUF001


def _moment(raw: object) -> datetime | None:
    if raw is None:
        return None
    moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError("ein Zeitpunkt ohne Zeitzone.")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("ein Zeitpunkt außerhalb aller Zeiten.") from error


def _holds(hidden: Hidden, now: datetime) -> bool:
    begun = hidden.since is None or hidden.since <= now
    return begun and (hidden.until is None or now < hidden.until)


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _span(hidden: Hidden) -> str:
    since = f"seit {_said(hidden.since)}" if hidden.since else ""
    until = f"bis {_said(hidden.until)}" if hidden.until else "ohne Ende"
    return ", ".join(filter(None, (since, until)))


def _said(moment: datetime) -> str:
    try:
        return f"{at_glass(moment):%d.%m.%Y, %H:%M} Uhr"
    except OverflowError:
        return "unbestimmter Zeit"
