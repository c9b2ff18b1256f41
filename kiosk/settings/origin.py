# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The effective settings, key by key, and where each came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.settings.declared import Table, dotted
from content.settings.values import Toml
from kiosk.settings.load import Loaded
from kiosk.settings.schema import TABLES

#: What is shown of a secret that is set.
HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Effective:
    """One key's value, as the file would write it, and "default" or "file:line".

    Of a secret no more than that there is one.
    """

    key: str
    value: Toml
    origin: str


def effective(loaded: Loaded) -> Iterator[Effective]:
    """Every setting in force, in the schema's order."""
    for table in TABLES:
        entry = getattr(loaded.settings, table.field)
        if table.repeated:
            for number, one in enumerate(entry):
                yield from _keys(loaded, table, one, (table.name, number))
        else:
            yield from _keys(loaded, table, entry, (table.name,))


def _keys(
    loaded: Loaded, table: Table, entry: object, path: tuple[str | int, ...]
) -> Iterator[Effective]:
    """The settings of one table."""
    office = loaded.office
    if office is not None and table.repeated and getattr(office.settings, table.field):
        loaded, office = office, None  # a list is the office's as a whole
    for key in table.keys:
        value = getattr(entry, key.name)
        whose = office if office is not None and (*path, key.name) in office.lines else loaded
        line = whose.lines.get((*path, key.name))
        origin = f"{whose.file}:{line}" if line else "default"
        shown = None if value is None else key.type.write(value)
        if key.secret and value:
            shown = HIDDEN
        yield Effective(dotted((*path, key.name)), shown, origin)
