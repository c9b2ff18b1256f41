# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The wish for the light ends by itself, and whatever is odd is none."""

import json

import pytest

from content import light


@pytest.fixture
def passes(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(light, "since_boot", lambda: now[0])

    def go(seconds):
        now[0] += seconds

    return go


@pytest.mark.parametrize(("lit", "lasts"), [(False, light.DARK), (True, light.LIT)])
def test_a_wish_ends_unless_it_is_said_again(tmp_path, passes, lit, lasts):
    assert light.wanted(tmp_path) is None
    light.want(tmp_path, lit=lit)
    passes(lasts - 1)
    assert light.wanted(tmp_path) is lit
    light.want(tmp_path, lit=lit)
    passes(lasts - 1)
    assert light.wanted(tmp_path) is lit
    passes(1)
    assert light.wanted(tmp_path) is None


def test_a_wish_is_forgotten_by_word_and_by_a_restart(tmp_path, passes, monkeypatch):
    light.want(tmp_path, lit=False)
    light.forget(tmp_path)
    light.forget(tmp_path)
    assert light.wanted(tmp_path) is None
    light.want(tmp_path, lit=False)
    monkeypatch.setattr(light, "boot", lambda: "another")
    assert light.wanted(tmp_path) is None


@pytest.mark.parametrize(
    "more",
    [{"monotonic": 2000.0}, {"monotonic": "x"}, {"monotonic": 10**400}, {"boot": "another"}],
    ids=["ahead", "no number", "no number of a clock", "another boot"],
)
def test_an_odd_wish_is_none(tmp_path, passes, more):
    light.want(tmp_path, lit=False)
    file = tmp_path / light.FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | more))
    assert light.wanted(tmp_path) is None
    for text in ("", "[]", "7", "[" * 900, "{}"):
        file.write_text(text)
        assert light.wanted(tmp_path) is None
