# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where and when somebody stands before the screen."""

from dataclasses import dataclass
from datetime import datetime

from content.details import Point


@dataclass(frozen=True, slots=True)
class Here:
    """The moment (aware), the screen's village and point, and the visitor's language."""

    now: datetime
    place: str = ""
    point: Point | None = None
    language: str = "de"
