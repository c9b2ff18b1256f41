# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody takes on that a screen is down; where nobody does, its owners are told, once."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from admin_sync.office import config
from admin_sync.office.fleet import messages
from admin_sync.office.fleet.models import Incident, Message, Terminal
from admin_sync.office.fleet.wording import duration
from admin_sync.office.people import audit
from admin_sync.office.people.models import Membership, Role, User
from content.clock import at_glass

_LOG = logging.getLogger("schaukasten.office.alerts")

Late = tuple[Incident, Terminal]


def going(terminal: Terminal) -> Incident | None:
    """What goes on at a screen, and somebody was told of."""
    found = Incident.objects.filter(terminal=terminal, ends=None).exclude(announced=None)
    return found.select_related("taken_by").first()


def take(terminal: Terminal, by: User, now: datetime) -> Incident | None:
    """Note that somebody takes on what goes on at a screen; None where nothing does.

    Who came first stays: the answer says who that is.
    """
    with transaction.atomic():
        held = Incident.objects.select_for_update().filter(terminal=terminal, ends=None)
        one = held.exclude(announced=None).first()
        if one is None or one.taken is not None:
            return one
        one.taken, one.taken_by = now, by
        one.save(update_fields=["taken", "taken_by"])
        detail = {"since": one.begins.isoformat(), "colour": one.colour}
        audit.record(by, "incident-taken", f"terminal:{terminal.pk}", detail, now)
    return one


def tell(late: Sequence[Late], now: datetime) -> None:
    """Tell the owners of screens that they are still down, and that nobody took that on.

    One mail for each of them, of all of theirs.
    """
    for address, theirs in _addressed(late).items():
        _mail(address, theirs, now)
    Incident.objects.filter(pk__in=[one.pk for one, _ in late]).update(escalated=now)


def hint() -> list[str]:
    """What a first message says of the button, and of what comes without it."""
    patience = config.current().alerts.patience
    if patience is None:
        return []
    said = (
        "Wer sich darum kümmert, drückt bitte auf der Seite des Bildschirms „Ich kümmere mich“. "
        f"Tut das niemand, geht {duration(patience)} nach dem Ausfall eine Mail an die Verwaltung."
    )
    return ["", said]


def _addressed(late: Sequence[Late]) -> dict[str, list[Late]]:
    """Who is told of which: the configured addresses of all, else the role Verwaltung of theirs."""
    named = config.current().alerts.escalate_to
    if named:
        return {address: list(late) for address in named} if late else {}
    units = {unit for _, place in late for unit in _units(place)}
    managers = Membership.objects.filter(
        role=Role.MANAGER, unit__in=units, user__is_active=True
    ).exclude(user__email="")
    by_unit: defaultdict[int, set[str]] = defaultdict(set)
    for unit, address in managers.values_list("unit", "user__email"):
        by_unit[unit].add(address)
    found: defaultdict[str, list[Late]] = defaultdict(list)
    for one, place in late:
        told = {address for unit in _units(place) for address in by_unit[unit]}
        if not told:
            _LOG.warning("nobody can be told that a screen stays down", extra={"screen": place.pk})
        for address in sorted(told):
            found[address].append((one, place))
    return found


def _mail(address: str, theirs: Sequence[Late], now: datetime) -> None:
    lines = [
        f"- {place.name}: seit {at_glass(one.begins):%d.%m. %H:%M} Uhr. {one.why}".strip()
        for one, place in theirs
    ]
    begin = (
        "Der Ausfall wurde gemeldet, aber niemand hat ihn übernommen. "
        "Bitte klären, wer sich kümmert. Eine weitere Mail dazu kommt nicht."
    )
    terminals = [place for _, place in theirs]
    what = f"{len(theirs)} Bildschirme fehlen" if len(theirs) > 1 else f"{terminals[0].name} fehlt"
    subject = f"{what} weiter, und niemand kümmert sich"
    fields = messages.common(terminals, subject, [begin, "", *lines], "late", now)
    Message.objects.create(mail=address, due=now, **fields)


def _units(place: Terminal) -> set[int]:
    return {unit for unit in (place.unit_id, place.unit.parent_id) if unit}
