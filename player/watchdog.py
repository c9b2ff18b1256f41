# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the service manager is told, and when: that frames are presented, not that a process is.

The protocol is that of sd_notify(3).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from socket import AF_UNIX, SOCK_CLOEXEC, SOCK_DGRAM, socket

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"
_MICROSECONDS = 1_000_000


@dataclass
class Watchdog:
    """Whether the service manager may be told that all is well.

    It may once a frame was presented since it was told last. While the glass is `dark` on
    purpose no frame comes, and it is enough that the event loop gets round to asking.
    """

    frames: int = 0

    def alive(self, frames: int, *, dark: bool) -> bool:
        """Whether to tell it now, `frames` having been presented so far."""
        moved = frames != self.frames
        self.frames = frames
        return moved or dark


def interval(environment: Mapping[str, str] = os.environ) -> float | None:
    """How many seconds may pass between two signs of life; None where nobody waits for them.

    See WATCHDOG_USEC and WATCHDOG_PID in sd_watchdog_enabled(3).
    """
    usec, pid = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not usec.isdecimal() or int(usec) == 0 or (pid and pid != str(os.getpid())):
        return None
    return int(usec) / _MICROSECONDS


def tell(message: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell the service manager something; whether there was one to listen. Never waits."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    try:
        with socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC) as line:
            line.setblocking(False)
            line.connect(address.replace("@", "\0", 1) if address[0] == "@" else address)
            line.send(message.encode())
    except OSError:
        return False
    return True
