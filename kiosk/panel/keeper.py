# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeps the panel as the player wants it: listens often, looks and switches when it must."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.panel import decision
from kiosk.panel.decision import RETURNS, Deed, Standing
from kiosk.panel.outputs import Output, OutputError, Outputs
from kiosk.panel.word import Word
from player.pulse import Pulse

# the compositor is asked so often although nothing has changed
_LOOK_EVERY = 10.0
_NO_OUTPUT = "no panel hangs at any output"
_WAKES = "the panel wakes by itself in the dark, and is left awake"


class Keeper:
    """Of one session. `boot` is the kernel's name of the time since the start.

    `stays` tells why the panel is not to be switched off, "" where it may be; it is switched on
    and turned all the same.
    """

    def __init__(self, outputs: Outputs, boot: str, stays: Callable[[], str] = str) -> None:
        self._outputs = outputs
        self._boot = boot
        self._stays = stays
        self._why = ""
        self._asked = float("-inf")
        self._standing = Standing()
        self._looked = float("-inf")
        self._wanted: bool | None = None

    def step(self, pulse: Pulse | None, now: float) -> Word | None:
        """Listen to the player once more; what to say where the compositor was asked."""
        if not 0 <= now - self._asked < _LOOK_EVERY:
            self._why, self._asked = self._stays(), now
        heard = None if self._why else pulse
        self._standing = decision.heard(self._standing, heard, now, self._boot)
        wanted = decision.lit(self._standing, now)
        # a clock of another boot is no reason to wait
        if wanted is self._wanted and 0 <= now - self._looked < _LOOK_EVERY:
            return None
        self._wanted, self._looked = wanted, now
        try:
            seen = self._switched(now)
        except OutputError as error:
            # at once again: it may be somebody before the glass
            self._looked = float("-inf")
            return Word(self._boot, now, None, str(error), self._why)
        on = any(one.on for one in seen) if seen else None
        return Word(self._boot, now, on, self._problem(seen), self._why)

    def _switched(self, now: float) -> tuple[Output, ...]:
        """The outputs as they are once done is what has to be."""
        seen = self._outputs.seen()
        lies = self._outputs.transform()
        after, deeds = decision.weighed(self._standing, seen, lies, now)
        refusals = [error for deed in deeds if (error := self._refusal(deed)) is not None]
        if refusals:
            # who never slept has not woken by itself
            self._standing = replace(self._standing, tries=after.tries)
            raise refusals[0]
        self._standing = after
        return self._outputs.seen() if deeds else seen

    def _refusal(self, deed: Deed) -> OutputError | None:
        """Do it; an output that refuses must not keep another one dark."""
        try:
            self._outputs.switch(deed.name, on=deed.on)
        except OutputError as error:
            return error
        return None

    def _problem(self, seen: tuple[Output, ...]) -> str:
        if not seen:
            return _NO_OUTPUT
        return _WAKES if self._standing.returns > RETURNS else ""
