# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Reads the settings file, finds every error in it, and keeps the last good one."""

import contextlib
import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from content.files import make_folder, replace_file
from content.settings import lines
from content.settings.declared import dotted, read_sheet, text_of
from content.settings.options import misfits, unfit_options
from content.settings.problem import Problem, SettingsError
from kiosk.settings.agreement import disagreements, with_place_names
from kiosk.settings.model import Paths, Settings
from kiosk.settings.schema import TABLES

GOOD_COPY = "settings.good.toml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, the line of each key that the file sets, and what was wrong with it.

    `problems` is not empty where `settings` are those of the last good copy `file`. `office` is
    what the office has set, which `settings` hold already; `office_problems` say why it counts
    for nothing.
    """

    settings: Settings
    file: str
    lines: dict[lines.Path, int]
    problems: tuple[Problem, ...] = ()
    office: "Loaded | None" = None
    office_problems: tuple[Problem, ...] = ()


def read(text: str, file: str) -> Loaded:
    """Settings from a TOML text; `file` names it in errors.

    Raises:
        SettingsError: with all errors of the text.
    """
    sheet = read_sheet(text, file, TABLES, "see kiosk settings reference")
    problems = list(sheet.problems)
    if not problems:
        settings = Settings(**sheet.built)
        for path, message, hint in disagreements(settings):
            line = lines.line_of(sheet.lines, path)
            problems.append(Problem(file, line, dotted(path), message, hint))
        if not problems:
            return Loaded(with_place_names(settings), file, sheet.lines)
    raise SettingsError(tuple(sorted(problems, key=lambda problem: problem.line)))


def load(path: Path) -> Loaded:
    """Settings from a file.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    loaded = read(text_of(path, "name it with --settings or KIOSK_SETTINGS"), str(path))
    network = loaded.settings.network
    if not network.ca_file or network.ca_file.startswith("/"):
        return loaded
    beside = dataclasses.replace(network, ca_file=str(path.absolute().parent / network.ca_file))
    return dataclasses.replace(
        loaded, settings=dataclasses.replace(loaded.settings, network=beside)
    )


def load_with_formats(path: Path) -> Loaded:
    """Settings from a file whose sources also fit their formats. Loads every format.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    loaded = load(path)
    problems = tuple(
        Problem(loaded.file, lines.line_of(loaded.lines, at), dotted(at), message, hint)
        for at, message, hint in (
            *misfits(loaded.settings.sources),
            *unfit_options(loaded.settings.sources),
        )
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


def _state_folder(path: Path) -> Path:
    """The state folder that a bad file probably means, without trusting the rest of it."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Paths().state
    found = re.search(r'^\s*state\s*=\s*["\'](/[^"\'\n]*)["\']', text, re.MULTILINE)
    return Path(found[1]) if found else Paths().state
