# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Lays what the office has set over the settings file: start set < file < office.

The agent keeps the office's part, once its signature was checked, as TOML in the state folder.
What the office may not set, and a part that does not fit, change nothing.
"""

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path

from content.settings import lines
from content.settings.declared import dotted, text_of
from content.settings.options import misfits, unfit_options
from content.settings.problem import Problem, SettingsError
from kiosk.settings.agreement import disagreements, with_place_names
from kiosk.settings.load import Loaded, load, load_or_last_good, read
from kiosk.settings.model import Settings

#: Below the state folder.
FILE = Path("office") / "settings.toml"
#: What the release before has applied: after a rollback that one runs again.
FORMER = Path("office") / "settings.former.toml"

# not [paths], [network], [office]: a wrong word from the office must never cut the line to it
_MAY_SET = frozenset({"terminal", "panel", "hours", "web", "source", "place"})
_HINT = (
    "the office sets no more than [terminal], [panel], [[hours]], [web], [[source]] and [[place]]"
)


def in_force(path: Path, loader: Callable[[Path], Loaded] = load) -> Loaded:
    """The settings of a file, or of its last good copy, with what the office has set over them.

    What is wrong with the office's part stands in `problems`. It then counts for nothing, unless a
    newer release has applied it: then that which we applied before counts.

    Raises:
        SettingsError: the file is bad and there is no good copy.
    """
    loaded = load_or_last_good(path, loader)
    part = loaded.settings.paths.state / FILE
    if not loaded.settings.office.url or not part.is_file():
        return loaded
    try:
        return _over(loaded, part)
    except SettingsError as error:
        former = loaded.settings.paths.state / FORMER
        if former.is_file():
            with contextlib.suppress(SettingsError):
                loaded = _over(loaded, former)
        return dataclasses.replace(loaded, office_problems=error.problems)


def _over(loaded: Loaded, part: Path) -> Loaded:
    return overlaid(loaded, text_of(part, "the agent writes it"), str(part))


def overlaid(loaded: Loaded, text: str, file: str) -> Loaded:
    """Settings with the office's part laid over them. Pure.

    Of a table the office sets single keys; of a list of tables, all entries.

    Raises:
        SettingsError: with all errors of the part.
    """
    part = read(text, file)
    strange = [path for path in part.lines if path and path[0] not in _MAY_SET]
    problems = [
        Problem(file, part.lines[path], dotted(path), "is not the office's to set", _HINT)
        for path in strange
    ]
    settings = with_place_names(_merged(loaded.settings, part))
    for path, message, hint in () if problems else disagreements(settings):
        problems.append(Problem(file, lines.line_of(part.lines, path), dotted(path), message, hint))
    if problems:
        raise SettingsError(tuple(problems))
    return dataclasses.replace(loaded, settings=settings, office=part)


def fitting(loaded: Loaded) -> Loaded:
    """The same, once every source fits its format. Loads every format.

    Raises:
        SettingsError: with all that does not fit in the office's part.
    """
    part = loaded.office
    if part is None:
        return loaded
    problems = tuple(
        Problem(part.file, lines.line_of(part.lines, at), dotted(at), message, hint)
        for at, message, hint in (
            *misfits(part.settings.sources),
            *unfit_options(part.settings.sources),
        )
    )
    if problems:
        raise SettingsError(problems)
    return loaded


def _merged(base: Settings, part: Loaded) -> Settings:
    """Whole lists, and of single tables the keys that the part names."""
    said = part.settings

    def named(table: str) -> set[str]:
        return {str(path[1]) for path in part.lines if len(path) > 1 and path[0] == table}

    terminal = {key: getattr(said.terminal, key) for key in named("terminal")}
    panel = {key: getattr(said.panel, key) for key in named("panel")}
    return dataclasses.replace(
        base,
        terminal=dataclasses.replace(base.terminal, **terminal),
        panel=dataclasses.replace(base.panel, **panel),
        hours=said.hours or base.hours,
        sources=said.sources or base.sources,
        places=said.places or base.places,
    )
