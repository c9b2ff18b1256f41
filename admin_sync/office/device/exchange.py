# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A request as the line reads it, and the answer it gives: bounded before anything is parsed."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from admin_sync.protocol import encoding, request

#: Bytes of a body of JSON, and the levels of what it holds.
JSON_LIMIT, JSON_DEPTH = 1_000_000, 16
_JSON = "application/json"
# a whole number that might be beyond 2**53
_LONG = re.compile(rb"[0-9]{16}")
#: What a WSGI server is told with: status line and header fields.
StartResponse = Callable[[str, list[tuple[str, str]]], object]
_PHRASES = {
    200: "OK", 201: "Created", 206: "Partial Content", 304: "Not Modified", 400: "Bad Request",
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    409: "Conflict", 410: "Gone", 411: "Length Required", 413: "Content Too Large",
    415: "Unsupported Media Type", 416: "Range Not Satisfiable", 429: "Too Many Requests",
    500: "Internal Server Error", 503: "Service Unavailable",
}  # fmt: skip


@dataclass(slots=True)
class Reply:
    """What is answered. A body of several parts is not signed; `length` is that of all of it."""

    status: int
    body: bytes | Iterable[bytes] = b""
    kind: str = _JSON
    fields: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None

    def start(self, start_response: StartResponse) -> Iterable[bytes]:
        """Hand it to the server."""
        whole = isinstance(self.body, bytes)
        length = len(self.body) if isinstance(self.body, bytes) else self.length
        fields = [("Cache-Control", "no-store")] if "Cache-Control" not in self.fields else []
        fields += self.fields.items()
        if self.status != 304:  # noqa: PLR2004
            fields += [("Content-Type", self.kind), ("Content-Length", str(length))]
        start_response(f"{self.status} {_PHRASES[self.status]}", fields)
        return [self.body] if whole else self.body  # type: ignore[list-item,return-value]


class RefusedError(Exception):
    """A request that is not served; becomes the reply that says why."""

    def __init__(
        self, status: int, code: str, detail: str = "", *, wait: int = 0, standing: str = ""
    ) -> None:
        super().__init__(detail or code)
        self.status, self.code, self.detail = status, code, detail
        self.wait, self.standing = wait, standing

    def reply(self) -> Reply:
        """One JSON object: `error` for programs, `detail` for people."""
        body = {"error": self.code, "detail": self.detail}
        if self.standing:
            body["standing"] = self.standing
        fields = {"Retry-After": str(self.wait)} if self.wait else {}
        return Reply(self.status, encoding.canonical(body), fields=fields)


@dataclass(slots=True)
class Request:
    """A request of WSGI, read as far as it is asked for."""

    environ: Mapping[str, Any]
    method: str
    path: str
    _body: bytes | None = None

    @property
    def target(self) -> str:
        """Path and query as they were signed."""
        query = self.environ.get("QUERY_STRING", "")
        return f"{self.path}?{query}" if query else self.path

    @property
    def address(self) -> str:
        """Who asks: an address, of IPv6 the network of it, as the proxy before us has it."""
        peer = str(self.environ.get("REMOTE_ADDR", ""))
        told = str(self.environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        return _network(told if told and _is_loopback(peer) else peer)

    @property
    def claims(self) -> bool:
        """Whether it says that it is signed, well or not."""
        return bool({"HTTP_SIGNATURE_INPUT", "HTTP_SIGNATURE"} & self.environ.keys())

    def signed(self) -> request.Claim:
        """What it claims of session and sequence; not yet believed.

        Raises:
            RefusedError: it is not signed.
        """
        environ = self.environ
        try:
            return request.claim(
                {
                    request.INPUT: environ.get("HTTP_SIGNATURE_INPUT", ""),
                    request.SIGNATURE: environ.get("HTTP_SIGNATURE", ""),
                    request.DIGEST: environ.get("HTTP_CONTENT_DIGEST", ""),
                }
            )
        except request.RequestError as error:
            raise RefusedError(401, "unsigned", str(error)) from error

    def body(self, limit: int = JSON_LIMIT) -> bytes:
        """Its bytes, at most so many; what is longer is not read.

        Raises:
            RefusedError: longer, without a length, or cut short.
        """
        if self._body is None:
            self._body = self._read(limit)
        return self._body

    def json(self, limit: int = JSON_LIMIT) -> dict[str, Any]:
        """The JSON object that it carries.

        Raises:
            RefusedError: it carries none.
        """
        kind = str(self.environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
        if kind != _JSON:
            raise RefusedError(415, "content-type", f"a body here is {_JSON}")
        data = self.body(limit)
        if (found := _plain(data)) is not None:
            return found
        if b"\\u0000" in data:
            raise RefusedError(400, "malformed", "a text with NUL in it")
        try:
            return encoding.parse(data, limit=limit, depth=JSON_DEPTH)
        except encoding.EncodingError as error:
            raise RefusedError(400, "malformed", str(error)) from error

    def _read(self, limit: int) -> bytes:
        stated = str(self.environ.get("CONTENT_LENGTH") or "0")
        if self.environ.get("HTTP_TRANSFER_ENCODING") and not self.environ.get("CONTENT_LENGTH"):
            raise RefusedError(411, "length", "a body needs its Content-Length")
        if not (stated.isascii() and stated.isdigit() and len(stated) < 12):  # noqa: PLR2004
            raise RefusedError(400, "length", "a Content-Length that is no number")
        if int(stated) > limit:
            raise RefusedError(413, "too-large", f"at most {limit} bytes here")
        data = self.environ["wsgi.input"].read(int(stated)) if int(stated) else b""
        if len(data) != int(stated):
            raise RefusedError(400, "length", "the body ended early")
        return bytes(data)


def _plain(data: bytes) -> dict[str, Any] | None:
    """An object written in the shortest way, as terminals do; None where a closer look is due.

    What stands twice, is no number or is not well written comes out shorter than it went in.
    """
    if b"\\" in data or data.count(b"{") + data.count(b"[") > JSON_DEPTH or _LONG.search(data):
        return None
    try:
        found = orjson.loads(data)
        return found if type(found) is dict and len(orjson.dumps(found)) == len(data) else None
    except (orjson.JSONDecodeError, TypeError):
        return None


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _network(address: str) -> str:
    """One household or provider gives out no end of IPv6 addresses, but few networks."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found), 64), strict=False))
    return str(found)
