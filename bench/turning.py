# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What it costs to turn the picture for a panel that hangs on its side.

The image that was built last shows the same pages on an upright output and on a wide one that is
turned by 90 degrees, of the same number of pixels, in the emulator of `./run image-test`. A finger
goes to the search and back; the figure is the processor time of compositor and player for each
frame that was presented. All is drawn by the processor here: it is the most that turning can cost.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from emulated import terminal as started
from machine import Machine

_CYCLES = 10
_USED = "/sys/fs/cgroup/system.slice/kiosk-player.service/cpu.stat"
_SIZES = {"Full HD": (1080, 1920), "4K": (2160, 3840)}
# shares of the upright picture, from its upper left corner
_WAKE, _SEARCH, _START = (0.4, 0.9), (0.35, 0.91), (0.27, 0.91)


def _pulse(terminal: Machine) -> dict[str, object]:
    try:
        said = terminal.run("cat /run/kiosk/pulse.json")
    except TimeoutError:
        # nobody answers within yet
        said = ""
    return json.loads(said) if said.startswith("{") else {"page": None}


def _used(terminal: Machine) -> tuple[float, int]:
    """Seconds of processor time, and frames, so far."""
    said = dict(line.split() for line in terminal.run(f"cat {_USED}").splitlines())
    return int(said["usage_usec"]) / 1e6, int(str(_pulse(terminal)["frames"]))


def _tap(terminal: Machine, turned: int, at: tuple[float, float]) -> None:
    across, down = at
    terminal.tap(*((1 - down, across) if turned else (across, down)))


def _comes(terminal: Machine, page: str, touch: Callable[[], None] = lambda: None) -> None:
    """Wait for a page; where frames take seconds, a touch may come to nothing and is repeated."""
    for _ in range(15):
        touch()
        if terminal.wait(lambda: _pulse(terminal)["page"] == page, 40)[0]:
            return
    sys.exit(f"turning: the page {page} does not come; see {terminal.picture()}")


def _measured(size: tuple[int, int], turned: int) -> tuple[int, float]:
    """Frames, and seconds of processor time a frame, over some going back and forth."""
    words = f'[terminal]\nname = "Haby"\n[panel]\nturned = {turned}\n'
    output = size[::-1] if turned else size
    with started(f"turning-{turned}", words, output) as terminal:
        comes = partial(_comes, terminal)
        wake, search, start = (
            partial(_tap, terminal, turned, at) for at in (_WAKE, _SEARCH, _START)
        )
        comes("programme")
        # whatever starts later has started
        time.sleep(60)
        comes("home", wake)
        time.sleep(10)
        before = _used(terminal)
        for _ in range(_CYCLES):
            comes("search", search)
            comes("home", start)
        after = _used(terminal)
    frames = after[1] - before[1]
    return frames, (after[0] - before[0]) / frames


def main() -> None:
    """Measure side by side, and print."""
    print("| output | frames upright | turned | CPU ms a frame upright | turned | ratio |")
    print("|---|---|---|---|---|---|")
    for name, size in _SIZES.items():
        upright, turned = (_measured(size, angle) for angle in (0, 90))
        print(
            f"| {name} | {upright[0]} | {turned[0]} | {upright[1] * 1e3:.0f}"
            f" | {turned[1] * 1e3:.0f} | {turned[1] / upright[1]:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
