# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which system runs, and how the two on the disk stand."""

from collections.abc import Iterator

from admin_sync.agent import updatefiles
from admin_sync.agent.rauc import Rauc, RaucError
from admin_sync.agent.updates import Booted, Memory, Slots
from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """Nothing on a desk."""
    booted = updatefiles.booted()
    if booted is None:
        return
    try:
        slots, trouble = Rauc().slots(), ""
    except RaucError as error:
        slots, trouble = None, str(error)
    memory = updatefiles.memory(ground.settings.paths.state)
    yield from of_slots(booted, slots, memory, trouble)


def of_slots(
    booted: Booted, slots: Slots | None, memory: Memory, trouble: str = ""
) -> Iterator[Finding]:
    """One finding, and one for what was left again. Pure."""
    if slots is None:
        hint = "ask as root: systemctl status rauc; see docs/updates.md"
        yield Finding("system", ok=False, detail=f"{booted.version}; {trouble}", hint=hint)
    elif slots.busy:
        yield Finding("system", ok=True, detail=f"{booted.version}; another one is being written")
    else:
        proved = "has proved itself" if slots.confirmed else "has yet to prove itself"
        other = f"; {slots.other} would {'' if slots.good else 'not '}start" if slots.other else ""
        detail = f"{booted.version} in slot {slots.booted} {proved}{other}"
        yield Finding("system", ok=True, detail=detail)
    if memory.rolled_back and memory.rolled_back != booted.version:
        detail = f"{memory.rolled_back} did not prove itself here and was left"
        hint = "see why in the log, then send it anew, or a newer one: docs/updates.md"
        yield Finding("update", ok=False, detail=detail, hint=hint)
    elif memory.error:
        hint = "see docs/updates.md"
        yield Finding("update", ok=False, detail=memory.error, hint=hint)
