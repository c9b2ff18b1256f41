# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The documentation of all settings, written from the schema."""

import dataclasses
import json

from kiosk.settings.options import reference_of_options
from kiosk.settings.schema import TABLES, Key, Table
from kiosk.settings.values import Toml

_HEAD = """\
<!--
SPDX-FileCopyrightText: 2026 The Schaukasten authors
SPDX-License-Identifier: EUPL-1.2

Written by `kiosk settings reference`; do not edit.
-->

# Settings

For whoever sets up a terminal.

A terminal has one settings file, `/etc/kiosk/kiosk.toml`, or the one that `--settings` or
`KIOSK_SETTINGS` names. It is [TOML](https://toml.io). Every key may be left out unless it is
marked as required. `kiosk settings check` finds mistakes; `kiosk settings show --origin` tells
where each value comes from. A file with a mistake changes nothing: the last good one stays in
force until it is mended.
"""


def reference() -> str:
    """All settings as Markdown."""
    return "\n".join([_HEAD, *(_section(table) for table in TABLES), *reference_of_options()])


def default_of(table: Table, key: Key) -> Toml:
    """A key's default as the file would write it; None where there is none."""
    for field in dataclasses.fields(table.build):  # type: ignore[arg-type]
        if field.name != key.name:
            continue
        if field.default is not dataclasses.MISSING:
            return None if field.default is None else key.type.write(field.default)
        if field.default_factory is not dataclasses.MISSING:
            return key.type.write(field.default_factory())
    return None


def toml_text(value: Toml) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        inner = ", ".join(f"{name} = {toml_text(entry)}" for name, entry in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(value, ensure_ascii=False)


def _section(table: Table) -> str:
    """One table's section."""
    name = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
    rows = [
        f"## `{name}`",
        "",
        table.doc,
        "",
        "| key | type | default | meaning |",
        "|---|---|---|---|",
        *(_row(table, key) for key in table.keys),
        "",
    ]
    return "\n".join(rows)


def _row(table: Table, key: Key) -> str:
    """One key's row."""
    default = default_of(table, key)
    if key.required:
        shown = "required"
    elif default in (None, "", [], {}):
        shown = "none"
    else:
        shown = f"`{toml_text(default)}`"
    return f"| `{key.name}` | {key.type.name} | {shown} | {key.doc} |"
