# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Products in a table of text: tabs, or what spreadsheets write instead. Line by line."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from content.sources.documents import decoded
from content.sources.products_xml import BrokenError

_HEAD = 8_192
_DELIMITERS = ("\t", ";", ",")
_MOST_LINES = 50
_LONGEST_ROW = 200_000
_NEEDED = frozenset(("id", "title"))
_TELLING = frozenset(("price", "sale_price", "availability", "image_link", "coupon"))
#: German names of columns; the specification allows those of the country.
_GERMAN: Mapping[str, str] = {
    "titel": "title",
    "beschreibung": "description",
    "preis": "price",
    "sonderangebotspreis": "sale_price",
    "sonderangebotszeitraum": "sale_price_effective_date",
    "verfügbarkeit": "availability",
    "bildlink": "image_link",
    "produkttyp": "product_type",
    "anbieter": "seller",
    "einheit": "unit",
    "gutscheincode": "coupon",
    "gutscheinbedingungen": "coupon_terms",
}


def header(data: bytes) -> tuple[str, ...]:
    """The names of the columns, as in the specification; empty where there is no table."""
    first = decoded(data[:_HEAD]).lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    return _names(first, _delimiter(first))


def is_table(names: Sequence[str]) -> bool:
    """Whether the columns are those of products."""
    return set(names) >= _NEEDED and not _TELLING.isdisjoint(names)


def table(data: bytes) -> Iterator[Mapping[str, str]]:
    """The fields of each row by the names of the columns; empty for what is no row.

    Raises:
        BrokenError: the first line does not name the columns of products.
    """
    file = StringIO(decoded(data).lstrip("\ufeff"), newline=None)
    lines = (line.rstrip("\n") for line in file)
    first = next((line for line in lines if line.strip()), "")
    delimiter = _delimiter(first)
    names = _names(first, delimiter)
    if not is_table(names):
        raise BrokenError(
            "Die Datei ist weder ein Produkt-Feed in XML noch eine Tabelle: "
            "Die erste Zeile muss id, title und price nennen."
        )
    for values in _rows(lines, delimiter):
        found: dict[str, str] = {}
        for name, value in zip(names, values, strict=False):
            # two columns may have one name, in German and in English
            found[name] = found.get(name) or value
        yield found if any(values) else {}


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    cells = _cells(line, delimiter)
    plain = (cell.strip().lower().removeprefix("g:").replace(" ", "_") for cell in cells)
    return tuple(_GERMAN.get(name, re.sub(r"\(.*\)$", "", name)) for name in plain)


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[Sequence[str]]:
    """The cells of each row. A quote that never closes costs its own line and no other."""
    waiting: list[str] = []
    for line in lines:
        if not waiting and not line.strip():
            continue
        waiting.append(line)
        quotes = sum(part.count('"') for part in waiting)
        if quotes % 2 and _opens(waiting[0], delimiter) and len(waiting) < _MOST_LINES:
            continue
        yield from _closed(waiting, delimiter, whole=quotes % 2 == 0)
        waiting = []
    yield from _closed(waiting, delimiter, whole=False)


def _closed(waiting: list[str], delimiter: str, *, whole: bool) -> Iterator[Sequence[str]]:
    if whole:
        yield _cells("\n".join(waiting), delimiter)
    else:
        for line in waiting:
            yield line.split(delimiter) if len(line) <= _LONGEST_ROW else ()


def _opens(line: str, delimiter: str) -> bool:
    """Whether a cell of the line begins with a quote: inches and seconds do not."""
    return line.startswith('"') or f'{delimiter}"' in line


def _cells(row: str, delimiter: str) -> Sequence[str]:
    if len(row) > _LONGEST_ROW:
        return ()
    try:
        return next(csv.reader([row], delimiter=delimiter, strict=False), ())
    except csv.Error:
        return row.split(delimiter)
