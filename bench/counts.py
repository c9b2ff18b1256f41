# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every format makes of every file: entries present, items, set aside, and the difference.

Entries are counted by somebody else: the reference library of the format, or plain JSON, XML and
CSV. Every file of the corpus is counted; what the demo serves comes after it, marked as such.
Prints a Markdown table; ends with 1 where something was lost.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from content.images import ImageRefused
from content.printed import PdfRefused
from content.sources.adapter import Context, Parsed, Rejected, adapter
from content.workshop import Workshop
from tests.content.entries import OCCURRENCE, WAYS, Calendar, Way, aside, of_schema
from tests.content.test_corpus_calendars import moments, ours
from tests.fakes.village import readings

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FAIR = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
# when the timetables of the corpus run
RUNS = {"static_gtfs.zip": 2026}
FILES = {
    "rss": ["feeds/**/*.xml", "feeds/**/*.atom", "feeds/**/*.rss", "feeds/**/*.html"],
    "jsonfeed": ["feeds/**/*.json"],
    "gpx": ["gpx/*"],
    "gtfs": ["gtfs/**/*.zip", "gtfs-rt/**/*.zip"],
    "gtfs-rt": ["gtfs-rt/**/*.pb"],
    "gbfs": ["gbfs/**/*.json"],
    "cap": ["cap/**/*.xml"],
    "nina": ["nina/*"],
    "oparl": ["oparl/**/*.json"],
    "geojson": ["weather/dwd/alert_cells.json"],
    "jsonld": ["jsonld/*"],
}
# the offers of an event are its tickets
KINDS = {"offer": of_schema("Offer", outside=("Event",)), "place": of_schema("Restaurant")}
_ADDRESS = re.compile(r"https?://[^\s,]+")


@dataclass
class Row:
    """A line of the table. `lost` names the files whose entries do not add up."""

    name: str
    origin: str
    entry: str
    by: str
    files: int = 0
    entries: int = 0
    items: int = 0
    aside: int = 0
    errors: int = 0
    lost: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, counts: tuple[int, int, int], found: Parsed) -> None:
        """Count a file: entries, items, set aside."""
        entries, items, rejected = counts
        self.files += 1
        self.entries += entries
        self.items += items
        self.aside += rejected
        self.errors += found.error is not None
        reasons = (_ADDRESS.sub("…", row.reason) for row in found.rejected)
        self.reasons.update(reason.split(" schon als ")[0] for reason in reasons)
        if entries != items + rejected:
            self.lost.append(f"{name}: {entries} != {items} + {rejected}")

    def line(self) -> str:
        """The row as Markdown."""
        cells = (
            f"`{self.name}`", self.origin, self.files, self.entries, self.items, self.aside,
            self.entries - self.items - self.aside, self.errors, self.entry, self.by,
        )  # fmt: skip
        return "| " + " | ".join(map(str, cells)) + " |"


def of_corpus(name: str, way: Way) -> Row:
    """All files of the corpus that are of a format."""
    row = Row(name, "Korpus", way.entry, way.by)
    reader = adapter(name)
    for path in sorted({path for glob in FILES[name] for path in CORPUS.glob(glob)}):
        now = NOW
        if name == "gtfs":
            now = datetime(RUNS.get(path.name, 2010), 10, 12, tzinfo=UTC)
        data = path.read_bytes()
        found = reader.parse(data, Context("amt", reader.kinds[0], now, max_items=100_000))
        row.add(path.name, (way.held([data]), way.made(found), aside(found)), found)
    return row


def of_calendars() -> Row:
    """The calendars of the corpus, each from shortly before its first event."""
    row = Row("ical", "Korpus", OCCURRENCE, "recurring-ical-events")
    for path in sorted((CORPUS / "ical").rglob("*.ics")):
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        calendar = Calendar(path, moments(text)[0])
        found, made = ours(path, calendar.now)
        missing = calendar.missing(made, found)
        row.add(path.name, (calendar.expected.total(), made.total(), missing), found)
    return row


def of_pictures() -> Iterator[Row]:
    """The pictures and PDFs of the corpus, each made ready for the screen by a worker."""
    with Workshop() as workshop:
        scaled = partial(workshop.image, box=(1080, 1080))
        for folder, made, by in (
            ("images", scaled, "Pillow"),
            ("pdf", workshop.document, "PDFium"),
        ):
            row = Row(folder, "Korpus", "die Datei", by)
            for path in sorted((CORPUS / folder).iterdir()):
                try:
                    made(path.read_bytes())
                    row.add(path.name, (1, 1, 0), Parsed())
                except (ImageRefused, PdfRefused) as error:
                    refused = Parsed(rejected=(Rejected(path.name, error.reason),))
                    row.add(path.name, (1, 0, 1), refused)
            yield row


def of_demo() -> Iterator[Row]:
    """The demo's sources of each format, each with all documents that its format wants."""
    rows: dict[tuple[str, str], Row] = {}
    for one in readings(FAIR):
        name, kind = one.source.format, one.source.kind
        if name in {"ical", "gtfs"}:  # a screen reads a window, or its own stops: see the corpus
            continue
        way = WAYS[name]
        more = f", `{kind}`" if name == "jsonld" else ""
        row = rows.setdefault((name, more), Row(name, f"Demo{more}", way.entry, way.by))
        held = KINDS.get(kind, way.held) if name == "jsonld" else way.held
        documents = [one.data] if name == "nina" else one.documents()
        counts = (held(documents), way.made(one.parsed), aside(one.parsed))
        row.add(one.source.id, counts, one.parsed)
    yield from rows.values()


def rows() -> Iterator[Row]:
    """The whole table."""
    if CORPUS.is_dir():
        yield of_calendars()
        yield from of_pictures()
        yield from (of_corpus(name, WAYS[name]) for name in FILES)
    yield from of_demo()


def main() -> int:
    """Print the table, what was set aside and why, and what was lost."""
    table = sorted(rows(), key=lambda row: (row.origin != "Korpus", row.name))
    head = (
        "Format", "woher", "Dateien", "Einträge", "Items", "beiseite", "Differenz",
        "als Ganzes unlesbar", "ein Eintrag ist", "gezählt von",
    )  # fmt: skip
    print("| " + " | ".join(head) + " |")
    print("|---|---|--:|--:|--:|--:|--:|--:|---|---|")
    for row in table:
        print(row.line())
    print("\nWarum Einträge beiseite gelegt wurden:\n")
    for row in table:
        for reason, number in row.reasons.most_common(6):
            print(f"- `{row.name}` ({row.origin}), {number}-mal: {reason}")
    lost = [f"{row.name}, {words}" for row in table for words in row.lost]
    print("\n" + ("Verloren: " + "; ".join(lost) if lost else "Verloren ging nichts."))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
