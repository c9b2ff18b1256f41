# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a source is written in a settings file: terminals and the office read it alike."""

from content.model import Kind
from content.settings import values
from content.settings.declared import Key, Table
from content.source import Source
from content.sources.adapter import formats

_KIND = values.choice(*Kind)
_KIND_OF = values.Type(_KIND.name, '"news"', lambda value: Kind(str(_KIND.read(value))), str)

SOURCE = Table(
    "source",
    "Where content comes from; one entry a source.",
    (
        Key("id", values.ID, "Its name in items, reports and logs; never change it.", True),
        Key("kind", _KIND_OF, "What its items are.", True),
        Key("format", values.choice(*formats()), "How its file is written.", True),
        Key(
            "url",
            values.url(credentials_hint='let the office fetch it: via = "office"'),
            "Address of the file.",
            True,
        ),
        Key("name", values.text("Amt Hüttener Berge"), "What visitors read as its name."),
        Key("every", values.DURATION, "How often to ask; faults stretch it."),
        Key("places", values.TEXTS, "Villages it is about; left out: all of the Amt."),
        Key("options", values.OPTIONS, "What only this format understands."),
        Key("licence", values.text("CC-BY-4.0"), "Licence of its texts and pictures."),
        Key("max_items", values.whole(1, 10_000, 500), "How many items to take at most."),
        Key("approve", values.FLAG, "Whether staff release each item before it is shown."),
        Key("via", values.choice("", "office"), 'Empty, or "office" if the office fetches it.'),
    ),
    Source,
    repeated=True,
    many="sources",
)
