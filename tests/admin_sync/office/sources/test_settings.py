# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources as text: there and back, and nothing in it that a terminal may not know."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_sync.office.sources.secrets import Secret, seal, unseal
from admin_sync.office.sources.settings import from_row, from_toml, row_of, toml_blocks
from content.model import Kind
from content.settings.problem import SettingsError
from content.source import Source
from kiosk.settings.load import read

_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
_SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True).filter(lambda i: i != "drill"),
    kind=st.just(Kind.NEWS),
    format=st.just("rss"),
    url=st.just("https://example.org/feed?a=1&b=2"),
    every=st.integers(10, 100_000).map(lambda seconds: timedelta(seconds=seconds)),
    places=st.lists(_LINE, max_size=3, unique=True).map(tuple),
    licence=_LINE,
    max_items=st.integers(1, 10_000),
    approve=st.booleans(),
    name=_LINE,
)


@settings(max_examples=30)
@given(st.lists(_SOURCES, max_size=4, unique_by=lambda source: source.id))
def test_a_terminal_reads_what_the_office_writes(sources):
    text = toml_blocks(sources)
    assert read(text, "office").settings.sources == tuple(sources)
    assert from_toml(text) == tuple(sources)
    assert [from_row(row_of(source)) for source in sources] == sources


def test_what_the_office_fetches_gives_nothing_away():
    source = Source(
        "shop", Kind.OFFER, "shopware", "https://shop.example/api?token=geheim",
        options={"access_key": "SWSCGEHEIM"}, via="office",
    )  # fmt: skip
    text = toml_blocks([source])
    assert "geheim" not in text.casefold()
    (found,) = read(text, "office").settings.sources
    assert (found.id, found.kind, found.via) == ("shop", Kind.OFFER, "office")


def test_whatever_strangers_write_is_held_back_unless_somebody_says_otherwise():
    block = '[[source]]\nid = "a"\nkind = "{}"\nformat = "office"\nurl = "https://a.example/"\n'
    for kind in ("post", "call", "report"):
        assert from_toml(block.format(kind))[0].approve
        assert not from_toml(block.format(kind) + "approve = false\n")[0].approve
    assert not from_toml(block.format("news"))[0].approve


@pytest.mark.parametrize(
    "text",
    ["[[source]]\nid = 1", "x = ", "[[source]]\nurl = 'x'", "source = 3", "[[source]]\n" * 9],
)
def test_what_is_no_source_is_refused_with_its_line(text):
    with pytest.raises(SettingsError) as caught:
        from_toml(text)
    assert all(problem.line >= 1 for problem in caught.value.problems)


@settings(max_examples=30)
@given(st.builds(Secret, st.text(), st.text(), st.text(), st.just((("key", "ä€"),))))
def test_a_secret_comes_back_and_is_not_to_be_read_meanwhile(secret):
    sealed = seal(secret)
    assert unseal(sealed) == secret
    assert "ä€".encode() not in sealed


def test_a_secret_sealed_elsewhere_opens_nothing(monkeypatch):
    sealed = seal(Secret("amt", "geheim"))
    monkeypatch.setattr("django.conf.settings.SECRET_KEY", "another")
    assert unseal(sealed) == Secret()
    assert seal(Secret()) == b""
