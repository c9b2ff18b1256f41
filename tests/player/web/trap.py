# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An address that counts whatever comes: connections that say nothing, and datagrams."""

import select
import socket
import threading


class Trap:
    """A context manager: TCP and UDP on one port of `host`; `heard` says what came."""

    def __init__(self, host):
        self.heard = []
        self._host = host

    def __enter__(self):
        self._door = socket.create_server((self._host, 0))
        self.port = self._door.getsockname()[1]
        self._post = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._post.bind((self._host, self.port))
        self._end, ours = socket.socketpair()
        self._thread = threading.Thread(target=self._listen, args=(ours,))
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._end.close()
        self._thread.join()
        self._door.close()
        self._post.close()

    def _listen(self, end):
        with end:
            while end not in (ready := select.select([self._door, self._post, end], [], [])[0]):
                if self._door in ready:
                    self._door.accept()[0].close()
                    self.heard.append("connection")
                if self._post in ready:
                    self._post.recv(2000)
                    self.heard.append("datagram")
