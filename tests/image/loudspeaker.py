# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What an emulated terminal's loudspeaker has played, as the emulator wrote it down."""

import array
import math

# the head of a wave file, which says how long it is only when the emulator has ended
_HEAD = 44
# of `Machine`: a tenth of a second in two channels
_BLOCK = 4_800 * 2
_FULL = 32_768
# of the full swing: far above what a silent card plays, far below a word
_AUDIBLE = 0.01


def loudness(file):
    """How loud each tenth of a second was, 0 to 1."""
    if not file.exists():
        return []
    played = file.read_bytes()[_HEAD:]
    heights = array.array("h", played[: len(played) // 4 * 4])
    blocks = [heights[at : at + _BLOCK] for at in range(0, len(heights), _BLOCK)]
    return [math.sqrt(sum(h * h for h in block) / len(block)) / _FULL for block in blocks]


def heard(file):
    """For how many seconds there was something to hear."""
    return sum(one > _AUDIBLE for one in loudness(file)) / 10
