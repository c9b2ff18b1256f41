# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Reads the settings file, finds every error in it, and keeps the last good one."""

import contextlib
import dataclasses
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.files import make_folder, replace_file
from kiosk.settings import lines, values
from kiosk.settings.agreement import disagreements, misfits, with_place_names
from kiosk.settings.model import Paths, Settings
from kiosk.settings.options import unfit_options
from kiosk.settings.problem import Problem, SettingsError
from kiosk.settings.schema import TABLES, Table

GOOD_COPY = "settings.good.toml"
Report = Callable[[lines.Path, str, str], None]
_DECODE_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, the line of each key that the file sets, and what was wrong with it.

    `problems` is not empty where `settings` are those of the last good copy `file`.
    """

    settings: Settings
    file: str
    lines: dict[lines.Path, int]
    problems: tuple[Problem, ...] = ()


def read(text: str, file: str) -> Loaded:
    """Settings from a TOML text; `file` names it in errors.

    Raises:
        SettingsError: with all errors of the text.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError((_not_toml(error, text, file),)) from error
    except (ValueError, RecursionError) as error:
        # a number of thousands of digits, or lists in lists: the reader tells no line
        message = "a number is too long" if isinstance(error, ValueError) else "is nested too deep"
        raise SettingsError(
            (Problem(file, 1, "file", message, "see kiosk settings reference"),)
        ) from error
    found = lines.key_lines(text)
    problems: list[Problem] = []

    def report(path: lines.Path, message: str, hint: str) -> None:
        problems.append(Problem(file, lines.line_of(found, path), dotted(path), message, hint))

    _unknown(document, (), tuple(table.name for table in TABLES), report)
    built: dict[str, Any] = {}
    for table in TABLES:
        if table.name in document:
            built[table.field] = _table(table, document[table.name], report)
    if not problems:
        settings = Settings(**built)
        for path, message, hint in disagreements(settings):
            report(path, message, hint)
        if not problems:
            return Loaded(with_place_names(settings), file, found)
    raise SettingsError(tuple(sorted(problems, key=lambda problem: problem.line)))


def load(path: Path) -> Loaded:
    """Settings from a file.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    return read(_text_of(path), str(path))


def load_with_formats(path: Path) -> Loaded:
    """Settings from a file whose sources also fit their formats. Loads every format.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    loaded = load(path)
    problems = tuple(
        Problem(loaded.file, lines.line_of(loaded.lines, at), dotted(at), message, hint)
        for at, message, hint in (*misfits(loaded.settings), *unfit_options(loaded.settings))
    )
    if problems:
        raise SettingsError(problems)
    return loaded


def load_or_last_good(path: Path, loader: Callable[[Path], Loaded] = load) -> Loaded:
    """Settings from a file, or those of its last good copy together with the file's errors.

    `loader` is `load`, or `load_with_formats` for those who fetch.

    Raises:
        SettingsError: the file is bad and there is no good copy.
    """
    try:
        return loader(path)
    except SettingsError as error:
        copy = _state_folder(path) / GOOD_COPY
        try:
            good = load(copy)
        except SettingsError:
            raise error from None
        return dataclasses.replace(good, problems=error.problems)


def keep_good_copy(path: Path, settings: Settings) -> None:
    """Keep a copy of a file that was just loaded well, in the state folder.

    Writes only what is new, and survives a power cut at any moment. Only the process that
    writes the store may call it.
    """
    copy = settings.paths.state / GOOD_COPY
    # on a full disk the copy costs only itself
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        if copy.is_file() and copy.read_bytes() == data:
            return
        make_folder(copy.parent)
        replace_file(copy, data)


def dotted(path: lines.Path) -> str:
    """A path as people write it: source[1].every, counted from 1."""
    words = ""
    for part in path:
        if isinstance(part, int):
            words += f"[{part + 1}]"
        else:
            words += f".{part}" if words else part
    return words


def _text_of(path: Path) -> str:
    """The text of a file, or a SettingsError that says why not."""
    line = 1
    try:
        # with or without the mark that editors on Windows put first; TOML takes CRLF as it is
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message, hint = "there is no such file", "name it with --settings or KIOSK_SETTINGS"
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message, hint = "the file is not UTF-8", "save it as UTF-8"
    except OSError as error:
        message, hint = error.strerror or str(error), "see who may read it"
    raise SettingsError((Problem(str(path), line, "file", message, hint),))


def _not_toml(error: tomllib.TOMLDecodeError, text: str, file: str) -> Problem:
    """Where and why a text is not TOML."""
    found = _DECODE_LINE.search(str(error))
    message = str(error)[: found.start()] if found else str(error)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    rows = text.splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    key = row.split("=")[0].strip() or "toml"
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


def _state_folder(path: Path) -> Path:
    """The state folder that a bad file probably means, without trusting the rest of it."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Paths().state
    found = re.search(r'^\s*state\s*=\s*["\'](/[^"\'\n]*)["\']', text, re.MULTILINE)
    return Path(found[1]) if found else Paths().state
