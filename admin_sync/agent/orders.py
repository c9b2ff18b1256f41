# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which orders of the office are taken, which refused, and that each is done at most once.

What is done lies behind `Doors`, which the `kiosk` command wires to this machine.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from admin_sync.agent.ledger import Ledger
from admin_sync.protocol.orders import Order, Outcome, Receipt, Verb

_log = logging.getLogger(__name__)

MOST_REBOOTS = 3
_MOST_DETAIL = 500


class DoorError(Exception):
    """What was ordered could not be done; the message is a sentence for staff, in German."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an order made: a sentence for staff, and the bytes to hand up, if any."""

    detail: str = ""
    blob: bytes = b""


class Doors(Protocol):
    """What can be done on this machine. Each is bounded in time and raises DoorError or OSError."""

    def reload(self) -> Made:
        """Have the player draw everything anew."""

    def restart_player(self) -> Made:
        """Start the player anew."""

    def reboot(self) -> Made:
        """Start the machine anew; returns before it goes down."""

    def screen(self, *, on: bool) -> Made:
        """Switch the panel."""

    def screenshot(self) -> Made:
        """What the output shows, as a picture."""

    def log(self, lines: int) -> Made:
        """The last lines of what our own processes said."""

    def resync(self, source: str) -> Made:
        """Ask one source now, or all with ""."""

    def drill(self, minutes: int) -> Made:
        """Show an exercise."""

    def wipe(self) -> Made:
        """Remove the content and all that waits for the office."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Who decides: this `device`, the `last` number taken, the reboots of this hour.

    `now` is the office's time, which it signed beside the order: a terminal with a wrong clock
    can be helped, too.
    """

    device: str
    last: int
    reboots: int
    now: datetime


def objection(order: Order, here: Standpoint) -> str:
    """Why an order is not taken, as a German sentence for staff; "" where it is. Pure."""
    if order.device != here.device:
        return "Der Auftrag gilt einem anderen Gerät."
    if order.number <= here.last:
        return "Der Auftrag ist älter als der letzte, der angenommen wurde."
    if order.not_after < here.now:
        return "Der Auftrag kam zu spät; er ist abgelaufen."
    if order.verb is Verb.REBOOT and here.reboots >= MOST_REBOOTS:
        return f"Das Gerät hat in einer Stunde schon {MOST_REBOOTS}-mal neu gestartet."
    return ""


class Orders:
    """Takes orders whose signature was checked, and keeps what became of each."""

    def __init__(
        self,
        ledger: Ledger,
        doors: Doors,
        boot: str,
        keep_blob: Callable[[str, bytes], str],
    ) -> None:
        """`keep_blob` keeps bytes for an order until they are handed up, and names their hash."""
        self._ledger = ledger
        self._doors = doors
        self._boot = boot
        self._keep_blob = keep_blob

    def settle(self) -> None:
        """Say what became of orders in the middle of which the agent ended. Call it at the start.

        None of them is done again: a reboot that came is done, of all else nobody knows. A wipe
        that was begun is brought to its end, whatever happens.
        """
        for begun in self._ledger.begun():
            came = begun.verb == Verb.REBOOT and begun.boot != self._boot
            if came:
                said = Receipt(begun.order, Outcome.DONE, "Das Gerät ist neu gestartet.")
            elif begun.verb == Verb.WIPE and self._ledger.leaving:
                said = Receipt(begun.order, Outcome.DONE, "Das Gerät wird nun gelöscht.")
            else:
                detail = "Das Gerät wurde dabei unterbrochen; der Auftrag wird nicht wiederholt."
                said = Receipt(begun.order, Outcome.FAILED, detail)
            self._ledger.end(said)

    def take(self, order: Order, device: str, now: datetime) -> None:
        """Do an order, or refuse it; either way a receipt is kept. A known one is nothing new.

        `now` is the office's time.
        """
        if self._ledger.knows(order.id):
            return
        last, reboots = self._ledger.last_number, self._ledger.reboots(now)
        against = objection(order, Standpoint(device, last, reboots, now))
        if against:
            _log.warning("Order %s (%s) is refused: %s", order.id, order.verb, against)
            # an order to somebody else must not use up our numbers
            number = order.number if order.device == device else 0
            self._ledger.refuse(order.id, number, order.verb, against)
            return
        self._ledger.begin(order.id, order.number, order.verb, self._boot)
        if order.verb is Verb.REBOOT:
            self._ledger.rebooting(now)
        receipt = self._done(order)
        _log.info("Order %s (%s): %s %s", order.id, order.verb, receipt.outcome, receipt.detail)
        if order.verb is Verb.REBOOT and receipt.outcome is Outcome.DONE:
            return  # it is done when the machine is back, see `settle`
        self._ledger.end(receipt)

    def _done(self, order: Order) -> Receipt:
        try:
            made = self._do(order)
            blob = self._keep_blob(order.id, made.blob) if made.blob else ""
        except (DoorError, OSError, ValueError) as error:
            return Receipt(order.id, Outcome.FAILED, str(error)[:_MOST_DETAIL])
        except Exception as error:  # noqa: BLE001 - a bug in one door must not cost the line
            _log.exception("Order %s (%s) broke off.", order.id, order.verb)
            return Receipt(
                order.id, Outcome.FAILED, f"Fehler im Programm: {error!r}"[:_MOST_DETAIL]
            )
        return Receipt(order.id, Outcome.DONE, made.detail[:_MOST_DETAIL], blob)

    def _do(self, order: Order) -> Made:
        doors, said = self._doors, order.arguments
        deeds: Mapping[Verb, Callable[[], Made]] = {
            Verb.RELOAD: doors.reload,
            Verb.RESTART_PLAYER: doors.restart_player,
            Verb.REBOOT: doors.reboot,
            Verb.SCREEN_ON: lambda: doors.screen(on=True),
            Verb.SCREEN_OFF: lambda: doors.screen(on=False),
            Verb.SCREENSHOT: doors.screenshot,
            Verb.LOG: lambda: doors.log(_whole(said, "lines", 200, 1, 2000)),
            Verb.RESYNC: lambda: doors.resync(said.get("source", "")),
            Verb.DRILL: lambda: doors.drill(_whole(said, "minutes", 5, 1, 60)),
            Verb.WIPE: self._wipe,
        }
        return deeds[order.verb]()

    def _wipe(self) -> Made:
        # from here on there is no way back, whatever happens: the office said so
        self._ledger.leave()
        return self._doors.wipe()


def _whole(said: Mapping[str, str], name: str, usual: int, low: int, high: int) -> int:
    """A whole number among an order's arguments.

    Raises:
        DoorError: it is none, or out of range.
    """
    raw = str(said.get(name, usual))
    if not (raw.isascii() and raw.isdigit() and low <= int(raw[:6]) <= high):
        raise DoorError(f"„{raw[:20]}“ ist keine Zahl von {low} bis {high} ({name}).")
    return int(raw)
