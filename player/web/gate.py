# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The only way from a foreign page to the network: a proxy that calls the allowed origins only.

Qt asks before each request, but lets a redirect go on that it was told to block, and is not asked
about connections that carry no request (preconnect, WebRTC, WebTransport). The engine finds no host
by itself, so that all of it comes by here.
"""

import asyncio
import contextlib
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from player.web.allowed import Allowed

_PORTS = {"http": 80, "https": 443}
_LONGEST_HEAD = 65_536
_PIECE = 65_536
# seconds for what a browser says at once, and for a server to answer a call
_HEAD_WITHIN = 30.0
_CONNECTED_WITHIN = 20.0
# headers that are between a browser and its proxy; a connection carries one request, so that
# none to another server can follow
_OURS = (b"connection:", b"proxy-connection:", b"proxy-authorization:", b"keep-alive:")

_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_ABSENT = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"


class _Way(NamedTuple):
    """Whom to call, what the browser is told then, and what the other end."""

    host: str
    port: int
    answer: bytes
    onward: bytes


class Gate:
    """Lets connections to the allowed origins pass, through `proxy` where that is not ""."""

    def __init__(self, allowed: Allowed, proxy: str) -> None:
        self._allowed = allowed
        self._proxy = urlsplit(proxy)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]

    def run(self) -> None:
        """Serve for ever; for a thread that ends with its process."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._met, sock=self._door, limit=_LONGEST_HEAD)
        await server.serve_forever()

    async def _met(self, inner: asyncio.StreamReader, outer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            async with asyncio.timeout(_HEAD_WITHIN):
                head = await inner.readuntil(b"\r\n\r\n")
            way = self._way(head)
            if way is None:
                outer.write(_REFUSED)
            else:
                await _join(way, inner, outer)
        outer.close()

    def _way(self, head: bytes) -> _Way | None:
        """Where a request leads, or None if it may not go there.

        Raises:
            ValueError: it is none.
        """
        first, *headers = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
        method, target, version = first.decode("ascii").split(" ")
        tunnel = method == "CONNECT"
        url = f"https://{target}" if tunnel else target
        if not self._allowed.permits(url):
            return None
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        if self._proxy.hostname:
            host, port = self._proxy.hostname, self._proxy.port or _PORTS["http"]
        if tunnel:
            return (
                _Way(host, port, b"", head)
                if self._proxy.hostname
                else _Way(host, port, _OPEN, b"")
            )
        path = parts._replace(scheme="", netloc="").geturl() or "/"
        asked = f"{method} {target if self._proxy.hostname else path} {version}".encode()
        kept = [line for line in headers if not line.lower().startswith(_OURS)]
        onward = b"\r\n".join([asked, *kept, b"Connection: close", b"", b""])
        return _Way(host, port, b"", onward)


async def _join(way: _Way, inner: asyncio.StreamReader, outer: asyncio.StreamWriter) -> None:
    """Carry bytes both ways until both have ended, or say that nobody is there."""
    try:
        async with asyncio.timeout(_CONNECTED_WITHIN):
            there, onward = await asyncio.open_connection(way.host, way.port)
    except OSError:
        outer.write(_ABSENT)
        return
    try:
        onward.write(way.onward)
        outer.write(way.answer)
        await asyncio.gather(_carry(inner, onward), _carry(there, outer))
    finally:
        onward.close()


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Bytes, and then their end."""
    while data := await source.read(_PIECE):
        target.write(data)
        await target.drain()
    with contextlib.suppress(OSError):
        target.write_eof()
