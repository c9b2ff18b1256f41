# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The settings file of the demo's terminal."""

import json
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

#: Id, kind, format, path, name for visitors, villages.
SOURCES: Final = (
    ("amt-news", "news", "rss", "/aktuelles.rss", "Amt Hüttener Berge", ()),
    ("owschlag", "news", "rss", "/owschlag.atom", "Gemeinde Owschlag", ("Owschlag",)),
    ("feuerwehren", "news", "jsonfeed", "/feuerwehren.json", "Feuerwehren und Vereine", ()),
    ("amt-termine", "event", "ical", "/termine-amt.ics", "Amt Hüttener Berge", ()),
    ("kirche", "event", "ical", "/termine-kirche.ics", "Kirchengemeinde am Wittensee", ()),
    ("sport", "event", "ical", "/termine-sportverein.ics", "SV Hüttener Berge", ()),
    ("landjugend", "event", "ical", "/termine-landjugend.ics", "Landjugend Haby", ()),
    ("borgstedt", "event", "ical", "/termine-borgstedt.ics", "Gemeinde Borgstedt", ()),
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
    for name, kind, form, path, title, places in SOURCES:
        parts += [
            "[[source]]",
            f"id = {_quoted(name)}",
            f"name = {_quoted(title)}",
            f"kind = {_quoted(kind)}",
            f"format = {_quoted(form)}",
            f"url = {_quoted(base_url + path)}",
            'every = "15 min"',
            'licence = "EUPL-1.2"',
        ]
        if places:
            parts.append(f"places = {_quoted(places)}")
        parts.append("")
    return "\n".join(parts)


def _quoted(value: str | tuple[str, ...]) -> str:
    # JSON's strings and lists of strings are TOML's as well
    return json.dumps(value, ensure_ascii=False)
