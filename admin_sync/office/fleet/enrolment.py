# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The rules of joining: codes, how they are typed, how long they hold, how often one may guess.

Contains no database; `fleet.joining` acts.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext_noop as _

#: Crockford's base 32: no I, L, O and U, which are misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
#: How long a code on a screen, or one that staff made, holds; and one in a ready file.
SHORT = timedelta(minutes=30)
LONG = timedelta(days=30)
#: Wrong tries for each code, and for each address or account within `WINDOW`.
TRIES = 5
WINDOW = timedelta(minutes=30)

_MISREAD = str.maketrans("OIL", "011")
_BITS = 5


def code() -> str:
    """A code that nobody can guess (40 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_of(secret: bytes, device: str, made: datetime) -> str:
    """The code that a waiting device shows from `made` on: the same however often it asks."""
    words = f"code {device} {made.isoformat()}".encode()
    number = int.from_bytes(hmac.digest(secret, words, "sha256")[:LENGTH], "big")
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in range(LENGTH))


def typed(text: str) -> str:
    """A code as somebody typed it: case, spaces, hyphens, O for 0, I and L for 1 are forgiven.

    "" where it can be none.
    """
    plain = "".join(text.split()).replace("-", "").replace("\u2013", "").upper()
    plain = plain.translate(_MISREAD)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else ""


def spoken(plain: str) -> str:
    """A code as it is shown: in two groups."""
    return f"{plain[:4]} {plain[4:]}"


def digest(secret: bytes, plain: str) -> str:
    """What is kept of a code (hex): without the secret, 40 bits are tried out in minutes."""
    return hmac.digest(secret, b"kept " + plain.encode(), "sha256").hex()


def who(secret: bytes, name: str) -> str:
    """What is kept of an address or account that guessed wrong (hex)."""
    return hmac.digest(secret, b"who " + name.encode(), "sha256").hex()


def device_name(key: bytes) -> str:
    """The name of the device with a public key: the beginning of its SHA-256 (hex)."""
    return hashlib.sha256(key).hexdigest()[:32]


class Refusal(StrEnum):
    """Why a code does not join."""

    UNKNOWN = _("Diesen Code gibt es nicht. Bitte lesen Sie ihn noch einmal vom Bildschirm ab.")
    ENDED = _("Dieser Code ist abgelaufen.")
    USED = _("Dieser Code wurde schon benutzt.")
    TRIED = _("Dieser Code ist gesperrt: zu viele Versuche.")
    SLOW = _("Zu viele falsche Codes. Bitte in einer halben Stunde noch einmal.")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a code. `device` is the one that showed it or came with it before."""

    ends: datetime
    used: bool = False
    tries: int = 0
    device: str = ""


def refusal(known: Known | None, device: str, now: datetime) -> Refusal | None:
    """Why a device may not come with a code; None where it may.

    The device that came with it before may come again: it asks until somebody accepts it.
    """
    if known is None:
        return Refusal.UNKNOWN
    if known.device and known.device != device:
        return Refusal.USED
    if known.used:
        return None if known.device == device else Refusal.USED
    if now >= known.ends:
        return Refusal.ENDED
    return Refusal.TRIED if known.tries >= TRIES else None
