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
    DemoSource("borgstedt", "event", "ical", "/termine-borgstedt.ics", "Gemeinde Borgstedt"),
)

HEAD: Final = """\
# The demo's terminal. Everything in it is invented.

[terminal]
name = "Groß Wittensee, Dorfplatz"
place = "Groß Wittensee"
amt = "Amt Hüttener Berge"
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


def settings_text(base_url: str, folder: Path | str) -> str:
    """A complete kiosk.toml whose sources lie at `base_url` and whose files in `folder`."""
    parts = [
        HEAD,
        "[paths]",
        f"state = {_quoted(str(Path(folder) / 'state'))}",
        f"runtime = {_quoted(str(Path(folder) / 'runtime'))}",
        "",
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
