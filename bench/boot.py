# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What it takes to start: the first frame against the same kernel's multi-user, and the memory.

Both moments are the kernel's own, of one start of the image that was built last in the emulator of
`./run image-test`; the player's unit is active with its first presented frame. Memory is what
systemd counts for compositor and player, and of all the terminal, a while after that.
"""

import time

from emulated import terminal
from machine import Machine

_UNITS = {"multi-user": "multi-user.target", "first frame": "kiosk-player.service"}
_A_WHILE = 120


def _moment(here: Machine, unit: str) -> float:
    """Seconds after the kernel's start at which a unit was active; 0 where it is not."""
    said = here.run(f"systemctl show -p ActiveEnterTimestampMonotonic --value {unit}")
    return int(said.strip() or 0) / 1e6


def _active(here: Machine, unit: str) -> bool:
    try:
        return _moment(here, unit) > 0
    except TimeoutError:
        # nobody answers within yet
        return False


def main() -> None:
    """Measure, and print."""
    with terminal("boot", '[terminal]\nname = "Haby"\n', (1080, 1920)) as here:
        for unit in _UNITS.values():
            if not here.wait(lambda unit=unit: _active(here, unit), 900)[0]:
                raise SystemExit(f"boot: {unit} does not come")
        moments = {name: _moment(here, unit) for name, unit in _UNITS.items()}
        time.sleep(_A_WHILE)
        peak = here.run(f"systemctl show -p MemoryPeak --value {_UNITS['first frame']}").strip()
        free = here.run("grep -E '^Mem(Total|Available):' /proc/meminfo").split()
    print("| what | figure |")
    print("|---|---|")
    for name, seconds in moments.items():
        print(f"| {name}, after the kernel's start | {seconds:.0f} s |")
    print(f"| ratio | {moments['first frame'] / moments['multi-user']:.2f} |")
    print(f"| compositor and player, at most | {int(peak) / 1e6:.0f} MB |")
    print(f"| in use of all memory | {(int(free[1]) - int(free[4])) * 1024 / 1e6:.0f} MB |")


if __name__ == "__main__":
    main()
