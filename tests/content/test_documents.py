# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""JSON from outside never surprises whoever looks into it."""

from decimal import Decimal

import pytest

from content.sources.documents import (
    UnreadableError,
    at,
    decimal,
    flag,
    items_of,
    json_of,
    number,
    object_of,
    objects_of,
    text,
    whole,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_encoding(encoding):
    assert json_of('{"a": "Wöhrden\u0007"}'.encode(encoding)) == {"a": "Wöhrden\u0007"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE html><title>404</title>", "Webseite"),
        (b"[" * 100_000, "kein lesbares JSON"),
        (b"9" * 5000, "kein lesbares JSON"),
        (b"", "kein lesbares JSON"),
        (b"1" * 21, "größer"),
    ],
)
def test_what_is_unreadable_says_why(data, reason):
    with pytest.raises(UnreadableError, match=reason):
        json_of(data, 20 if reason == "größer" else 1_000_000)


def test_a_list_is_no_object():
    with pytest.raises(UnreadableError, match="kein Objekt"):
        object_of(b"[]")


@pytest.mark.parametrize("odd", [None, 1, "x", [], {"b": 1}, {"a": None}, {"a": True}, {"a": {}}])
def test_nothing_is_where_nothing_is(odd):
    assert text(odd, "a") == ""
    assert number(odd, "a") is None
    assert whole(odd, "a", "b") is None
    assert items_of(odd, "a") == []
    assert at(odd, "a", "b", "c") is None


def test_ids_are_strings_or_numbers():
    assert [text({"id": value}, "id") for value in ("7", 7, 7.5, 10**100)] == ["7", "7", "7.5", ""]


def test_numbers_are_exact_and_finite():
    assert decimal({"p": "3.50"}, "p") == Decimal("3.50")
    assert [whole({"n": value}, "n") for value in ("12", 12, 12.0, 12.5, "1e3")] == [
        12,
        12,
        12,
        None,
        1000,
    ]
    odd = ("inf", "nan", float("inf"), "1e999999", True, "zwölf")
    assert [number({"n": value}, "n") for value in odd] == [None] * 6


def test_flags_and_objects():
    assert flag({"public": False}, "public") is False
    assert flag({"public": 0}, "public") is None
    assert objects_of({"a": [1, {}, "x", {"b": 2}]}, "a") == [{}, {"b": 2}]
