# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What came of the file on the provisioning partition, as `kiosk provision` has written it down.

Whoever reads it trusts nothing of its shape: a report that is missing or odd says nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Where it lies on a terminal; a desk has none.
REPORT: Final = Path("/run/kiosk-provision/report.json")

#: The states: the file is in force; there is none and never was; it is wrong, and nothing is kept;
#: there is none, or it is wrong, and the last good one stays in force.
FILE: Final = "file"
NONE: Final = "none"
BROKEN: Final = "broken"
KEPT: Final = "kept"

_STATES: Final = (FILE, NONE, BROKEN, KEPT)
_LARGEST: Final = 200_000
_LONGEST: Final = 300
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of the file; what is wrong and what to do stand there by language."""

    file: str
    line: int
    key: str
    message: Mapping[str, str]
    hint: Mapping[str, str]

    def told(self, language: str) -> str:
        """All of it on one line."""
        message, hint = self.message.get(language, ""), self.hint.get(language, "")
        return f"{self.file}:{self.line}: {self.key}: {message} ({hint})"


@dataclass(frozen=True, slots=True)
class Provisioned:
    """How it went. `file` is the name of the file, "" where there is none.

    `reset`: at this start everything was removed, since a file or the office had ordered it.
    """

    state: str
    file: str = ""
    reset: bool = False
    faults: tuple[Fault, ...] = ()


def provisioned(report: Path) -> Provisioned | None:
    """How it went at this start; None where nobody says so."""
    try:
        with report.open("rb") as stream:
            said = json.loads(stream.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("state") not in _STATES:
        return None
    errors = said.get("errors")
    faults = (_fault(one) for one in (errors if isinstance(errors, list) else [])[:_MOST])
    return Provisioned(
        str(said["state"]),
        _words(said.get("file")),
        said.get("reset") is True,
        tuple(fault for fault in faults if fault is not None),
    )


def _fault(said: object) -> Fault | None:
    if not isinstance(said, dict):
        return None
    line = said.get("line")
    return Fault(
        _words(said.get("file")),
        line if isinstance(line, int) else 1,
        _words(said.get("key")),
        _by_language(said.get("message")),
        _by_language(said.get("hint")),
    )


def _by_language(said: object) -> Mapping[str, str]:
    if not isinstance(said, dict):
        return {}
    return {str(language): _words(words) for language, words in said.items()}


def _words(said: object) -> str:
    return " ".join(said.split())[:_LONGEST] if isinstance(said, str) else ""
