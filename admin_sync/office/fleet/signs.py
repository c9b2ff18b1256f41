# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes down a batch of beats: the newest sign of each terminal, what changed, how long it was so.

One transaction a batch. What was known of a terminal stays in memory, and is read anew where the
database says that somebody else wrote.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from admin_sync.office.fleet import evidence, history, naming, onward, records, sign_rows
from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.health import Status, status
from admin_sync.office.fleet.models import Change, Sign, Terminal
from admin_sync.office.fleet.records import Known


class Heard(NamedTuple):
    """A beat that a terminal's accepted device sent: `beat` as on the wire, checked by the line."""

    terminal: int
    device: str
    received: datetime
    beat: Mapping[str, Any]


# what a beat brings that is not kept with the rest of it
_ELSEWHERE = frozenset({"has", "receipts"})


@dataclass(slots=True)
class Batch:
    """What one transaction is to write."""

    fresh: dict[int, Known] = field(default_factory=dict)
    moved: dict[int, Known] = field(default_factory=dict)
    reported: set[int] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    seconds: defaultdict[tuple[int, datetime, Colour], float] = field(
        default_factory=lambda: defaultdict(float)
    )

    def spent(self, terminal: int, begins: datetime, ends: datetime, colour: Colour) -> None:
        """Note that a terminal was of a colour for a while."""
        for (start, of), length in history.by_quarter([(begins, ends, colour)]).items():
            self.seconds[terminal, start, of] += length

    def write(self) -> None:
        """Write it, within the caller's transaction."""
        fresh = [(known, known.sign) for known in self.fresh.values() if known.sign is not None]
        sign_rows.write([sign for _, sign in fresh], self.reported)
        for known, sign in fresh:
            known.stamp = sign_rows.stamp(known.edition, sign)
        moved = {pk: known.sign for pk, known in self.moved.items() if known.sign is not None}
        for pk, received in sign_rows.move(moved).items():
            known = self.moved[pk]
            known.stamp = (known.edition, received, known.stamp[2])
        Change.objects.bulk_create(self.changes)
        sign_rows.add(self.seconds)


class Writer:
    """Keeps what is known of terminals in memory between batches. For one thread."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}

    def write(self, heard: Sequence[Heard]) -> None:
        """Write down beats in the order in which they came, in one transaction."""
        if not heard:
            return
        batch = Batch()
        try:
            with transaction.atomic():
                self._refresh({one.terminal for one in heard})
                for one in heard:
                    known = self._known.get(one.terminal)
                    if known is None or known.expected.device != one.device:
                        continue
                    if not _move(known, one, batch):
                        _hear(known, one, batch)
                batch.write()
        except BaseException:
            # memory is ahead of the database
            for one in heard:
                self._known.pop(one.terminal, None)
            raise

    def _refresh(self, terminals: set[int]) -> None:
        """Read anew what others wrote: staff, or another process."""
        stale = []
        for pk, *stamp in sign_rows.stamps(terminals):
            known = self._known.get(pk)
            if known is None or known.stamp != tuple(stamp):
                stale.append(pk)
        if stale:
            self._known.update(records.known(Terminal.objects.filter(pk__in=stale)))


def _move(known: Known, heard: Heard, batch: Batch) -> bool:
    """Take in a beat that only moves ages on; False where it may do more than that."""
    terminal, device, now, beat = heard
    before, sign = known.lasting, known.sign
    if before is None or sign is None or sign.until is None:
        return False
    old, frames = sign.beat, beat.get("frames")
    if (
        before.expected is not known.expected
        or "report" in beat
        or type(frames) is not int
        or sign.telling != Colour.GREEN
        or sign.device_id != device
        or not sign.received <= now <= sign.until
        or now >= before.turns
        or beat.get("boot") != old.get("boot")
        or beat.get("report_mark") != sign.report_mark
        or beat.get("has", {}) != sign.has
    ):
        return False
    text = old.get("rose") if frames == old.get("frames") else now.isoformat()
    rose = now if frames != old.get("frames") else evidence.moment(text)
    until = onward.green_until(before, beat, rose, now) if rose is not None else None
    if until is None:
        return False
    sign.received, sign.green_until, sign.until = now, until, until
    sign.beat = {key: beat[key] for key in beat if key not in _ELSEWHERE}
    sign.beat["rose"] = text
    known.moved = True
    if terminal not in batch.fresh:
        batch.moved[terminal] = known
    return True


def _hear(known: Known, heard: Heard, batch: Batch) -> None:
    """Take one beat into what is known, and note what there is to write."""
    before, sign = _evidence(known), known.sign
    now, beat = heard.received, dict(heard.beat)
    raw = beat.pop("report", None)
    if sign is not None and sign.device_id != heard.device:
        known.report = sign.reported = None
    if raw is not None:
        known.report = evidence.read_report(raw)
    count = evidence.frames_of(beat, known.report)
    beat["rose"] = _rose(sign, heard, count)
    beat["frames"] = count
    if sign is None:
        sign = known.sign = Sign(terminal_id=heard.terminal, told=now, telling="")
    else:
        _tell(known, sign, before, now, batch)
    sign.device_id, sign.received, sign.beat = heard.device, now, beat
    has = beat.pop("has", {})
    sign.has = has if isinstance(has, dict) else {}
    beat.pop("receipts", None)
    if raw is not None:
        sign.report, sign.reported = raw, now
        sign.report_mark = str(beat.get("report_mark", ""))[:64]
        batch.reported.add(sign.pk)
    known.evidence = records.evidence_of(sign, known.report)
    found = conclude(known, sign, now, batch)
    known.lasting = onward.lasting(known.evidence, known.expected, found, now)
    batch.fresh[sign.pk] = known
    batch.moved.pop(sign.pk, None)


def _evidence(known: Known) -> evidence.Evidence | None:
    """What was known until now, gathered only now where beats but moved ages on."""
    if known.moved and known.sign is not None:
        known.evidence = records.evidence_of(known.sign, known.report)
        known.moved = False
    return known.evidence


def _rose(sign: Sign | None, heard: Heard, count: int | None) -> str | None:
    """When the count of presented frames was last another than before."""
    if count is None:
        return None
    same_boot = (
        sign is not None
        and sign.device_id == heard.device
        and sign.beat.get("boot") == heard.beat.get("boot")
    )
    if same_boot and sign is not None and sign.beat.get("frames") == count:
        rose: str | None = sign.beat.get("rose")
        return rose
    return heard.received.isoformat()


def _tell(
    known: Known, sign: Sign, before: evidence.Evidence | None, now: datetime, batch: Batch
) -> None:
    """Write the history up to now, from what was known until now."""
    lasting = sign.until is None or now <= sign.until
    same_quarter = history.quarter(sign.told) == history.quarter(now)
    if lasting and same_quarter:
        return
    telling = Colour(sign.telling) if sign.telling else Colour.GREY
    begins = sign.told if lasting else max(sign.told, sign.received)
    batch.spent(sign.pk, sign.told, now if lasting else begins, telling)
    sign.told = now
    if lasting:
        return
    for stretch in history.walk(before, known.expected, begins, now):
        batch.spent(sign.pk, stretch.begins, stretch.ends, stretch.status.colour)
        _note(sign, stretch.status, stretch.begins, batch)


def conclude(known: Known, sign: Sign, now: datetime, batch: Batch) -> Status:
    """Let the history go on with what holds from now on."""
    found = status(known.evidence, known.expected, now)
    if sign.telling != found.colour:
        telling = Colour(sign.telling) if sign.telling else Colour.GREY
        batch.spent(sign.pk, sign.told, now, telling)
        sign.told = now
    _note(sign, found, now, batch)
    sign.green_until, sign.until = found.green_until, found.until
    return found


def _note(sign: Sign, found: Status, at: datetime, batch: Batch) -> None:
    """A change, if it is one."""
    if sign.telling == found.colour:
        return
    why = naming.told(found.reasons[0].what, at) if found.reasons else ""
    batch.changes.append(
        Change(terminal_id=sign.pk, at=at, before=sign.telling, after=found.colour.value, why=why)
    )
    sign.telling = found.colour.value


@contextmanager
def changing(terminals: Iterable[Terminal], now: datetime) -> Iterator[None]:
    """Change what we expect of terminals within: before, their history is told by what was.

    Without it, maintenance that begins now would explain what was wrong an hour ago.
    """
    keys = [terminal.pk for terminal in terminals]
    with transaction.atomic():
        _settle(keys, now)
        yield
        Terminal.objects.filter(pk__in=keys).update(edition=F("edition") + 1)
        _settle(keys, now)


def _settle(keys: Sequence[int], now: datetime) -> None:
    batch = Batch()
    for known in records.known(Terminal.objects.filter(pk__in=keys)).values():
        sign = known.sign
        if sign is None or now < sign.told:
            continue
        _tell(known, sign, known.evidence, now, batch)
        conclude(known, sign, now, batch)
        batch.fresh[sign.pk] = known
    batch.write()
