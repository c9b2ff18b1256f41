# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What an office may order a terminal to do at once: a closed list. There is no shell among it.

What is to last (hidden items, paused sources, the neutral page, maintenance) is no order but part
of the signed control document: a terminal that was away for weeks learns how things are now, not
what was ordered meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Verb(StrEnum):
    """All that can be ordered. A new one needs a new VERSION of the protocol."""

    RELOAD = "reload"
    RESTART_PLAYER = "restart-player"
    REBOOT = "reboot"
    SCREEN_ON = "screen-on"
    SCREEN_OFF = "screen-off"
    SCREENSHOT = "screenshot"
    LOG = "log"
    RESYNC = "resync"
    DRILL = "drill"
    WIPE = "wipe"


@dataclass(frozen=True, slots=True)
class Order:
    """One order to one device, in a sealed envelope of kind `order`.

    `number` rises by one for each order to a device; a terminal takes none that is not above the
    last it took. `arguments` are few and plain: DRILL `minutes`, LOG `lines`, RESYNC `source`.
    """

    id: str
    device: str
    number: int
    verb: Verb
    issued: datetime
    not_after: datetime
    arguments: Mapping[str, str] = field(default_factory=dict)


class Outcome(StrEnum):
    """What became of an order."""

    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a terminal says of an order: once, kept until the office has it.

    `blob` is the SHA-256 (hex) of what it made (a picture, an extract of the log), "" for nothing.
    """

    order: str
    outcome: Outcome
    detail: str = ""
    blob: str = ""
