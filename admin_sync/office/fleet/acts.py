# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff do with screens: orders, modes, places. Each act is in the log, and within bounds.

Rights are the views' to ask for.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from admin_sync.office.fleet import composing, joining, outgoing, signs
from admin_sync.office.fleet.models import Ask, Device, Order, Terminal
from admin_sync.office.people import audit
from admin_sync.office.people.models import User
from admin_sync.office.people.rights import Right, may
from admin_sync.protocol.orders import Outcome, Verb

#: Restarts of one computer within an hour.
REBOOTS = 3
#: Orders of one person within a minute.
HASTE = 60
#: To so many screens at once one person alone may give an order; a neutral page may always go out.
ALONE = 3
#: How long a second person has to agree.
ASKED = timedelta(hours=8)
#: How long a wipe waits for a computer that is away.
WIPES = timedelta(days=30)
_DRILL_MINUTES = "10"
_LINES = "300"
ARGUMENTS: Mapping[Verb, Mapping[str, str]] = {
    Verb.DRILL: {"minutes": _DRILL_MINUTES},
    Verb.LOG: {"lines": _LINES},
}


class RefusedError(Exception):
    """An act is not done; the message is for who wanted it."""


def order(terminal: Terminal, verb: Verb, by: User, now: datetime) -> Order:
    """Order the device at a terminal to do something.

    Raises:
        RefusedError: nobody stands there, or it was ordered too often.
    """
    device = outgoing.accepted(terminal)
    if device is None:
        raise RefusedError(_("Dort steht kein Gerät, das einen Auftrag annehmen könnte."))
    hour, minute = now - timedelta(hours=1), now - timedelta(minutes=1)
    if verb is Verb.REBOOT:
        lately = Order.objects.filter(device__terminal=terminal, verb=verb, issued__gt=hour)
        if lately.count() >= REBOOTS:
            raise RefusedError(
                _("Der Rechner wurde in der letzten Stunde schon dreimal gestartet.")
            )
    if Order.objects.filter(by=by, issued__gt=minute).count() >= HASTE:
        raise RefusedError(_("Das waren sehr viele Aufträge. Bitte eine Minute warten."))
    lasts = WIPES if verb is Verb.WIPE else outgoing.LASTS
    with transaction.atomic():
        made = outgoing.order(device, verb, ARGUMENTS.get(verb, {}), by, now, lasts)
        detail = {"verb": verb.value, "device": device.pk}
        audit.record(by, f"order-{verb.value}", f"terminal:{terminal.pk}", detail, now)
    return made


def ask(terminals: Sequence[Terminal], verb: Verb, by: User, now: datetime) -> Ask | None:
    """Order many screens at once; where these are too many for one, a second person has to agree.

    None: it is done already.
    """
    if len(terminals) <= ALONE:
        _order_all(terminals, verb, by, now)
        return None
    with transaction.atomic():
        wanted = Ask.objects.create(verb=verb.value, by=by, made=now, ends=now + ASKED)
        wanted.terminals.set(terminals)
        detail = {"verb": verb.value, "screens": len(terminals)}
        audit.record(by, "many-asked", f"ask:{wanted.pk}", detail, now)
    return wanted


def decide(wanted: Ask, by: User, now: datetime, *, agreed: bool) -> None:
    """Agree to what another person wants of many screens, or not.

    Raises:
        RefusedError: it is decided, over, or one's own.
    """
    with transaction.atomic():
        fresh = Ask.objects.select_for_update().get(pk=wanted.pk)
        if fresh.decided is not None or now >= fresh.ends:
            raise RefusedError(_("Darüber ist schon entschieden, oder die Zeit ist um."))
        if agreed and fresh.by_id == by.pk:
            raise RefusedError(_("Zustimmen muss eine zweite Person."))
        terminals = list(fresh.terminals.select_related("unit"))
        if agreed and not all(may(fresh.by, Right.OPERATE, one.unit) for one in terminals):
            raise RefusedError(_("Wer das wollte, darf es nicht mehr."))
        fresh.second, fresh.decided, fresh.agreed = by, now, agreed
        fresh.save(update_fields=["second", "decided", "agreed"])
        detail = {"verb": fresh.verb, "agreed": agreed}
        audit.record(by, "many-decided", f"ask:{fresh.pk}", detail, now)
        if agreed:
            _order_all(terminals, Verb(fresh.verb), fresh.by, now)


def set_mode(
    terminals: Sequence[Terminal], mode: Mapping[str, Any] | None, by: User, now: datetime
) -> None:
    """Let screens be in a mode until it is taken back (None)."""
    with signs.changing(terminals, now):
        for terminal in terminals:
            terminal.mode = dict(mode) if mode else None
            terminal.save(update_fields=["mode"])
            verb = f"mode-{mode['name']}" if mode else "mode-usual"
            detail = {"reason": mode.get("reason", ""), "until": mode.get("until")} if mode else {}
            audit.record(by, verb, f"terminal:{terminal.pk}", detail, now)
        composing.publish(terminals, now)


def saved(terminal: Terminal, by: User, now: datetime, changed: Mapping[str, Any]) -> None:
    """A terminal was made or changed: log it, and let it apply its settings."""
    audit.record(by, "terminal-saved", f"terminal:{terminal.pk}", dict(changed), now)
    composing.publish([terminal], now)


def accept(device: Device, terminal: Terminal, by: User, now: datetime) -> None:
    """Take a waiting device into a place.

    Raises:
        joining.JoinError: it does not wait any more, or the place is given up.
    """
    with transaction.atomic():
        there = outgoing.accepted(terminal)
        joining.accept(device, terminal, by, now)
        composing.publish([terminal], now)
        detail = {"device": device.pk, "instead": there.pk if there else None}
        audit.record(by, "device-accepted", f"terminal:{terminal.pk}", detail, now)


def revoke(device: Device, by: User, now: datetime) -> None:
    """Lock a device out, or refuse one that waits."""
    with transaction.atomic():
        joining.revoke(device, now)
        place = f"terminal:{device.terminal_id}" if device.terminal_id else f"device:{device.pk}"
        audit.record(by, "device-revoked", place, {"device": device.pk}, now)


def answered(device: Device, now: datetime) -> None:
    """A device told what became of orders: who wiped itself is out, who is switched off is dark."""
    done = device.orders.filter(outcome=Outcome.DONE.value)
    if device.state == Device.State.ACCEPTED and done.filter(verb=Verb.WIPE.value).exists():
        joining.revoke(device, now)
        audit.record(None, "device-wiped", f"terminal:{device.terminal_id}", {}, now)
        return
    switched = [Verb.SCREEN_OFF.value, Verb.SCREEN_ON.value]
    last = done.filter(verb__in=switched).order_by("-number").first()
    terminal = device.terminal
    if last is None or terminal is None:
        return
    off = last.verb == Verb.SCREEN_OFF.value
    if off == (terminal.off_since is not None):
        return
    with signs.changing([terminal], now):
        Terminal.objects.filter(pk=terminal.pk).update(
            off_since=now if off else None, on_since=None if off else now
        )


def _order_all(terminals: Sequence[Terminal], verb: Verb, by: User, now: datetime) -> None:
    for terminal in terminals:
        if outgoing.accepted(terminal) is not None:
            order(terminal, verb, by, now)
