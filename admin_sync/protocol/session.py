# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How terminal and office agree on a key for a day: X25519 on both sides, HKDF (RFC 7748, 5869).

The shares are signed by the keys that both sides know already, and used once. Who reads along, in
a proxy that opens TLS, sees the shares but never the key; who replays an offer gets nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from admin_sync.protocol import wire
from admin_sync.protocol.encoding import EncodingError, canonical, from_text, to_text
from admin_sync.protocol.envelope import OFFICE, EnvelopeError, seal, unfold, unseal
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.messages import VERSION, SessionGrant, SessionOffer

OFFER, GRANT = "session-offer", "session-grant"
_CONTEXT = b"schaukasten session 1\n"
_SHARE = 32


class SessionError(ValueError):
    """An offer or a grant that must not be believed; the text says why."""


@dataclass(frozen=True, slots=True)
class Session:
    """What both sides have afterwards. `now` is the office's time, signed by it."""

    id: str
    key: bytes
    seconds: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Asking:
    """The terminal's side between its offer and the grant. Good for one grant."""

    offer: SessionOffer
    sealed: bytes
    _share: X25519PrivateKey

    def accept(self, sealed: bytes, office: bytes) -> Session:
        """The session that the office granted; `office` is its pinned key.

        Raises:
            SessionError: it is no grant of that office for this very offer.
        """
        try:
            # it is for whoever holds this share, so no older grant can be mistaken for it
            envelope = unfold(sealed, office, GRANT, self.offer.share)
            grant = wire.read(SessionGrant, envelope.body)
            key = _agree(self._share, grant.share, self.offer, grant.session)
        except (EnvelopeError, wire.MessageError) as error:
            raise SessionError(str(error)) from error
        if not grant.session or grant.seconds <= 0:
            raise SessionError("a grant of nothing")
        return Session(grant.session, key, grant.seconds, grant.now)


def ask(identity: Identity, device: str, boot: str, nonce: str, now: datetime) -> Asking:
    """An offer to be sent: the device's fresh share, signed, for the office's `nonce`."""
    share = X25519PrivateKey.generate()
    offer = SessionOffer(device, boot, nonce, to_text(share.public_key().public_bytes_raw()))
    body = wire.plain(offer) | {"protocol": VERSION}
    return Asking(offer, seal(OFFER, OFFICE, body, identity, now), share)


def claimed(envelope: Mapping[str, Any]) -> str:
    """Which device an offer says it is from, before anything of it is believed; "" for none."""
    body = envelope.get("body")
    device = body.get("device") if isinstance(body, Mapping) else None
    return device if isinstance(device, str) else ""


def read_offer(sealed: bytes, device_key: bytes, now: datetime) -> SessionOffer:
    """An offer signed by that device.

    Raises:
        SessionError: it is none, or of a protocol that is not spoken here.
    """
    try:
        offer = wire.read(SessionOffer, unseal(sealed, device_key, OFFER, OFFICE, now))
    except (EnvelopeError, wire.MessageError) as error:
        raise SessionError(str(error)) from error
    if not VERSION - 1 <= offer.protocol <= VERSION:
        raise SessionError(f"protocol {offer.protocol} is not spoken here")
    return offer


def grant(
    offer: SessionOffer, office: Identity, session: str, seconds: int, now: datetime
) -> tuple[bytes, bytes]:
    """The sealed answer to an offer, and the key of the session.

    Raises:
        SessionError: the offer's share is none.
    """
    share = X25519PrivateKey.generate()
    key = _agree(share, offer.share, offer, session)
    granted = SessionGrant(session, to_text(share.public_key().public_bytes_raw()), seconds, now)
    return seal(GRANT, offer.share, wire.plain(granted), office, now), key


def _agree(own: X25519PrivateKey, other: str, offer: SessionOffer, session: str) -> bytes:
    try:
        theirs = X25519PublicKey.from_public_bytes(from_text(other, _SHARE))
        # refuses the few shares whose secret everybody knows
        secret = own.exchange(theirs)
    except (EncodingError, ValueError) as error:
        raise SessionError(f"no X25519 share: {error}") from error
    about = canonical(
        {
            "boot": offer.boot,
            "device": offer.device,
            "session": session,
            "share": offer.share,
        }
    )
    derived = HKDF(SHA256(), 32, salt=offer.nonce.encode(), info=_CONTEXT + about)
    return derived.derive(secret)
