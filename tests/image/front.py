# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands before an office: a proxy that speaks TLS, as docs/office.md asks for one."""

import http.client
import shutil
import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_HOP = {"connection", "keep-alive", "transfer-encoding", "x-forwarded-for", "x-forwarded-proto"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kept = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        told = {"X-Forwarded-For": self.client_address[0], "X-Forwarded-Proto": "https"}
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=120)
        try:
            upstream.request(self.command, self.path, body or None, kept | told)
            self._answer(upstream.getresponse())
        except ConnectionError:
            # not up yet, or not any more: as a proxy says it
            self.send_error(502)
        finally:
            upstream.close()

    def do_POST(self):
        self.do_GET()

    def do_PUT(self):
        self.do_GET()

    def _answer(self, answer):
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in _HOP:
                self.send_header(name, value)
        known = answer.getheader("Content-Length") is not None
        body = b"" if known else answer.read()
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if known:
            shutil.copyfileobj(answer, self.wfile)
        else:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class _Front(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, certificate, behind):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = behind
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # whoever is slow to shake hands keeps only their own thread waiting
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )

    def handle_error(self, request, client_address):
        """A client that goes is nothing to speak of."""


@contextmanager
def opened(certificate):
    """The port at which it listens, and that at which it expects the office.

    `certificate`: a file with certificate and key.
    """
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        behind = one.getsockname()[1]
    with _Front(certificate, behind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, behind
        server.shutdown()
