# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""JSON from outside: read within bounds, and looked into without ever being surprised."""

import json
import math
from decimal import Decimal, InvalidOperation
from typing import Any

# larger answers of a JSON interface are no page of it
LARGEST = 5_000_000

_LONGEST_NUMBER = 256
_LONGEST_FIGURE = 40
_HTML = (b"<!doctype", b"<html", b"<?xml")


class UnreadableError(Exception):
    """Why a file is no usable JSON, in one German sentence for an admin."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def json_of(data: bytes, largest: int = LARGEST) -> Any:  # noqa: ANN401 - JSON is anything
    """What a JSON file says.

    Any Unicode encoding and that of old Windows is understood, and so are control characters in
    strings. Numbers too large for a float come as infinite ones.

    Raises:
        UnreadableError: it is too large, too deep, or no JSON.
    """
    if len(data) > largest:
        raise UnreadableError(f"Die Datei ist größer als {largest // 1_000_000} MB.")
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise UnreadableError(
            "Die Adresse liefert eine Webseite statt JSON: vielleicht ist die Schnittstelle "
            "abgeschaltet oder die Adresse falsch."
        )
    try:
        return json.loads(decoded(data), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"Die Datei ist kein lesbares JSON ({error}).") from error


def object_of(data: bytes, largest: int = LARGEST) -> dict[str, Any]:
    """The object that a JSON file is.

    Raises:
        UnreadableError: it is not.
    """
    found = json_of(data, largest)
    if not isinstance(found, dict):
        raise UnreadableError("Die Datei ist JSON, aber kein Objekt.")
    return found


def decoded(data: bytes) -> str:
    """The text of JSON bytes in any Unicode encoding, else in the one of old Windows."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def text(item: object, *path: str) -> str:
    """The string at a path of keys, or the digits of a number: ids and dates come as both.

    "" where there is none.
    """
    value = at(item, *path)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if value.bit_length() < _LONGEST_NUMBER else ""
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    return ""


def whole(item: object, *path: str) -> int | None:
    """The whole number at a path, also where it is written as a string; None for none."""
    value = number(item, *path)
    return int(value) if value is not None and value == int(value) else None


def number(item: object, *path: str) -> float | None:
    """The finite number at a path, also where it is written as a string; None for none."""
    exact = decimal(item, *path)
    if exact is None:
        return None
    value = float(exact)
    return value if math.isfinite(value) else None


def decimal(item: object, *path: str) -> Decimal | None:
    """The finite number at a path, exactly; None for none."""
    value = at(item, *path)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, int) and value.bit_length() >= _LONGEST_NUMBER:
        return None
    try:
        exact = Decimal(str(value).strip()[:_LONGEST_FIGURE])
    except InvalidOperation:
        return None
    return exact if exact.is_finite() else None


def flag(item: object, *path: str) -> bool | None:
    """The boolean at a path; None where it is something else."""
    value = at(item, *path)
    return value if isinstance(value, bool) else None


def items_of(item: object, *path: str) -> list[Any]:
    """The list at a path; an empty one where there is none."""
    value = at(item, *path)
    return value if isinstance(value, list) else []


def objects_of(item: object, *path: str) -> list[dict[str, Any]]:
    """The objects of the list at a path; what else is in it is left out."""
    return [value for value in items_of(item, *path) if isinstance(value, dict)]


def at(item: object, *path: str) -> Any:  # noqa: ANN401 - JSON is anything
    """What lies at a path of keys; None where it ends early."""
    for key in path:
        if not isinstance(item, dict):
            return None
        item = item.get(key)
    return item
