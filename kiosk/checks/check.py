# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a check is, and how all are found: each other module of this package is one."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast

import kiosk.checks
from content.settings.problem import Problem
from kiosk.settings.model import Settings


@dataclass(frozen=True, slots=True)
class Ground:
    """What checks look at: the settings in force, what is wrong with their file, and now."""

    settings: Settings
    problems: tuple[Problem, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `hint` says what to do, and is "" where all is well."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


class Check(Protocol):
    """One check: a module with this function, which never raises for what it looks at."""

    look: Callable[[Ground], Iterator[Finding]]


def findings(ground: Ground) -> Iterator[Finding]:
    """What all checks find, by name of check."""
    for module in sorted(pkgutil.iter_modules(kiosk.checks.__path__), key=lambda one: one.name):
        if module.name != "check":
            check = importlib.import_module(f"kiosk.checks.{module.name}")
            yield from cast("Check", check).look(ground)
