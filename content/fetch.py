# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to HTTP in content: gets one resource, bounded in every way; parses nothing."""

import contextlib
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import requests
from requests.adapters import DEFAULT_CA_BUNDLE_PATH, HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util.ssl_ import create_urllib3_context

from content.address import Guard, host_of, redirect_target, without_login
from content.clock import Clock, utc_now
from content.fetched import Fetched, FetchError, NetworkOptions, Validators, refusal
from content.manners import Manners
from content.request import Request
from content.retry import backoff, parse_retry_after

__all__ = [
    "FetchError",
    "Fetched",
    "Fetcher",
    "GuardedAdapter",
    "NetworkOptions",
    "Validators",
    "backoff",
    "cause_of",
    "tls_context",
]

_CHUNK = 65536
_LONGEST_VALIDATOR = 500
_LONGEST_NUMBER = 20
_OK = frozenset({200, 203})
_NOT_MODIFIED = 304
_GONE = 410
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD = frozenset({307, 308})
# X509_V_FLAG_NO_CHECK_TIME, for which Python has no name
_NO_CHECK_TIME = ssl.VerifyFlags(0x200000)
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_GZIP = b"\x1f\x8b"
# The first that fits a failure names it; each is followed by what to do.
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (ProxyError, "was not reached through the proxy; check [network] proxy"),
    (NameResolutionError, "has no known address; check its spelling, and this terminal's network"),
    (NewConnectionError, "takes no connection; check the address, and whether the server runs"),
    (ConnectTimeoutError, "could not be reached in time; check this terminal's network"),
    (SSLError, "could not prove who it is (TLS); check its certificate, and [network] ca_file"),
    (ssl.SSLError, "could not prove who it is (TLS); check its certificate, and [network] ca_file"),
    (ReadTimeoutError, "fell silent in the middle; it will be asked again"),
    (DecodeError, "sent a body that cannot be unpacked; it will be asked again"),
    (IncompleteRead, "ended its answer too early; it will be asked again"),
    (ProtocolError, "broke off its answer; it will be asked again"),
    (requests.RequestException, "cannot be asked; check the address"),
    (OSError, "broke off the connection; it will be asked again"),
)


class Fetcher:
    """Fetches over HTTP and HTTPS. Thread-safe; takes turns with itself at each host.

    Raises:
        FetchError: the options name a `ca_file` that cannot be read.
    """

    def __init__(
        self,
        network: NetworkOptions,
        *,
        clock: Clock = utc_now,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._network = network
        self._clock = clock
        self._manners = Manners(network.pause, sleep, monotonic)
        self._tls = tls_context(network.ca_file)
        self._guards: set[Guard] = set()
        self.stopped = False

    def stop(self) -> None:
        """Cut whatever is under way, and fetch nothing more: the process is about to end."""
        self.stopped = True
        for guard in tuple(self._guards):
            guard.cut()

    def fetch(
        self, asked: str | Request, validators: Validators, limit: int, *, configured: str = ""
    ) -> Fetched:
        """Get a URL, or what a request asks for: at most `limit` bytes, packed or unpacked.

        `configured` is the address in the settings that led here, if it is not the URL itself:
        pass it for everything that a source names, such as pictures. Only its host may be
        private; every other host that turns out to be, by name or by redirect, is refused when
        the connection stands and before a byte is sent.

        Raises:
            FetchError: there is no answer, or none that may be used.
        """
        here = Request(asked) if isinstance(asked, str) else asked
        url = here.url
        # of a POST, what is unchanged is an error (RFC 9110, 13.1.2: status 412)
        validators = Validators() if here.body else validators
        with self._guard() as guard:
            for _ in range(self._network.redirects + 1):
                guard.enter(here.url, configured or url)
                answer = self._hop(here, validators, limit, guard)
                if isinstance(answer, Fetched):
                    return answer
                here = answer
        raise FetchError(
            f"{host_of(url)} redirects more than {self._network.redirects} times; "
            "check the address.",
            permanent=True,
        )

    @contextlib.contextmanager
    def _guard(self) -> Iterator[Guard]:
        """A guard that `stop` finds."""
        with Guard(self._network.total, proxied=bool(self._network.proxy)) as guard:
            self._guards.add(guard)
            try:
                if self.stopped:
                    guard.cut()
                yield guard
            finally:
                self._guards.discard(guard)

    def _hop(
        self, asked: Request, validators: Validators, limit: int, guard: Guard
    ) -> Fetched | Request:
        """One request: the answer, or what to ask for next."""
        host = host_of(asked.url)
        adapter = GuardedAdapter(guard, self._tls)
        try:
            with self._manners.turn(host):
                guard.start()
                guard.check_time()
                response = self._send(adapter, asked, validators)
                try:
                    answer = self._answer(response, asked, validators, limit)
                finally:
                    response.raw.close()
                # an answer without a length looks whole where it was cut
                guard.check_time()
                return answer
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            if self.stopped:
                raise FetchError(
                    f"{host} was not asked to the end: the sync is stopped."
                ) from error
            if guard.expired:
                raise FetchError(
                    f"{host} was cut off after {self._network.total:g} s; it will be asked again."
                ) from error
            raise FetchError(f"{host} {cause_of(error)}.") from error
        finally:
            adapter.close()

    def _send(
        self, adapter: "GuardedAdapter", asked: Request, validators: Validators
    ) -> requests.Response:
        headers = {
            **dict(asked.headers),
            "User-Agent": self._network.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
        }
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        proxy = self._network.proxy
        # The adapter is used without a Session: that would read the body of a redirect whole,
        # and take proxies and passwords from the environment.
        return adapter.send(
            requests.Request(
                "POST" if asked.body else "GET",
                asked.url,
                headers=headers,
                data=asked.body.encode() or None,
            ).prepare(),
            stream=True,
            timeout=(self._network.connect, self._network.read),
            proxies={"http": proxy, "https": proxy} if proxy else {},
        )

    def _answer(
        self, response: requests.Response, asked: Request, known: Validators, limit: int
    ) -> Fetched | Request:
        url = asked.url
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS and "Location" in headers:
            return _redirected(asked, redirect_target(url, headers["Location"]), status)
        if status == _NOT_MODIFIED and known != Validators():
            return Fetched(status, b"", without_login(url), _validators(headers, known), 0)
        if status == _GONE:
            return Fetched(status, b"", without_login(url), Validators(), 0)
        if status not in _OK:
            retry_after = parse_retry_after(headers.get("Retry-After", ""), self._clock())
            raise refusal(status, host_of(url), retry_after)
        body, received = _body(response, host_of(url), limit)
        kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
        new = Validators() if asked.body else _validators(headers, Validators())
        return Fetched(200, body, without_login(url), new, received, kind)


def _redirected(asked: Request, target: str, status: int) -> Request:
    """What to ask the next hop (RFC 9110, 15.4).

    Another host hears no headers meant for this, nor this one without TLS what was said within.
    """
    bare = asked.url.startswith("https:") and not target.startswith("https:")
    headers = asked.headers if host_of(target) == host_of(asked.url) and not bare else ()
    return Request(target, asked.body if status in _SAME_METHOD else "", headers)


class GuardedAdapter(HTTPAdapter):
    """requests, with every connection shown to a guard, and TLS that cannot be switched off."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext) -> None:
        self._pools = _pools(guard)
        self._tls = tls
        super().__init__()

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 - the signature of requests
        **options: Any,  # noqa: ANN401 - the signature of requests
    ) -> None:
        """Requests' own, with our connections."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._tls, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - requests'
        """Requests' own, with our connections."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, **options)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, *_: object) -> None:  # noqa: ANN401 - requests'
        """Require a certificate, and leave the authorities to the context made by `tls_context`."""
        conn.cert_reqs = "CERT_REQUIRED"


def _pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return guard.admit(super()._new_conn(), self.host)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return guard.admit(super()._new_conn(), self.host)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def tls_context(ca_file: Path | None, *, dated: bool = True) -> ssl.SSLContext:
    """What proves servers to us: the public authorities, and those of a file (PEM).

    Without `dated` a certificate counts before and after its time, too: for who has better proof.

    Raises:
        FetchError: the file cannot be read.
    """
    context = create_urllib3_context()
    if not dated:
        context.verify_flags |= _NO_CHECK_TIME
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:
            raise FetchError(
                f"The authorities in {ca_file} cannot be read ({error.strerror or error}); "
                "check [network] ca_file: it must be a PEM file.",
                permanent=True,
            ) from error
    return context


def _validators(headers: Mapping[str, str], known: Validators) -> Validators:
    def kept(name: str, before: str) -> str:
        value = headers.get(name, before)
        # it is sent back later, so it must fit a header
        return value if len(value) <= _LONGEST_VALIDATOR and value.isprintable() else ""

    return Validators(kept("ETag", known.etag), kept("Last-Modified", known.last_modified))


def _body(response: requests.Response, host: str, limit: int) -> tuple[bytes, int]:
    """The body, unpacked, and its size on the wire."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(
            f"{host} packs its answer in an unknown way ({encoding[:30]}); ask its operator.",
            permanent=True,
        )
    length = response.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[:_LONGEST_NUMBER]) > limit:
        raise _too_large(host, limit)
    parts, size = [], 0
    for part in _unpacked(response):
        size += len(part)
        if size > limit or response.raw.tell() > limit:
            raise _too_large(host, limit)
        parts.append(part)
    body = b"".join(parts)
    if body.startswith(_GZIP):
        # a .gz file served as it is
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = unpacking.decompress(body, limit + 1)
        except zlib.error as error:
            raise FetchError(
                f"{host} sent a packed file that cannot be unpacked; it will be asked again."
            ) from error
        if len(body) > limit:
            raise _too_large(host, limit)
        if not unpacking.eof:
            raise FetchError(f"{host} sent half a packed file; it will be asked again.")
    return body, response.raw.tell()


def _unpacked(response: requests.Response) -> Iterator[bytes]:
    parts: Iterator[bytes] = response.raw.stream(_CHUNK, decode_content=True)
    return parts


def _too_large(host: str, limit: int) -> FetchError:
    return FetchError(
        f"{host} sends more than the {limit / 1_000_000:g} MB that are allowed here; "
        "check the address, or ask its operator for a shorter list.",
        permanent=True,
    )


def cause_of(error: BaseException) -> str:
    """What went wrong in plain words, from the innermost cause that is known."""
    chain: list[BaseException] = [error]
    for link in chain:
        inner = [*link.args, getattr(link, "reason", None), link.__cause__]
        chain += [one for one in inner if isinstance(one, BaseException) and one not in chain]
    for kind, words in _CAUSES:
        if any(isinstance(link, kind) for link in chain):
            return words
    return "cannot be asked; check the address"
