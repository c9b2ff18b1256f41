# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the line makes of the office's secret: keys of sessions at rest, and challenges."""

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings

from admin_sync.protocol.encoding import EncodingError, from_text, to_text

#: How long a challenge may be answered.
PATIENCE = 120
# between the clocks of two servers of one office
_SKEW = 5
_TIME, _RANDOM, _TAG, _NONCE = 8, 12, 16, 12


def enclose(session: str, key: bytes) -> bytes:
    """The key of a session as it may lie in a database."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher().encrypt(nonce, key, session.encode())


def disclose(session: str, enclosed: bytes) -> bytes | None:
    """The key that was enclosed for this very session; None where it was another, or tampered."""
    try:
        return _cipher().decrypt(enclosed[:_NONCE], enclosed[_NONCE:], session.encode())
    except (InvalidTag, ValueError):
        return None


def challenge(device: str, moment: int) -> str:
    """A nonce for a device; `moment` are seconds since 1970. Nothing is kept of it."""
    stem = moment.to_bytes(_TAG - _TIME, "big") + secrets.token_bytes(_RANDOM)
    return to_text(stem + _tag(device, stem))


def is_ours(nonce: str, device: str, moment: int) -> bool:
    """Whether a nonce was given to that device, and lately."""
    try:
        data = from_text(nonce, _TIME + _RANDOM + _TAG)
    except EncodingError:
        return False
    stem, tag = data[:-_TAG], data[-_TAG:]
    made = int.from_bytes(stem[:_TIME], "big")
    return hmac.compare_digest(_tag(device, stem), tag) and -_SKEW <= moment - made <= PATIENCE


def _tag(device: str, stem: bytes) -> bytes:
    return hmac.digest(_key("challenge"), stem + device.encode(), "sha256")[:_TAG]


def _cipher() -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_key("session"))


def _key(purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"line {purpose}".encode(), "sha256")
