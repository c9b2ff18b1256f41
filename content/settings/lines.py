# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where in a TOML text each key stands, which tomllib does not tell."""

import re
import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_BLANK = re.compile(r"^\s*(?:#.*)?$")


def key_lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of each table and key of a valid TOML text.

    Tables in an array carry their index: ("source", 0, "url"). What the scan does not
    understand is left out; asking for the nearest parent then gives the table's line.
    """
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    rows = text.splitlines()
    table: Path = ()
    at = 0
    while at < len(rows):
        header = _HEADER.match(rows[at])
        if _BLANK.match(rows[at]):
            at += 1
        elif header and "=" not in rows[at].split("]")[-1]:
            table = _open_table(header, counts)
            found.setdefault(table, at + 1)
            at += 1
        else:
            value, height = _statement(rows, at)
            for path in _paths(value):
                found.setdefault((*table, *path), at + 1)
            at += height
    return found


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path or of its nearest parent, else 1."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def _open_table(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path that a `[table]` or `[[table]]` line opens."""
    names = tuple(_keys(header[2]))
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if header[1] == "[[":
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    return path


def _keys(dotted: str) -> Iterator[str]:
    """The parts of a dotted key, read by the TOML reader itself."""
    value: object = tomllib.loads(f"{dotted} = 0")
    while isinstance(value, dict):
        name = next(iter(value))
        yield name
        value = value[name]


def _statement(rows: list[str], at: int) -> tuple[dict[str, object], int]:
    """The key and value that begin at a row, and over how many rows they run."""
    for end in range(at + 1, len(rows) + 1):
        try:
            return tomllib.loads("\n".join(rows[at:end])), end - at
        except tomllib.TOMLDecodeError:
            continue
    return {}, 1


def _paths(value: Mapping[str, object]) -> Iterator[Path]:
    """The paths of all keys in a value, parents first."""
    for name, inner in value.items():
        yield (name,)
        if isinstance(inner, dict):
            for path in _paths(inner):
                yield (name, *path)
