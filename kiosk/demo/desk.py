# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the demo Amt's own editors published, as an office lists it: `content.sources.office`."""

import hashlib
import json
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from content.clock import at_glass, day_start
from content.codec import item_to_row
from content.details import Event
from content.model import Item, Kind, Text
from kiosk.demo.page import Asked, Page

LIST: Final = "/redaktion/document/content"
_FILES: Final = "/redaktion/blob/"
_SOURCE: Final = "redaktion"
_JSON: Final = "application/json"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The list and its files, see `kiosk.demo.page.Site`."""
    del base_url
    if asked.post or not asked.path.startswith((LIST, _FILES)):
        return None
    files = _files(day_start(at_glass(now).date()))
    if asked.path == LIST:
        rows = [{"id": name, "sha256": digest} for digest, (name, _) in files.items()]
        return Page(_JSON, json.dumps({"items": rows, "source": _SOURCE}).encode())
    found = files.get(asked.path.removeprefix(_FILES))
    return None if found is None else Page(_JSON, found[1])


@lru_cache(maxsize=2)
def _files(midnight: datetime) -> dict[str, tuple[str, bytes]]:
    """Id and document of each entry, by the document's hash."""
    rows = {item.id: json.dumps(item_to_row(item)).encode() for item in _entries(midnight)}
    return {hashlib.sha256(row).hexdigest(): (name, row) for name, row in rows.items()}


def _entries(midnight: datetime) -> tuple[Item, ...]:
    opens = midnight + timedelta(days=12, hours=18)
    return (
        Item(
            f"{_SOURCE}:fundstelle",
            Kind.NEWS,
            _SOURCE,
            {
                "de": Text(
                    "Gefunden: ein Schlüsselbund am Steg",
                    "Er liegt im Bürgerbüro, Zimmer 2.",
                    "<p>Am Badesteg lag ein Schlüsselbund mit blauem Band. Er liegt im "
                    "Bürgerbüro, Zimmer 2, montags bis freitags von 8 bis 12 Uhr.</p>",
                ),
                "de-simple": Text(
                    "Schlüssel gefunden",
                    "Die Schlüssel sind im Bürger-Büro.",
                    "<p>Am Steg lagen Schlüssel mit einem blauen Band. "
                    "Sie sind im Bürger-Büro, Zimmer 2.</p>",
                ),
            },
            published=midnight - timedelta(days=3, hours=14),
        ),
        Item(
            f"{_SOURCE}:sprechstunde",
            Kind.EVENT,
            _SOURCE,
            {
                "de": Text(
                    "Rentenberatung mit Termin",
                    "Anmeldung im Bürgerbüro.",
                    "<p>Bringen Sie bitte Ausweis und Versicherungsnummer mit.</p>",
                )
            },
            published=midnight - timedelta(days=5),
            event=Event(opens, opens + timedelta(hours=2), location="Amtsgebäude, Zimmer 7"),
        ),
    )
