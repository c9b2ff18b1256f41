# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The compositor's outputs: what hangs there, whether it gets a picture, and switching that.

By wlr-randr, as `kiosk-session` turns the picture: cage speaks the protocol of output management,
and not that of power management (wlopm).
"""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "wlr-randr"
#: How far the panel is turned, as `kiosk provision` read it from the settings.
TURNED = Path("/run/kiosk-provision/turned")

_PATIENCE = 10
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?= )")
_UPRIGHT = "normal"
# ours is clockwise, that of Wayland (wl_output.transform) the other way round
_TRANSFORMS = {"90": "270", "180": "180", "270": "90"}


class OutputError(Exception):
    """What the compositor did not do or say."""


@dataclass(frozen=True, slots=True)
class Output:
    """One output with a panel. `transform` is how the picture lies on it; "" while it is off."""

    name: str
    on: bool
    transform: str = ""


def listed(said: str) -> tuple[Output, ...]:
    """The outputs that wlr-randr prints. Pure."""
    found: list[Output] = []
    for line in said.splitlines():
        if (head := _NAME.match(line)) is not None:
            found.append(Output(head[0], on=False))
        key, _, value = line.strip().partition(": ")
        if found and key == "Enabled":
            found[-1] = Output(found[-1].name, on=value == "yes")
        elif found and key == "Transform":
            found[-1] = Output(found[-1].name, found[-1].on, value)
    return tuple(found)


def transform(turned: Path = TURNED) -> str:
    """How the picture is to lie on the panel, in words of Wayland."""
    try:
        return _TRANSFORMS.get(turned.read_text(encoding="ascii").strip(), _UPRIGHT)
    except (OSError, ValueError):
        return _UPRIGHT


@dataclass(frozen=True)
class Outputs:
    """Those of the compositor of this session. Each method raises OutputError."""

    program: str = PROGRAM
    transform: Callable[[], str] = transform

    def seen(self) -> tuple[Output, ...]:
        """All that there are now; one without a panel is none."""
        return listed(self._ask())

    def switch(self, name: str, *, on: bool) -> None:
        """Give a panel its picture, as it hangs, or take it: without a signal it sleeps.

        An output that is switched off forgets how its picture lay.
        """
        if on:
            self._ask("--output", name, "--on", "--transform", self.transform())
        else:
            self._ask("--output", name, "--off")

    def _ask(self, *words: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - fixed words, and names that the compositor gave
                [self.program, *words], capture_output=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"{self.program}: {error}") from error
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip()[:300]
            raise OutputError(f"{self.program}: {said or done.returncode}")
        return done.stdout.decode(errors="replace")
