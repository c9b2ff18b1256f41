# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One form for each value, and bounds on what is read."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.protocol import encoding
from admin_sync.protocol.encoding import EncodingError


def parse(data, limit=1_000, depth=8):
    return encoding.parse(data, limit=limit, depth=depth)


def test_keys_stand_in_order_without_blanks_and_text_as_it_is():
    value = {"b": [1, 2.5, None, True], "a": "Füße\n\u2028", "A": {}}
    assert encoding.canonical(value) == (
        '{"A":{},"a":"Füße\\n\u2028","b":[1,2.5,null,true]}'.encode()
    )


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"null", b'"a"', b"1", b"{", b'{"a":1,}', b"{'a':1}", b'{"a":NaN}',
        b'{"a":Infinity}', b'{"a":-Infinity}', b'{"a":1e999}', b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}', b'{"a":9007199254740993}', b'{"a":"\\ud800"}', b'{"\\udfff":1}',
        b"\xef\xbb\xbf{}", b'{"a":"\xff"}', b'{"a":1}{"b":2}', b'{"a":"\n"}',
        b'{"a":' + b"9" * 900 + b"}",
    ],
)  # fmt: skip
def test_what_is_not_plain_json_is_refused(data):
    with pytest.raises(EncodingError):
        parse(data)


def test_size_and_depth_have_bounds():
    assert parse(b'{"a":' + b"[" * 7 + b"]" * 7 + b"}", depth=9)
    for data in (b'{"a":' + b"[" * 9 + b"]" * 9 + b"}", b'{"a":"' + b"x" * 1_000 + b'"}'):
        with pytest.raises(EncodingError):
            parse(data)
    with pytest.raises(EncodingError):
        parse(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, limit=10_000_000)


@given(st.binary(max_size=80))
def test_no_bytes_at_all_raise_anything_else(data):
    with suppress(EncodingError):
        assert isinstance(parse(data), dict)


@given(st.binary(max_size=70))
def test_bytes_as_text_have_one_form(data):
    text = encoding.to_text(data)
    assert encoding.from_text(text, len(data)) == data
    for other in (text + "=", text + "A", text + "\n", " " + text, text[:-1]):
        if other != text:
            with pytest.raises(EncodingError):
                encoding.from_text(other, len(data))


@pytest.mark.parametrize("text", ["AB", "+/+/", None, 3, "ÄÖ", "A"])
def test_text_of_another_form_is_refused(text):
    with pytest.raises(EncodingError):
        encoding.from_text(text, 1)
