# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk witness`: whether the screen really shows what the player says."""

import os
import time
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from content.clock import boot, since_boot
from kiosk import __version__
from kiosk.commands.command import add_json, number
from kiosk.console import FINE, RED, Console, UsageError
from kiosk.witness import photo, testimony
from kiosk.witness.capture import (
    CaptureError,
    Look,
    Shoot,
    compositor,
    compositor_picture,
    framebuffer,
    framebuffer_picture,
)
from kiosk.witness.testimony import Testimony
from kiosk.witness.verdict import PASSING, State, Verdict, Witness, state_of
from player import pulse

HELP = "Look at what the screen really shows, and say whether it is right."

LOOKED_EVERY = 5.0
_SHORTEST, _LONGEST = 1.0, 10.0
# after which a page, or the dark, has come that was just on its way
_MOMENT = 2.0


def configure(parser: ArgumentParser) -> None:
    """Declare what to look at, and how often."""
    parser.add_argument(
        "--once",
        action="store_true",
        help="one look, two where that is not sure; the exit code says all",
    )
    parser.add_argument(
        "--framebuffer", metavar="FILE", type=Path, help="of an X server (Xvfb -fbdir)"
    )
    parser.add_argument(
        "--every",
        metavar="SECONDS",
        type=number(_SHORTEST, _LONGEST),
        default=LOOKED_EVERY,
        help=f"1 to 10 (default: {LOOKED_EVERY:g})",
    )
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Look once, or until the session ends; what changes is said on stderr."""
    runtime = console.settings().paths.runtime
    look, shoot, witness = _look(args), _shoot(args), Witness()
    beats = 0
    while True:
        before = witness.verdict
        verdict = _witnessed(look, witness, runtime, console)
        if args.once and verdict.state in PASSING:
            time.sleep(_MOMENT)
            verdict = _witnessed(look, witness, runtime, console)
        beats += 1
        said = Testimony(
            version=__version__,
            boot=boot(),
            monotonic=since_boot(),
            sequence=beats,
            state=verdict.state,
            since=verdict.since,
            detail=verdict.detail,
        )
        try:
            testimony.write(runtime, said)
            photo.answer(runtime, lambda: _beat(runtime), shoot)
        except OSError as error:
            console.note(f"kiosk witness: {error}")
        if verdict is not before and not args.json:
            console.note(f"kiosk witness: {verdict.state}: {verdict.detail}")
        if args.once:
            if args.json:
                console.document(asdict(said))
            return FINE if verdict.good else RED
        time.sleep(args.every)


def _look(args: Namespace) -> Look:
    if args.json and not args.once:
        raise UsageError("--json says one look", "add --once")
    if args.framebuffer is not None:
        return framebuffer(args.framebuffer)
    if not os.environ.get("WAYLAND_DISPLAY"):
        hint = "run it in the screen's session, or name the X server's --framebuffer"
        raise UsageError("there is no Wayland session to look at", hint)
    return compositor()


def _shoot(args: Namespace) -> Shoot:
    file = args.framebuffer
    return compositor_picture() if file is None else framebuffer_picture(file)


def _witnessed(look: Look, witness: Witness, runtime: Path, console: Console) -> Verdict:
    beat = _beat(runtime)
    try:
        seen = look(beat)
    except CaptureError as error:
        seen = None
        if witness.verdict is None or witness.verdict.state is not State.BLIND:
            console.note(f"kiosk witness: {error}")
    now = since_boot()
    sign = seen.sign if seen is not None else None
    return witness.saw(state_of(seen, beat, now, boot()), now, sign)


def _beat(runtime: Path) -> pulse.Pulse | None:
    try:
        return pulse.read((runtime / pulse.NAME).read_bytes())
    except (OSError, ValueError):
        return None
