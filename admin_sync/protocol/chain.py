# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Proofs of posting: what was shown, link by link, each with the hash of the one before.

A link is a sealed envelope of the device. Nobody without its key can add one, and nobody with it
can take one out or change one later without a break that everybody sees.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from admin_sync.protocol.envelope import (
    OFFICE,
    EnvelopeError,
    moment,
    read_moment,
    seal,
    unfold,
)
from admin_sync.protocol.identity import Identity

KIND = "proof"
_CONTEXT = b"schaukasten chain 1\n"
_HASH = 64


class ChainError(ValueError):
    """A link that does not follow; `sequence` is the one that was expected there."""

    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(f"link {sequence}: {reason}")
        self.sequence = sequence
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Showing:
    """That a notice was on the screen. `content` is the SHA-256 (hex) of what was shown.

    `pages` are those of the notice that were really presented, from 1. `canary`: whether the
    witness saw the mark of this page on the output meanwhile. `screenshot` is the SHA-256 (hex)
    of a picture of it, "" for none.
    """

    notice: str
    content: str
    begin: datetime
    end: datetime
    pages: tuple[int, ...] = ()
    canary: bool = False
    screenshot: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the number of its last link, 0 for none, and the hash of that link."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was believed. `digest` is its hash, which the next one names."""

    sequence: int
    previous: str
    showing: Showing
    made: datetime
    digest: str


def beginning(device_key: bytes) -> Head:
    """The head of a chain without links, a different one for each device."""
    return Head(0, hashlib.sha256(_CONTEXT + device_key).hexdigest())


def append(head: Head, showing: Showing, device: Identity, now: datetime) -> tuple[bytes, Head]:
    """The next link, sealed, and the head after it."""
    body: dict[str, Any] = {
        "sequence": head.sequence + 1,
        "previous": head.digest,
        "notice": showing.notice,
        "content": showing.content,
        "from": moment(showing.begin),
        "to": moment(showing.end),
        "pages": list(showing.pages),
        "canary": showing.canary,
        "screenshot": showing.screenshot,
    }
    sealed = seal(KIND, OFFICE, body, device, now)
    return sealed, Head(head.sequence + 1, hashlib.sha256(sealed).hexdigest())


def follow(head: Head, sealed: bytes, device_key: bytes) -> Link:
    """The link that comes after a head.

    Raises:
        ChainError: it does not: another key, another number, another past, or no link at all.
    """
    link = read(sealed, device_key, head.sequence + 1)
    if link.sequence != head.sequence + 1:
        raise ChainError(head.sequence + 1, f"it is number {link.sequence}")
    if link.previous != head.digest:
        raise ChainError(link.sequence, "it follows another past")
    return link


def read(sealed: bytes, device_key: bytes, expected: int = 0) -> Link:
    """A link by itself, whatever it follows.

    Raises:
        ChainError: it is none of that device.
    """
    try:
        envelope = unfold(sealed, device_key, KIND, OFFICE)
        return _link(dict(envelope.body), envelope.made, hashlib.sha256(sealed).hexdigest())
    except (EnvelopeError, KeyError, TypeError) as error:
        raise ChainError(expected, f"{type(error).__name__} {error}") from error


def verify(links: Iterable[bytes], device_key: bytes, head: Head | None = None) -> Head:
    """The head after all of them, from a known one or from the beginning.

    Raises:
        ChainError: the first that does not follow.
    """
    head = head or beginning(device_key)
    for sealed in links:
        link = follow(head, sealed, device_key)
        head = Head(link.sequence, link.digest)
    return head


def find_break(links: Iterable[bytes], device_key: bytes) -> ChainError | None:
    """The first place at which a whole chain does not hold, or None."""
    try:
        verify(links, device_key)
    except ChainError as error:
        return error
    return None


def _link(body: dict[str, Any], made: datetime, digest: str) -> Link:
    begin, end = read_moment(body.pop("from")), read_moment(body.pop("to"))
    sequence, previous = body.pop("sequence"), body.pop("previous")
    pages = body.pop("pages")
    showing = Showing(begin=begin, end=end, pages=tuple(pages), **body)
    texts = (previous, showing.notice, showing.content, showing.screenshot)
    numbers = (sequence, *showing.pages)
    if (
        not all(type(text) is str for text in texts)
        or not all(type(number) is int and number > 0 for number in numbers)
        or type(showing.canary) is not bool
        or len(previous) != _HASH
    ):
        raise TypeError("a field of a kind that it must not be")
    if end < begin:
        raise TypeError("it ended before it began")
    return Link(sequence, previous, showing, made, digest)
