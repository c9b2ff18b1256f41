# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A factory reset, ordered by a file on the partition or by the office: once, whatever happens.

The partition cannot be written from here, so a file stays; what it ordered is remembered in the
place that a reset leaves alone. The office's order is the agent's last word, which goes with all
else.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from admin_sync.agent import leaving
from kiosk.provision.kept import Kept, Reset, wipe
from kiosk.provision.partition import Paper

# FAT keeps local time: with summer time, or another zone, the same file seems hours older
_QUARTER = 900
_ZONES = 26 * 3600


def is_same(reset: Reset | None, digest: str, changed: int) -> bool:
    """Whether a file is the one that ordered the last reset. Pure."""
    if reset is None or reset.digest != digest:
        return False
    apart = abs(reset.changed - changed)
    return apart <= _ZONES and apart % _QUARTER == 0


def carry_out(kept: Kept, state: Path, paper: Paper | None) -> bool:
    """Whether everything was removed now: it was ordered anew, or it was cut short before.

    Raises:
        OSError: it cannot be remembered, and then nothing is removed; or something stays, and
            then the next start goes on.
    """
    last = kept.reset()
    begun = last if last is not None and not last.done else None
    if begun is None and leaving.is_asked(state / leaving.FOLDER):
        # the file that ordered the last one has not ordered this one
        begun = replace(last or Reset("", 0, done=False), done=False)
        kept.remember(begun)
    if paper is not None:
        digest = hashlib.sha256(paper.data).hexdigest()
        if not is_same(last, digest, paper.changed):
            begun = Reset(digest, paper.changed, done=False)
            kept.remember(begun)
    if begun is None:
        return False
    wipe(state)
    kept.forget_all_but_reset()
    kept.remember(Reset(begun.digest, begun.changed, done=True))
    return True
