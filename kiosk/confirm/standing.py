# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the two systems on the disk are to each other: proved, new, or left again. Pure."""

from admin_sync.agent.updatefiles import Confirmed, Left
from admin_sync.agent.updates import Booted, Memory, Slots


def was_left(  # noqa: PLR0913, PLR0917 - all that is known of both
    slots: Slots,
    booted: Booted,
    memory: Memory,
    known: Left | None,
    proved: Confirmed | None,
    boot: str,
) -> str:
    """The version that was tried and left for the one that runs now; "" for none.

    It was made the next one, has used its tries, and yet something else runs. What is `known`
    already is not found once more at each start. What had `proved` itself here before is not to
    blame: power that failed again and again uses up tries as well.
    """
    if slots.busy or not slots.other or slots.good:
        return ""
    if memory.installed and memory.boot != boot and memory.installed != booted.version:
        return memory.installed
    # what others have installed: RAUC made the other slot the next one after this one
    told = {one.version for one in (known, proved) if one is not None} | {booted.version}
    return slots.version if slots.newer and slots.version not in told else ""


def may_return(slots: Slots | None, booted: Booted, confirmed: Confirmed | None) -> bool:
    """Whether a start anew could lead anywhere else: this system came here as an update.

    One that has proved itself here before is not to blame for what is wrong now, and one that was
    flashed is the only one.
    """
    if confirmed is not None and confirmed.version == booted.version:
        return False
    return confirmed is not None or (slots is not None and bool(slots.installed))
