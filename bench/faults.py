# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Real faults on live terminals: which colour the office shows, after how long, in which words.

One office and a few terminals run as on machines of their own: server, agent, player on an X
server, witness before its framebuffer. Each fault is caused for real, waited for, and mended, until
the terminal is green again. `python bench/faults.py [--terminals 3] [--only WORD]`; docs/faults.md
keeps the last table. Needs Xvfb and root.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

sys.path.insert(0, str(Path(__file__).parents[1]))

from content.clock import utc_now
from kiosk.demo.server import AmtServer
from tests.fakes.pair import Office, Pair, Row
from tests.fakes.wire import State

PATIENCE = 420.0
_LOOK = 1.0


@dataclass(frozen=True)
class Fault:
    """What goes wrong, how it is caused, and how it is mended; `alone` where it hits all."""

    name: str
    cause: Callable[[Pair], object]
    mend: Callable[[Pair], object]
    alone: bool = False


def _stop(part: str) -> Callable[[Pair], object]:
    return lambda pair: pair.signal(part, signal.SIGSTOP)


def _go_on(part: str) -> Callable[[Pair], object]:
    return lambda pair: pair.signal(part, signal.SIGCONT)


def _kill(part: str) -> Callable[[Pair], object]:
    return lambda pair: pair.signal(part, signal.SIGKILL)


def _start(part: str) -> Callable[[Pair], object]:
    return lambda pair: pair.start(part)


def _wire(state: State) -> Callable[[Pair], object]:
    return lambda pair: pair.wire.become(state)


def _office(number: int) -> Callable[[Pair], object]:
    return lambda pair: pair.office.signal(number)


def _screen_anew(pair: Pair) -> None:
    for part in ("screen", "player", "witness"):
        if part != "screen":
            pair.signal(part, signal.SIGKILL)
        pair.start(part)


_WHOLE = _wire(State.WHOLE)
FAULTS = (
    Fault("player killed", _kill("player"), _start("player")),
    Fault("player stopped (SIGSTOP)", _stop("player"), _go_on("player")),
    Fault("black window over everything", lambda pair: pair.cover("black"), Pair.uncover),
    Fault("white window over everything", lambda pair: pair.cover("white"), Pair.uncover),
    Fault("another player shows another page", Pair.stranger, Pair.uncover),
    Fault("X server stopped: the picture stands", _stop("screen"), _go_on("screen")),
    Fault("X server killed", _kill("screen"), _screen_anew),
    Fault(
        "panel unplugged",
        lambda pair: pair.plug("disconnected"),
        lambda pair: pair.plug("connected"),
    ),
    Fault("witness killed", _kill("witness"), _start("witness")),
    Fault("witness stopped (SIGSTOP)", _stop("witness"), _go_on("witness")),
    Fault("agent killed", _kill("agent"), _start("agent")),
    Fault("agent stopped (SIGSTOP)", _stop("agent"), _go_on("agent")),
    Fault("network cut", _wire(State.CUT), _WHOLE),
    Fault("network takes connections and says nothing", _wire(State.MUTE), _WHOLE),
    Fault("a portal answers every request with its login page", _wire(State.PORTAL), _WHOLE),
    Fault("every answer breaks off after 400 bytes", _wire(State.CHOPPED), _WHOLE),
    Fault("disk full", Pair.fill, Pair.empty),
    Fault(
        "clock two hours fast", lambda pair: pair.agent_at("+2h"), lambda pair: pair.agent_at("")
    ),
    Fault("clock a day slow", lambda pair: pair.agent_at("-1d"), lambda pair: pair.agent_at("")),
    Fault("a source that never answers", Pair.add_dead_source, Pair.remove_source),
    Fault("settings that the terminal refuses", Pair.break_settings, Pair.publish),
    Fault("a document whose seal is broken", Pair.break_seal, Pair.publish),
    Fault("device revoked", Pair.revoke, Pair.rejoin),
    Fault("office killed", lambda pair: pair.office.stop(), lambda pair: pair.office.start(), True),
    Fault("office stopped (SIGSTOP)", _office(signal.SIGSTOP), _office(signal.SIGCONT), True),
)


def observe(
    pair: Pair, until: Callable[[Row], bool], patience: float = PATIENCE
) -> tuple[float, Row]:
    """Seconds until a look at the terminal satisfies `until`, and that look; else the last."""
    begun = time.monotonic()
    while True:
        row = pair.office.look(pair.terminal)
        passed = time.monotonic() - begun
        if until(row) or passed > patience:
            return passed, row
        time.sleep(_LOOK)


def tried(fault: Fault, pair: Pair) -> str:
    """The fault's row of the table."""
    _, before = observe(pair, lambda row: row.colour == "green")
    if before.colour != "green":
        return f"| {fault.name} | not tried: {before.colour} before ({before.words}) | | | |"
    try:
        fault.cause(pair)
    except (OSError, subprocess.SubprocessError) as error:
        return f"| {fault.name} | not tried: {error} | | | |"
    delay, after = observe(pair, lambda row: row.colour != "green")
    fault.mend(pair)
    back, healed = observe(pair, lambda row: row.colour == "green")
    again = f"{back:.0f} s" if healed.colour == "green" else f"**{healed.colour}**: {healed.words}"
    colour = after.colour if after.colour != "green" else "**still green**"
    return f"| {fault.name} | {colour} | {delay:.0f} s | {after.words} | {again} |"


def _all(pairs: list[Pair], faults: list[Fault]) -> list[str]:
    """Every fault, on whichever terminal is free; those that hit all one by one at the end."""
    free: Queue[Pair] = Queue()
    for pair in pairs:
        free.put(pair)

    def one(fault: Fault) -> str:
        pair = free.get()
        try:
            row = tried(fault, pair)
        finally:
            free.put(pair)
        print(row, flush=True)
        return row

    with ThreadPoolExecutor(len(pairs)) as pool:
        rows = list(pool.map(one, (fault for fault in faults if not fault.alone)))
    return rows + [one(fault) for fault in faults if fault.alone]


def main() -> int:
    """Cause them all; 1 where one left a terminal green or without a way back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terminals", type=int, default=3)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    if shutil.which("Xvfb") is None or os.geteuid() != 0:
        print("needs Xvfb and root", file=sys.stderr)
        return 2
    faults = [fault for fault in FAULTS if args.only in fault.name]
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    with ExitStack() as stack:
        amt = stack.enter_context(AmtServer(utc_now))
        office = stack.enter_context(Office(folder, amt.url))
        pairs = [
            stack.enter_context(Pair(office, folder / f"terminal-{n}", n))
            for n in range(min(args.terminals, len(faults)))
        ]
        print(f"Faults of {utc_now():%Y-%m-%d %H:%M} UTC, {len(pairs)} terminals", flush=True)
        print(
            "| fault | colour | after | in words | green again |\n|---|---|---|---|---|", flush=True
        )
        rows = _all(pairs, faults)
    shutil.rmtree(folder, ignore_errors=True)
    return int(any("**" in row or "not tried" in row for row in rows))


if __name__ == "__main__":
    sys.exit(main())
