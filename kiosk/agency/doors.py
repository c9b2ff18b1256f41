# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office may have done on this machine: the doors of `admin_sync.agent.orders`."""

import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from admin_sync.agent import service
from admin_sync.agent.orders import DoorError, Made
from admin_sync.agent.service import ServiceError
from content import drill
from content.clock import at_glass, utc_now
from content.outbox import Outbox
from content.state import STAMP_NAME
from kiosk.agency.contents import Contents
from kiosk.agency.lighting import Lighting, LightingError
from kiosk.witness import photo
from kiosk.witness.photo import NoPictureError

_log = logging.getLogger(__name__)


class MachineDoors:
    """Does it on this machine."""

    def __init__(self, contents: Contents, state: Path, runtime: Path, lighting: Lighting) -> None:
        self._contents = contents
        self._state = state
        self._runtime = runtime
        self._lighting = lighting

    def reload(self) -> Made:
        """Have the player read the content anew, as after each sync."""
        (self._runtime / STAMP_NAME).touch()
        os.utime(self._runtime / STAMP_NAME)
        return Made("Der Bildschirm liest seine Inhalte neu.")

    def restart_player(self) -> Made:
        """By way of the service manager."""
        _served(service.restart_player)
        return Made("Der Player ist neu gestartet.")

    def reboot(self) -> Made:
        """By way of the service manager."""
        _served(service.reboot)
        return Made("Das Gerät startet neu.")

    def screen(self, *, on: bool) -> Made:
        """By way of the player, and of who switches its output."""
        try:
            return Made(self._lighting.order(on=on))
        except LightingError as error:
            raise DoorError(str(error)) from error

    def screenshot(self) -> Made:
        """By way of the witness, and only while nobody is at the screen."""
        try:
            return Made("Bild des Bildschirms", photo.picture(self._runtime))
        except NoPictureError as error:
            raise DoorError(str(error)) from error

    def log(self, lines: int) -> Made:
        """Of our own units."""
        try:
            return Made(f"Die letzten {lines} Zeilen", service.log(lines))
        except ServiceError as error:
            raise DoorError(str(error)) from error

    def resync(self, source: str) -> Made:
        """At once, and not waited for."""
        asked = self._contents.ask(source)
        if not asked:
            raise DoorError(f"Eine Quelle „{source[:64]}“ gibt es auf diesem Gerät nicht.")
        return Made(f"{asked} Quellen werden jetzt geholt." if asked > 1 else "Wird jetzt geholt.")

    def drill(self, minutes: int) -> Made:
        """On the screen within a second."""
        item = drill.begin(self._runtime, utc_now(), timedelta(minutes=minutes))
        until = item.valid_until or utc_now()
        return Made(f"Die Übung steht bis {at_glass(until):%H:%M} Uhr auf der Tafel.")

    def wipe(self) -> Made:
        """All content, and all that waits for the office."""
        self.forget()
        return Made("Inhalte und Postausgang sind gelöscht.")

    def forget(self) -> None:
        """Remove the content and what the outbox says.

        Raises:
            OSError: it was not done in time.
        """
        Outbox(self._state).clear()
        drill.end(self._runtime)
        self._lighting.forget()
        if not self._contents.wipe():
            raise OSError("Die Inhalte ließen sich nicht rechtzeitig löschen.")


def set_clock(began: datetime) -> None:
    """Have the clock set: this machine was started then. What fails is said, and harms nobody."""
    try:
        service.set_clock(round(began.timestamp()))
    except ServiceError as error:
        _log.warning("%s", error)


def _served(deed: Callable[[], None]) -> None:
    try:
        deed()
    except ServiceError as error:
        raise DoorError(str(error)) from error
