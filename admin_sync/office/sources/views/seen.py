# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody is shown: the sources of their screens, and what lies on those."""

from django.db.models import Q, QuerySet
from django.http import Http404

from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, units_for
from admin_sync.office.sources import history
from admin_sync.office.sources.models import ItemVersion, Source
from admin_sync.office.sources.reach import OFFICE, standing


def sources(user: User, right: Right = Right.SEE) -> QuerySet[Source]:
    """The sources whose items lie on screens where somebody has a right.

    A village sees those of its Amt, too: they are on its screens. For other rights it does not.
    """
    units = units_for(user, right)
    found = Q(unit__in=units)
    if right in {Right.SEE, Right.WRITE}:
        found |= Q(unit__villages__in=units)
    return Source.objects.filter(found).select_related("unit").distinct()


def source(user: User, name: str, right: Right = Right.SEE) -> Source:
    """One of them.

    Raises:
        Http404: there is none for this user.
    """
    found = sources(user, right).filter(pk=name).first()
    if found is None:
        raise Http404
    return found


def screens(user: User, right: Right = Right.SEE) -> QuerySet[Terminal]:
    """The screens where somebody has a right."""
    return standing().filter(unit__in=units_for(user, right))


def version(user: User, item: str) -> ItemVersion:
    """The newest that is known of an item.

    Raises:
        Http404: nothing is, or it is none of this user's screens.
    """
    newest = history.newest(item)
    if newest is None:
        raise Http404
    if newest.source != OFFICE and Source.objects.filter(pk=newest.source).exists():
        source(user, newest.source)
    return newest


def villages() -> QuerySet[Unit]:
    """All villages."""
    return Unit.objects.filter(kind=Unit.Kind.VILLAGE)
