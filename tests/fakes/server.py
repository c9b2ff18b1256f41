# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real HTTP server on 127.0.0.1 that can be well, slow, wrong, huge, half and dead.

Use it as a context manager and set or change routes at any time:

    with FakeServer() as server:
        server.serve("/feed", b"<rss/>", "application/rss+xml")   # ETag, 304 to If-None-Match
        server.status("/feed", 503, retry_after="120")            # 500, 404, 410, 429, ...
        server.html("/feed")                                      # 200, but an error page
        server.dribble("/feed", b"...", pause=0.05)               # byte for byte
        server.silent("/feed")                                    # takes the request, says nothing
        server.endless("/feed")                                   # streams until stopped
        server.gzip_bomb("/feed", 100_000_000)                    # small on the wire, huge after
        server.half("/feed", b"...")                              # closes in mid-body
        server.lying("/feed", b"...", length=10**12)              # any Content-Length
        server.reset("/feed")                                     # resets the connection
        server.redirect("/feed", "file:///etc/passwd")            # anywhere, also to itself
        server.add("/feed", lambda request: Reply(body=b"..."))   # anything else
        server.stop()                                             # dead: connection refused
        server.start()                                            # back, on the same port
        server.requests                                           # what was asked, in order

`server.url` has no slash at the end. An unknown path is a 404. `FakeServer(certificate=FILE)`
speaks TLS with a PEM file that holds key and certificate.
"""

import contextlib
import gzip
import hashlib
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, SO_LINGER, SOL_SOCKET, socket
from types import TracebackType
from typing import Self

ERROR_PAGE = b"<!doctype html><html><head><title>Wartung</title></head><body>Sorry</body></html>"


@dataclass(frozen=True)
class Request:
    """One request as it arrived; header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What to answer. `chunks` are sent after `body`, each as soon as it is made."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: Iterable[bytes] = ()
    length: int | None = None  # None: no Content-Length, the end is the end of the connection
    reset: bool = False


Route = Callable[[Request], Reply]


class FakeServer:
    """See the module's docstring. Every route is answered in a thread of its own."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.requests: list[Request] = []
        self._certificate = certificate
        self._routes: dict[str, Route] = {}
        self._port = 0
        self._lock = threading.Lock()
        self._open: set[socket] = set()
        self._stopping = threading.Event()
        self._httpd: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"{'https' if self._certificate else 'http'}://127.0.0.1:{self._port}"

    @property
    def port(self) -> int:
        return self._port

    def start(self) -> None:
        """Listen; after a `stop` again on the same port."""
        self._stopping.clear()
        httpd = _Httpd(("127.0.0.1", self._port), _Handler)
        httpd.fake = self
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
            httpd.tls = context
        self._port = httpd.server_address[1]
        self._httpd = httpd
        self._thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Refuse connections from now on and cut those that are open. Harmless when stopped."""
        if self._httpd is None or self._thread is None:
            return
        self._stopping.set()
        self._httpd.shutdown()
        self._thread.join()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    socket.shutdown(connection, SHUT_RDWR)
        self._httpd.server_close()
        self._httpd = self._thread = None

    def add(self, path: str, route: Route) -> None:
        self._routes[path] = route

    def remove(self, path: str) -> None:
        self._routes.pop(path, None)

    def serve(
        self,
        path: str,
        body: bytes,
        content_type: str = "application/xml",
        *,
        etag: str | None = None,
        last_modified: str = "",
        compress: bool = False,
    ) -> None:
        """A good resource with validators. `etag` None: from the body; "": none at all."""
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"' if etag is None else etag
        headers = {"Content-Type": content_type}
        headers |= {"ETag": tag} if tag else {}
        headers |= {"Last-Modified": last_modified} if last_modified else {}

        def route(request: Request) -> Reply:
            asked = request.headers.get("if-none-match")
            since = request.headers.get("if-modified-since")
            if (tag and asked == tag) or (asked is None and last_modified and since):
                return Reply(304, headers=headers)
            if compress and "gzip" in request.headers.get("accept-encoding", ""):
                packed = gzip.compress(body)
                return Reply(
                    200, packed, headers | {"Content-Encoding": "gzip"}, length=len(packed)
                )
            return Reply(200, body, headers, length=len(body))

        self.add(path, route)

    def status(self, path: str, status: int, *, retry_after: str = "") -> None:
        headers = {"Content-Type": "text/html"}
        headers |= {"Retry-After": retry_after} if retry_after else {}
        self.add(path, lambda _: Reply(status, ERROR_PAGE, headers, length=len(ERROR_PAGE)))

    def html(self, path: str, body: bytes = ERROR_PAGE) -> None:
        self.serve(path, body, "text/html; charset=utf-8", etag="")

    def dribble(
        self, path: str, body: bytes, pause: float = 0.05, *, measured: bool = True
    ) -> None:
        length = len(body) if measured else None
        self.add(path, lambda _: Reply(chunks=self._slowly(body, pause), length=length))

    def silent(self, path: str) -> None:
        def route(_: Request) -> Reply:
            self._stopping.wait(30)
            return Reply(reset=True)

        self.add(path, route)

    def endless(self, path: str, chunk: bytes = b"x" * 65536) -> None:
        self.add(path, lambda _: Reply(chunks=self._forever(chunk)))

    def gzip_bomb(self, path: str, size: int) -> None:
        packed = gzip.compress(b"\0" * size)
        headers = {"Content-Encoding": "gzip"}
        self.add(path, lambda _: Reply(200, packed, headers, length=len(packed)))

    def half(self, path: str, body: bytes) -> None:
        self.add(path, lambda _: Reply(body=body[: len(body) // 2], length=len(body)))

    def lying(self, path: str, body: bytes, length: int) -> None:
        self.add(path, lambda _: Reply(body=body, length=length))

    def reset(self, path: str) -> None:
        self.add(path, lambda _: Reply(reset=True))

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        self.add(path, lambda _: Reply(status, headers={"Location": to}, length=0))

    def answer(self, request: Request) -> Reply:
        """Log a request and make its reply."""
        with self._lock:
            self.requests.append(request)
            route = self._routes.get(request.path)
        return route(request) if route else Reply(404, b"not here", length=8)

    @contextlib.contextmanager
    def connection(self, connection: socket):
        """Know a connection while it is open."""
        with self._lock:
            self._open.add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(connection)

    def _slowly(self, body: bytes, pause: float) -> Iterable[bytes]:
        for index in range(len(body)):
            if self._stopping.wait(pause):
                return
            yield body[index : index + 1]

    def _forever(self, chunk: bytes) -> Iterable[bytes]:
        while not self._stopping.is_set():
            yield chunk
            time.sleep(0.001)


class _Httpd(ThreadingHTTPServer):
    daemon_threads = False  # server_close() then waits for every answer to end
    allow_reuse_address = True
    fake: FakeServer
    tls: ssl.SSLContext | None = None

    def finish_request(self, request, client_address) -> None:
        if self.tls is None:
            super().finish_request(request, client_address)
            return
        request.settimeout(5)
        with (
            contextlib.suppress(OSError),
            self.tls.wrap_socket(request, server_side=True, suppress_ragged_eofs=True) as wrapped,
        ):
            super().finish_request(wrapped, client_address)

    def handle_error(self, request, client_address) -> None:
        """Say nothing: clients of this server hang up in the middle as a matter of course."""


class _Handler(BaseHTTPRequestHandler):
    timeout = 10
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with self.server.fake.connection(self.connection), contextlib.suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.fake.answer(Request(self.command, self.path, headers))
        self.close_connection = True
        if reply.reset:
            self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        self._send(reply)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.length is not None:
            self.send_header("Content-Length", str(reply.length))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(reply.body)
        for chunk in reply.chunks:
            self.wfile.write(chunk)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Leave stderr alone; `FakeServer.requests` is the log."""
