# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which addresses a foreign page may come from and load from: a list of origins, compared exactly.

What browsers and Python read differently (backslashes, user names, numbers in odd spellings, a dot
at the end) is not weighed but refused, so that nobody can mean two hosts by one address.
"""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address

import idna

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
_LONGEST_HOST = 253
# the authority ends at the first of / ? #; what may stand in it is judged below
_ADDRESS = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE | re.ASCII)
_AUTHORITY = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:@\[\]\\%\s]+)(?::([0-9]{0,5}))?", re.ASCII)
_LABEL = re.compile(r"[a-z0-9_-]{1,63}", re.ASCII)
# what browsers take for a number: then the whole host has to be an ordinary one
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)


def origin(url: str) -> str:
    """Scheme, host and port of a web address, the way browsers write an origin.

    In lower case, a host with umlauts in punycode, the port only where it is not the default.

    Raises:
        ValueError: it is no http or https address, or one that may be read in two ways.
    """
    address = _ADDRESS.match(url)
    found = _AUTHORITY.fullmatch(address[2]) if address else None
    if address is None or found is None:
        raise ValueError(f"This is no web address: {url[:100]!r}.")
    scheme = address[1].lower()
    port = int(found[2] or _DEFAULT_PORTS[scheme])
    if not 0 < port <= _LAST_PORT:
        raise ValueError(f"There is no port {port}: {url[:100]!r}.")
    suffix = "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
    return f"{scheme}://{_host(found[1])}{suffix}"


class Allowed:
    """The origins that a visit may load from, in `origins` as browsers write them."""

    def __init__(self, origins: Iterable[str]) -> None:
        """Each of `origins` is an address of which only the origin counts.

        Raises:
            ValueError: as `origin`.
        """
        self.origins = tuple(dict.fromkeys(map(origin, origins)))

    def permits(self, url: str) -> bool:
        """Whether it is of one of the origins; what is no web address is not."""
        try:
            return origin(url) in self.origins
        except ValueError:
            return False


def _host(host: str) -> str:
    if host.startswith("["):
        return f"[{IPv6Address(host[1:-1]).compressed}]"
    if len(host) > _LONGEST_HOST:
        raise ValueError("There is no host of so long a name.")
    name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()
    labels = name.split(".")
    if not all(map(_LABEL.fullmatch, labels)):
        raise ValueError(f"This is no host: {host[:100]!r}.")
    return str(IPv4Address(name)) if _NUMBER.fullmatch(labels[-1]) else name
