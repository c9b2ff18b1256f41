# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The network of the settings as NetworkManager's keyfiles. Pure.

What is written is read by GLib's reader of key files: whatever a value holds, it cannot become
another key.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from ipaddress import ip_address, ip_interface

from kiosk.settings.model import Network

_OURS = uuid.UUID("6f0f5a0c-6a1e-4c8e-9a0e-9a6e1d1c7b52")
_SIX = 6
_ESCAPES = {"\\": "\\\\", " ": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Sections = Mapping[str, Mapping[str, str]]


def keyfiles(network: Network) -> dict[str, str]:
    """Each profile by the name of its file: the cable always, Wi-Fi and modem where named."""
    found = {"kiosk-wired.nmconnection": text_of(_wired(network))}
    if network.wifi:
        found["kiosk-wifi.nmconnection"] = text_of(_wifi(network))
    if network.apn:
        found["kiosk-mobile.nmconnection"] = text_of(_mobile(network))
    return found


def escaped(value: str) -> str:
    """A text as GLib reads it back, on one line whatever it holds."""
    return "".join(_ESCAPES.get(sign, sign) for sign in value)


def bytes_listed(data: bytes) -> str:
    """Bytes as numbers: the one way to write a Wi-Fi's name that cannot be misread."""
    return "".join(f"{byte};" for byte in data)


def text_of(sections: Sections) -> str:
    """The sections as a key file."""
    lines = ["# Written by `kiosk provision` at each start."]
    for name, keys in sections.items():
        lines += ["", f"[{name}]", *(f"{key}={value}" for key, value in keys.items())]
    return "\n".join(lines) + "\n"


def _wired(network: Network) -> Sections:
    fixed = bool(network.address) and not network.wifi
    head = _head("kiosk-wired", "ethernet")
    if not fixed:
        # on each socket that has a cable; one address cannot be in two places
        head["multi-connect"] = "3"
    return {"connection": head, "ethernet": {}, **_addresses(network, fixed=fixed)}


def _wifi(network: Network) -> Sections:
    air = {
        "mode": "infrastructure",
        "ssid": bytes_listed(network.wifi.encode("utf-8", "surrogatepass")),
        # finds a network that does not tell its name as well, and any other all the same
        "hidden": "true",
    }
    sections: dict[str, Mapping[str, str]] = {
        "connection": _head("kiosk-wifi", "wifi"),
        "wifi": air,
    }
    if network.wifi_password:
        # this is WPA2 and WPA3 personal
        sections["wifi-security"] = {"key-mgmt": "wpa-psk", "psk": escaped(network.wifi_password)}
    return {**sections, **_addresses(network, fixed=bool(network.address))}


def _mobile(network: Network) -> Sections:
    said = {
        "apn": network.apn,
        "username": network.apn_user,
        "password": network.apn_password,
        "pin": network.sim_pin,
    }
    modem = {key: escaped(value) for key, value in said.items() if value}
    return {
        "connection": _head("kiosk-mobile", "gsm"),
        "gsm": modem,
        # name servers of the Amt's own network may not be reached from a provider's
        **_addresses(replace(network, dns=()), fixed=False),
    }


def _head(name: str, kind: str) -> dict[str, str]:
    return {
        "id": name,
        "uuid": str(uuid.uuid5(_OURS, name)),
        "type": kind,
        "autoconnect": "true",
        # a terminal tries for years
        "autoconnect-retries": "0",
    }


def _addresses(network: Network, *, fixed: bool) -> dict[str, dict[str, str]]:
    """The parts for IPv4 and IPv6."""
    own = ip_interface(network.address) if fixed else None
    return {
        f"ipv{version}": dict(_of_version(network, version, fixed=own is not None and
                                          own.version == version))
        for version in (4, _SIX)
    }  # fmt: skip


def _of_version(network: Network, version: int, *, fixed: bool) -> Iterator[tuple[str, str]]:
    yield "method", "manual" if fixed else "auto"
    if fixed:
        yield "address1", network.address
        if network.gateway:
            yield "gateway", network.gateway
    servers = [server for server in network.dns if ip_address(server).version == version]
    if servers:
        yield "dns", "".join(f"{server};" for server in servers)
    if network.dns and not fixed:
        yield "ignore-auto-dns", "true"
    if not fixed:
        # the other version may be all that there is
        yield "may-fail", "true"
