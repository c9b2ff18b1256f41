# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The document `release`: which system a terminal should run. It lasts, as documents do.

A terminal that never heard of it passes it over; the office does not wait for those.
"""

import re
from dataclasses import dataclass

#: The name of the document.
NAME = "release"

_NUMBERS = re.compile(r"(\d{1,9}(?:\.\d{1,9}){0,3})(?:[+~-][0-9A-Za-z.+~-]{0,80})?")


@dataclass(frozen=True, slots=True)
class Release:
    """One system to run, of machines that are `compatible`.

    `issue` names this publication: what was rolled back, or given up, is tried again only under
    another. `url` is where the bundle is, relative to the office's address where it has no host;
    `size` its bytes, `sha256` (hex) their hash; what may be installed, its signature decides. It is
    installed from `begin` to `end` ("HH:MM" in Berlin; the same for all day), or as soon as nobody
    is there with `now`.
    """

    version: str
    compatible: str
    issue: str
    url: str
    size: int
    sha256: str = ""
    begin: str = "01:00"
    end: str = "04:00"
    now: bool = False


def numbers(version: str) -> tuple[int, ...] | None:
    """What of a version is compared: (2026, 11, 0, 0) of `2026.11.0+gabc`; None of what is none."""
    found = _NUMBERS.fullmatch(version)
    if found is None:
        return None
    parts = [int(part) for part in found[1].split(".")]
    return tuple(parts + [0] * (4 - len(parts)))


def is_newer(version: str, than: str) -> bool:
    """Whether a version has higher numbers than another; what has none is newer than nothing."""
    wanted, there = numbers(version), numbers(than)
    return wanted is not None and there is not None and wanted > there


def is_older(version: str, than: str) -> bool:
    """Whether a version has lower numbers, or none at all."""
    wanted, there = numbers(version), numbers(than)
    return wanted is None or there is None or wanted < there
