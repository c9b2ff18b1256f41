# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real worker whose one format does what the file says; started by tests as a process."""

import contextlib
import ctypes
import faulthandler
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from itertools import starmap
from pathlib import Path

from content import worker
from content.model import Item, Kind, Text
from content.sources.adapter import Parsed, Rejected

LIBC = ctypes.CDLL(None)
SCRATCH = Path(tempfile.gettempdir()) / "schaukasten-evil"


def recurse(level=0):
    return recurse(level + 1)


def attempts():
    """Everything a worker may not do, each with what came of it."""
    tries = {
        "socket": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "name": lambda: socket.getaddrinfo("localhost", 80),
        "unix socket": lambda: socket.socket(socket.AF_UNIX),
        "write": lambda: SCRATCH.write_text("x"),
        "append": lambda: SCRATCH.open("a"),
        "os.open": lambda: os.open(SCRATCH, os.O_CREAT | os.O_WRONLY),
        "mkdir": SCRATCH.mkdir,
        "unlink": lambda: Path("/nonexistent").unlink(),
        "rename": lambda: Path("/nonexistent").rename("/nonexistent2"),
        "subprocess": lambda: subprocess.run(["true"], check=True),
        "system": lambda: os.system("true"),  # noqa: S605
        "fork": os.fork,
        "exec": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
        "kill": lambda: os.kill(os.getppid(), 0),
        "sqlite": lambda: sqlite3.connect(":memory:"),
        "library": lambda: ctypes.CDLL("libm.so.6"),
    }
    for name, attempt in tries.items():
        try:
            attempt()
        except PermissionError as error:
            yield Rejected(name, str(error))
        else:
            yield Rejected(name, "done")


def fill_memory():
    return Parsed(error=str(len(bytearray(4 * 1024**3))))


def fail():
    raise RuntimeError("secret\nbody")


def spin():
    while True:
        pass


def leave():
    print("told you so", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(7)


def say():
    print("junk " * 100_000, flush=True)  # noqa: T201
    LIBC.puts(b"junk")
    LIBC.fflush(None)
    return Parsed()


def shout():
    for _ in range(1000):
        os.write(2, b"x" * 65535 + b"\n")
    return Parsed()


def close():
    with contextlib.suppress(OSError):
        os.closerange(3, 100)
    time.sleep(3600)


def say_title(title):
    return Parsed(items=(Item("s:1", Kind.NEWS, "s", {"de": Text(title)}),))


DEEDS = {
    "fine": lambda: Parsed(rejected=(Rejected("fine", time.strftime("%Z")),)),
    "recurse": recurse,
    "memory": fill_memory,
    "raise": fail,
    "segfault": faulthandler._sigsegv,
    "abort": faulthandler._sigabrt,
    "spin": spin,
    "sleep": lambda: time.sleep(3600),
    "exit": leave,
    "print": say,
    "stderr": shout,
    "close": close,
    "thread": lambda: threading.Thread(target=time.sleep, args=(0,)).start(),
    "attempts": lambda: Parsed(rejected=tuple(attempts())),
    "environment": lambda: Parsed(rejected=tuple(starmap(Rejected, os.environ.items()))),
    "pid": lambda: Parsed(error=str(os.getpid())),
    "surrogate": lambda: say_title("H\ud800tten"),
    "huge": lambda: say_title("x" * 70_000_000),
}


class Evil:
    def parse(self, data, context):
        return DEEDS[data.decode()]()


if __name__ == "__main__":
    worker.adapter = lambda _: Evil()
    sys.exit(worker.main())
