# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A file server that answers `Range`, as streaming asks, and counts the bytes that went out."""

import re
from http.server import SimpleHTTPRequestHandler
from pathlib import Path


class RangeHandler(SimpleHTTPRequestHandler):
    """One range a request (RFC 9110, 14)."""

    protocol_version = "HTTP/1.1"
    sent = 0

    def do_HEAD(self):
        self._answer(body=False)

    def do_GET(self):
        self._answer(body=True)

    def _answer(self, *, body):
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        size = file.stat().st_size
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(asked[1]) if asked else 0
        last = min(int(asked[2] or size - 1), size - 1) if asked else size - 1
        self.send_response(206 if asked else 200)
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        if body:
            with file.open("rb") as opened:
                opened.seek(first)
                left = last - first + 1
                while left and (part := opened.read(min(left, 1 << 16))):
                    self.wfile.write(part)
                    left -= len(part)
                    type(self).sent += len(part)

    def log_message(self, *_):
        pass
