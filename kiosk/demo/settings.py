# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The settings file of the demo's terminal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.demo.amt import VILLAGES

#: How sources also write a village.
ALIASES: Final = {
    "Ahlefeld-Bistensee": ("Ahlefeld", "Bistensee"),
    "Bünsdorf": ("Buensdorf",),
    "Groß Wittensee": ("Gross Wittensee", "Gr. Wittensee"),
    "Hütten": ("Huetten",),
    "Klein Wittensee": ("Kl. Wittensee",),
}


@dataclass(frozen=True)
class DemoSource:
    """One `[[source]]` block; `path` is below the demo's server."""

    id: str
    kind: str
    format: str
    path: str
    name: str
    places: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    every: str = "15 min"


SOURCES: Final = (
    DemoSource("amt-news", "news", "rss", "/aktuelles.rss", "Amt Hüttener Berge"),
    DemoSource("owschlag", "news", "rss", "/owschlag.atom", "Gemeinde Owschlag", ("Owschlag",)),
    DemoSource("feuerwehren", "news", "jsonfeed", "/feuerwehren.json", "Feuerwehren und Vereine"),
    DemoSource("amt-termine", "event", "ical", "/termine-amt.ics", "Amt Hüttener Berge"),
    DemoSource("kirche", "event", "ical", "/termine-kirche.ics", "Kirchengemeinde am Wittensee"),
    DemoSource("sport", "event", "ical", "/termine-sportverein.ics", "SV Hüttener Berge"),
    DemoSource("landjugend", "event", "ical", "/termine-landjugend.ics", "Landjugend Haby"),
    DemoSource(
        "bekanntmachungen",
        "notice",
        "rss",
        "/bekanntmachungen.rss",
        "Amtliche Bekanntmachungen",
        options={"land": "SH"},
    ),
    DemoSource("borgstedt", "event", "ical", "/termine-borgstedt.ics", "Gemeinde Borgstedt"),
    DemoSource("buensdorf", "news", "wordpress", "/buensdorf/", "Gemeinde Bünsdorf", ("Bünsdorf",)),
    DemoSource("kulturscheune", "event", "tribe", "/kulturscheune/", "Kulturscheune Lindenau"),
    DemoSource("landhaus-termine", "event", "jsonld", "/landhaus/", "Landhaus am Wittensee"),
    DemoSource("landhaus-angebote", "offer", "jsonld", "/landhaus/", "Landhaus am Wittensee"),
    DemoSource("landhaus", "place", "jsonld", "/landhaus/", "Landhaus am Wittensee"),
    DemoSource(
        "dorfapp", "news", "smartvillage", "/dorfapp/", "Dorf-App Ascheffel", ("Ascheffel",)
    ),
    DemoSource(
        "dorfapp-umfragen",
        "call",
        "smartvillage",
        "/dorfapp/",
        "Dorf-App Ascheffel",
        ("Ascheffel",),
        {"link": "https://example.org/dorfapp/umfragen"},
    ),
    DemoSource("wetter", "weather", "brightsky", "/wetter/", "Deutscher Wetterdienst"),
    DemoSource(
        "unwetter",
        "warning",
        "cap",
        "/warnungen/cap.zip",
        "Deutscher Wetterdienst",
        every="1 min",
    ),
    DemoSource(
        "nina",
        "warning",
        "nina",
        "/nina/api31/dashboard/010580000000.json",
        "Warn-App NINA",
        every="1 min",
    ),
    DemoSource(
        "hofladen",
        "offer",
        "woocommerce",
        "/hofladen/",
        "Hof Sonnenstück",
        ("Bünsdorf",),
        {
            "seller": "Hof Sonnenstück",
            "trade": "Hofladen",
            "address": "Seeweg 9, Bünsdorf",
            "phone": "04356 555 0142",
            "hours": "Mo-Fr 08:00-18:00; Sa 08:00-18:00; So 09:00-11:00",
            "latitude": "54.3725",
            "longitude": "9.7329",
        },
    ),
    DemoSource(
        "raeucherkate",
        "offer",
        "shopware",
        "/raeucherkate",
        "Räucherkate am See",
        ("Groß Wittensee",),
        {
            "access_key": "SWSCDEMODEMODEMODEMODEMODE",
            "seller": "Räucherkate am See",
            "trade": "Fisch",
            "address": "Uferweg 3, Groß Wittensee",
            "phone": "04356 555 0119",
            "hours": "Mi-Sa 10:00-17:00; So 11:00-17:00",
            "latitude": "54.3935",
            "longitude": "9.7760",
        },
    ),
    DemoSource(
        "backstube",
        "offer",
        "merchant",
        "/backstube/produkte.xml",
        "Backstube Thoms",
        ("Haby",),
        {
            "trade": "Bäcker",
            "address": "Dorfstraße 14, Haby",
            "phone": "04356 555 0133",
            "hours": "Mo-Fr 06:00-12:30,15:00-18:00; Sa 06:00-12:00; So 08:00-11:00",
            "latitude": "54.4046",
            "longitude": "9.8010",
        },
    ),
    DemoSource(
        "gaertnerei",
        "offer",
        "merchant",
        "/gaertnerei/produkte.tsv",
        "Gärtnerei Wiesengrün",
        (),
        {
            "seller": "Gärtnerei Wiesengrün",
            "trade": "Gärtnerei",
            "address": "Bistenseer Weg 30, Ahlefeld-Bistensee",
            "phone": "04353 555 0126",
            "hours": "Mo-Fr 09:00-18:00; Sa 09:00-16:00",
            "latitude": "54.4160",
            "longitude": "9.7090",
        },
    ),
    DemoSource(
        "mitmachen", "call", "decidim", "/mitmachen/api", "Wir machen mit", (), {"counts": "rating"}
    ),
    DemoSource(
        "vorschlaege",
        "call",
        "consul",
        "/vorschlaege/graphql",
        "Ideen im Amt",
        (),
        {"threshold": "250"},
    ),
    DemoSource("fahrplan", "departure", "gtfs", "/verkehr/fahrplan.zip", "Nahverkehr im Amt"),
    DemoSource(
        "fahrten",
        "departure",
        "gtfs-rt",
        "/verkehr/live.pb",
        "Nahverkehr im Amt",
        (),
        {"timetable": "fahrplan"},
        "1 min",
    ),
    DemoSource(
        "doerpsmobil", "vehicle", "gbfs", "/doerpsmobil/gbfs.json", "Dörpsmobil", every="2 min"
    ),
    DemoSource("sitzungen", "meeting", "oparl", "/ratsinfo/system", "Ratsinformation des Amtes"),
    DemoSource("landschaft", "place", "geojson", "/umgebung/landschaft.geojson", "Karte des Amtes"),
    DemoSource("orte", "place", "geojson", "/umgebung/orte.geojson", "Tourist-Info am Wittensee"),
    DemoSource("wege", "place", "gpx", "/umgebung/wege.gpx", "Tourist-Info am Wittensee"),
    DemoSource("redaktion", "news", "office", "/redaktion/document/content", "Amt Hüttener Berge"),
    DemoSource("betriebe", "place", "geojson", "/umgebung/betriebe.geojson", "Handwerk im Amt"),
)

HEAD: Final = """\
# The demo's terminal. Everything in it is invented.

[terminal]
name = "Groß Wittensee, Dorfplatz"
place = "Groß Wittensee"
amt = "Amt Hüttener Berge"
contact = "Telefon 04356 555 0100"
latitude = 54.39
longitude = 9.77

[panel]
diagonal_mm = 2184
orientation = "portrait"
lower_edge_mm = 500

[[hours]]
days = "daily"
on = "06:00"
off = "23:00"
"""


def settings_text(base_url: str, folder: Path | str, office: str = "") -> str:
    """A complete kiosk.toml whose sources lie at `base_url` and whose files in `folder`.

    `office` is its `[office]` table, "" for none.
    """
    parts = [
        HEAD,
        "[paths]",
        f"state = {_quoted(str(Path(folder) / 'state'))}",
        f"runtime = {_quoted(str(Path(folder) / 'runtime'))}",
        "",
        office,
    ]
    for village in VILLAGES:
        parts += ["[[place]]", f"name = {_quoted(village)}"]
        if village in ALIASES:
            parts.append(f"aliases = {_quoted(ALIASES[village])}")
        parts.append("")
    for source in SOURCES:
        parts += [
            "[[source]]",
            f"id = {_quoted(source.id)}",
            f"name = {_quoted(source.name)}",
            f"kind = {_quoted(source.kind)}",
            f"format = {_quoted(source.format)}",
            f"url = {_quoted(base_url + source.path)}",
            f"every = {_quoted(source.every)}",
            'licence = "EUPL-1.2"',
        ]
        if source.places:
            parts.append(f"places = {_quoted(source.places)}")
        if source.options:
            options = ", ".join(
                f"{key} = {_quoted(value)}" for key, value in source.options.items()
            )
            parts.append(f"options = {{ {options} }}")
        parts.append("")
    return "\n".join(parts)


def _quoted(value: str | tuple[str, ...]) -> str:
    # JSON's strings and lists of strings are TOML's as well
    return json.dumps(value, ensure_ascii=False)
