# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources as a settings file writes them, there and back. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from content.model import Kind
from content.settings.declared import Key, default_of, read_sheet, toml_text
from content.settings.lines import line_of
from content.settings.options import misfits, unfit_options
from content.settings.problem import Problem, SettingsError
from content.settings.source import SOURCE
from content.source import Source

Row = dict[str, Any]

#: The id of what the office itself publishes.
OFFICE = "office"
#: What anybody may have written waits for release unless staff say otherwise.
HELD_BACK = frozenset({Kind.POST, Kind.CALL, Kind.REPORT})

_FILE = "kiosk.toml"
# never resolves (RFC 6761, 6.4)
_NOWHERE = "https://office.invalid/source/"


def row_of(source: Source) -> Row:
    """A source as plain values by the names of the settings file, without what is usual."""
    row: Row = {}
    for key in SOURCE.keys:
        value = key.type.write(getattr(source, key.name))
        if key.required or value != default_of(SOURCE, key):
            row[key.name] = value
    return row


def from_row(row: Mapping[str, Any]) -> Source:
    """The source of a row.

    Raises:
        ValueError: a value is none of its type.
        KeyError: a required one is missing.
    """
    known = {key.name: key for key in SOURCE.keys}
    values = {name: known[name].type.read(value) for name, value in row.items() if name in known}
    return Source(**values)  # type: ignore[arg-type]


def toml_blocks(sources: Iterable[Source]) -> str:
    """The `[[source]]` tables of a terminal's settings; "" for none.

    What the office fetches for it has no address there: the terminal asks the office, and what an
    address might give away stays here.
    """
    return "\n".join(_block(source) for source in sources)


def tables_of(sources: Iterable[Source]) -> tuple[list[str], str]:
    """The ids of sources, and their `[[source]]` tables."""
    listed = list(sources)
    return [source.id for source in listed], toml_blocks(listed)


def from_toml(text: str) -> tuple[Source, ...]:
    """The sources of a kiosk.toml, in its order; its other tables are of no interest here.

    What anybody may have written is held back where the file does not say.

    Raises:
        SettingsError: with every error of its sources.
    """
    sheet = read_sheet(text, _FILE, (SOURCE,), "see the documentation of sources")
    strange = [p for p in sheet.problems if p.message != "unknown key" or p.key.startswith("sour")]
    if strange:
        raise SettingsError(tuple(strange))
    sources: tuple[Source, ...] = sheet.built.get("sources", ())
    unfit = [
        Problem(_FILE, line_of(sheet.lines, at), ".".join(map(str, at[2:])), message, hint)
        for at, message, hint in (*misfits(sources), *unfit_options(sources), *_ours(sources))
    ]
    if unfit:
        raise SettingsError(tuple(unfit))
    return tuple(
        replace(source, approve=True)
        if source.kind in HELD_BACK and ("source", number, "approve") not in sheet.lines
        else source
        for number, source in enumerate(sources)
    )


def key(name: str) -> Key:
    """How one setting of a source is declared."""
    return next(key for key in SOURCE.keys if key.name == name)


def for_office(source: Source) -> Source:
    """The source as the office itself fetches it: here nobody else does, and nothing waits."""
    return replace(source, via="", approve=False)


def _ours(sources: Iterable[Source]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What passes itself off as the office: what people read as its own word comes from here."""
    for number, source in enumerate(sources):
        if source.id == OFFICE:
            yield ("source", number, "id"), f'"{OFFICE}" is the office itself', "take another"


def _block(source: Source) -> str:
    if source.via == "office":
        source = replace(source, format="office", url=f"{_NOWHERE}{source.id}", options={})
    rows = [f"{name} = {toml_text(value)}" for name, value in row_of(source).items()]
    return "\n".join(["[[source]]", *rows, ""])
