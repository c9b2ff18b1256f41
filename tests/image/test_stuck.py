# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is stuck is started anew: the player by systemd, the kernel by the board's watchdog."""

import glass
import pytest
import slots

pytestmark = [pytest.mark.image, pytest.mark.timeout(1500)]
_GROUP = "/sys/fs/cgroup/system.slice/kiosk-player.service/cgroup.procs"
# of the compositor's unit, the process of that name
_PLAYER = f'for one in $(cat {_GROUP}); do [ "$(cat /proc/$one/comm)" = kiosk ] && echo $one; done'

_DEVICES = "cat /proc/bus/input/devices"


def test_a_frozen_player_and_a_hung_kernel_come_back(terminal):
    slots.comes_up(terminal)
    pid = terminal.run(_PLAYER).strip()
    terminal.run(f"kill -STOP {pid}")
    count = "systemctl show -p NRestarts --value kiosk-player"
    came, seconds = terminal.wait(lambda: terminal.run(count).strip() == "1", 300)
    assert came
    print(f"frozen player: started anew after {seconds:.0f} s")
    assert terminal.wait(lambda: terminal.run(_PLAYER).strip() not in {"", pid})[0]
    slots.comes_up(terminal)
    kept = terminal.run("ls /var/lib/kiosk/lastwords")
    assert "kiosk-player" in kept, kept
    resets = terminal.resets()
    # a dead kernel that was told not to start anew by itself: nobody feeds the watchdog any more
    terminal.order("echo 0 >/proc/sys/kernel/panic; echo c >/proc/sysrq-trigger")
    came, seconds = terminal.wait(lambda: terminal.resets() > resets, 300)
    assert came
    print(f"hung kernel: reset after {seconds:.0f} s")
    slots.comes_up(terminal)


def test_a_touch_panel_that_comes_back_is_heard(terminal):
    slots.comes_up(terminal)
    device = "/sys/bus/pci/devices/$(cat /run/touch)"
    terminal.run(
        # an input device among virtio's (0x12); what plugs it in is the PCI device above it
        "one=$(grep -lx 0x0012 /sys/bus/virtio/devices/*/device | head -1);"
        " basename $(dirname $(readlink -f $(dirname $one))) >/run/touch"
    )
    terminal.run(f"echo 1 >{device}/remove")
    assert terminal.wait(lambda: "Touch" not in terminal.run(_DEVICES), 60)[0]
    # the compositor has let go of it, and has it once more
    held = "ls -l /proc/$(pidof cage)/fd | grep -c /dev/input"
    assert terminal.wait(lambda: terminal.run(held).strip() == "0", 60)[0]
    terminal.run("echo 1 >/sys/bus/pci/rescan")
    assert terminal.wait(lambda: terminal.run(held).strip() == "1", 60)[0]

    def heard():
        # the compositor drops a finger that is faster than the player's own word for the new panel
        # ("could not create touch point"); whoever touches touches again
        terminal.tap(0.4, 0.9)
        return terminal.wait(lambda: glass.page(terminal.picture()) == "home", 15)[0]

    assert terminal.wait(heard, 60)[0]
