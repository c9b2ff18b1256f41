# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The settings as the program uses them. Contains neither reading nor checking."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from content.source import Source


@dataclass(frozen=True, slots=True)
class Terminal:
    """Who and where this screen is. Degrees are WGS 84, None where unknown."""

    name: str = ""
    place: str = ""
    amt: str = ""
    contact: str = ""
    latitude: float | None = None
    longitude: float | None = None
    language: str = "de"
    web: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The glass. Lengths in millimetres; `lower_edge_mm` counts from the ground.

    `turned` is by how many degrees the picture is turned clockwise: 0, 90, 180 or 270. `sleeps`:
    where the screen is dark on purpose its output is switched off, and not only black.
    """

    diagonal_mm: int = 2184
    orientation: str = "portrait"
    lower_edge_mm: int = 500
    turned: int = 0
    sleeps: bool = True


@dataclass(frozen=True, slots=True)
class Hours:
    """When the panel is lit: weekdays (Monday is 0) and times at the glass.

    An `off` before `on` is on the next day.
    """

    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    on: time = time(6)
    off: time = time(23)


@dataclass(frozen=True, slots=True)
class Paths:
    """The state folder, which outlives a restart, and the runtime folder, which does not."""

    state: Path = Path("/var/lib/kiosk")
    runtime: Path = Path("/run/kiosk")


@dataclass(frozen=True, slots=True)
class Network:
    """How this terminal reaches the net: by cable and DHCP where nothing is said.

    `monthly_mb` 0 means no bound. `contact` is what operators of sources see of us. A `ca_file`
    is a path, or the name of a file beside the settings. `address` (with the length of its
    network) is that of the Wi-Fi where one is named, else of the cable.
    """

    proxy: str = ""
    ca_file: str = ""
    ntp: tuple[str, ...] = ()
    metered: bool = False
    monthly_mb: int = 0
    contact: str = ""
    address: str = ""
    gateway: str = ""
    dns: tuple[str, ...] = ()
    wifi: str = ""
    wifi_password: str = field(default="", repr=False)
    wifi_country: str = "DE"
    apn: str = ""
    apn_user: str = ""
    apn_password: str = field(default="", repr=False)
    sim_pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Office:
    """Which office this terminal belongs to; "" for none. With a `code` it joins by itself.

    `key` is the public key of that office; "" believes the one that people compare by its words.
    """

    url: str = ""
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Web:
    """Which sites' pages visitors may open on the screen, by their origins (RFC 6454)."""

    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A village: its name, how else sources write it, and its Amtlicher Gemeindeschlüssel."""

    name: str
    aliases: tuple[str, ...] = ()
    ags: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a terminal. No hours mean that the panel is always lit."""

    terminal: Terminal = field(default_factory=Terminal)
    panel: Panel = field(default_factory=Panel)
    hours: tuple[Hours, ...] = ()
    paths: Paths = field(default_factory=Paths)
    network: Network = field(default_factory=Network)
    office: Office = field(default_factory=Office)
    web: Web = field(default_factory=Web)
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
