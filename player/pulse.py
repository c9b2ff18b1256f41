# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player says of itself, in a file of the runtime folder, for whoever watches it."""

import json
from dataclasses import asdict, dataclass

import cattrs

NAME = "pulse.json"
# seconds: it is written at each tick of the canary, so this is three of them
STALE = 30.0

_converter = cattrs.Converter(forbid_extra_keys=False)


@dataclass(frozen=True, slots=True)
class Pulse:
    """One beat.

    `boot` is the kernel's id of this boot and `monotonic` seconds since it; `sequence` counts
    the beats of this process. `frames` were really presented since it started. `page` is the
    name of what is shown and `scene` its number in the canary; `content` changes with what the
    store holds. `dark` says that the glass is black on purpose. The canary lies at `left`,
    `top` with cells of `cell` by `cell` device pixels. `visited`: somebody is here, or may be, so
    that no picture of the screen may leave this computer.
    """

    version: str
    boot: str
    monotonic: float
    sequence: int
    frames: int
    page: str
    scene: int
    content: str
    dark: bool
    left: float
    top: float
    cell: float
    visited: bool = True


def written(pulse: Pulse) -> bytes:
    """The file's content."""
    return json.dumps(asdict(pulse), separators=(",", ":")).encode()


def read(data: bytes) -> Pulse:
    """The pulse of a file's content; what a newer release has added is ignored.

    Raises:
        ValueError: it is none.
    """
    try:
        return _converter.structure(json.loads(data), Pulse)
    except (cattrs.BaseValidationError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"no pulse: {error!r}") from error
