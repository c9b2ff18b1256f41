# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The player's end of a visit: a real `kiosk web`, with a real page in a real engine."""

import contextlib
import fcntl
import mmap
import os
import select
import socket
import subprocess
import sys
import time
import uuid
from importlib.util import find_spec
from pathlib import Path

import pytest

from player.web import line
from player.web.line import Frame, Lack, Opening, Page, Seen, Splitter, Touch

# of the picture, two of which are one of the page's
WIDTH, HEIGHT, ZOOM = 400, 600, 2.0
# how long a busy machine may take; nothing is asserted of it
SECONDS = 30
COMMAND = (sys.executable, "-m", "kiosk.cli", "web")
ENGINE = pytest.mark.skipif(
    find_spec("PySide6.QtWebEngineQuick") is None, reason="Qt WebEngine is not installed"
)
_MARK = "KIOSK_WEB_VISIT"


def memory(size, *seals):
    """A descriptor of memory for a picture."""
    made = os.memfd_create("picture", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(made, size)
    wanted = seals or (fcntl.F_SEAL_SHRINK, fcntl.F_SEAL_GROW, fcntl.F_SEAL_SEAL)
    fcntl.fcntl(made, fcntl.F_ADD_SEALS, sum(wanted))
    return made


def opening(url, *allow, **other):
    """The first word for a page of small size; its own origin is allowed if nothing is."""
    origins = allow or ("/".join(url.split("/")[:3]),)
    words = {"width": WIDTH, "height": HEIGHT, "zoom": ZOOM, "language": "de", "proxy": ""}
    return Opening(url=url, allow=tuple(origins), **{**words, **other})


def page(body, title="Amt"):
    """A document whose umlauts, if any, are declared."""
    return f'<!doctype html><meta charset="utf-8"><title>{title}</title>{body}'.encode()


class EndedError(AssertionError):
    """The web hung up."""


class Visit:
    """One connection to a `kiosk web`; with `seen`, each picture is told to have been copied."""

    def __init__(self, connection, process, mark, first, *, seen=True):
        self.socket, self.process, self._mark, self._seen = connection, process, mark, seen
        self.words = []
        self._lines = Splitter()
        descriptor = memory(first.size)
        self.memory = mmap.mmap(descriptor, first.size)
        self.width = first.width
        socket.send_fds(connection, [line.encode(first)], [descriptor])
        os.close(descriptor)

    def say(self, *words):
        self.socket.sendall(b"".join(map(line.encode, words)))

    def tap(self, x, y):
        self.say(Touch(1, line.State.DOWN, x, y), Touch(1, line.State.UP, x, y))

    def until(self, holds):
        """Hear words until something holds; what holds."""
        end = time.monotonic() + SECONDS
        while not (found := holds()):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.socket], [], [], left)[0]:
                raise AssertionError(f"it did not come to that: {self.words[-10:]}")
            self._hear()
        return found

    def _hear(self):
        try:
            data = self.socket.recv(65_536)
        except ConnectionResetError:
            data = b""
        if not data:
            raise EndedError(self.words[-10:])
        for said in self._lines.feed(data):
            word = line.decode_web(said)
            self.words.append(word)
            if self._seen and word == Frame():
                self.say(Seen())

    def of(self, kind):
        return [word for word in self.words if isinstance(word, kind)]

    def page(self, holds=lambda page: not page.loading):
        """The page as it was told last, once that is as it should be."""

        def last():
            pages = self.of(Page)
            return pages[-1] if pages and holds(pages[-1]) else None

        return self.until(last)

    def titled(self, title):
        """The page of this title, come to rest."""
        return self.page(lambda page: page.title == title and not page.loading)

    def lack(self, count=1):
        """The words of what lacks, once there are so many."""
        return self.until(lambda: [lack.why for lack in lacks]
                          if len(lacks := self.of(Lack)) >= count else None)  # fmt: skip

    def pixel(self, x, y):
        at = (y * self.width + x) * line.BYTES_A_PIXEL
        blue, green, red = self.memory[at : at + 3]
        return red, green, blue

    def coloured(self, colour, x=WIDTH // 2, y=HEIGHT // 2):
        """Wait for the picture to show it there."""
        self.until(lambda: self.pixel(x, y) == colour)

    def hears_the_end(self):
        """Wait for the web to hang up; the exit code."""
        with contextlib.suppress(EndedError):
            self.until(lambda: False)
        return self.process.wait(SECONDS)

    def processes(self):
        """What this visit has started and still runs, by id, with its command."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if f"{_MARK}={self._mark}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().decode()
        return found

    def hang_up(self):
        """Leave, and wait for the process to have ended; its exit code."""
        self.socket.close()
        return self.process.wait(SECONDS)


def environment(mark, **more):
    """What a visit's process is started with; tests may run as root, terminals never do."""
    root = {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if os.geteuid() == 0 else {}
    return {**os.environ, **root, _MARK: mark, **more}


def started(first, *, seen=True, command=COMMAND, **more):
    """Begin a visit the way systemd does: the connection is standard input."""
    mine, theirs = socket.socketpair()
    mark = uuid.uuid4().hex
    with theirs:
        process = subprocess.Popen(command, stdin=theirs, env=environment(mark, **more))
    return Visit(mine, process, mark, first, seen=seen)
