# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker does to itself before it touches foreign bytes. Cannot be undone."""

import ctypes
import math
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 10
WALL_SECONDS = 30
# the bound that the worker itself cannot raise; parents recycle long before it
_CPU_SECONDS_IN_ALL = 3600

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_NO_NEW_PRIVS = 38

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = frozenset(
    {
        "ctypes.dlopen", "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.kill",
        "os.killpg", "os.link", "os.mkdir", "os.mkfifo", "os.mknod", "os.posix_spawn",
        "os.putenv", "os.remove", "os.rename", "os.rmdir", "os.setxattr", "os.spawn",
        "os.startfile", "os.symlink", "os.system", "os.truncate", "os.utime", "pty.spawn",
        "signal.pthread_kill", "sqlite3.connect", "subprocess.Popen", "syslog.openlog",
        "tempfile.mkdtemp", "tempfile.mkstemp", "webbrowser.open",
    }
)  # fmt: skip


def lock_up() -> None:
    """Give up the network, subprocesses, writing, and all but a bounded share of the machine.

    The limits of the kernel hold against everything, also against libraries in C; the hook
    into Python turns what a library merely tries into a PermissionError. Leaving the network
    namespace is tried and not required: it needs a kernel that allows it to everybody.
    """
    _leave_network()
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    _limit(resource.RLIMIT_CPU, _CPU_SECONDS_IN_ALL)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


@contextmanager
def one_job() -> Iterator[None]:
    """Bound what the block may take: the kernel ends this process where it takes more.

    The wall time is a backstop for a worker whose parent died; a living one is quicker.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = math.ceil(usage.ru_utime + usage.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (_least(spent + CPU_SECONDS, hard), hard))
    signal.alarm(WALL_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def _limit(which: int, most: int) -> None:
    least = _least(most, resource.getrlimit(which)[1])
    resource.setrlimit(which, (least, least))


def _least(wanted: int, hard: int) -> int:
    """A limit no higher than `hard`, in which infinity is -1."""
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _leave_network() -> None:
    """Enter an empty network namespace where Linux allows it."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        # a user namespace only where needed: it would take root's access to files away
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    except (OSError, AttributeError):
        pass


def _refuse(event: str, args: tuple[object, ...]) -> None:
    """An audit hook, see PEP 578 and the audit events table of the library reference."""
    if event == "open":
        flags = args[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("A worker writes no files.")
    elif event in _REFUSED or event.startswith(("socket.", "shutil.", "ftplib.", "smtplib.")):
        raise PermissionError(f"A worker may not do this: {event}.")
