# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The exercise: a warning of this terminal's own that says of itself that it is none.

It lies as a file in the runtime folder, which a restart forgets, and is over at its end whatever
happens to whoever has ordered it. Readers see it as the one item of the source `drill`.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from content.details import Alert
from content.files import replace_file
from content.model import Item, Kind, Text

#: The id of the built-in source.
SOURCE: Final = "drill"
FILE: Final = "drill.json"
USUAL = timedelta(minutes=5)
LONGEST = timedelta(minutes=60)

_LARGEST = 1_000
# how far the clock of whoever reads may lie behind that of whoever wrote
_BEHIND = timedelta(minutes=1)
_TEXTS = {
    "de": Text(
        "Übung",
        "Übung. Es besteht keine Gefahr.",
        "<p>Das Amt probt, wie eine Warnung auf dieser Tafel erscheint. Sie müssen nichts tun.</p>",
    ),
    "en": Text(
        "Exercise",
        "Exercise. There is no danger.",
        "<p>The office is testing how a warning appears here. You need not do anything.</p>",
    ),
    "da": Text(
        "Øvelse",
        "Øvelse. Der er ingen fare.",
        "<p>Kommunen prøver, hvordan en advarsel vises her. De skal ikke gøre noget.</p>",
    ),
    "nds": Text(
        "Öven",
        "Öven. Dat is nich gefährlich.",
        "<p>Dat Amt pröövt, wo en Wohrschau hier utsüht. Se mööt nix doon.</p>",
    ),
}


def begin(runtime: Path, now: datetime, length: timedelta = USUAL) -> Item:
    """Put an exercise on the screen, instead of one that is on; `now` is aware UTC.

    Raises:
        ValueError: it would last no time, or longer than an hour.
        OSError: the runtime folder cannot be written.
    """
    if not timedelta(0) < length <= LONGEST:
        raise ValueError("an exercise lasts up to 60 minutes")
    item = _item(now, now + length)
    told = {"from": now.isoformat(), "until": (now + length).isoformat()}
    replace_file(runtime / FILE, json.dumps(told).encode(), durable=False)
    return item


def end(runtime: Path) -> bool:
    """Take the exercise off the screen; whether there was one.

    Raises:
        OSError: the file cannot be removed.
    """
    there = (runtime / FILE).exists()
    (runtime / FILE).unlink(missing_ok=True)
    return there


def held(runtime: Path) -> tuple[Item, ...]:
    """The exercise that was ordered, over or not. Never raises: what is no order is none."""
    try:
        with (runtime / FILE).open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        begins, until = (datetime.fromisoformat(told[key]) for key in ("from", "until"))
        if begins.tzinfo is None or not timedelta(0) < until - begins <= LONGEST:
            return ()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ()
    return (_item(begins, until),)


def _item(begins: datetime, until: datetime) -> Item:
    name = f"{begins:%Y%m%dT%H%M%S}"
    return Item(
        id=f"{SOURCE}:{name}",
        kind=Kind.WARNING,
        source=SOURCE,
        texts=_TEXTS,
        published=begins,
        valid_from=begins - _BEHIND,
        valid_until=until,
        warning=Alert(
            identifier=f"{SOURCE}-{name}",
            sent=begins,
            status="Exercise",
            event="Übung",
            severity="Minor",
            onset=begins,
            expires=until,
        ),
    )
