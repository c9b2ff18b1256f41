# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Serves the demo Amt over real HTTP on this machine, with ETag, Last-Modified and 304."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from content.clock import Clock, at_glass, utc_now
from kiosk.demo import (
    amt,
    around,
    buses,
    calls,
    car,
    council,
    desk,
    notices,
    offers,
    smartvillage,
    tribe,
    warnings,
    weather,
    webpages,
    wordpress,
)
from kiosk.demo.page import Asked, Page, Site
from kiosk.demo.pictures import photograph

PICTURES = "/bilder/"
# Each is asked in turn for what it serves.
SITES: tuple[Site, ...] = (
    amt,
    buses,
    car,
    calls,
    weather,
    offers,
    around,
    council,
    notices,
    warnings,
    wordpress,
    tribe,
    webpages,
    smartvillage,
    desk,
)

_LONGEST_BODY = 100_000


@dataclass(frozen=True)
class Edition:
    """A page as it is now, what tells it from others, and since when it is so."""

    page: Page
    etag: str
    since: datetime


class AmtServer:
    """The servers of the demo Amt as a context manager; `url` is their address.

    Loopback only, on a port that is free. `now_clock` dates what they serve.
    """

    def __init__(self, now_clock: Clock = utc_now) -> None:
        self._clock = now_clock
        self._editions: dict[Asked, Edition] = {}
        self._lock = Lock()
        self._http = _Http(self)
        self._thread = Thread(target=self._http.serve_forever, name="demo-amt", daemon=True)

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def edition(self, asked: Asked) -> Edition | None:
        """What stands at a path now; None for nothing."""
        now = self._clock().astimezone(UTC).replace(microsecond=0)
        page = self._page(asked, now)
        if page is None:
            return None
        etag = f'"{sha256(page.body).hexdigest()[:32]}"'
        with self._lock:
            known = self._editions.get(asked)
            if known is None or known.etag != etag:
                known = self._editions[asked] = Edition(page, etag, now)
            return known

    def _page(self, asked: Asked, now: datetime) -> Page | None:
        if asked.path.startswith(PICTURES):
            name = asked.path.removeprefix(PICTURES).removesuffix(".jpg")
            body = photograph(name, at_glass(now).date())
            return None if body is None else Page("image/jpeg", body)
        minute = now.replace(second=0)
        answers = (site.answer(asked, minute, self.url) for site in SITES)
        return next((page for page in answers if page is not None), None)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, amt: AmtServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.amt = amt


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"
    # a kept-open connection must not keep a thread for ever
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_POST(self) -> None:
        self._answer(with_body=True)

    def _asked(self) -> Asked:
        parts = urlsplit(self.path)
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isascii() and length.isdigit() else 0
        body = self.rfile.read(min(size, _LONGEST_BODY))
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        return Asked(unquote(parts.path), query, body, post=self.command == "POST")

    def _answer(self, *, with_body: bool) -> None:
        edition = self.server.amt.edition(self._asked())
        if edition is None:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Length": "0"})
            return
        headers = {
            "ETag": edition.etag,
            "Last-Modified": format_datetime(edition.since, usegmt=True),
            "Cache-Control": "no-cache",
        }
        if self._is_known(edition):
            self._send(HTTPStatus.NOT_MODIFIED, headers)
            return
        headers["Content-Type"] = edition.page.content_type
        headers["Content-Length"] = str(len(edition.page.body))
        self._send(HTTPStatus.OK, headers)
        if with_body:
            self.wfile.write(edition.page.body)

    def _is_known(self, edition: Edition) -> bool:
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return edition.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        try:
            return parsedate_to_datetime(self.headers["If-Modified-Since"]) >= edition.since
        except (KeyError, TypeError, ValueError):
            return False

    def _send(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Say nothing: the demo's terminal belongs to its own lines."""
