# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sealed envelopes: canonical JSON with an Ed25519 signature over all of it.

What an envelope is for (`kind`) and whom it is for (`audience`) are signed, so that an order is
never taken for settings, nor what one terminal was told for another's. There is exactly one
sequence of bytes for an envelope: whatever else is refused, before and after the signature.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from admin_sync.protocol import encoding
from admin_sync.protocol.identity import SIGNATURE, Identity, verify

#: Bytes and levels of an envelope.
LARGEST, DEEPEST = 2_000_000, 24
#: The audience of what terminals seal.
OFFICE = "office"
_CONTEXT = b"schaukasten envelope 1\n"
_FIELDS = {"audience", "body", "kind", "made", "not_after", "signature"}


class EnvelopeError(ValueError):
    """An envelope that must not be believed; the text says why."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An opened envelope. `made` and `not_after` are as the sealer's clock had them, in UTC."""

    kind: str
    audience: str
    made: datetime
    not_after: datetime | None
    body: Mapping[str, Any]


def seal(  # noqa: PLR0913 - what is signed is what is handed in
    kind: str,
    audience: str,
    body: Mapping[str, Any],
    key: Identity,
    now: datetime,
    *,
    not_after: datetime | None = None,
) -> bytes:
    """An envelope. What has `not_after` is worth nothing from then on.

    Raises:
        EnvelopeError: the body is no JSON, or the envelope would be one that nobody opens.
    """
    content: dict[str, object] = {
        "audience": audience,
        "body": dict(body),
        "kind": kind,
        "made": moment(now),
        "not_after": moment(not_after) if not_after else None,
    }
    try:
        signature = key.sign(_CONTEXT + encoding.canonical(content))
        sealed = encoding.canonical(content | {"signature": encoding.to_text(signature)})
        encoding.parse(sealed, limit=LARGEST, depth=DEEPEST)
    except encoding.EncodingError as error:
        raise EnvelopeError(str(error)) from error
    return sealed


def unseal(  # noqa: PLR0913 - what is asked for is what is handed in
    data: bytes,
    public_key: bytes,
    kind: str,
    audience: str,
    now: datetime,
    *,
    trusted: bool = True,
) -> Mapping[str, Any]:
    """The body of an envelope, believed.

    `trusted` tells whether `now` is to be relied on: without a clock nobody can tell that an
    envelope with an end has not ended, so none is opened.

    Raises:
        EnvelopeError: not by this key, not of this kind, for somebody else, ended, or not the
            bytes that were sealed.
    """
    opened = unfold(data, public_key, kind, audience)
    if opened.not_after is not None:
        if not trusted:
            raise EnvelopeError("it ends, and the clock here is not to be relied on")
        if now >= opened.not_after:
            raise EnvelopeError(f"it ended at {opened.not_after.isoformat()}")
    return opened.body


def unfold(data: bytes, public_key: bytes, kind: str, audience: str) -> Envelope:
    """A whole envelope, believed in all but its time, which the caller looks at.

    Raises:
        EnvelopeError: as `unseal`, but for an end in the past.
    """
    try:
        content = encoding.parse(data, limit=LARGEST, depth=DEEPEST)
        if set(content) != _FIELDS or encoding.canonical(content) != data:
            raise EnvelopeError("no envelope in its one form")
        signature = encoding.from_text(content.pop("signature"), SIGNATURE)
        signed = _CONTEXT + encoding.canonical(content)
    except encoding.EncodingError as error:
        raise EnvelopeError(str(error)) from error
    if not verify(public_key, signature, signed):
        raise EnvelopeError("not signed by that key")
    if content["kind"] != kind:
        raise EnvelopeError(f"of kind {content['kind']!r:.40}, not {kind!r}")
    if content["audience"] != audience:
        raise EnvelopeError(f"for {content['audience']!r:.80}, not for {audience!r}")
    return _opened(content)


def mark(body: Mapping[str, Any]) -> str:
    """The SHA-256 (hex) of what an envelope holds; sealing it anew does not change it.

    Raises:
        EncodingError: the body is no JSON.
    """
    return hashlib.sha256(encoding.canonical(dict(body))).hexdigest()


def moment(when: datetime) -> str:
    """An aware time as it stands in envelopes and messages: RFC 3339 in UTC, whole microseconds."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(text: object) -> datetime:
    """What `moment` wrote.

    Raises:
        EnvelopeError: it is something else.
    """
    try:
        when = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        when = None
    if when is None or when.tzinfo is None or moment(when) != text:
        raise EnvelopeError(f"no time: {text!r:.40}")
    return when.astimezone(UTC)


def _opened(content: Mapping[str, Any]) -> Envelope:
    body, until = content["body"], content["not_after"]
    if not isinstance(body, dict):
        raise EnvelopeError("its body is no object")
    return Envelope(
        kind=content["kind"],
        audience=content["audience"],
        made=read_moment(content["made"]),
        not_after=None if until is None else read_moment(until),
        body=body,
    )
