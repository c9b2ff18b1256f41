# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A picture of the screen for the office: asked for by the agent, taken by the witness.

Only the witness may take one, and only while nobody is at the screen: what visitors read and type
never leaves this computer. Both meet in files of the runtime folder. The agent takes back its wish
and then removes the picture; the witness removes what it took for a wish that stands no more.
"""

import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from content.clock import boot, since_boot
from content.files import replace_file
from kiosk.witness.capture import CaptureError, Shoot
from player.pulse import Pulse

ASKED, ANSWERED, PICTURE = "picture.ask.json", "picture.json", "picture.png"

_LARGEST = 2_000_000
# a wish that is older was meant for another moment
_HOLDS = 30.0
_SILENT = "Der Zeuge des Bildschirms antwortet nicht; läuft kiosk witness?"
_VISITED = "Gerade benutzt jemand den Bildschirm; ein Bild davon verlässt das Gerät nicht."


class NoPictureError(Exception):
    """Why there is no picture, as a German sentence for staff."""


def picture(
    runtime: Path, seconds: float = 20.0, sleep: Callable[[float], None] = time.sleep
) -> bytes:
    """Ask the witness, and wait for its picture (PNG).

    Raises:
        NoPictureError: there is none, or somebody is at the screen.
        OSError: the runtime folder cannot be written.
    """
    name = secrets.token_hex(8)
    asked = {"id": name, "boot": boot(), "monotonic": since_boot()}
    replace_file(runtime / ASKED, json.dumps(asked).encode(), durable=False)
    end = since_boot() + seconds
    try:
        while (told := _read(runtime / ANSWERED)).get("id") != name:
            if since_boot() >= end:
                raise NoPictureError(_SILENT)
            sleep(0.25)
        if reason := str(told.get("reason") or ""):
            raise NoPictureError(reason)
        return _taken(runtime / PICTURE)
    finally:
        # the wish first: a witness that still sees it puts its files where they are removed now
        for file in (ASKED, ANSWERED, PICTURE):
            (runtime / file).unlink(missing_ok=True)


def answer(runtime: Path, beat: Callable[[], Pulse | None], shoot: Shoot) -> bool:
    """Take the picture that is asked for, if any is, and if it may be taken; whether one was.

    One that nobody waits for any more is removed.

    Raises:
        OSError: the runtime folder cannot be written.
    """
    name = _wish(runtime)
    told = _read(runtime / ANSWERED).get("id")
    taken = name is not None and told != name and _answered(runtime, name, beat, shoot)
    if name is None or _wish(runtime) != name:
        for file in (ANSWERED, PICTURE):
            (runtime / file).unlink(missing_ok=True)
        return False
    return taken


def against(beat: Pulse | None, this_boot: str) -> str:
    """Why no picture may be taken, as a German sentence; "" where it may. Pure.

    Without a player nobody can have typed anything, and just then a picture is wanted most. A
    player that is silent may still show what somebody typed.
    """
    if beat is None or beat.boot != this_boot:
        return ""
    return _VISITED if beat.visited else ""


def _wish(runtime: Path) -> str | None:
    """The name of the wish that stands."""
    asked = _read(runtime / ASKED)
    name, since = asked.get("id"), asked.get("monotonic")
    if not isinstance(name, str) or not isinstance(since, int | float):
        return None
    stands = asked.get("boot") == boot() and 0 <= since_boot() - since < _HOLDS
    return name if stands else None


def _answered(runtime: Path, name: str, beat: Callable[[], Pulse | None], shoot: Shoot) -> bool:
    reason, taken = against(beat(), boot()), b""
    if not reason:
        try:
            taken = shoot()
            # somebody may have come meanwhile
            reason = against(beat(), boot())
        except CaptureError as error:
            reason = f"Es ist kein Bild zu bekommen: {error}"
    if taken and not reason:
        replace_file(runtime / PICTURE, taken, durable=False)
    told = {"id": name, "reason": reason}
    replace_file(runtime / ANSWERED, json.dumps(told).encode(), durable=False)
    return bool(taken and not reason)


def _taken(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        # nobody fetched it while the wish held
        raise NoPictureError("Das Bild kam zu spät.") from None
    if len(data) > _LARGEST:
        raise NoPictureError("Das Bild ist zu groß.")
    return data


def _read(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as opened:
            found = json.loads(opened.read(4096))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
