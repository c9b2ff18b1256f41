# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeps the office's copy of all sources fresh, and acts on what they bring."""

import logging
import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connections

from admin_sync.office.people.models import Unit
from admin_sync.office.sources import control, copy, history, published, reach, serve
from admin_sync.office.sources.models import ItemVersion, Source
from admin_sync.office.sources.secrets import KnownFetcher, KnownSyncer, Secret, unseal
from admin_sync.office.sources.settings import for_office
from content import source as described
from content.clock import Clock, utc_now
from content.fetch import NetworkOptions
from content.schedule import Loop
from content.sources.adapter import adapter
from content.stores import Stores
from content.sync import SourceResult, Status
from content.workshop import Workshop

_log = logging.getLogger(__name__)
_LOOK = 2.0
NETWORK = NetworkOptions(user_agent="Schaukasten-Leitstelle")

_Marks = tuple[tuple[str, datetime], ...]


class Work:
    """One process's work on sources: fetch them, note what they hold, tell terminals."""

    def __init__(self, stores: Stores, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._clock = clock
        self._turn = threading.Lock()

    def took(self, result: SourceResult) -> None:
        """`act`, in a thread of the loop: nothing is raised, and no connection left open."""
        close_old_connections()
        try:
            with self._turn:
                self.act(result)
        except (DatabaseError, OSError, ValueError):
            _log.exception("What %s brought could not be noted.", result.id)
        finally:
            # threads come and go with each change of a source
            connections.close_all()

    def act(self, result: SourceResult) -> None:
        """Note what a source holds now, and tell those who need to know."""
        source = Source.objects.filter(pk=result.id).first()
        if source is None or result.status is Status.FAILED:
            return
        wanted = described_for_office(source)
        items = self._stores.of(wanted).items(source.pk)
        now = self._clock()
        if not _volatile(source):
            noted = history.record(source.pk, items, now)
            if noted and source.approve:
                lapsed = control.lapse(source.pk, now)
                if lapsed:
                    control.publish(now)
        if source.via == "office":
            serve.publish(source, items, now)


def run(stop: threading.Event, clock: Clock = utc_now) -> None:
    """Keep all sources fresh until `stop` is set; what staff change is taken over at once.

    Raises:
        StoreBusyError: another process does so already.
    """
    copy.folder().mkdir(parents=True, exist_ok=True)
    with Stores(copy.folder(), copy.runtime()) as stores, Workshop() as workshop:
        work = Work(stores, clock)
        try:
            while not stop.is_set():
                _until_changed(stop, stores, workshop, work, clock)
        finally:
            connections.close_all()


def _until_changed(
    stop: threading.Event, stores: Stores, workshop: Workshop, work: Work, clock: Clock
) -> None:
    """Sync the sources as they are set now, until that changes."""
    before = marks()
    rows = list(
        Source.objects.filter(enabled=True).select_related("unit").prefetch_related("places")
    )
    headers = {row.pk: unseal(row.secret).header for row in rows}
    fetcher = KnownFetcher(NETWORK)
    syncer = KnownSyncer(
        stores, fetcher, workshop, headers, inside(rows), runtime=copy.runtime(), clock=clock
    )
    loop = Loop(syncer, [described_for_office(row) for row in rows], work.took, clock)
    changed = threading.Event()
    thread = threading.Thread(target=loop.run, args=(changed,), name="sources")
    thread.start()
    try:
        while thread.is_alive() and not stop.wait(_LOOK):
            close_old_connections()
            tick(clock())
            if marks() != before:
                break
    finally:
        changed.set()
        thread.join()
        close_old_connections()


def tick(now: datetime) -> None:
    """What time and others change: note what the office publishes, end what sources left."""
    try:
        published.note(now)
        gone = ItemVersion.objects.filter(until=None).exclude(source=reach.OFFICE)
        for source in set(gone.values_list("source", flat=True)) - set(
            Source.objects.filter(enabled=True).values_list("pk", flat=True)
        ):
            history.record(source, (), now)
    except (DatabaseError, OSError, ValueError):
        _log.exception("What the office publishes could not be noted.")


def inside(rows: Iterable[Source]) -> frozenset[str]:
    """Which sources may lie in the office's own network: those of whoever runs its machines."""
    return frozenset(row.pk for row in rows if row.unit.kind == Unit.Kind.AMT)


def marks() -> _Marks:
    """What differs once somebody changes a source."""
    return tuple(Source.objects.filter(enabled=True).values_list("pk", "changed"))


def described_for_office(row: Source) -> described.Source:
    """A source as the office fetches it, with the options that only it may know."""
    source = for_office(reach.spec(row))
    secret: Secret = unseal(row.secret)
    return replace(source, options={**source.options, **dict(secret.options)})


def _volatile(source: Source) -> bool:
    try:
        return adapter(source.format).volatile
    except KeyError:
        return False
