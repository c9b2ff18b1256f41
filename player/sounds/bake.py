# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Makes the terminal's one sound: `python -m player.sounds.bake`."""

import math
import struct
import wave
from pathlib import Path

CHIME = Path(__file__).with_name("chime.wav")
RATE = 22_050

# Each tone: from which second, and how high. A step up asks; a step down would end something.
_TONES = ((0.0, 587.33), (0.22, 880.0))
_SECONDS = 1.1
_FADES = 5.5
_LOUDNESS = 0.3


def samples() -> list[int]:
    """The chime as signed 16-bit samples: two soft strokes of a bell, starting and ending at 0."""
    return [round(32_767 * _LOUDNESS * _at(n / RATE)) for n in range(int(RATE * _SECONDS))]


def bake(file: Path = CHIME) -> None:
    """Write the chime as a mono wave file."""
    heights = samples()
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(heights)}h", *heights))


def _at(second: float) -> float:
    tail = min(1.0, (_SECONDS - second) / 0.05)
    return tail * sum(_stroke(second - start, height) for start, height in _TONES)


def _stroke(second: float, height: float) -> float:
    if second < 0:
        return 0.0
    swing = math.sin(math.tau * height * second) + 0.25 * math.sin(math.tau * 2 * height * second)
    return min(1.0, second / 0.01) * math.exp(-_FADES * second) * swing


if __name__ == "__main__":
    bake()
