# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What surrounds every page: the way round, who is signed in, and how forms look."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people.models import User
from admin_sync.office.people.rights import Right, anywhere, may, still_owes


@dataclass(frozen=True, slots=True)
class Way:
    """A place in the office: its name in the URLconf, its words, and who is shown the way."""

    name: str
    label: Promise | str
    icon: str
    right: Right
    amt: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A way with its address; `here` if this page lies there."""

    address: str
    label: Promise | str
    icon: str
    here: bool


WAYS = (
    Way("fleet:overview", _("Übersicht"), "home", Right.SEE),
    Way("editor:entries", _("Beiträge"), "news", Right.SEE),
    Way("sources:sources", _("Quellen"), "route", Right.SEE),
    Way("fleet:terminals", _("Bildschirme"), "pinned", Right.SEE),
    Way("proofs:notices", _("Aushänge"), "checkbox", Right.SEE),
    Way("people:persons", _("Personen"), "users", Right.MANAGE),
    Way("people:units", _("Gemeinden"), "building-community", Right.MANAGE, amt=True),
    Way("people:log", _("Protokoll"), "clock", Right.AUDIT, amt=True),
)
#: As many stand in the bar of a phone; the others behind "Menü".
IN_BAR = 3


def links(user: User, path: str) -> list[Link]:
    """The ways that somebody is shown, the one that leads to this page marked."""
    found = []
    for way in WAYS:
        if not (may(user, way.right) if way.amt else anywhere(user, way.right)):
            continue
        try:
            address = reverse(way.name)
        except NoReverseMatch:
            continue
        found.append((address, way))
    # the longest that this page's address begins with: / begins all of them
    fitting = [a for a, _way in found if path == a or (a != "/" and path.startswith(a))]
    here = max(fitting, key=len, default=None)
    return [Link(a, way.label, way.icon, a == here) for a, way in found]


def page(request: HttpRequest) -> dict[str, Any]:
    """What people/base.html needs to know of the office and of who looks at it."""
    user = getattr(request, "user", None)
    # who cannot go anywhere yet is shown no ways
    shown = []
    if isinstance(user, User) and not still_owes(user):
        shown = links(user, request.path)
    return {
        "office_name": settings.CONFIG.name,
        "ways": shown,
        "ways_in_bar": shown[:IN_BAR],
        "ways_behind": shown[IN_BAR:],
    }


class Forms(TemplatesSetting):
    """Forms in the office's own look: label, hint and error beside each field."""

    form_template_name = "people/parts/form.html"
    field_template_name = "people/parts/field.html"
