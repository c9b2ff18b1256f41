# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which screens something reaches, and what a screen is to the rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from admin_sync.office.fleet import naming
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit
from admin_sync.office.sources.models import Hiding, Pause, Source, SourceVersion
from admin_sync.office.sources.settings import from_row, row_of
from content import source as described
from content.details import Point
from content.gazetteer import Village
from content.model import Kind
from content.screen import Screen

#: The source of what the office itself writes.
OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Reach:
    """Units and terminals by their numbers; a unit reaches what lies below it."""

    units: frozenset[int] = frozenset()
    terminals: frozenset[int] = frozenset()

    def holds(self, terminal: Terminal) -> bool:
        """Whether a screen is among them."""
        return terminal.pk in self.terminals or bool(
            {terminal.unit_id, terminal.unit.parent_id} & self.units
        )


def reach_of(decision: Hiding | Pause) -> Reach:
    """Where a decision holds."""
    return Reach(
        frozenset(unit.pk for unit in decision.units.all()),
        frozenset(terminal.pk for terminal in decision.terminals.all()),
    )


def standing() -> QuerySet[Terminal]:
    """The screens that are in use, each with its unit."""
    return Terminal.objects.filter(retired=None).select_related("unit__parent")


def below(units: Iterable[int]) -> Q:
    """What finds the screens of units and of what lies below them."""
    found = list(units)
    return Q(unit__in=found) | Q(unit__parent__in=found)


def spec(source: Source) -> described.Source:
    """A source as the settings of a terminal describe it, without its secret."""
    return described.Source(
        id=source.pk,
        kind=Kind(source.kind),
        format=source.format,
        url=source.url,
        every=timedelta(seconds=source.every),
        places=tuple(unit.name for unit in source.places.all()),
        options=dict(source.options),
        licence=source.licence,
        max_items=source.max_items,
        approve=source.approve,
        via=source.via,
        name=source.name,
    )


def sources_of(terminal: Terminal) -> list[described.Source]:
    """The sources that a screen gets, the most trusted first."""
    return [spec(source) for source in rows_of(terminal)]


def rows_of(terminal: Terminal) -> QuerySet[Source]:
    """The rows of the sources that a screen gets, the most trusted first."""
    above = [pk for pk in (terminal.unit_id, terminal.unit.parent_id) if pk is not None]
    return Source.objects.filter(enabled=True, unit__in=above).prefetch_related("places")


def sources_then(terminal: Terminal, moment: datetime) -> list[described.Source]:
    """The sources that a screen got at a moment."""
    above = {terminal.unit_id, terminal.unit.parent_id}
    held = SourceVersion.objects.filter(since__lte=moment).filter(
        Q(until=None) | Q(until__gt=moment)
    )
    rows = [version.row for version in held]
    mine = [row for row in rows if row["enabled"] and row["unit"] in above]
    return [from_row(row["set"]) for row in sorted(mine, key=lambda row: row["position"])]


def note(source: Source, now: datetime) -> None:
    """Keep how a source is set from now on, beside how it was."""
    row = {
        "enabled": source.enabled,
        "unit": source.unit_id,
        "position": source.position,
        "set": row_of(spec(source)),
    }
    held = SourceVersion.objects.filter(source=source.pk, until=None)
    if [version.row for version in held] != [row]:
        held.update(until=now)
        SourceVersion.objects.create(source=source.pk, row=row, since=now)


def screen_of(terminal: Terminal, sources: Iterable[described.Source]) -> Screen:
    """What the rules know of a screen, as `kiosk.wiring.screen_of` makes it there."""
    listed = list(sources)
    amt = terminal.unit.parent_id or terminal.unit_id
    latitude = terminal.latitude if terminal.latitude is not None else terminal.unit.latitude
    longitude = terminal.longitude if terminal.longitude is not None else terminal.unit.longitude
    known = Unit.objects.filter(kind=Unit.Kind.VILLAGE, parent=amt)
    return Screen(
        names=naming.names((OFFICE, *(source.id for source in listed))),
        place=terminal.unit.name,
        source_order=tuple(source.id for source in listed),
        villages=tuple(_villages(known)),
        point=None if latitude is None or longitude is None else Point(latitude, longitude),
    )


def _villages(units: QuerySet[Unit]) -> Iterator[Village]:
    for unit in units:
        yield Village(unit.name, tuple(unit.aliases), unit.ags)
