# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the screen shows what it should, by what the player and its witness say."""

from collections.abc import Iterator
from pathlib import Path

from content.clock import boot, since_boot
from kiosk.checks.check import Finding, Ground
from kiosk.panel import word
from kiosk.panel.word import Word
from kiosk.witness import testimony
from kiosk.witness.testimony import Testimony
from kiosk.witness.verdict import GOOD, State
from player import pulse
from player.pulse import Pulse


def look(ground: Ground) -> Iterator[Finding]:
    """Three findings; a terminal without screen, such as a desk, has none of these processes."""
    runtime = ground.settings.paths.runtime
    now, this_boot = since_boot(), boot()
    yield of_player(_beat(runtime), now, this_boot)
    yield of_witness(testimony.read(runtime), now, this_boot)
    yield of_panel(word.read(runtime))


def of_player(beat: Pulse | None, now: float, this_boot: str) -> Finding:
    """Whether a player runs and presents frames. Pure; `now` is seconds since boot."""
    hint = "see the log of kiosk player"
    if beat is None or beat.boot != this_boot:
        return Finding("player", ok=False, detail="none has run since the start", hint=hint)
    passed = now - beat.monotonic
    if passed > pulse.STALE:
        return Finding("player", ok=False, detail=f"silent for {passed:.0f} s", hint=hint)
    if not beat.frames and not beat.dark:
        return Finding("player", ok=False, detail="has presented no frame yet", hint=hint)
    return Finding("player", ok=True, detail=f"shows {beat.page}, {beat.frames} frames")


def of_witness(said: Testimony | None, now: float, this_boot: str) -> Finding:
    """What the witness said last, where that is still evidence. Pure."""
    hint = "run kiosk witness in the screen's session"
    if said is None or said.boot != this_boot:
        return Finding("witness", ok=False, detail="none has looked since the start", hint=hint)
    passed = now - said.monotonic
    if passed > testimony.STALE:
        return Finding("witness", ok=False, detail=f"silent for {passed:.0f} s", hint=hint)
    lasting = f"{said.detail} (for {now - said.since:.0f} s)"
    if said.state in GOOD:
        return Finding("witness", ok=True, detail=lasting)
    whose = "witness" if said.state is State.BLIND else "player"
    return Finding("witness", ok=False, detail=lasting, hint=f"see the log of kiosk {whose}")


def of_panel(said: Word | None) -> Finding:
    """Whether the panel's output is switched, and how. Pure."""
    if said is None:
        hint = "run kiosk panel in the screen's session"
        return Finding("panel", ok=False, detail="nobody switches its output", hint=hint)
    how = {True: "its output is on", False: "its output is off", None: "its output is not known"}
    if said.problem:
        detail, hint = f"{how[said.on]}: {said.problem}", "see docs/hardware.md, and its cable"
        return Finding("panel", ok=False, detail=detail, hint=hint)
    return Finding("panel", ok=True, detail=how[said.on])


def _beat(runtime: Path) -> Pulse | None:
    try:
        return pulse.read((runtime / pulse.NAME).read_bytes())
    except (OSError, ValueError):
        return None
