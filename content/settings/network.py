# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How the settings of a terminal's network are written, and which do not go together. Pure.

The terminal reads them, and the office writes them into the file that it makes ready.
"""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_interface
from typing import Protocol

from content.settings import values
from content.settings.values import BadValueError, Type

_SSID_BYTES = 32
_NAME = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)*\.?")
_PASSPHRASE = re.compile(r"[ -~]{8,63}|[0-9A-Fa-f]{64}")
_COUNTRIES = "two letters, such as DE or DK"


def _word(value: object) -> str:
    """Text on one line; what is refused is not repeated, for it may be a secret."""
    if not isinstance(value, str):
        raise BadValueError("expected text", "put it in quotes")
    if not value.isprintable():
        raise BadValueError("text must be on one line, without control characters")
    return value


def _interface(value: object) -> str:
    written = _word(value)
    try:
        found = ip_interface(written)
    except ValueError as error:
        raise BadValueError(f'"{written}" is not an address') from error
    if "/" not in written:
        raise BadValueError(f'"{written}" lacks the length of the network', "add it, such as /24")
    if (
        "%" in written
        or _is_no_host(found.ip)
        or (
            found.version == 4  # noqa: PLR2004 - the version of the protocol
            and found.network.prefixlen < 31  # noqa: PLR2004 - smaller networks have no such addresses
            and found.ip in (found.network.network_address, found.network.broadcast_address)
        )
    ):
        raise BadValueError(f'"{written}" is not the address of one computer')
    return str(found)


def _address(value: object) -> str:
    written = _word(value)
    try:
        found = ip_address(written)
    except ValueError as error:
        raise BadValueError(f'"{written}" is not an address') from error
    if _is_no_host(found):
        raise BadValueError(f'"{written}" is not the address of one computer')
    return str(found)


def _is_no_host(address: IPv4Address | IPv6Address) -> bool:
    # a zone names an interface of the machine on which it was written
    zone = getattr(address, "scope_id", None)
    return bool(zone) or address.is_multicast or address.is_unspecified or address.is_loopback


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadValueError("expected a list of addresses")
    return tuple(_address(entry) for entry in value)


def _servers(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadValueError("expected a list of names")
    return tuple(_server(entry) for entry in value)


def _server(value: object) -> str:
    name = _word(value)
    if not _NAME.fullmatch(name):
        try:
            return _address(name)
        except BadValueError:
            raise BadValueError(f'"{name}" is not the name of a server') from None
    return name


def _ssid(value: object) -> str:
    name = _word(value)
    if len(name.encode("utf-8", "surrogatepass")) > _SSID_BYTES:
        raise BadValueError("the name of a Wi-Fi has at most 32 bytes", "look it up on the router")
    return name


def _passphrase(value: object) -> str:
    word = _word(value)
    if word and not _PASSPHRASE.fullmatch(word):
        hint = "8 to 63 letters, digits and signs of ASCII"
        raise BadValueError("is not the password of a Wi-Fi", hint)
    return word


def _country(value: object) -> str:
    word = _word(value)
    if not re.fullmatch(r"[A-Z]{2}", word):
        raise BadValueError(f'"{word}" is not a country', _COUNTRIES)
    return word


def _apn(value: object) -> str:
    word = _word(value)
    if not re.fullmatch(r"[A-Za-z0-9._-]{0,100}", word):
        raise BadValueError(f'"{word}" is not an access point', "ask whoever sold the card")
    return word


def _pin(value: object) -> str:
    if isinstance(value, int) or not re.fullmatch(r"(\d{4,8})?", _word(value), re.ASCII):
        raise BadValueError("is not the PIN of a card", 'four to eight digits in quotes: "0000"')
    return str(value)


def _certificates(value: object) -> str:
    path = _word(value)
    if not path.startswith("/") and (not path or "/" in path or "\\" in path or path[0] == "."):
        hint = "a file beside the settings, or begin it with /"
        raise BadValueError(f'"{path}" is neither a file nor an absolute path', hint)
    return path


def _same(value: object) -> values.Toml:
    return value if isinstance(value, str) else None


def _listed(value: object) -> values.Toml:
    return [str(entry) for entry in value] if isinstance(value, tuple) else []


INTERFACE = Type("address with length", '"192.0.2.10/24"', _interface, _same)
ADDRESS = Type("IP address", '"192.0.2.1"', _address, _same)
ADDRESSES = Type("list of addresses", '["192.0.2.1"]', _addresses, _listed)
SERVERS = Type("list of names", '["ntp.example.org"]', _servers, _listed)
SSID = Type("name", '"Amt"', _ssid, _same)
PASSPHRASE = Type("password", '"…"', _passphrase, _same)
COUNTRY = Type("country", '"DE"', _country, _same)
APN = Type("access point", '"internet.example"', _apn, _same)
WORD = Type("password", '"…"', _word, _same)
PIN = Type("digits", '"0000"', _pin, _same)
CERTIFICATES = Type("path, or file beside the settings", '"amt.pem"', _certificates, _same)


class Reach(Protocol):
    """What of a network is compared here; "" where nothing is said."""

    @property
    def address(self) -> str:
        """Its own address, with the length of its network."""

    @property
    def gateway(self) -> str:
        """The router."""

    @property
    def wifi(self) -> str:
        """The name of the Wi-Fi."""

    @property
    def wifi_password(self) -> str:
        """Its password."""

    @property
    def apn(self) -> str:
        """The access point of the SIM card."""


def at_odds(network: Reach) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What of the network does not go together."""
    if network.gateway and not network.address:
        yield (("network", "gateway"), "needs a fixed address", "add address, or leave it out")
    elif network.gateway:
        gateway, own = ip_address(network.gateway), ip_interface(network.address)
        if gateway not in own.network and not gateway.is_link_local:
            hint = "router and terminal lie in one network; check both"
            yield (("network", "gateway"), f"is not in the network of {network.address}", hint)
        elif gateway == own.ip:
            hint = "the router has an address of its own"
            yield (("network", "gateway"), "is the address of the terminal itself", hint)
    if network.wifi_password and not network.wifi:
        yield (("network", "wifi_password"), "needs the name of a Wi-Fi", 'add wifi = "…"')
    for key in ("apn_user", "apn_password", "sim_pin"):
        if getattr(network, key) and not network.apn:
            yield (("network", key), "needs an access point", 'add apn = "…"')
