# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's wish for the light, and what really became of it.

The agent belongs to no session of a screen: it writes the wish down, the player turns black or
lit for it, `kiosk panel` switches the output after the player, and both say so in files.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from content import light
from content.clock import boot, since_boot
from content.files import replace_file
from kiosk.panel import word
from kiosk.panel.word import Word
from player import pulse
from player.pulse import Pulse

_DARK = "dark"
_PATIENCE, _LOOK_EVERY = 25.0, 0.25
#: What staff read of it; the office knows these sentences (`admin_sync.office.fleet.receipts`).
IS_ON = "Der Bildschirm ist an, in dunklen Stunden für zehn Minuten."
IS_OFF = "Der Bildschirm ist aus."
_SILENT = "Das Anzeigeprogramm sagt nichts von sich; geschaltet wurde nichts."
_BLACK = "Das Bild ist schwarz; abgeschaltet ist der Ausgang nicht: {why}."
_VISITED = "Gerade benutzt jemand den Bildschirm; danach geht er aus."
_WARNED = "Eine Warnung bleibt zu sehen; danach geht der Bildschirm aus."
_UNLIT = "Das Anzeigeprogramm zeigt wieder etwas, aber der Ausgang ist aus: {why}."
SAID = (_SILENT, _BLACK, _VISITED, _WARNED, _UNLIT)
STAYS = {
    True: "Das Anzeigeprogramm bleibt dunkel.",
    False: "Das Anzeigeprogramm wurde nicht dunkel.",
}
_NOBODY = "kiosk panel läuft nicht"
_LATER = "es dauert noch"


class LightingError(Exception):
    """What did not become of a wish, as a German sentence for staff."""


class Lighting:
    """The wish of one terminal's office. "Off" is kept in `folder` and outlives a restart."""

    def __init__(
        self, folder: Path, runtime: Path, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._kept = folder / _DARK
        self._runtime = runtime
        self._sleep = sleep
        # orders come on the line's thread, and what is renewed on another
        self._lock = threading.Lock()

    def order(self, *, on: bool, patience: float = _PATIENCE) -> str:
        """Wish it on or off, and wait for what becomes of it: a German sentence for staff.

        Raises:
            LightingError: nothing came of it; the wish is taken back.
            OSError: it cannot be written down, and is taken back.
        """
        with self._lock:
            light.want(self._runtime, lit=on)
            if on:
                self._kept.unlink(missing_ok=True)
        end = since_boot() + patience
        while not became(self._beat(), word.read(self._runtime), on=on) and since_boot() < end:
            self._sleep(_LOOK_EVERY)
        try:
            became_of_it = told(self._beat(), word.read(self._runtime), on=on)
            if not on:
                # not before: an agent that dies amid it has failed, and is not to stay dark
                with self._lock:
                    replace_file(self._kept, b"")
        except (LightingError, OSError):
            self.forget()
            raise
        return became_of_it

    def renew(self) -> None:
        """Say again that it is to be dark, where the office still wants that.

        Raises:
            OSError: it cannot be said.
        """
        with self._lock:
            if self._kept.exists():
                light.want(self._runtime, lit=False)

    def forget(self) -> None:
        """Leave it to the hours.

        Raises:
            OSError: a file cannot be removed.
        """
        with self._lock:
            self._kept.unlink(missing_ok=True)
            light.forget(self._runtime)

    def _beat(self) -> Pulse | None:
        try:
            beat = pulse.read((self._runtime / pulse.NAME).read_bytes())
        except (OSError, ValueError):
            return None
        fresh = beat.boot == boot() and 0 <= since_boot() - beat.monotonic < pulse.STALE
        return beat if fresh else None


def became(beat: Pulse | None, said: Word | None, *, on: bool) -> bool:
    """Whether the glass is as it was wished: by the player and by the compositor. Pure."""
    return beat is not None and beat.dark is not on and said is not None and said.on is on


def told(beat: Pulse | None, said: Word | None, *, on: bool) -> str:
    """What became of a wish. Pure.

    Raises:
        LightingError: nothing did, for no reason that ends.
    """
    if became(beat, said, on=on):
        return IS_ON if on else IS_OFF
    if beat is None:
        raise LightingError(_SILENT)
    why = _NOBODY if said is None else said.problem or said.stays or _LATER
    if on:
        raise LightingError(STAYS[True] if beat.dark else _UNLIT.format(why=why))
    if beat.dark:
        return _BLACK.format(why=why)
    if beat.visited:
        return _VISITED
    if beat.page == "warning":
        return _WARNED
    raise LightingError(STAYS[False])
