# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What of a stick is taken, and whether it may be installed. Pure, but for a look into a folder.

A stick is a stranger's: its names are hints, and what counts is what RAUC has found signed.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from admin_sync.agent.rauc import Bundle
from admin_sync.agent.updatefiles import Left
from admin_sync.agent.updates import Booted, Slots
from admin_sync.protocol.release import is_newer, is_older, numbers

#: No system is larger.
LARGEST = 2_000_000_000
_NAME = re.compile(r"schaukasten-([0-9A-Za-z.+~_-]{1,80})\.raucb")
# a stick with more names is no stick for us
_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of a stick, and the version that its name claims."""

    file: Path
    version: str
    size: int


def newest(folder: Path) -> Candidate | None:
    """The file with the highest version in its name, below nothing but the stick itself."""
    found = []
    with os.scandir(folder) as listed:
        for number, entry in enumerate(listed):
            if number >= _MOST_NAMES:
                break
            named = _NAME.fullmatch(entry.name)
            if named and numbers(named[1]) and entry.is_file(follow_symlinks=False):
                size = entry.stat(follow_symlinks=False).st_size
                found.append(Candidate(Path(entry.path), named[1], size))
    return max(found, key=lambda one: (numbers(one.version) or (), one.version), default=None)


def is_ours(candidate: Candidate, booted: Booted) -> bool:
    """Whether a stick is worth more than a look: one that was left in its socket is not."""
    return candidate.version != booted.version


def objection(bundle: Bundle, booted: Booted, left: Left | None) -> str:
    """Why a bundle whose signature is good is not installed, in a word; "" where it may be.

    Only what is newer comes this way: whoever is in the street may bring what was signed once.
    """
    if bundle.compatible != booted.compatible:
        return "compatible"
    if is_older(bundle.version, booted.version):
        return "older"
    if not is_newer(bundle.version, booted.version):
        return "same"
    if left is not None and left.version == bundle.version:
        return "rolled-back"
    return ""


def must_wait(slots: Slots | None) -> bool:
    """Whether the system that runs has to prove itself first, or RAUC is at work."""
    return slots is None or slots.busy or not slots.confirmed
