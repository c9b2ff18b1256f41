# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The player's end of the line to a `kiosk web`, which draws one visitor's foreign page."""

import fcntl
import mmap
import os
import socket
from contextlib import suppress
from pathlib import Path

from player.web import line

#: The socket, within the runtime folder.
SOCKET = "web.socket"
_AT_ONCE = 65_536


class Visit:
    """One visit, from the first line until either side hangs up. It waits for nothing.

    `memory` holds a picture from a `line.Frame` that is heard until `line.Seen` is told: rows of
    32 bit a pixel (BGRX), without gaps.
    """

    def __init__(self, path: Path, opening: line.Opening) -> None:
        """Ask for a page.

        Raises:
            OSError: nobody listens there, or too many do already.
        """
        self._splitter = line.Splitter()
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        picture = os.memfd_create("web", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(picture, opening.size)
            fcntl.fcntl(picture, fcntl.F_ADD_SEALS, line.SEALS)
            self.memory = mmap.mmap(picture, opening.size, prot=mmap.PROT_READ)
            self._line.connect(str(path))
            socket.send_fds(self._line, [line.encode(opening)], [picture])
        except OSError:
            self.close()
            raise
        finally:
            os.close(picture)

    def fileno(self) -> int:
        """What becomes readable when there is something to hear."""
        return self._line.fileno()

    def tell(self, word: line.Visit) -> None:
        """Say a word.

        Raises:
            OSError: the other side has hung up, or has not listened for long.
        """
        told = line.encode(word)
        if self._line.send(told) != len(told):
            raise BrokenPipeError("half a line was told")

    def hear(self) -> list[line.Web]:
        """What was said since; nothing where nothing was.

        Raises:
            OSError: the line has ended.
            ValueError: it was nothing that `kiosk web` says.
        """
        try:
            got = self._line.recv(_AT_ONCE)
        except BlockingIOError:
            return []
        if not got:
            raise ConnectionResetError("kiosk web has hung up")
        return [line.decode_web(one) for one in self._splitter.feed(got)]

    def close(self) -> None:
        """Hang up, as often as one likes; with that the other process ends."""
        self._line.close()
        with suppress(AttributeError, BufferError):
            self.memory.close()
