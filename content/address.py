# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which addresses a fetch may reach, judged by name, and by number once connected."""

import contextlib
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

from content.fetched import FetchError

_LONGEST_URL = 4000
# carries an IPv4 address in its last 32 bits (RFC 6052)
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet.

    Everything else is private: loopback, link-local (also the metadata services of clouds),
    home and carrier networks, multicast, reserved, and whatever is not an address at all. An
    IPv6 address that carries an IPv4 one is judged by what it carries.
    """
    try:
        found = ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        carried = _carried(found)
        if carried is not None:
            found = carried
        elif found.is_site_local:
            return False
    return found.is_global and not found.is_multicast


def split_url(url: str) -> SplitResult:
    """The parts of an address that may be fetched.

    Raises:
        FetchError: it is not http or https, has no host, or is no address at all.
    """
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, usable = SplitResult("", "", "", "", ""), False
    if len(url) > _LONGEST_URL or not url.isprintable():
        usable = False
    if parts.scheme not in ("http", "https") and parts.scheme:
        raise FetchError(
            f"Only http and https are fetched, not {parts.scheme[:20]}; check the address.",
            permanent=True,
        )
    if not usable or not parts.scheme:
        raise FetchError(f"This is no web address: {url[:100]!r}.", permanent=True)
    return parts


def host_of(url: str) -> str:
    """The host of an address that may be fetched, in lower case.

    Raises:
        FetchError: as `split_url`.
    """
    return (split_url(url).hostname or "").rstrip(".")


def without_login(url: str) -> str:
    """The address without the user name and password that it may hold."""
    parts = split_url(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def redirect_target(url: str, location: str) -> str:
    """Where a Location header leads, as an absolute address; not yet judged."""
    # http.client reads headers as Latin-1, servers write UTF-8
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(url, location.strip())
    except ValueError:
        return location


class Guard:
    """Watches one fetch: which addresses it may reach, and that it ends in time.

    A context manager. `seconds` count from `start`; after them the connection is cut and
    `expired` is true. With `proxied` the proxy makes the connections and resolves the names,
    so that only what stands in an address can be judged.
    """

    def __init__(self, seconds: float, *, proxied: bool) -> None:
        self.expired = False
        self._proxied = proxied
        self._private_allowed = False
        self._started = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._let_go()

    def start(self) -> None:
        """Let the time run; waiting for one's turn at the first host does not count."""
        if not self._started:
            self._started = True
            self._timer.start()

    def enter(self, url: str, configured: str) -> None:
        """Judge the next address by its looks, and remember whether it may be private.

        Raises:
            FetchError: it may not be fetched.
        """
        parts, host = split_url(url), host_of(url)
        self._private_allowed = host == host_of(configured)
        if "@" in parts.netloc and parts.netloc != split_url(configured).netloc:
            raise FetchError(
                f"{host} was not asked, since its address holds a user name; "
                "only an address in the settings may.",
                permanent=True,
            )
        if self._proxied and _is_literal(host):
            self._check(host, host)

    def admit(self, connection: socket.socket, host: str) -> socket.socket:
        """Let a fresh connection pass before anything is sent through it, or close it.

        Raises:
            FetchError: its other end is private, and may not be.
            TimeoutError: the fetch is over.
        """
        try:
            if not self._proxied:
                self._check(str(connection.getpeername()[0]), host)
            self._hold(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _hold(self, connection: socket.socket) -> None:
        with self._lock:
            self._let_go()
            # TLS will take the socket out of this object, so a second handle is needed
            self._socket = connection.dup()
        self.check_time()

    def check_time(self) -> None:
        """Raise TimeoutError if the time is over."""
        if self.expired:
            raise TimeoutError

    def _let_go(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _check(self, address: str, host: str) -> None:
        if not self._private_allowed and not is_public(address):
            raise FetchError(
                f"{host} leads to a private address ({address}) and was not asked; "
                "only the host in a source's settings may be private.",
                permanent=True,
            )

    def cut(self) -> None:
        """End the fetch now, as if its time were over."""
        with self._lock:
            self.expired = True
            if self._socket is not None:
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)


def _is_literal(host: str) -> bool:
    """Whether a host is a number in any of its spellings, or a name of this very machine."""
    if ":" in host or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        socket.inet_aton(host)
    except OSError:
        return False
    return True


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
