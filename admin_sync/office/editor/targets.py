# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where entries are for: which screens that means, who may choose them, where an entry belongs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from admin_sync.office.editor.draft import Where
from admin_sync.office.fleet.models import Group, Terminal
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, units_for


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody may choose from."""

    units: tuple[Unit, ...]
    terminals: tuple[Terminal, ...]
    groups: tuple[Group, ...]

    def allow(self, where: Where) -> bool:
        """Whether all that is chosen is among the choices."""
        return (
            set(where.units) <= {unit.pk for unit in self.units}
            and set(where.terminals) <= {terminal.pk for terminal in self.terminals}
            and set(where.groups) <= {group.pk for group in self.groups}
        )


def choices(user: User, right: Right = Right.WRITE) -> Choices:
    """The units where a user has a right, their screens, and the groups that hold no others."""
    units = tuple(units_for(user, right))
    return of_units(units)


def of_units(units: Iterable[Unit]) -> Choices:
    """What lies within units."""
    held = tuple(units)
    own = {unit.pk for unit in held}
    terminals = tuple(Terminal.objects.filter(unit__in=own, retired=None).select_related("unit"))
    groups = tuple(
        group
        for group in Group.objects.prefetch_related("terminals").order_by("name")
        if (members := list(group.terminals.all())) and all(t.unit_id in own for t in members)
    )
    return Choices(held, terminals, groups)


def terminals(where: Where) -> QuerySet[Terminal]:
    """The screens that a choice means; the Amt means those of all its villages, too."""
    return (
        Terminal.objects.filter(retired=None)
        .filter(
            Q(unit__in=where.units)
            | Q(unit__parent__in=where.units)
            | Q(pk__in=where.terminals)
            | Q(groups__in=where.groups)
        )
        .distinct()
    )


def owner(where: Where, otherwise: Unit) -> Unit:
    """Where an entry belongs: the one village whose screens it is for, else their Amt.

    Raises:
        ValueError: it is for screens of several Ämter.
    """
    found = {unit.pk: unit for unit in Unit.objects.filter(pk__in=where.units)}
    single = Terminal.objects.filter(Q(pk__in=where.terminals) | Q(groups__in=where.groups))
    found |= {terminal.unit.pk: terminal.unit for terminal in single.select_related("unit")}
    if not found:
        return otherwise
    if len(found) == 1:
        return next(iter(found.values()))
    above = {unit.parent_id or unit.pk for unit in found.values()}
    if len(above) > 1:
        raise ValueError("for screens of several Ämter")
    return Unit.objects.get(pk=above.pop())


def places(where: Where) -> tuple[str, ...]:
    """The villages that an item names; none where it is for the whole Amt, or for groups."""
    units = list(Unit.objects.filter(pk__in=where.units))
    if where.groups or any(unit.kind == Unit.Kind.AMT for unit in units):
        return ()
    single = Terminal.objects.filter(pk__in=where.terminals).select_related("unit")
    units += [terminal.unit for terminal in single]
    if any(unit.kind == Unit.Kind.AMT for unit in units):
        return ()
    return tuple(dict.fromkeys(unit.name for unit in units))


def said(where: Where) -> str:
    """A choice in words, for lists."""
    names = [
        *Unit.objects.filter(pk__in=where.units).values_list("name", flat=True),
        *Terminal.objects.filter(pk__in=where.terminals).values_list("name", flat=True),
        *Group.objects.filter(pk__in=where.groups).values_list("name", flat=True),
    ]
    return ", ".join(names)


def reach(unit: Unit) -> tuple[Unit, ...]:
    """A unit and what lies below it."""
    return (unit, *unit.villages.all())
