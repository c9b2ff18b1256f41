# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What came of provisioning, for the screen, for `kiosk doctor` and for whoever asks the machine.

A wrong row of the file may hold a password: problems name keys and values that are no secret.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from content.provisioned import BROKEN, FILE, KEPT, NONE
from content.settings.problem import Problem
from kiosk.provision.german import in_german

__all__ = ["BROKEN", "FILE", "KEPT", "NONE", "Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """How it went; `state` is one of content/provisioned.py.

    `name` is that of the file on the partition, "" where there is none. `reset`: everything was
    removed at this start, since a file had ordered it.
    """

    state: str
    name: str = ""
    problems: tuple[Problem, ...] = ()
    reset: bool = False

    def document(self) -> dict[str, object]:
        """As JSON types."""
        return {
            "version": 1,
            "state": self.state,
            "file": self.name,
            "reset": self.reset,
            "errors": [_error(problem) for problem in self.problems],
        }


def _error(problem: Problem) -> Mapping[str, object]:
    german = in_german(problem)
    return {
        "file": problem.file,
        "line": problem.line,
        "key": problem.key,
        "message": {"de": german.message, "en": problem.message},
        "hint": {"de": german.hint, "en": problem.hint},
    }
