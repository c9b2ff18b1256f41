# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every command is handed: the settings, and where to say things."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from content.settings.problem import Problem
from kiosk.settings.load import Loaded, load
from kiosk.settings.model import Settings
from kiosk.settings.office import in_force

FINE = 0
RED = 1
USAGE = 2

DEFAULT_SETTINGS = "/etc/kiosk/kiosk.toml"


class UsageError(Exception):
    """What was asked for cannot be done; `hint` says what to do instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Console:
    """One call of the command: its settings file, its output, and what went wrong so far.

    Results go to `out`, progress and errors to `err`. `flawed` is set once the settings had
    to be those of the last good copy.
    """

    def __init__(self, settings_file: Path, out: TextIO, err: TextIO) -> None:
        self.settings_file = settings_file
        self.flawed = False
        self._out = out
        self._err = err

    def loaded(self, loader: Callable[[Path], Loaded] = load) -> Loaded:
        """The settings in force and where they came from; errors of the file are reported.

        What the office has set is in them. `loader` is as in `load_or_last_good`.

        Raises:
            SettingsError: the file is bad and no good copy of it was kept.
        """
        loaded = in_force(self.settings_file, loader)
        for problem in loaded.problems:
            self.note(str(problem))
        if loaded.problems:
            self.flawed = True
            self.note(f"The last good settings stay in force: {loaded.file}")
        for problem in loaded.office_problems:
            self.note(f"What the office has set counts for nothing: {problem}")
        return loaded

    def settings(self) -> Settings:
        """The settings in force; raises as `loaded` does."""
        return self.loaded().settings

    def say(self, line: str) -> None:
        """A line of the result."""
        self._out.write(line + "\n")
        self._out.flush()

    def note(self, line: str) -> None:
        """A line of progress or about an error."""
        self._err.write(line + "\n")
        self._err.flush()

    def document(self, document: Mapping[str, object]) -> None:
        """The one JSON document of a call with `--json`."""
        plain = (self._out.encoding or "utf-8").lower().replace("-", "") != "utf8"
        self.say(json.dumps(document, ensure_ascii=plain, indent=2))


def settings_file(chosen: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The settings file that an option, the environment or the default names."""
    return Path(chosen or environment.get("KIOSK_SETTINGS") or DEFAULT_SETTINGS)


def problem_json(problem: Problem) -> dict[str, object]:
    """An error of the settings as JSON types."""
    return {
        "file": problem.file,
        "line": problem.line,
        "key": problem.key,
        "message": problem.message,
        "hint": problem.hint,
    }
