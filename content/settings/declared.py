# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Settings that are declared once as data: their reader, their errors, their documentation."""

import dataclasses
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.settings import lines, values
from content.settings.problem import Problem, SettingsError
from content.settings.values import Toml

Report = Callable[[lines.Path, str, str], None]
_DECODE_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: its name, its type, and the one sentence that documents it.

    A key that is not `required` has the default of the table's dataclass. What is `secret` is
    never shown again.
    """

    name: str
    type: values.Type
    doc: str
    required: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file, its keys, and the dataclass it becomes."""

    name: str
    doc: str
    keys: tuple[Key, ...]
    build: Callable[..., object]
    repeated: bool = False
    many: str = ""

    @property
    def field(self) -> str:
        """The name of its field in the settings as a whole."""
        return self.many or self.name


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one file holds: the dataclass of each table that it has, by the table's field.

    `lines` is where each key stands; where `problems` is not empty, `built` is not whole.
    """

    built: dict[str, Any]
    lines: dict[lines.Path, int]
    problems: tuple[Problem, ...]


def read_sheet(text: str, file: str, tables: tuple[Table, ...], reference: str) -> Sheet:
    """Read a TOML text by its declared tables; `file` names it, `reference` says where to look.

    Raises:
        SettingsError: it is no TOML.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError((_not_toml(error, text, file),)) from error
    except (ValueError, RecursionError) as error:
        # a number of thousands of digits, or lists in lists: the reader tells no line
        message = "a number is too long" if isinstance(error, ValueError) else "is nested too deep"
        raise SettingsError((Problem(file, 1, "file", message, reference),)) from error
    found = lines.key_lines(text)
    problems: list[Problem] = []

    def report(path: lines.Path, message: str, hint: str) -> None:
        problems.append(Problem(file, lines.line_of(found, path), dotted(path), message, hint))

    _unknown(document, (), tuple(table.name for table in tables), report)
    built: dict[str, Any] = {}
    for table in tables:
        if table.name in document:
            built[table.field] = _table(table, document[table.name], report)
    return Sheet(built, found, tuple(problems))


def text_of(path: Path, named_by: str) -> str:
    """The text of a settings file; `named_by` says how another one is chosen.

    Raises:
        SettingsError: it cannot be read.
    """
    line = 1
    try:
        # with or without the mark that editors on Windows put first; TOML takes CRLF as it is
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message, hint = "there is no such file", named_by
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message, hint = "the file is not UTF-8", "save it as UTF-8"
    except OSError as error:
        message, hint = error.strerror or str(error), "see who may read it"
    raise SettingsError((Problem(str(path), line, "file", message, hint),))


def dotted(path: lines.Path) -> str:
    """A path as people write it: source[1].every, counted from 1."""
    words = ""
    for part in path:
        if isinstance(part, int):
            words += f"[{part + 1}]"
        else:
            words += f".{part}" if words else part
    return words


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


def section(table: Table) -> str:
    """One table's part of the documentation, as Markdown."""
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


def _not_toml(error: tomllib.TOMLDecodeError, text: str, file: str) -> Problem:
    """Where and why a text is not TOML."""
    found = _DECODE_LINE.search(str(error))
    message = str(error)[: found.start()] if found else str(error)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    rows = text.splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    # no more of the row than a name: what comes after it may be a password
    name = re.match(r"[\s\[]*([A-Za-z0-9_.-]{1,64})\s*(?:[=\]]|$)", row)
    key = name[1] if name else "toml"
    return Problem(file, line, key, message, "the file must be TOML; texts need quotes")


def _table(table: Table, value: object, report: Report) -> Any:  # noqa: ANN401 - one of many dataclasses
    """The dataclass, or tuple of them, of one table."""
    if not table.repeated:
        if isinstance(value, dict):
            return _entry(table, value, (table.name,), report)
        report((table.name,), "expected a table", f"write [{table.name}]")
        return None
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return tuple(
            _entry(table, entry, (table.name, number), report) for number, entry in enumerate(value)
        )
    report((table.name,), "expected a list of tables", f"write [[{table.name}]]")
    return ()


def _entry(table: Table, value: dict[str, object], path: lines.Path, report: Report) -> Any:  # noqa: ANN401 - one of many dataclasses
    """One table's dataclass; None where a required key is missing or a value is bad."""
    _unknown(value, path, tuple(key.name for key in table.keys), report)
    read_values: dict[str, object] = {}
    complete = True
    for key in table.keys:
        if key.name not in value:
            if key.required:
                complete = False
                report((*path, key.name), "is missing", f"add {key.name} = {key.type.example}")
            continue
        try:
            read_values[key.name] = key.type.read(value[key.name])
        except values.BadValueError as error:
            complete = False
            hint = error.hint or f"for example {key.name} = {key.type.example}"
            report((*path, key.name), str(error), hint)
    return table.build(**read_values) if complete else None


def _unknown(
    value: dict[str, object],
    path: lines.Path,
    known: tuple[str, ...],
    report: Report,
) -> None:
    """Report the keys that nobody knows."""
    for name in value:
        if name not in known:
            meant = values.nearest(name, known)
            hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(known)}"
            report((*path, name), "unknown key", hint)
