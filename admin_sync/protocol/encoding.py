# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Canonical JSON, strict reading, and base64url: one form for each value, so that it can be signed.

Canonical are UTF-8, keys in the order of their code points, no blanks, and numbers as Python
writes them. Whole numbers stay within 2**53, so that nobody rounds them.
"""

import base64
import binascii
import json
import math
from collections.abc import Mapping
from typing import Any, NoReturn

_LARGEST = 2**53


class EncodingError(ValueError):
    """Bytes that are not what they should be; the text says why."""


def canonical(value: object) -> bytes:
    """The one form of a value as JSON.

    Raises:
        EncodingError: it has none (NaN, a lone surrogate, a key that is no text, another type).
    """
    _check(value, 1_000)
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise EncodingError(f"no canonical JSON: {error}") from error


def parse(data: bytes, *, limit: int, depth: int) -> dict[str, Any]:
    """A JSON object of at most `limit` bytes and `depth` levels; no key twice, no NaN.

    Raises:
        EncodingError: it is none.
    """
    if len(data) > limit:
        raise EncodingError(f"more than {limit} bytes")
    try:
        value = _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise EncodingError(f"no JSON: {error}") from error
    if not isinstance(value, dict):
        raise EncodingError("no JSON object")
    _check(value, depth)
    if b"\\u" in data:
        # half a character can be written so, and nobody can keep it
        canonical(value)
    return value


def to_text(data: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_text(text: object, size: int) -> bytes:
    """The `size` bytes of a base64url text; only the one form that `to_text` writes is taken.

    Raises:
        EncodingError: it is another.
    """
    if not isinstance(text, str):
        raise EncodingError("no base64url text")
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (UnicodeEncodeError, binascii.Error) as error:
        raise EncodingError("no base64url text") from error
    if len(data) != size or to_text(data) != text:
        raise EncodingError(f"not {size} bytes as base64url")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise EncodingError("a key stands twice in one object")
    return mapping


def _refuse(constant: str) -> NoReturn:
    raise EncodingError(f"{constant} is no number")


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)


def _check(value: object, depth: int) -> None:
    """Levels, sizes of numbers, keys: without recursion, so that no depth can hurt."""
    level = [value]
    while level:
        if depth <= 0:
            raise EncodingError("nested too deeply")
        depth -= 1
        deeper: list[object] = []
        for one in level:
            if isinstance(one, Mapping):
                if not all(isinstance(key, str) for key in one):
                    raise EncodingError("a key that is no text")
                deeper.extend(one.values())
            elif isinstance(one, list | tuple):
                deeper.extend(one)
            elif isinstance(one, int) and not -_LARGEST <= one <= _LARGEST:
                raise EncodingError("a whole number beyond 2**53")
            elif isinstance(one, float) and not math.isfinite(one):
                raise EncodingError("a number that is none")
        level = deeper
