# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The list of entries, one entry with its history, and the deeds of its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext as looked_up
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from admin_sync.office.editor import desk, flow, publish, shown, targets, uploads
from admin_sync.office.editor.flow import Action, Shown, State
from admin_sync.office.editor.models import Entry, Revision
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import User
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, anywhere, needs, person, units_for
from content.clock import utc_now

_PAGE = 30
#: The colour and word of each state.
STATES: Final[Mapping[Shown, tuple[str, Promise]]] = {
    Shown.DRAFT: ("grey", gettext_lazy("Entwurf")),
    Shown.WAITING: ("yellow", gettext_lazy("wartet auf Freigabe")),
    Shown.COMING: ("blue", gettext_lazy("freigegeben, kommt noch")),
    Shown.PUBLISHED: ("green", gettext_lazy("veröffentlicht")),
    Shown.WITHDRAWN: ("grey", gettext_lazy("zurückgezogen")),
    Shown.EXPIRED: ("grey", gettext_lazy("vorbei")),
}
#: The filters by state, as they stand in addresses.
FILTERS: Final = (
    ("für-mich", gettext_lazy("wartet auf meine Freigabe")),
    ("meine", gettext_lazy("von mir geschrieben")),
    ("entwurf", gettext_lazy("Entwürfe")),
    ("wartet", gettext_lazy("wartet auf Freigabe")),
    ("kommt", gettext_lazy("freigegeben, kommt noch")),
    ("draußen", gettext_lazy("veröffentlicht")),
    ("zurückgezogen", gettext_lazy("zurückgezogen")),
    ("vorbei", gettext_lazy("vorbei")),
)
_DONE: Final[Mapping[Action, Promise]] = {
    Action.HAND_IN: gettext_lazy("Eingereicht. Jetzt muss es jemand freigeben."),
    Action.PUBLISH: gettext_lazy("Veröffentlicht. In weniger als einer Minute hängt es."),
    Action.APPROVE: gettext_lazy("Freigegeben. In weniger als einer Minute hängt es."),
    Action.RETURN: gettext_lazy("Zurückgegeben."),
    Action.EMERGENCY: gettext_lazy(
        "Geht sofort hinaus, für höchstens 24 Stunden. Bitte lassen Sie es nachträglich freigeben."
    ),
    Action.WITHDRAW: gettext_lazy("Zurückgezogen. In weniger als einer Minute ist es weg."),
    Action.RESUME: gettext_lazy("Wieder ein Entwurf."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    entry: Entry
    colour: str
    word: str
    urgent: bool
    where: str
    last: datetime | None


def visible(user: User) -> QuerySet[Entry]:
    """The entries that somebody may see: of their units, and of the Amt above them."""
    units = units_for(user, Right.SEE)
    above = [unit.parent_id for unit in units if unit.parent_id]
    return Entry.objects.filter(Q(unit__in=units) | Q(unit__in=above)).select_related("unit")


def found(entry_id: UUID, user: User) -> Entry:
    """An entry that somebody may see.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(visible(user), pk=entry_id)


def standing(entry: Entry, now: datetime) -> Shown:
    """How an entry stands, without a look at its versions."""
    case = flow.Case(
        state=State(entry.state),
        version=entry.version,
        live=entry.live,
        settled=entry.settled,
        urgent_until=entry.urgent_until,
    )
    return flow.standing(case, entry.since, entry.until, now)


def row(entry: Entry, now: datetime) -> Row:
    """An entry as a line of a list."""
    stands = standing(entry, now)
    colour, word = STATES[stands][0], str(STATES[stands][1])
    urgent = entry.live != entry.settled and stands is Shown.PUBLISHED
    if urgent:
        colour, word = "yellow", _("ist draußen, noch nicht freigegeben")
    elif stands is Shown.PUBLISHED and entry.version != entry.live:
        word = _("veröffentlicht; eine Änderung ist noch nicht draußen")
    where = targets.said(entry.revisions.first().draft.where) if entry.version else ""  # type: ignore[union-attr]
    last = entry.until - timedelta(seconds=1) if entry.until else None
    return Row(entry, colour, word, urgent, where, last)


@needs(Right.SEE)
def entries(request: HttpRequest) -> HttpResponse:
    """The list, filtered."""
    user, now = person(request), utc_now()
    asked = {name: request.GET.get(name, "") for name in ("lage", "art", "ort", "suche", "schirm")}
    listed = _filtered(visible(user), asked, user, now)
    page = Paginator(listed, _PAGE).get_page(request.GET.get("seite"))
    waiting = _waiting(user).count()
    query = "".join(f"{name}={value}&" for name, value in asked.items() if value)
    context = {
        "page": page,
        "rows": [row(entry, now) for entry in page],
        "asked": asked,
        "filtered": any(asked.values()),
        "query": query,
        "waiting": waiting,
        "kinds": Entry.Kind.choices,
        "units": units_for(user, Right.SEE),
        "screens": Terminal.objects.filter(unit__in=units_for(user, Right.SEE), retired=None),
        "states": FILTERS,
        "may_write": anywhere(user, Right.WRITE),
        "may_manage": anywhere(user, Right.MANAGE),
        "may_approve": anywhere(user, Right.APPROVE),
    }
    return render(request, "editor/entries.html", context)


@needs(Right.SEE)
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry: how it looks, where it hangs, who did what, and what can be done now."""
    user, now = person(request), utc_now()
    held = found(entry_id, user)
    return render(request, "editor/entry.html", _page(held, user, now))


@needs(Right.SEE)
@require_POST
def deed(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Approve, return, withdraw and so on, by the button that was pressed."""
    user, now = person(request), utc_now()
    held = found(entry_id, user)
    reason = request.POST.get("grund", "").strip()[:1000]
    seen = number(request.POST.get("stand", "")) or 0
    try:
        action = Action(request.POST.get("tun", ""))
    except ValueError:
        messages.error(request, _("Das ging nicht. Bitte versuchen Sie es noch einmal."))
        return redirect("editor:entry", entry_id)
    if action is Action.RETURN and not reason:
        messages.error(request, _("Bitte schreiben Sie, was geändert werden soll."))
        return redirect("editor:entry", entry_id)
    if action is not Action.SAVE:
        do(request, held, action, seen, reason=reason, now=now)
    return redirect("editor:entry", entry_id)


def do(  # noqa: PLR0913 - a deed is all of this
    request: HttpRequest, held: Entry, action: Action, seen: int, *, now: datetime, reason: str = ""
) -> bool:
    """Do something with an entry and say what came of it; whether it was done."""
    try:
        desk.act(held, action, Bringer(person(request)), seen, now, reason=reason)
    except desk.Overtaken as overtaken:
        who = overtaken.latest.author if overtaken.latest else ""
        said = _("%(who)s hat den Beitrag inzwischen geändert. Bitte sehen Sie ihn noch einmal an.")
        messages.error(request, said % {"who": who})
        return False
    except flow.Refused as refused:
        messages.error(request, looked_up(str(refused)))
        return False
    messages.success(request, str(_DONE[action]))
    return True


def _page(held: Entry, user: User, now: datetime) -> dict[str, Any]:
    latest = held.revisions.get(number=held.version)
    case = publish.case(held)
    allowed = desk.allowed(held, user)
    draft = latest.draft
    return {
        "entry": held,
        "row": row(held, now),
        "latest": latest,
        "draft": draft,
        "item": shown.told(held, latest, now),
        "history": shown.history(held),
        "screens": shown.screens(held),
        "allowed": {action.value for action in allowed},
        "why_not_approve": _why_not(case, held, user),
        "facts": shown.facts(draft),
        "picture": uploads.find(draft.picture, uploads.PICTURE),
        "pdf": uploads.find(draft.pdf, uploads.PDF),
    }


def _why_not(case: flow.Case, held: Entry, user: User) -> str:
    if case.state is not State.WAITING:
        return ""
    reason = flow.why_not(case, Action.APPROVE, desk.person(Bringer(user), held.unit))
    return looked_up(reason) if reason else ""


def _waiting(user: User) -> QuerySet[Entry]:
    """What waits for this person: not what they wrote themselves."""
    mine = units_for(user, Right.APPROVE)
    latest = Revision.objects.filter(entry=OuterRef("pk"), number=OuterRef("version"))
    waiting = Entry.objects.filter(state=State.WAITING.value, unit__in=mine)
    by_others = waiting.annotate(wrote=Subquery(latest.values("by")[:1]))
    return by_others.filter(~Q(wrote=user.pk) | Q(wrote=None))


def _written(user: User) -> QuerySet[Entry, UUID]:
    return Entry.objects.filter(revisions__by=user).values_list("pk", flat=True)


def _filtered(
    listed: QuerySet[Entry], asked: Mapping[str, str], user: User, now: datetime
) -> QuerySet[Entry]:
    if asked["art"] in Entry.Kind.values:
        listed = listed.filter(kind=asked["art"])
    if (unit := number(asked["ort"])) is not None:
        listed = listed.filter(unit=unit)
    if asked["suche"]:
        listed = listed.filter(title__icontains=asked["suche"][:100])
    if (screen := number(asked["schirm"])) is not None:
        listed = listed.filter(pk__in=shown.on_screen(screen))
    over = Q(until__isnull=False, until__lte=now)
    by_state = {
        "entwurf": Q(state=State.DRAFT.value),
        "wartet": Q(state=State.WAITING.value),
        "kommt": Q(live__gt=0, since__gt=now) & ~over,
        "draußen": Q(live__gt=0) & ~over & (Q(since=None) | Q(since__lte=now)),
        "zurückgezogen": Q(state=State.WITHDRAWN.value),
        "vorbei": Q(live__gt=0) & over,
        "meine": Q(pk__in=_written(user)),
        "für-mich": Q(pk__in=_waiting(user).values("pk")),
    }
    asked_state = by_state.get(asked["lage"])
    return listed.filter(asked_state) if asked_state is not None else listed
