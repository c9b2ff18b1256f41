# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What an emulated terminal's loudspeaker has played, as the emulator wrote it down."""

import array
import cmath
import math

from player.sounds import bake

# the head of a wave file, which says how long it is only when the emulator has ended
_HEAD = 44
# of `Machine`: frames of two channels
_RATE = 48_000
_BLOCK = _RATE // 10
_FULL = 32_768
# of the full swing: far above what a silent card plays, far below a word
_AUDIBLE = 0.01
# so loud a chime is clean, and the emulator has not torn it to noise
_CLEAR = 0.05
# of the chime: each of its tones, and the octave above
_BELLS = [octave * height for _, height in bake._TONES for octave in (1, 2)]


def heard(file):
    """For how many seconds there was something to hear."""
    return sum(_loudness(block) > _AUDIBLE for block in _blocks(file)) / 10


def spoken(file):
    """For how many seconds something was clearly to hear that was no chime."""
    clear = [block for block in _blocks(file) if _loudness(block) > _CLEAR]
    # of words at most a tenth, of a chime a quarter and more
    return sum(_of_bells(block) < 0.1 for block in clear) / 10


def _blocks(file):
    """One channel, in tenths of a second."""
    played = file.read_bytes()[_HEAD:] if file.exists() else b""
    heights = array.array("h", played[: len(played) // 4 * 4])[::2]
    return [heights[at : at + _BLOCK] for at in range(0, len(heights) - _BLOCK + 1, _BLOCK)]


def _loudness(block):
    return math.sqrt(sum(h * h for h in block) / len(block)) / _FULL


def _of_bells(block):
    """Which share of a block's power lies in the tones of the chime (Goertzel's way)."""
    power = sum(h * h for h in block) / len(block)
    shares = 0.0
    for tone in _BELLS:
        turn = cmath.exp(-2j * math.pi * tone / _RATE)
        sum_, at = 0j, 1 + 0j
        for height in block:
            sum_ += height * at
            at *= turn
        shares += 2 * abs(sum_ / len(block)) ** 2 / power
    return shares
