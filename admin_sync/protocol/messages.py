# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What terminal and office say to each other, as dataclasses; on the wire they are JSON.

Bytes (keys, nonces, signatures) are base64url without padding, times RFC 3339 in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from admin_sync.protocol.orders import Receipt
from admin_sync.protocol.report import Report

#: The office speaks this version and the one before it.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Announcement:
    """A terminal that belongs to nobody yet shows itself, signed with its device key.

    With a `code` (from the office, or from a ready file) it asks for the place of that code.
    """

    key: str
    serial: str
    version: str
    made: datetime
    code: str = ""
    protocol: int = VERSION


@dataclass(frozen=True, slots=True)
class Standing:
    """How a device stands with the office: `unknown`, `waiting`, `accepted` or `revoked`.

    While it waits without a code of its own, `code` is what the screen shows, `link` what its QR
    code leads to, and both end in `seconds`. `words` is the fingerprint of its key. `office` is
    the office's key to be pinned; `device` its name from now on; `place` where it belongs.
    """

    state: str
    device: str = ""
    code: str = ""
    link: str = ""
    seconds: int = 0
    words: str = ""
    office: str = ""
    place: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SessionOffer:
    """Asks for a session: `share` is the device's X25519 share, `nonce` the office's challenge."""

    device: str
    boot: str
    nonce: str
    share: str
    protocol: int = VERSION


@dataclass(frozen=True, slots=True)
class SessionGrant:
    """The office's half; both compute the same key. It holds for `seconds`."""

    session: str
    share: str
    seconds: int
    now: datetime


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Something a terminal has to tell, known by its `key` for ever: it counts once."""

    key: str
    kind: str
    body: Mapping[str, Any]
    created: datetime


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life. `has` maps documents to the SHA-256 (hex) of what this terminal applies.

    Without a `report`, that of `report_mark` still holds word by word, ages moved on.
    """

    boot: str
    sequence: int
    report_mark: str
    has: Mapping[str, str] = field(default_factory=dict)
    report: Report | None = None
    receipts: tuple[Receipt, ...] = ()
    # evidence that changes all the time, so that a small beat carries it, too
    frames_age: float | None = None
    frames: int | None = None
    sight_age: float | None = None
    sight: str | None = None


@dataclass(frozen=True, slots=True)
class BeatReply:
    """What the office answers. `wants` maps documents to what the terminal should apply.

    The terminal beats again in `next` seconds. `full` asks for a whole report. `orders` are
    sealed envelopes, the lowest number first. `acknowledged` names the receipts that were kept.
    """

    now: datetime
    next: float
    wants: Mapping[str, str] = field(default_factory=dict)
    full: bool = False
    orders: tuple[str, ...] = ()
    acknowledged: tuple[str, ...] = ()
