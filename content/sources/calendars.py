# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The tolerant loader of iCalendar files: one bad event costs only itself. Expands nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone import tzp

from content.clean import plain_text
from content.sources.adapter import Rejected

_ZONE_OF_ALL = re.compile(
    r"^X-WR-TIMEZONE(?:;[^:\n]*)?:[ \t]*(\S+)[ \t]*$", re.MULTILINE | re.IGNORECASE
)
# the library's component; its properties have more types than are worth telling apart
Vevent: TypeAlias = Any
_BROKEN = "Ist nicht lesbar: "


@dataclass(frozen=True, slots=True)
class Series:
    """The events that share a UID: a single one, or a rule with its exceptions.

    `zone` is the calendar's X-WR-TIMEZONE, or "".
    """

    uid: str
    events: tuple[Vevent, ...]
    zone: str = ""

    @property
    def where(self) -> str:
        """How a person finds the series in the file."""
        title = plain_text(str(self.events[0].get("SUMMARY", "")), 60)
        return f"Termin „{title}“ ({self.uid})" if self.uid else f"Termin „{title}“"

    @property
    def repeats(self) -> bool:
        """Whether the series can have several dates."""
        names = ("RRULE", "RDATE", "RECURRENCE-ID")
        return len(self.events) > 1 or any(name in self.events[0] for name in names)


@dataclass(slots=True)
class Loaded:
    """What a file holds."""

    series: list[Series] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    error: str | None = None


def load(data: bytes) -> Loaded:
    """All events of a file, by UID, whatever else is wrong with it."""
    # zones that the last file defined are nobody else's business
    tzp.use_zoneinfo()
    text = _decoded(data)
    blocks, torn = _blocks(text, "VEVENT")
    if not blocks and "BEGIN:VCALENDAR" not in text.upper():
        return Loaded(error="Die Datei ist kein Kalender (iCalendar).")
    loaded = Loaded(error=_cut_off(text))
    whole = _whole(text)
    if whole is not None and sum(len(events) for events, _ in whole) >= len(blocks):
        for events, zone in whole:
            loaded.series += _by_uid(events, zone)
    else:
        events, loaded.rejected = _one_by_one(text, blocks)
        loaded.series += _by_uid(events, _zone(text))
    for number in torn:
        loaded.rejected.append(Rejected(f"Termin in Zeile {number}", "Hat kein Ende (END:VEVENT)."))
    return loaded


def _decoded(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _cut_off(text: str) -> str | None:
    upper = text.upper().rstrip()
    if "BEGIN:VCALENDAR" not in upper:
        return None
    if upper.rpartition("\n")[2].strip().startswith("END:VCALENDAR"):
        return None
    return "Die Datei bricht vor dem Ende des Kalenders ab."


def _blocks(text: str, name: str) -> tuple[list[str], list[int]]:
    """The components of a name as text, and the lines where one begins that never ends."""
    blocks: list[str] = []
    torn: list[int] = []
    lines: list[str] = []
    begun = 0
    for number, line in enumerate(text.split("\n"), start=1):
        mark = line.strip().upper()
        if mark == f"BEGIN:{name}":
            if begun:
                torn.append(begun)
            begun, lines = number, []
        if begun:
            lines.append(line)
        if begun and mark == f"END:{name}":
            blocks.append("\n".join(lines))
            begun = 0
    return blocks, [*torn, begun] if begun else torn


def _whole(text: str) -> list[tuple[list[Vevent], str]] | None:
    """The events and the zone of each calendar, if the file as a whole can be read."""
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        return [
            (list(calendar.walk("VEVENT")), _zone(f"X-WR-TIMEZONE:{named}" if named else ""))
            for calendar in calendars
            if calendar.name == "VCALENDAR"
            for named in [calendar.get("X-WR-TIMEZONE")]
        ]
    except Exception:  # noqa: BLE001 - hostile input; the library raises whatever it meets
        return None


def _one_by_one(text: str, blocks: list[str]) -> tuple[list[Vevent], list[Rejected]]:
    zones = {}
    for block in _blocks(text, "VTIMEZONE")[0]:
        name = re.search(r"(?mi)^TZID(?:;[^:\n]*)?:(.*)$", block)
        if name and _events(block, ()) is not None:
            zones[name[1].strip()] = block
    events: list[Vevent] = []
    rejected: list[Rejected] = []
    for block in blocks:
        needed = (zone for name, zone in zones.items() if f"TZID={name}" in block.replace('"', ""))
        found = _events(block, needed)
        if found:
            events += found
        else:
            rejected.append(Rejected(_name_of(block), f"{_BROKEN}kein gültiges VEVENT."))
    return events, rejected


def _events(block: str, zones: Iterable[str]) -> list[Vevent] | None:
    """The events of one block; None if it cannot be read."""
    text = "\n".join(("BEGIN:VCALENDAR", *zones, block, "END:VCALENDAR", ""))
    try:
        return list(Calendar.from_ical(text).walk("VEVENT"))
    except Exception:  # noqa: BLE001 - as above
        return None


def _name_of(block: str) -> str:
    found = re.search(r"(?mi)^(?:UID|SUMMARY)[^:\n]*:(.*)$", block)
    return f"Termin „{plain_text(found[1], 60)}“" if found else "Termin ohne Namen"


def _zone(text: str) -> str:
    """The X-WR-TIMEZONE of a calendar, if there is such a zone."""
    match = _ZONE_OF_ALL.search(text)
    try:
        return ZoneInfo(match[1]).key if match else ""
    except (KeyError, ValueError, OSError):
        return ""


def _by_uid(events: Iterable[Vevent], zone: str) -> Iterator[Series]:
    groups: dict[str, list[Vevent]] = {}
    for number, event in enumerate(events):
        for name in ("UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "SUMMARY"):
            if isinstance(event.get(name), list):
                event[name] = event[name][0]
        # without a name of its own an event is nobody's exception
        groups.setdefault(str(event.get("UID", "")) or f"\0{number}", []).append(event)
    for uid, group in groups.items():
        yield Series("" if uid.startswith("\0") else uid, tuple(group), zone)
