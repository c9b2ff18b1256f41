# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what where: roles give rights, in their unit and what lies below it."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import wraps
from types import MappingProxyType
from typing import Concatenate, ParamSpec
from urllib.parse import quote

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from admin_sync.office.people.models import Membership, Role, Unit, User
from admin_sync.office.people.second import has_factor, owes_factor


class Right(Enum):
    """What a view may ask for."""

    SEE = "see"
    """Look at screens, sources and entries."""
    WRITE = "write"
    """Write entries, hide items, pause sources."""
    APPROVE = "approve"
    """Release what others wrote or what is held back."""
    OPERATE = "operate"
    """Enrol, order about and set up terminals and sources."""
    MANAGE = "manage"
    """Invite people and give roles."""
    AUDIT = "audit"
    """Read who did what."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.READER: frozenset({Right.SEE}),
        Role.EDITOR: frozenset({Right.SEE, Right.WRITE}),
        Role.APPROVER: frozenset({Right.SEE, Right.WRITE, Right.APPROVE}),
        Role.TECHNICIAN: frozenset({Right.SEE, Right.OPERATE}),
        Role.MANAGER: frozenset({Right.SEE, Right.MANAGE, Right.AUDIT}),
    }
)

#: Which roles a Verwaltung may give: in the Amt all; in a village none over machines.
GIVES: Mapping[Unit.Kind, frozenset[Role]] = MappingProxyType(
    {
        Unit.Kind.AMT: frozenset(Role),
        Unit.Kind.VILLAGE: frozenset({Role.READER, Role.EDITOR, Role.APPROVER, Role.MANAGER}),
    }
)


def roles_with(right: Right) -> list[Role]:
    """The roles that carry a right."""
    return [role for role, rights in RIGHTS.items() if right in rights]


def person(request: HttpRequest) -> User:
    """Who is signed in.

    Raises:
        PermissionDenied: nobody is.
    """
    user = request.user
    if isinstance(user, AnonymousUser):
        raise PermissionDenied
    return user


def _memberships(user: User, right: Right) -> list[Membership]:
    return [m for m in _all(user) if Role(m.role) in roles_with(right)]


def _all(user: User) -> list[Membership]:
    """A user's memberships, read once a request (a user object lives that long)."""
    known: list[Membership] | None = getattr(user, "_memberships_read", None)
    if known is None:
        known = list(user.memberships.select_related("unit"))
        user._memberships_read = known  # type: ignore[attr-defined]  # noqa: SLF001
    return known


def may(user: User | AnonymousUser, right: Right, unit: Unit | None = None) -> bool:
    """Whether a user has a right in a unit; without a unit: in the Amt as a whole."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    held = _memberships(user, right)
    if unit is None:
        return any(m.unit.kind == Unit.Kind.AMT for m in held)
    return any(m.unit_id in (unit.pk, unit.parent_id) for m in held)


def anywhere(user: User | AnonymousUser, right: Right) -> bool:
    """Whether a user has a right in any unit at all."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    return bool(_memberships(user, right))


def units_for(user: User | AnonymousUser, right: Right) -> QuerySet[Unit]:
    """The units where a user has a right; for a role at the Amt, its villages too."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return Unit.objects.none()
    held = [m.unit_id for m in _memberships(user, right)]
    return Unit.objects.filter(Q(pk__in=held) | Q(parent__in=held))


def still_owes(user: User) -> bool:
    """Whether somebody has to set up a second factor before anything else."""
    return owes_factor(_all(user)) and not has_factor(user)


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(
    right: Right | None, *, amt: bool = False, without_factor: bool = False
) -> Callable[[View[P]], View[P]]:
    """Only who is signed in and has a right somewhere (`amt`: in the Amt) gets to a view.

    The view itself asks for its objects through `units_for` or `may`: a right somewhere is no
    right everywhere. `right` None asks for a signed-in user alone. Who owes a second factor gets
    nowhere until it is set up, but for views `without_factor`.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if isinstance(user, AnonymousUser):
                return _elsewhere(request, _sign_in(request))
            if not without_factor and still_owes(user):
                return _elsewhere(request, reverse("people:factor_owed"))
            if right is not None and not (may(user, right) if amt else anywhere(user, right)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.needs = (right, amt)  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: View[P]) -> View[P]:
    """Mark a view that needs no sign-in. Whoever writes this has thought about it."""
    view.needs = None  # type: ignore[attr-defined]
    return view


def _sign_in(request: HttpRequest) -> str:
    wanted = request.get_full_path() if request.method == "GET" else "/"
    return f"{reverse('account_login')}?next={quote(wanted)}"


def _elsewhere(request: HttpRequest, address: str) -> HttpResponseBase:
    """A redirect; for htmx, which would put the page into a corner, an order to go there."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
