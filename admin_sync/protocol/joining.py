# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a terminal that belongs to nobody shows itself, and what it is told.

An announcement is signed by the very key that it names. What the office says of a key is sealed
for that key: nobody else's standing can be taken for one's own, and where the office is pinned
already (by a ready file, or since it was joined), nobody else can say that a device is revoked.
"""

from datetime import datetime

from admin_sync.protocol import wire
from admin_sync.protocol.encoding import EncodingError, from_text, parse
from admin_sync.protocol.envelope import (
    DEEPEST,
    LARGEST,
    OFFICE,
    EnvelopeError,
    seal,
    unfold,
    unseal,
)
from admin_sync.protocol.identity import KEY, Identity
from admin_sync.protocol.messages import VERSION, Announcement, Standing

ANNOUNCEMENT, STANDING = "announcement", "standing"


class JoiningError(ValueError):
    """An announcement or a standing that must not be believed; the text says why."""


class OtherOfficeError(JoiningError):
    """A standing that is well sealed, but by another office; `office` are the bytes of its key."""

    def __init__(self, office: bytes) -> None:
        super().__init__("sealed by another office")
        self.office = office


def announce(identity: Identity, serial: str, version: str, now: datetime, code: str = "") -> bytes:
    """An announcement to be sent as it is."""
    said = Announcement(identity.name, serial, version, now, code)
    body = wire.plain(said) | {"protocol": VERSION}
    return seal(ANNOUNCEMENT, OFFICE, body, identity, now)


def read_announcement(sealed: bytes, now: datetime) -> tuple[Announcement, bytes]:
    """What a terminal says of itself, and its public key; signed by that key.

    Raises:
        JoiningError: it is none, or of a protocol that is not spoken here.
    """
    try:
        body = parse(sealed, limit=LARGEST, depth=DEEPEST).get("body")
        named = body.get("key") if isinstance(body, dict) else None
        key = from_text(named, KEY)
        said = wire.read(Announcement, unseal(sealed, key, ANNOUNCEMENT, OFFICE, now))
    except (EnvelopeError, EncodingError, wire.MessageError) as error:
        raise JoiningError(str(error)) from error
    if not VERSION - 1 <= said.protocol <= VERSION:
        raise JoiningError(f"protocol {said.protocol} is not spoken here")
    return said, key


def answer(standing: Standing, device_key: str, office: Identity, now: datetime) -> bytes:
    """A standing, sealed for the device of that key (base64url)."""
    return seal(STANDING, device_key, wire.plain(standing), office, now)


def read_answer(sealed: bytes, identity: Identity, office: bytes | None) -> Standing:
    """How this device stands; its `office` is the key that sealed it.

    Where no office is expected, it is the one that answers here: then only the words of its key,
    compared by people, tell that it is the right one.

    Raises:
        OtherOfficeError: another office than the expected one says it.
        JoiningError: nobody can be believed to say it, or not to this device.
    """
    try:
        body = parse(sealed, limit=LARGEST, depth=DEEPEST).get("body")
        named = from_text(body.get("office") if isinstance(body, dict) else None, KEY)
        opened = unfold(sealed, named, STANDING, identity.name)
        standing = wire.read(Standing, opened.body)
    except (EnvelopeError, EncodingError, wire.MessageError) as error:
        raise JoiningError(str(error)) from error
    if office is not None and named != office:
        raise OtherOfficeError(named)
    return standing
