# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every setting there is, declared once: reader, errors and documentation come from here."""

from content.settings import network, values
from content.settings.declared import Key, Table
from content.settings.source import SOURCE
from kiosk.settings.model import Hours, Network, Office, Panel, Paths, Place, Terminal, Web
from kiosk.settings.sites import SITES

TERMINAL = Table(
    "terminal",
    "Who and where this screen is.",
    (
        Key("name", values.text("Haby, Dorfplatz"), "What the screen is called on itself."),
        Key("place", values.text("Haby"), "Its own village, which comes first."),
        Key("amt", values.text("Amt Hüttener Berge"), "The Amt, as it stands below the name."),
        Key(
            "contact",
            values.text("Telefon 04356 555 0100"),
            "How visitors reach the Amt; stands on the page that helps them.",
        ),
        Key("latitude", values.degrees(90, 54.39), "Where it stands, degrees north (WGS 84)."),
        Key("longitude", values.degrees(180, 9.77), "Where it stands, degrees east (WGS 84)."),
        Key(
            "language",
            values.choice("de", "en", "da", "nds"),
            "The language in which it greets everybody.",
        ),
        Key(
            "web",
            values.url(),
            "The office's address for visitors' phones; left out: the one by which this terminal "
            "reaches it.",
        ),
    ),
    Terminal,
)
PANEL = Table(
    "panel",
    "The glass and how it hangs.",
    (
        Key("diagonal_mm", values.whole(100, 5000, 2184), "Diagonal of the picture in mm."),
        Key("orientation", values.choice("portrait", "landscape"), "How the panel hangs."),
        Key(
            "lower_edge_mm",
            values.whole(0, 2500, 500),
            "Height of the picture's lower edge above ground in mm; controls stay in reach.",
        ),
        Key(
            "turned",
            values.one_of(0, 90, 180, 270),
            "Degrees by which the picture is turned clockwise to stand upright on this panel.",
        ),
        Key(
            "sleeps",
            values.FLAG,
            "Whether the panel gets no signal while the screen is dark, so that its light goes "
            "out; a panel that does not wake from that needs false.",
        ),
    ),
    Panel,
)
HOURS = Table(
    "hours",
    "When the panel is lit; without any entry always.",
    (
        Key("days", values.DAYS, "On which days: daily, weekdays, weekend, mon-fri, or a list."),
        Key("on", values.TIME, "When it goes on, in Europe/Berlin."),
        Key("off", values.TIME, "When it goes off; an earlier time than `on` is the next day."),
    ),
    Hours,
    repeated=True,
)
PATHS = Table(
    "paths",
    "Where files lie.",
    (
        Key("state", values.FOLDER, "The folder that outlives a restart."),
        Key("runtime", values.FOLDER, "The folder for what a restart may forget."),
    ),
    Paths,
)
NETWORK = Table(
    "network",
    "How this terminal reaches the net: by cable and DHCP, where nothing else is said.",
    (
        Key("proxy", values.url(), "The proxy for every request."),
        Key(
            "ca_file",
            network.CERTIFICATES,
            "Certificates (PEM) to trust beside the system's own.",
        ),
        Key("ntp", network.SERVERS, "Time servers to ask instead of the system's own."),
        Key("metered", values.FLAG, "Whether traffic costs money: it then asks less often."),
        Key(
            "monthly_mb",
            values.whole(0, 1_000_000, 2000),
            "Megabytes a month that may be used; 0 for no bound.",
        ),
        Key(
            "contact",
            values.CONTACT,
            "Mail or web address by which operators of sources reach the Amt.",
        ),
        Key(
            "address",
            network.INTERFACE,
            "Its own fixed address, of the Wi-Fi where one is named, else of the cable.",
        ),
        Key(
            "gateway",
            network.ADDRESS,
            "The router, where the address is fixed.",
        ),
        Key(
            "dns", network.ADDRESSES, "Name servers to ask instead of those that the network names."
        ),
        Key("wifi", network.SSID, "The name of the Wi-Fi (SSID)."),
        Key(
            "wifi_password",
            network.PASSPHRASE,
            "Its password (WPA2 or WPA3 personal); left out: an open Wi-Fi.",
            secret=True,
        ),
        Key(
            "wifi_country",
            network.COUNTRY,
            "The country whose rules the radio keeps.",
        ),
        Key(
            "apn",
            network.APN,
            "The access point of the SIM card; switches the mobile modem on.",
        ),
        Key("apn_user", values.text("gast"), "The user of that access point."),
        Key(
            "apn_password",
            network.WORD,
            "The password of that access point.",
            secret=True,
        ),
        Key(
            "sim_pin",
            network.PIN,
            "The PIN of the SIM card; three starts with a wrong one lock the card.",
            secret=True,
        ),
    ),
    Network,
)
OFFICE = Table(
    "office",
    "The office this terminal belongs to.",
    (
        Key("url", values.url(), "Address of the office."),
        Key(
            "code",
            values.JOINING_CODE,
            "The code with which this terminal joins by itself; it counts once, for 30 days.",
        ),
        Key(
            "key",
            values.OFFICE_KEY,
            "The office's public key (Ed25519): an office with another one is refused.",
        ),
    ),
    Office,
)
WEB = Table(
    "web",
    "Which pages of others visitors may open on the screen itself.",
    (
        Key(
            "allow",
            SITES,
            "The sites whose pages may be opened; nothing of any other is loaded.",
        ),
    ),
    Web,
)
PLACE = Table(
    "place",
    "The villages of the Amt; one entry a village.",
    (
        Key("name", values.text("Haby"), "Its name as the screen shows it.", True),
        Key("aliases", values.TEXTS, "How sources also write it."),
        Key("ags", values.AGS, "Its Amtlicher Gemeindeschlüssel."),
    ),
    Place,
    repeated=True,
    many="places",
)

TABLES = (TERMINAL, PANEL, HOURS, PATHS, NETWORK, OFFICE, WEB, SOURCE, PLACE)
