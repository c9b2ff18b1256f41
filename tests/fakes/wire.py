# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A wire between a terminal and its office that can be cut, muted, and taken over by a portal."""

import contextlib
import socket
import threading
from enum import Enum

_PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Login</h1>\n"
)
_CHOPPED = 400


class State(Enum):
    WHOLE = "whole"
    CUT = "cut"
    MUTE = "mute"
    PORTAL = "portal"
    CHOPPED = "chopped"


class Wire:
    """Forwards TCP to `target`, a port of loopback, as long as it is whole."""

    def __init__(self, target):
        self._target = target
        self._state = State.WHOLE
        self._open = set()
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def become(self, state):
        """Let it be so from now on; what is open is closed."""
        self._state = state
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.become(State.CUT)
        self._ear.close()

    def _listen(self):
        while True:
            try:
                caller, _ = self._ear.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=[caller], daemon=True).start()

    def _carry(self, caller):
        self._open.add(caller)
        try:
            if self._state is State.CUT:
                return
            if self._state is State.MUTE:
                while caller.recv(65536):
                    pass
            elif self._state is State.PORTAL:
                while caller.recv(65536):
                    caller.sendall(_PORTAL)
            else:
                self._forward(caller)
        except OSError:
            pass
        finally:
            self._open.discard(caller)
            caller.close()

    def _forward(self, caller):
        with socket.create_connection(("127.0.0.1", self._target)) as called:
            self._open.add(called)
            there = threading.Thread(target=self._pump, args=[caller, called], daemon=True)
            there.start()
            most = _CHOPPED if self._state is State.CHOPPED else None
            self._pump(called, caller, most)
            self._open.discard(called)

    @staticmethod
    def _pump(source, sink, most=None):
        carried = 0
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if most is not None and carried + len(data) > most:
                    sink.sendall(data[: most - carried])
                    break
                carried += len(data)
                sink.sendall(data)
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
