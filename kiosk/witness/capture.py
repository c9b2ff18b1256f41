# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pictures of what the output really shows: not the player's own idea of it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from admin_sync.agent.evidence.outputs import connectors
from admin_sync.protocol.report import Connector
from kiosk.witness.glimpse import Glimpse, glimpse, is_black, sign_at
from kiosk.witness.picture import png, ppm, xwd
from player import canary
from player.pulse import Pulse

GRIM = "grim"
_PATIENCE = 10
# of the whole picture, a hundredth of the pixels says whether there is light
_SMALL = "0.1"

Look = Callable[[Pulse | None], Glimpse]
#: Takes a picture of the whole output, as PNG, small enough to be sent.
Shoot = Callable[[], bytes]
# of a picture that is sent, a sixteenth of the pixels
_SENT = 4


class CaptureError(Exception):
    """No picture of the screen can be had."""


def framebuffer(file: Path) -> Look:
    """Looks at the framebuffer that an X server keeps in a file (`Xvfb -fbdir`)."""

    def look(pulse: Pulse | None) -> Glimpse:
        try:
            return glimpse(xwd(file.read_bytes()), pulse)
        except (OSError, ValueError) as error:
            raise CaptureError(f"{file}: {error}") from error

    return look


def is_off(outputs: Callable[[], tuple[Connector, ...]] = connectors) -> bool:
    """Whether the kernel gives no panel that is plugged in a picture; not where it tells of none.

    It is asked, and not whoever switches: a witness believes nobody.
    """
    try:
        plugged = [one for one in outputs() if one.connected]
    except (LookupError, OSError):
        return False
    return bool(plugged) and not any(one.enabled for one in plugged)


def compositor(program: str = GRIM, off: Callable[[], bool] = is_off) -> Look:
    """Looks at the output of the Wayland compositor of this session, by its screencopy protocol.

    Only the canary is taken in full, since a 4K picture has 25 MB. Of an output that is switched
    off there is no picture: nothing is blacker.
    """

    def look(pulse: Pulse | None) -> Glimpse:
        try:
            return seen(pulse)
        except CaptureError:
            # it may have been switched while we looked
            return Glimpse(black=True, sign=None) if off() else seen(pulse)

    def seen(pulse: Pulse | None) -> Glimpse:
        try:
            if is_black(ppm(_grim(program, "-s", _SMALL))):
                return Glimpse(black=True, sign=None)
            if pulse is None:
                return Glimpse(black=False, sign=None)
            left, top = int(pulse.left), int(pulse.top)
            width, height = (int(pulse.cell * n) + 2 for n in (canary.COLUMNS, canary.ROWS))
            part = ppm(_grim(program, "-g", f"{left},{top} {width}x{height}"))
            sign = sign_at(part, pulse.left - left, pulse.top - top, pulse.cell)
            return Glimpse(black=False, sign=sign)
        except ValueError as error:
            raise CaptureError(f"{program}: {error}") from error

    return look


def framebuffer_picture(file: Path) -> Shoot:
    """Takes pictures of what an X server keeps in a file."""

    def shoot() -> bytes:
        try:
            return png(xwd(file.read_bytes()), _SENT)
        except (OSError, ValueError) as error:
            raise CaptureError(f"{file}: {error}") from error

    return shoot


def compositor_picture(program: str = GRIM) -> Shoot:
    """Takes pictures of the output of this session's compositor."""

    def shoot() -> bytes:
        if is_off():
            raise CaptureError("der Bildschirm ist abgeschaltet")
        try:
            return png(ppm(_grim(program, "-s", str(1 / _SENT))), 1)
        except ValueError as error:
            raise CaptureError(f"{program}: {error}") from error

    return shoot


def _grim(program: str, *options: str) -> bytes:
    command = [program, *options, "-t", "ppm", "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 - fixed words
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise CaptureError(f"{program}: {said or error.returncode}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CaptureError(f"{program}: {error}") from error
    return done.stdout
