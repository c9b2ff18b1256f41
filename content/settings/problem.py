# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is wrong with a settings file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One error in one file. `line` counts from 1; `hint` says what to do about it."""

    file: str
    line: int
    key: str
    message: str
    hint: str

    def __str__(self) -> str:
        """The form that editors and people both find their way by."""
        return f"{self.file}:{self.line}: {self.key}: {self.message} ({self.hint})"


class SettingsError(Exception):
    """The settings cannot be used. `problems` holds every error found, in the file's order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
