# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A visit's process: takes the player's first line, has a child draw, and leaves nobody behind.

The one that waits here knows neither Qt nor any page: whatever happens to its child, it sees the
player hang up, ends all that the child has started, and goes. Until then it is the child's only way
to the network.
"""

import ctypes
import fcntl
import logging
import os
import select
import signal
import socket
import threading
import time
from contextlib import suppress
from mmap import mmap
from pathlib import Path
from typing import NoReturn

from player.web import line
from player.web.allowed import Allowed
from player.web.gate import Gate

# seconds after which whoever connected has not said what it wants
_FIRST_WITHIN = 10.0
# with one descriptor comes the memory; room for more shows that there were more
_DESCRIPTORS = 4
# a visit that ends and the one that follows it
_VISITS = 2
# of prctl
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

FINE, WRONG = 0, 1

_log = logging.getLogger(__name__)


class VisitError(Exception):
    """There is no visit: what connected did not say what a player says."""


def serve() -> int:
    """Serve the connection that is standard input until it ends; the exit code.

    Raises:
        VisitError: it is no connection, or its first line is not as it should be.
    """
    _end_on(signal.SIGTERM)
    talk = _talk()
    opening, memory, rest = _opened(talk)
    gate = Gate(Allowed(opening.allow), opening.proxy)
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    here = os.getpid()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _die_with(here, signal.SIGKILL)
        os.environ.update(environment(gate.port))
        _draw(talk, opening, memory, rest)
    threading.Thread(target=gate.run, daemon=True).start()
    try:
        return _watch(talk, child)
    finally:
        _end_children()


def listen(path: Path) -> int:
    """Serve whoever connects to a socket at `path`, a process each, until a signal ends this one.

    For machines without systemd. The socket is there for owner and group.

    Raises:
        OSError: there can be no socket, or somebody else listens there.
    """
    _end_on(signal.SIGTERM)
    door = _door(path)
    visits: dict[int, int] = {}
    try:
        while True:
            ready = [*visits, door.fileno()] if len(visits) < _VISITS else [*visits]
            for one in select.select(ready, [], [])[0]:
                if one in visits:
                    os.waitpid(visits.pop(one), 0)
                    os.close(one)
                else:
                    visit = _received(door)
                    visits[os.pidfd_open(visit)] = visit
    finally:
        path.unlink(missing_ok=True)
        for visit in visits.values():
            os.kill(visit, signal.SIGTERM)
            os.waitpid(visit, 0)


def environment(gate: int) -> dict[str, str]:
    """What Qt and Chromium are told before they are there.

    There is no screen and no graphics card. No host is found and none is called: there is nothing
    but the gate, at this port.
    """
    flags = (
        '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"',
        f"--proxy-server=http://127.0.0.1:{gate}",
        # else this very machine would be called past it
        "--proxy-bypass-list=<-loopback>",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        # what the engine has to say of every visit is of no use to anybody
        "--log-level=3",
        # scripts are read and never compiled: its unit lets nobody write code while it runs
        "--js-flags=--jitless",
    )
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        # a pixel of the picture is one of Qt's, whatever the desk has
        "QT_ENABLE_HIGHDPI_SCALING": "0",
        "QT_SCALE_FACTOR": "1",
        # nothing is written to disk, of us neither
        "QML_DISABLE_DISK_CACHE": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": " ".join(flags),
    }


def _talk() -> socket.socket:
    """The connection, taken from standard input so that no child of Chromium's inherits it."""
    try:
        talk = socket.socket(fileno=os.dup(0))
        talk.getpeername()
    except OSError as error:
        raise VisitError("standard input is no connection") from error
    nowhere = os.open(os.devnull, os.O_RDWR)
    here = os.fstat(talk.fileno())
    for standard in (0, 1, 2):
        if standard == 0 or os.path.samestat(os.fstat(standard), here):
            os.dup2(nowhere, standard)
    os.close(nowhere)
    return talk


def _opened(talk: socket.socket) -> tuple[line.Opening, mmap, bytes]:
    """The first line, the memory that came with it, and what had come after it."""
    descriptors: list[int] = []
    try:
        first, _, rest = _first(talk, descriptors).partition(b"\n")
        opening = line.decode_visit(first)
        if not isinstance(opening, line.Opening) or len(descriptors) != 1:
            raise VisitError("a visit begins with an opening and one descriptor")
        return opening, _memory(descriptors[0], opening.size), rest
    except (OSError, ValueError) as error:
        raise VisitError(f"no visit was opened: {error}") from error
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _first(talk: socket.socket, descriptors: list[int]) -> bytes:
    """The first line and what came at once after it; `descriptors` get what came with them."""
    data, until = b"", time.monotonic() + _FIRST_WITHIN
    while b"\n" not in data:
        talk.settimeout(max(0.001, until - time.monotonic()))
        some, came, flags, _ = socket.recv_fds(
            talk, line.LONGEST, _DESCRIPTORS, socket.MSG_CMSG_CLOEXEC
        )
        descriptors.extend(came)
        data += some
        if not some or len(data) > line.LONGEST or flags & socket.MSG_CTRUNC:
            raise ValueError("it ended early, was too long, or brought too much")
    talk.settimeout(None)
    return data


def _memory(descriptor: int, size: int) -> mmap:
    """The memory for the picture.

    Raises:
        ValueError: it is too small, or could become so.
        OSError: it is no such memory.
    """
    seals = fcntl.fcntl(descriptor, fcntl.F_GET_SEALS)
    if seals & line.SEALS != line.SEALS:
        raise ValueError("the memory is not sealed")
    if os.fstat(descriptor).st_size < size:
        raise ValueError(f"the memory has less than {size} bytes")
    return mmap(descriptor, size)


def _draw(talk: socket.socket, opening: line.Opening, memory: mmap, rest: bytes) -> NoReturn:
    """The child: everything of Qt's and Chromium's happens here."""
    code = WRONG
    try:
        os.environ.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
        # only now: Qt reads its environment when it is loaded
        from player.web.sheet import show  # noqa: PLC0415

        code = show(talk, opening, memory, rest)
    except Exception:  # noqa: BLE001 -- a process of its own ends here
        _log.exception("kiosk web: the visit failed")
    finally:
        # whatever Chromium still does at its end is of no use to anybody
        os._exit(code)


def _watch(talk: socket.socket, child: int) -> int:
    """Wait for the player to hang up or the child to end, whichever comes first."""
    ended = os.pidfd_open(child)
    poll = select.poll()
    poll.register(talk, select.POLLRDHUP)
    poll.register(ended, select.POLLIN)
    happened = {descriptor for descriptor, _ in poll.poll()}
    os.close(ended)
    if talk.fileno() in happened:
        return FINE
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code < 0:
        _log.warning("kiosk web: the engine died of %s", signal.Signals(-code).name)
    return FINE if code == 0 else WRONG


def _end_children() -> None:
    """End the child and all that it started: what has lost its parent falls to us."""
    with suppress(ChildProcessError):
        while True:
            for thread in Path("/proc/self/task").iterdir():
                for child in (thread / "children").read_text("ascii").split():
                    os.kill(int(child), signal.SIGKILL)
            os.wait()


def _door(path: Path) -> socket.socket:
    door = socket.socket(socket.AF_UNIX)
    if _deserted(path):
        path.unlink()
    before = os.umask(0o117)
    try:
        door.bind(str(path))
    finally:
        os.umask(before)
    door.listen(_VISITS)
    return door


def _deserted(path: Path) -> bool:
    """Whether a socket lies there to which nobody listens any more."""
    if not path.is_socket():
        return False
    with socket.socket(socket.AF_UNIX) as knock:
        try:
            knock.connect(str(path))
        except ConnectionRefusedError:
            return True
        except OSError:
            return False
    return False


def _received(door: socket.socket) -> int:
    """Take a connection, and give it a process; its id."""
    talk, _ = door.accept()
    here = os.getpid()
    with talk:
        visit = os.fork()
        if visit == 0:
            _die_with(here, signal.SIGTERM)
            _receive(talk)
    return visit


def _receive(talk: socket.socket) -> NoReturn:
    code = WRONG
    try:
        os.dup2(talk.fileno(), 0)
        talk.close()
        code = serve()
    except (SystemExit, KeyboardInterrupt):
        code = FINE
    except VisitError as error:
        _log.warning("kiosk web: %s", error)
    except Exception:  # noqa: BLE001 -- a process of its own ends here
        _log.exception("kiosk web: the visit failed")
    finally:
        os._exit(code)


def _die_with(parent: int, number: signal.Signals) -> None:
    """Have the kernel send us a signal when the process dies that started us."""
    _prctl(_PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:
        os._exit(WRONG)


def _end_on(number: signal.Signals) -> None:
    """Have a signal end this process the way an ordinary end does."""

    def end(*_: object) -> NoReturn:
        raise SystemExit(FINE)

    signal.signal(number, end)


def _prctl(option: int, argument: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, argument, 0, 0, 0)
