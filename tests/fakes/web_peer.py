# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The other end of a foreign page's line: draws what a test wants, or misbehaves."""

import mmap
import os
import socket
import threading
from contextlib import suppress

from player.web import line


class Peer:
    """Listens at a path for one visit at a time, and hears what it says in a thread."""

    def __init__(self, path):
        self.heard = []
        self.visits = 0
        self.line = self.memory = self.opening = None
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(path))
        self._door.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with suppress(OSError):
            while True:
                self._visit(self._door.accept()[0])

    def _visit(self, connection):
        said, descriptors, *_ = socket.recv_fds(connection, line.LONGEST, 1)
        opening = line.decode_visit(said.rstrip(b"\n"))
        self.memory = mmap.mmap(descriptors[0], opening.size)
        os.close(descriptors[0])
        self.line, self.opening = connection, opening
        self.visits += 1
        splitter = line.Splitter()
        with suppress(ConnectionResetError):
            while got := connection.recv(line.LONGEST):
                self.heard += [line.decode_visit(one) for one in splitter.feed(got)]
        self.line = None
        connection.close()

    def say(self, *words):
        for word in words:
            self.line.sendall(line.encode(word))

    def draw(self, blue, green, red):
        """Fill the picture with a colour."""
        self.memory[:] = bytes((blue, green, red, 255)) * (self.opening.size // 4)
        self.say(line.Frame())

    def close(self):
        for end in (self._door, self.line):
            if end is not None:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
