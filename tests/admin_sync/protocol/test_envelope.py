# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sealed envelopes: what was sealed comes out, and nothing else is ever believed."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_sync.protocol import encoding, envelope
from admin_sync.protocol.envelope import EnvelopeError, seal, unseal
from admin_sync.protocol.identity import Identity

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEY, STRANGER = Identity.of_seed(bytes(32)), Identity.of_seed(bytes([7] * 32))

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=4
        )
    ),
    max_leaves=12,
)
bodies = st.dictionaries(st.text("abcxyz", max_size=5), plain, max_size=4)


def opened(sealed, *, kind="order", audience="d1", key=KEY, now=NOW, trusted=True):
    return unseal(sealed, key.public, kind, audience, now, trusted=trusted)


@settings(max_examples=60)
@given(bodies)
def test_what_was_sealed_comes_out(body):
    sealed = seal("order", "d1", body, KEY, NOW)
    assert opened(sealed) == body
    assert json.loads(sealed)["body"] == body
    assert envelope.mark(opened(sealed)) == envelope.mark(body)


@settings(max_examples=40)
@given(bodies, st.data())
def test_any_byte_changed_put_in_or_taken_out_is_refused(body, data):
    sealed = seal("order", "d1", body, KEY, NOW)
    place = data.draw(st.integers(0, len(sealed) - 1))
    byte = bytes([data.draw(st.integers(0, 255).filter(lambda b: b != sealed[place]))])
    for forged in (
        sealed[:place] + byte + sealed[place + 1 :],
        sealed[:place] + sealed[place + 1 :],
        sealed[:place] + byte + sealed[place:],
    ):
        with pytest.raises(EnvelopeError):
            opened(forged)


@pytest.mark.parametrize("bit", range(8))
def test_every_single_flipped_bit_is_refused(bit):
    sealed = seal("order", "d1", {"verb": "reboot", "ä": [1.5, None]}, KEY, NOW)
    for place in range(len(sealed)):
        forged = bytearray(sealed)
        forged[place] ^= 1 << bit
        with pytest.raises(EnvelopeError):
            opened(bytes(forged))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "settings"), ("audience", "d2"), ("body", {}), ("body", []), ("made", "now"),
        ("not_after", "2036-11-22T12:00:00.000000+00:00"), ("signature", "A" * 86),
        ("signature", None), ("further", 1),
    ],
)  # fmt: skip
def test_every_changed_field_is_refused_in_the_one_form_too(field, value):
    content = json.loads(seal("order", "d1", {"verb": "wipe"}, KEY, NOW)) | {field: value}
    with pytest.raises(EnvelopeError):
        opened(encoding.canonical(content), kind=content["kind"], audience=content["audience"])


@pytest.mark.parametrize("field", ["kind", "audience", "body", "made", "not_after", "signature"])
def test_every_missing_field_is_refused(field):
    content = json.loads(seal("order", "d1", {"verb": "wipe"}, KEY, NOW))
    del content[field]
    with pytest.raises(EnvelopeError, match="one form"):
        opened(encoding.canonical(content))


def test_an_envelope_is_for_one_purpose_one_reader_and_by_one_key():
    sealed = seal("order", "d1", {"verb": "wipe"}, KEY, NOW)
    with pytest.raises(EnvelopeError, match="kind"):
        opened(sealed, kind="settings")
    with pytest.raises(EnvelopeError, match="d2"):
        opened(sealed, audience="d2")
    with pytest.raises(EnvelopeError, match="not signed"):
        opened(sealed, key=STRANGER)


def test_what_ends_is_worth_nothing_from_then_on_and_nothing_without_a_clock():
    end = NOW + timedelta(minutes=5)
    sealed = seal("order", "d1", {}, KEY, NOW, not_after=end)
    assert opened(sealed, now=end - timedelta(seconds=1)) == {}
    with pytest.raises(EnvelopeError, match="ended"):
        opened(sealed, now=end)
    with pytest.raises(EnvelopeError, match="clock"):
        opened(sealed, trusted=False)
    assert opened(seal("order", "d1", {}, KEY, NOW), trusted=False) == {}


def test_the_same_in_another_order_or_spacing_is_not_the_same_envelope():
    content = json.loads(seal("order", "d1", {"a": 1, "b": 2}, KEY, NOW))
    for forged in (
        json.dumps(content).encode(),
        json.dumps(dict(reversed(content.items())), separators=(",", ":")).encode(),
        encoding.canonical(content) + b"\n",
        encoding.canonical(content).replace(b'"order"', b'"\\u006frder"'),
    ):
        with pytest.raises(EnvelopeError):
            opened(forged)


def test_a_key_that_stands_twice_is_refused():
    sealed = seal("order", "d1", {"verb": "log"}, KEY, NOW)
    twice = sealed.replace(b'{"verb":"log"}', b'{"verb":"log","verb":"log"}')
    with pytest.raises(EnvelopeError, match="twice"):
        opened(twice)


@pytest.mark.parametrize(
    "body",
    [
        {"a": float("nan")}, {"a": float("inf")}, {"a": 2**53 + 1}, {"a": "\ud800"}, {"a": b"x"},
        {"a": {1: 2}}, {"a": "x" * envelope.LARGEST},
    ],
)  # fmt: skip
def test_what_has_no_one_form_or_is_too_large_is_never_sealed(body):
    with pytest.raises(EnvelopeError):
        seal("order", "d1", body, KEY, NOW)


def test_depth_is_bounded_before_it_hurts():
    deep = []
    for _ in range(envelope.DEEPEST):
        deep = [deep]
    with pytest.raises(EnvelopeError, match="deep"):
        seal("order", "d1", {"a": deep}, KEY, NOW)
    for bomb in (b'{"a":' * 200_000, b"[" * 1_000_000, b'{"a":' + b"[" * 500 + b"]" * 500 + b"}"):
        with pytest.raises(EnvelopeError):
            opened(bomb)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_raise_anything_else(data):
    with pytest.raises(EnvelopeError):
        opened(data)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"1" * 5000, b"\xff", b'{"a":1e999}'])
def test_what_is_no_envelope_is_refused(data):
    with pytest.raises(EnvelopeError):
        opened(data)


def test_times_are_the_same_moment_in_one_form():
    summer = datetime(2026, 7, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    assert envelope.moment(summer) == "2026-07-01T12:00:00.000000+00:00"
    assert envelope.read_moment(envelope.moment(summer)) == summer
    for other in ("2026-07-01T14:00:00+02:00", "2026-07-01", "", None, 3, "2026-07-01T12:00:00"):
        with pytest.raises(EnvelopeError):
            envelope.read_moment(other)
