# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Tells people that a screen is down, and that it is back. Run by the worker, again and again."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F

from admin_sync.office import config
from admin_sync.office.fleet import alerting, messages, naming, owners, records, standing, webhook
from admin_sync.office.fleet.alerting import Decision, Open, Screen
from admin_sync.office.fleet.expectation import Plan, plan
from admin_sync.office.fleet.finding import WORDS, Colour
from admin_sync.office.fleet.health import Status
from admin_sync.office.fleet.models import Device, Incident, Message, Subscription, Terminal
from content.clock import at_glass

_LOG = logging.getLogger("schaukasten.office.alerts")
_KEPT = timedelta(days=30)


def run(now: datetime) -> None:
    """Look at all screens, note what begins and ends, and send what is due."""
    terminals = {
        terminal.pk: terminal
        for terminal in Terminal.objects.filter(
            retired=None, devices__state=Device.State.ACCEPTED
        ).select_related("unit")
    }
    statuses = standing.MEMORY.of(list(terminals.values()), now)
    incidents = {one.terminal_id: one for one in Incident.objects.filter(ends=None)}
    screens = _screens(terminals, statuses, set(incidents), now)
    going = {
        key: Open(
            one.begins, one.announced is not None, one.group, bool(one.taken or one.escalated)
        )
        for key, one in incidents.items()
    }
    chosen = config.current().alerts
    decided = alerting.decide(screens, going, now, chosen.grace, chosen.patience)
    with transaction.atomic():
        _note(decided, incidents, statuses, now)
        for group, keys in decided.told.items():
            _tell(group, [terminals[key] for key in keys], statuses, now)
        for group, keys in decided.back.items():
            _tell_back(group, [terminals[key] for key in keys], incidents, now)
        late = Incident.objects.select_for_update().filter(
            pk__in=[incidents[key].pk for key in decided.late], taken=None, escalated=None
        )
        owners.tell([(one, terminals[one.terminal_id]) for one in late], now)
    send(now)


def send(now: datetime) -> None:
    """Send messages that are due; what does not go out is tried again later and later."""
    for message in Message.objects.filter(sent=None, due__lte=now)[:200]:
        later = alerting.again(message.tries + 1, now)
        mine = Message.objects.filter(pk=message.pk, sent=None, tries=message.tries)
        # whoever comes first has it: two workers send nothing twice
        if not mine.update(tries=F("tries") + 1, due=later or now + _KEPT):
            continue
        try:
            _deliver(message)
        except (OSError, SMTPException, webhook.CallError, ValueError) as error:
            _LOG.warning("an alert does not go out", extra={"message": message.pk})
            Message.objects.filter(pk=message.pk).update(problem=str(error)[:500])
        else:
            Message.objects.filter(pk=message.pk).update(sent=now, problem="")
    Message.objects.filter(made__lt=now - _KEPT).delete()


def _deliver(message: Message) -> None:
    if message.webhook:
        facts = {"subject": message.subject, "text": message.text, **message.facts}
        webhook.call(message.webhook, facts)
    else:
        send_mail(message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [message.mail])


def _screens(
    terminals: Mapping[int, Terminal],
    statuses: Mapping[int, Status],
    going: set[int],
    now: datetime,
) -> list[Screen]:
    """All screens as the rule sees them; since when is looked up only where it matters."""
    troubled = [
        terminal
        for key, terminal in terminals.items()
        if key in going or statuses[key].colour in {Colour.RED, Colour.GREY}
    ]
    known = records.known(troubled)
    screens = []
    for key, terminal in terminals.items():
        since, planned = now, False
        if key in known:
            told = standing.changes(terminal, now, 1)
            since = told[0].at if told else now
            planned = plan(known[key].expected, now)[0] is Plan.DARK
        screens.append(Screen(key, terminal.unit_id, statuses[key].colour, since, planned))
    return screens


def _note(
    decided: Decision,
    incidents: Mapping[int, Incident],
    statuses: Mapping[int, Status],
    now: datetime,
) -> None:
    for screen in decided.begun:
        why = _why(statuses[screen.key], now)
        Incident.objects.create(
            terminal_id=screen.key, colour=screen.colour.value, why=why, begins=screen.since
        )
    Incident.objects.filter(pk__in=[incidents[key].pk for key in decided.over]).update(ends=now)
    for group, keys in decided.told.items():
        Incident.objects.filter(pk__in=[incidents[key].pk for key in keys]).update(
            announced=now, group=group
        )


def _tell(
    group: str, terminals: Sequence[Terminal], statuses: Mapping[int, Status], now: datetime
) -> None:
    """One message for all of a group, or one for each screen."""
    if not group:
        for terminal in terminals:
            status = statuses[terminal.pk]
            word = WORDS[status.colour]
            text = [
                _why(status, now),
                *(f"Was tun: {naming.told(todo, now)}" for todo in status.todo),
            ]
            text += owners.hint()
            _message([terminal], f"{terminal.name}: {word}", text, "down", now)
        return
    names = [f"- {one.name}: {_why(statuses[one.pk], now)}" for one in terminals]
    if group == alerting.FLEET:
        subject = f"Leitstelle prüfen: {len(terminals)} Bildschirme fehlen zugleich"
        begin = (
            "So viele auf einmal fallen selten aus. Zuerst Server und Netz der Leitstelle prüfen."
        )
    else:
        village = terminals[0].unit.name
        subject = f"{village}: {len(terminals)} Bildschirme fehlen zugleich"
        begin = "Vermutlich fehlt dort das Netz oder der Strom."
    _message(terminals, subject, [begin, "", *names, *owners.hint()], "down", now)


def _tell_back(
    group: str, terminals: Sequence[Terminal], incidents: Mapping[int, Incident], now: datetime
) -> None:
    lines = [
        f"- {one.name}: fehlte seit {at_glass(incidents[one.pk].begins):%d.%m. %H:%M} Uhr"
        for one in terminals
    ]
    if group:
        _message(terminals, f"{len(terminals)} Bildschirme wieder da", lines, "up", now)
        return
    for terminal, line in zip(terminals, lines, strict=True):
        _message([terminal], f"{terminal.name}: wieder da", [line], "up", now)


def _message(
    terminals: Sequence[Terminal], subject: str, lines: Sequence[str], what: str, now: datetime
) -> None:
    """Put a message out for everybody who wants to know of one of these screens."""
    chosen = config.current()
    common = messages.common(terminals, subject, lines, what, now)
    for mail in chosen.alerts.to:
        Message.objects.create(mail=mail, due=now, **common)
    if chosen.alerts.webhook:
        Message.objects.create(webhook=chosen.alerts.webhook, due=now, **common)
    units = {unit for one in terminals for unit in (one.unit_id, one.unit.parent_id) if unit}
    wanting = Subscription.objects.filter(unit__in=units, user__is_active=True)
    told = set()
    for one in wanting.select_related("user"):
        to = (one.webhook, "" if one.webhook else one.user.email)
        if to not in told:
            due = alerting.due_at(one.days, one.begins, one.ends, now)
            Message.objects.create(webhook=to[0], mail=to[1], due=due, **common)
        told.add(to)


def _why(status: Status, now: datetime) -> str:
    return naming.told(status.reasons[0].what, now) if status.reasons else ""
