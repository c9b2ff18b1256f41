# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Brings one source up to date: fetch, parse, believe, pictures, store."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from random import Random

from content.believe import Suspicion, decide
from content.belongings import Belongings
from content.clock import Clock, at_glass, day_start, utc_now
from content.details import Point
from content.fetch import Fetcher, FetchError, Validators, backoff
from content.gather import Gathered, gather
from content.incomplete import lack_of, lacking_since, with_held, with_lacking
from content.lanes import lanes
from content.model import Kind
from content.papers import Papers
from content.parsed import Rejected
from content.pictures import Pictures
from content.remembered import Remembered
from content.source import Source
from content.sources.adapter import Context, Parsed, adapter
from content.store import Change, Checked, SourceState, StoreError
from content.stores import Stores
from content.worker import LARGEST_JOB
from content.workshop import Workshop

MOST_REJECTED = 500

_log = logging.getLogger(__name__)
_GONE = 410
_GONE_FOR_GOOD = (
    "Its operator took it away for good (HTTP status 410); remove it from the settings."
)


class Status(StrEnum):
    """How a sync of one source ended."""

    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What a sync of one source did.

    `items` and `rejected` count what is held afterwards, `bytes` what came over the network.
    KEPT means that the last good state stays, FAILED that there is none; `error` says why.
    """

    id: str
    format: str
    status: Status
    items: int
    rejected: int
    bytes: int
    seconds: float
    error: str | None = None

    @property
    def good(self) -> bool:
        """Whether the source answered as it should."""
        return self.error is None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How an attempt ended. A `fault` stretches the time to the next one, a doubt does not.

    A `note` is for an admin, where all went well and something is to be done all the same.
    """

    status: Status
    size: int = 0
    error: str | None = None
    fault: bool = False
    retry_after: float | None = None
    note: str | None = None


class Syncer:
    """Syncs sources into open stores.

    `release` names the version of the program, `point` is where the terminal stands. No
    document may have more than `limit` bytes. `joined`: whether the terminal belongs to an office.
    """

    def __init__(  # noqa: PLR0913 - the parts it drives; all but three have a default
        self,
        stores: Stores,
        fetcher: Fetcher,
        workshop: Workshop,
        *,
        runtime: Path,
        release: str = "",
        point: Point | None = None,
        limit: int = LARGEST_JOB,
        joined: bool = False,
        clock: Clock = utc_now,
        rng: Random | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stores = stores
        self._fetcher = fetcher
        self._workshop = workshop
        self._release = release
        self._point = point
        self._limit = limit
        self._joined = joined
        self._clock = clock
        # how far apart the terminals of a fleet ask is no secret
        self._rng = rng or Random()  # noqa: S311
        self._monotonic = monotonic
        self._remembered = Remembered()
        parts = (stores.media, fetcher, workshop, runtime, self._rng)
        self._belongings = Belongings(Pictures(*parts), Papers(*parts))

    def sync(self, source: Source) -> SourceResult:
        """Bring one source up to date, due or not. Never raises for what a source can do."""
        begun = self._monotonic()
        now = self._clock()
        held = self._held(source)
        try:
            outcome = self._attempt(source, held, now)
        except FetchError as error:
            outcome = _bad(held, error.message, retry_after=error.retry_after)
        except (StoreError, OSError, ValueError) as error:
            outcome = _bad(held, f"It could not be stored: {error}")
        if not self._fetcher.stopped:  # nothing is known then that the next start should mind
            self._record(source, outcome, now)
        after = self._held(source)
        return SourceResult(
            id=source.id,
            format=source.format,
            status=outcome.status,
            items=after.items,
            rejected=len(after.rejected),
            bytes=outcome.size,
            seconds=round(self._monotonic() - begun, 3),
            error=outcome.error,
        )

    def stop(self) -> None:
        """Bring what is under way to a quick end, for the process is about to end, too."""
        self._fetcher.stop()

    def tidy(self, sources: Iterable[Source]) -> None:
        """Forget sources that are no longer configured, and media that nobody names."""
        self._stores.tidy(tuple(sources), self._clock())

    def due(self, source: Source) -> datetime:
        """When the source is to be asked next, aware UTC; now, where nothing is known."""
        now = self._clock()
        checked = self._stores.durable.checked().get(source.id)
        return now if checked is None else checked.next(now)

    def _held(self, source: Source) -> SourceState:
        return self._stores.of(source).sources().get(source.id) or SourceState(source.id)

    def _attempt(self, source: Source, held: SourceState, now: datetime) -> _Outcome:
        if hindrance := hindrance_of(source, joined=self._joined):
            return _bad(held, hindrance)
        basis = basis_of(source, self._release, self._point, now)
        known = held.validators if held.basis == basis else Validators()
        context = self._context(source, now)
        got = self._gathered(source, context, known)
        parsed = got.parsed
        if got.fetched.status == _GONE:
            change = Change((), (), Validators(), Suspicion())
            applied = self._stores.of(source).apply(source.id, change, now)
            status = Status.UPDATED if applied.removed else Status.UNCHANGED
            return _Outcome(status, note=_GONE_FOR_GOOD)
        if parsed is None:
            return self._unchanged(source, now)
        since = lacking_since(held.suspicion.lacking, now) if got.missing else None
        parsed = self._completed(source, parsed, since, now)
        usual = adapter(source.format).empty_is_normal
        verdict = decide(held.items, parsed, held.suspicion, now, empty_is_normal=usual)
        if not verdict.believe:
            suspicion = replace(verdict.suspicion, lacking=since)
            self._stores.of(source).apply(source.id, Change(suspicion=suspicion), now)
            fault = parsed.error is not None
            return _Outcome(Status.KEPT, got.bytes, verdict.reason, fault, got.retry_after)
        if parsed.error is not None and not parsed.items:
            return _bad(held, parsed.error, got.bytes, got.retry_after)
        return self._take(source, replace(got, parsed=parsed), Suspicion(lacking=since), basis, now)

    def _gathered(self, source: Source, context: Context, known: Validators) -> Gathered:
        return gather(
            self._fetcher,
            self._workshop,
            source,
            context,
            known,
            remembered=self._remembered,
            limit=self._limit,
        )

    def _completed(
        self, source: Source, parsed: Parsed, since: datetime | None, now: datetime
    ) -> Parsed:
        """An answer with what is held of the parts that have been missing `since`.

        Not where things come and go by the hour: a warning that is over must not stay.
        """
        if parsed.lacking:
            held = self._stores.of(source).items(source.id)
            return replace(parsed, items=with_lacking(parsed, held, source.max_items))
        if since is None or adapter(source.format).empty_is_normal:
            return parsed
        held = self._stores.of(source).items(source.id)
        return replace(parsed, items=with_held(parsed.items, held, since, now, source.max_items))

    def _context(self, source: Source, now: datetime) -> Context:
        return Context(
            source=source.id,
            kind=source.kind,
            now=now,
            places=source.places,
            licence=source.licence,
            max_items=source.max_items,
            options=source.options,
            since=day_start(at_glass(now).date()),
            point=self._point,
        )

    def _take(
        self, source: Source, said: Gathered, suspicion: Suspicion, basis: str, now: datetime
    ) -> _Outcome:
        """Store an answer that is believed, with its pictures and documents."""
        held = self._stores.of(source).items(source.id)
        parsed = said.parsed or Parsed()
        got = self._belongings.complete(parsed.items, held, source.url, now)
        change = Change(
            items=got.items,
            rejected=counted(parsed.rejected),
            # half an answer must come again
            validators=Validators() if parsed.error else said.fetched.validators,
            suspicion=suspicion,
            basis=basis,
        )
        applied = self._stores.of(source).apply(source.id, change, now)
        moved = applied.added or applied.changed or applied.removed
        return _Outcome(
            Status.UPDATED if moved else Status.UNCHANGED,
            said.bytes + got.bytes,
            parsed.error or lack_of(said.missing),
            retry_after=said.retry_after,
        )

    def _unchanged(self, source: Source, now: datetime) -> _Outcome:
        """After a 304: doubts are over, and files that failed are tried again when due."""
        store = self._stores.of(source)
        store.apply(source.id, Change(suspicion=Suspicion()), now)
        held = store.items(source.id)
        if not self._belongings.lacking(held, now):
            return _Outcome(Status.UNCHANGED)
        got = self._belongings.complete(held, held, source.url, now)
        applied = store.apply(source.id, Change(items=got.items), now)
        return _Outcome(Status.UPDATED if applied.changed else Status.UNCHANGED, got.bytes)

    def _record(self, source: Source, outcome: _Outcome, now: datetime) -> None:
        """Note this look and when the next is due."""
        before = self._stores.durable.checked().get(source.id)
        failures = (before.failures if before else 0) + 1 if outcome.fault else 0
        succeeded = before.succeeded if before else None
        if succeeded is not None and succeeded > now:
            succeeded = None  # written by a clock that ran ahead: nobody knows how old it is
        checked = Checked(
            at=now,
            status=outcome.status,
            succeeded=now if outcome.error is None else succeeded,
            error=outcome.error or outcome.note,
            failures=failures,
            due=now + backoff(failures, source.every, self._rng, outcome.retry_after),
            size=outcome.size,
        )
        self._stores.durable.record(source.id, checked)


def sync_once(
    syncer: Syncer, sources: Iterable[Source], progress: Callable[[SourceResult], None]
) -> tuple[SourceResult, ...]:
    """Sync every source now, lane beside lane, and tell each result as it comes, in this thread.

    The results have the order of the sources.
    """
    wanted = tuple(sources)
    try:
        syncer.tidy(wanted)
    except (StoreError, OSError) as error:
        _log.warning("Old content could not be removed: %s", error)
    results: dict[str, SourceResult] = {}
    beside = lanes(wanted)
    with ThreadPoolExecutor(max(1, len(beside))) as pool:
        try:
            waiting = {pool.submit(syncer.sync, lane[0]): lane[1:] for lane in beside}
            while waiting:
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    rest = waiting.pop(done)
                    if rest:
                        waiting[pool.submit(syncer.sync, rest[0])] = rest[1:]
                    results[done.result().id] = done.result()
                    progress(done.result())
        except BaseException:
            syncer.stop()
            raise
    return tuple(results[source.id] for source in wanted)


def counted(rejected: tuple[Rejected, ...]) -> tuple[Rejected, ...]:
    """What was set aside, each by itself as far as anybody would read it. Pure.

    Readers load this list with every look, so a broken feed must not make it long.
    """
    if len(rejected) <= MOST_REJECTED:
        return rejected
    more = len(rejected) - MOST_REJECTED
    rest = Rejected(f"{more} weitere Einträge", "Nur die ersten werden einzeln aufgeführt.")
    return (*rejected[:MOST_REJECTED], rest)


def hindrance_of(source: Source, *, joined: bool = False) -> str:
    """Why a terminal cannot take a source at all; "" where it can.

    Once `joined`, its office fetches what it is to fetch, and says which items are released.
    """
    try:
        adapter(source.format)
    except KeyError:
        return f"The format {source.format} is not installed, or cannot be loaded."
    if joined:
        return ""
    if source.via == "office":
        return "The office fetches this source, and this terminal is not joined to one."
    if source.approve:
        return "Its items wait for release by staff, and this terminal is not joined to an office."
    return ""


def basis_of(source: Source, release: str, point: Point | None, now: datetime) -> str:
    """What the items of a source depend on beside its bytes. Pure.

    The settings of the source, the program, where it stands, and the month: a calendar gives
    only the next 400 days, so that even one that never changes must be read anew now and then.
    Of warnings the day: those without an end hold for a week after they were read last.
    """
    often = "%Y-%m-%d" if source.kind is Kind.WARNING else "%Y-%m"
    said = asdict(replace(source, every=type(source.every)(0)))
    said["options"] = sorted(source.options.items())
    where = [point.latitude, point.longitude] if point else None
    text = json.dumps([said, release, where, f"{now:{often}}"], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bad(
    held: SourceState, error: str, size: int = 0, retry_after: float | None = None
) -> _Outcome:
    """An attempt that brought nothing: what is held stays."""
    status = Status.KEPT if held.items else Status.FAILED
    return _Outcome(status, size, error, fault=True, retry_after=retry_after)
