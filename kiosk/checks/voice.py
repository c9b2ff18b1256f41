# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the terminal can speak: Qt's parts, the two services, and a sound card."""

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from admin_sync.agent import updatefiles
from kiosk.checks.check import Finding, Ground

# the modules that player/mouth.py speaks and rings with
_PARTS = ("PySide6.QtTextToSpeech", "PySide6.QtMultimedia")
# systemd keeps the folder of a service as long as that runs; what lies in it is for the player
_SERVICES = {"kiosk-sound": Path("/run/kiosk-sound"), "kiosk-voice": Path("/run/kiosk-voice")}
_CARDS = Path("/proc/asound/cards")
# of the kernel, in place of a list
_NO_CARD = "no soundcards"


def look(ground: Ground) -> Iterator[Finding]:
    """On a desk, where speech is started by whoever speaks, only what Qt needs."""
    del ground
    lack = _lack_of_qt()
    if updatefiles.booted() is None:
        yield of_voice(lack, ())
        return
    yield of_voice(lack, [name for name, folder in _SERVICES.items() if not folder.is_dir()])
    try:
        cards = _CARDS.read_text(errors="replace")
    except OSError:
        # also where the kernel has no driver for sound at all
        cards = _NO_CARD
    yield of_cards(cards)


def of_voice(lack: str, down: Sequence[str]) -> Finding:
    """Whether there is a voice: what Qt lacks, and which services do not run. Pure."""
    if lack:
        hint = "install the extra `player`; on Debian also libspeechd2 and libpulse0"
        return Finding("voice", ok=False, detail=lack, hint=hint)
    if missing := " and ".join(down):
        hint = "the terminal rings or is silent; start it anew, and see the log of that unit"
        return Finding("voice", ok=False, detail=f"{missing} not running", hint=hint)
    return Finding("voice", ok=True, detail="there is what it takes to speak")


def of_cards(listed: str) -> Finding:
    """Whether the kernel found a sound card, by its own list. Pure."""
    names = [line.split("]:", 1)[1].strip() for line in listed.splitlines() if "]:" in line]
    if _NO_CARD in listed or not names:
        hint = "switch sound on in the BIOS, or plug a USB sound card in: docs/hardware.md"
        return Finding("loudspeaker", ok=False, detail="no sound card", hint=hint)
    return Finding("loudspeaker", ok=True, detail="; ".join(names))


def _lack_of_qt() -> str:
    try:
        for part in _PARTS:
            importlib.import_module(part)
    except ImportError as error:
        return str(error)
    return ""
