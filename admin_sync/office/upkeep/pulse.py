# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The worker's sign of life: a file that it rewrites, read by whoever asks whether it works."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from content.clock import boot, since_boot
from content.files import replace_file

NAME = "worker.json"
#: Without one for so many seconds the worker is taken for dead.
FRESH = 60.0


@dataclass(slots=True)
class Round:
    """How one job went: when it ended last (since boot), how long it took, what was wrong."""

    ended: float
    seconds: float
    error: str = ""


@dataclass(slots=True)
class Pulse:
    """When it last beat (since boot), in which boot, and how its jobs went."""

    at: float
    boot: str
    leads: bool = True
    jobs: dict[str, Round] = field(default_factory=dict)


def write(state: Path, *, leads: bool, jobs: dict[str, Round]) -> None:
    """Beat.

    Raises:
        OSError: it cannot be written.
    """
    said = asdict(Pulse(since_boot(), boot(), leads, jobs))
    replace_file(state / NAME, json.dumps(said).encode(), durable=False)


def read(state: Path) -> Pulse | None:
    """The last beat; None where there is none that can be read."""
    try:
        said = json.loads((state / NAME).read_bytes())
        jobs = {name: Round(**one) for name, one in said.pop("jobs").items()}
        return Pulse(**said, jobs=jobs)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def age(pulse: Pulse | None) -> float | None:
    """Seconds since a beat; None for one of another boot, or none."""
    if pulse is None or pulse.boot != boot():
        return None
    return max(0.0, since_boot() - pulse.at)


def alive(state: Path) -> bool:
    """Whether the worker beat just now."""
    found = age(read(state))
    return found is not None and found < FRESH
