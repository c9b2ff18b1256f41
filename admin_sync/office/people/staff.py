# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a Verwaltung does with people: invite, give and take roles, shut out and let in again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from admin_sync.office.people import audit
from admin_sync.office.people.models import Membership, Role, Unit, User
from admin_sync.office.people.rights import GIVES, Right, may, units_for


class RefusedError(Exception):
    """Somebody may not do this to that person; the message is for them."""


def known_to(manager: User) -> QuerySet[User]:
    """Who a Verwaltung sees: those with a role in its units; that of the Amt sees everybody."""
    if may(manager, Right.MANAGE):
        return User.objects.all()
    return User.objects.filter(memberships__unit__in=units_for(manager, Right.MANAGE)).distinct()


def may_give(manager: User, role: Role, unit: Unit) -> bool:
    """Whether somebody may give a role in a unit, or take it away."""
    if may(manager, Right.MANAGE):
        return True
    return may(manager, Right.MANAGE, unit) and role in GIVES[Unit.Kind.VILLAGE]


def governs(manager: User, person: User) -> bool:
    """Whether a Verwaltung may shut somebody out: all their roles are ones that it may take."""
    if may(manager, Right.MANAGE):
        return True
    held = list(person.memberships.select_related("unit"))
    return bool(held) and all(may_give(manager, Role(m.role), m.unit) for m in held)


def _heads() -> QuerySet[User]:
    """Who can still manage the Amt."""
    return User.objects.filter(
        is_active=True, memberships__role=Role.MANAGER, memberships__unit__kind=Unit.Kind.AMT
    ).distinct()


def _not_the_last(person: User) -> None:
    if not _heads().exclude(pk=person.pk).exists() and person in _heads():
        raise RefusedError(
            _("Das ist die letzte Verwaltung des Amtes. Geben Sie die Rolle erst jemand anderem.")
        )


def _subject(person: User) -> str:
    return f"person:{person.pk}"


def _role(role: Role, unit: Unit) -> dict[str, Any]:
    return {"role": role.value, "unit": unit.name}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be invited."""

    name: str
    email: str


def invite(
    manager: User, newcomer: Newcomer, role: Role, unit: Unit, now: datetime
) -> tuple[User, bool]:
    """A person with a role, and whether they are new and so need an invitation.

    Raises:
        RefusedError: the manager may not give this role there.
    """
    with transaction.atomic():
        person = User.objects.filter(email=newcomer.email.lower()).first()
        new = person is None
        if person is None:
            _allowed(manager, role, unit)
            person = User.objects.create_user(
                newcomer.email, name=newcomer.name, language=settings.CONFIG.language
            )
            audit.record(manager, "person-invited", _subject(person), {"name": person.name}, now)
        give(manager, person, role, unit, now)
    return person, new


def _allowed(manager: User, role: Role, unit: Unit) -> None:
    if not may_give(manager, role, unit):
        raise RefusedError(_("Diese Rolle können Sie dort nicht vergeben."))


def give(manager: User, person: User, role: Role, unit: Unit, now: datetime) -> None:
    """Give a role; one that is there already stays.

    Raises:
        RefusedError: the manager may not give it.
    """
    _allowed(manager, role, unit)
    with transaction.atomic():
        _membership, new = Membership.objects.get_or_create(user=person, role=role, unit=unit)
        if new:
            audit.record(manager, "role-given", _subject(person), _role(role, unit), now)


def take(manager: User, membership: Membership, now: datetime) -> None:
    """Take a role away.

    Raises:
        RefusedError: the manager may not, or nobody could manage the Amt any more.
    """
    person, role, unit = membership.user, Role(membership.role), membership.unit
    _allowed(manager, role, unit)
    with transaction.atomic():
        if role == Role.MANAGER and unit.kind == Unit.Kind.AMT:
            _not_the_last(person)
        membership.delete()
        audit.record(manager, "role-taken", _subject(person), _role(role, unit), now)


def _governed(manager: User, person: User) -> None:
    if not governs(manager, person):
        raise RefusedError(_("Diese Person hat auch anderswo Rollen. Fragen Sie das Amt."))


def shut_out(manager: User, person: User, now: datetime) -> None:
    """Close an account and end its sessions at once.

    Raises:
        RefusedError: it is the manager's own, the last Verwaltung's, or not theirs to close.
    """
    _governed(manager, person)
    if person.pk == manager.pk:
        raise RefusedError(_("Den eigenen Zugang können Sie nicht sperren."))
    with transaction.atomic():
        _not_the_last(person)
        User.objects.filter(pk=person.pk).update(is_active=False)
        end_sessions(person)
        audit.record(manager, "person-shut-out", _subject(person), {"name": person.name}, now)


def let_in(manager: User, person: User, now: datetime) -> None:
    """Open a closed account again.

    Raises:
        RefusedError: it is not the manager's to open.
    """
    _governed(manager, person)
    with transaction.atomic():
        User.objects.filter(pk=person.pk).update(is_active=True)
        audit.record(manager, "person-let-in", _subject(person), {"name": person.name}, now)


def forget_factor(manager: User, person: User, now: datetime) -> None:
    """Remove the second factor of somebody who lost their phone, and end their sessions.

    Raises:
        RefusedError: it is the manager's own, or not theirs to remove.
    """
    _governed(manager, person)
    if person.pk == manager.pk:
        raise RefusedError(_("Den eigenen zweiten Faktor setzt jemand anderes zurück."))
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk).delete()
        end_sessions(person)
        audit.record(manager, "factor-reset", _subject(person), {"name": person.name}, now)


def end_sessions(person: User) -> None:
    """Sign somebody out everywhere."""
    own = [
        session.pk
        for session in Session.objects.iterator()
        if str(session.get_decoded().get("_auth_user_id")) == str(person.pk)
    ]
    Session.objects.filter(pk__in=own).delete()


def search(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Those whose name or address holds all the words."""
    for word in words.split():
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return people
