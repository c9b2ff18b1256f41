# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The words between player and `kiosk web`: what is said is understood, anything else refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.web import line
from player.web.line import Back, Frame, Lack, Opening, Page, Scroll, Seen, Splitter, Touch

AMT = "https://www.amt-huettener-berge.de"
FIRST = {
    "version": 1, "url": f"{AMT}/", "allow": [AMT], "width": 2160, "height": 2600, "zoom": 2.1,
    "language": "de", "proxy": "",
}  # fmt: skip

ADDRESSES = st.sampled_from(["", f"{AMT}/", f"{AMT}/ä?{'x' * 1000}", "http://[::1]:8000/"])
TITLES = st.text(max_size=200).filter(str.isprintable)
SPOTS = st.floats(-line.FARTHEST, line.FARTHEST)
VISIT = st.one_of(
    st.builds(
        Opening,
        url=TITLES,
        allow=st.lists(st.sampled_from([AMT, "http://127.0.0.1:8000"])).map(tuple),
        width=st.integers(1, line.MOST_PIXELS),
        height=st.integers(1, line.MOST_PIXELS),
        zoom=st.floats(line.LEAST_ZOOM, line.MOST_ZOOM),
        language=st.sampled_from(["de", "en", "da", "nds", "de-simple", "zh-Hant-TW"]),
        proxy=st.sampled_from(["", "http://proxy.example:3128"]),
    ),
    st.builds(Touch, st.integers(0, 31), st.sampled_from(line.State), SPOTS, SPOTS),
    st.builds(Scroll, SPOTS),
    st.builds(Back),
    st.builds(Seen),
)
WEB = st.one_of(
    st.builds(Frame),
    st.builds(Page, TITLES, ADDRESSES, *[st.booleans()] * 4),
    st.builds(Lack, st.sampled_from(line.Why)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
KEYS = st.sampled_from(["version", *FIRST, "touch", "scroll", "back", "seen", "frame", "page"])


@given(VISIT)
def test_what_the_player_says_is_understood(word):
    said = line.encode(word)
    assert said.count(b"\n") == 1
    assert len(said) <= line.LONGEST
    assert line.decode_visit(said[:-1]) == word


@given(WEB)
def test_what_the_web_says_is_understood(word):
    assert line.decode_web(line.encode(word)[:-1]) == word


def test_the_words_of_the_contract():
    said = [
        (Touch(3, "down", 10.5, 20), {"touch": [3, "down", 10.5, 20]}),
        (Scroll(-300), {"scroll": -300}),
        (Back(), {"back": True}),
        (Seen(), {"seen": True}),
        (Opening(f"{AMT}/", (AMT,), 2160, 2600, 2.1, "de", ""), FIRST),
        (Frame(), {"frame": True}),
        (
            Page("Amt", AMT, back=False, loading=True, below=True),
            {
                "page": {
                    "title": "Amt",
                    "url": AMT,
                    "back": False,
                    "loading": True,
                    "above": False,
                    "below": True,
                }
            },
        ),
        (Lack("refused"), {"lack": "refused"}),
    ]
    for word, expected in said:
        assert json.loads(line.encode(word)) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2}, {"version": "1"}, {"url": 1}, {"url": "x" * 4097}, {"url": "\ud800"},
        {"url": "a\nb"}, {"allow": AMT}, {"allow": [AMT] * 65}, {"allow": [f"{AMT}/"]},
        {"allow": [1]}, {"allow": None}, {"allow": ["*"]}, {"allow": {"a": 1}}, {"width": 0},
        {"width": 8193}, {"height": 1.5}, {"height": True}, {"zoom": 0.1}, {"zoom": 9},
        {"zoom": "2"}, {"zoom": float("nan")}, {"zoom": float("inf")}, {"zoom": 10**400},
        {"language": ""}, {"language": "de;q=1"}, {"language": "de\n"}, {"language": ["de"]},
        {"proxy": "socks://x:1"}, {"proxy": "http://u:p@x:1"}, {"proxy": "https://x"},
        {"proxy": None}, {"proxy": False}, {"proxy": "http://x/"}, {"more": 1},
    ],
)  # fmt: skip
def test_a_wrong_opening_is_refused(change):
    with pytest.raises(ValueError, match=r"\S"):
        line.decode_visit(json.dumps({**FIRST, **change}).encode())


@pytest.mark.parametrize("lacking", FIRST)
def test_an_opening_says_all(lacking):
    said = {key: value for key, value in FIRST.items() if key != lacking}
    with pytest.raises(ValueError, match=r"\S"):
        line.decode_visit(json.dumps(said).encode())


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\xff", b"null", b"[]", b"1", b'"touch"', b"{}", b"{", b"[" * 60_000, b"9" * 60_000,
        b'{"touch":[0,"down",1]}', b'{"touch":[0,"down",1,2,3]}', b'{"touch":[0,"tap",1,2]}',
        b'{"touch":[32,"down",1,2]}', b'{"touch":[-1,"down",1,2]}', b'{"touch":[0.0,"up",1,2]}',
        b'{"touch":[true,"up",1,2]}', b'{"touch":[0,["up"],1,2]}', b'{"touch":[0,"up",NaN,2]}',
        b'{"touch":[0,"up",1e999,2]}', b'{"touch":[0,"up",1,"2"]}', b'{"touch":{"id":1}}',
        b'{"scroll":-Infinity}', b'{"scroll":32769}', b'{"scroll":null}', b'{"scroll":true}',
        b'{"back":1}', b'{"back":false}', b'{"seen":"yes"}', b'{"seen":true,"back":true}',
        b'{"frame":true}', b'{"version":1}', b'{"jump":true}', b'{"seen":true} {"seen":true}',
    ],
)  # fmt: skip
def test_what_is_no_word_of_the_player_is_refused(said):
    with pytest.raises(ValueError, match=r"\S"):
        line.decode_visit(said)


PAGE = {"title": "Amt", "url": AMT, "back": False, "loading": True}


@pytest.mark.parametrize(
    "said",
    [
        {"frame": 1}, {"frame": False}, {"lack": "sad"}, {"lack": ["crashed"]}, {"lack": None},
        {"page": {**PAGE, "more": 1}}, {"page": {**PAGE, "title": "x" * 201}}, {"seen": True},
        {"page": {**PAGE, "title": "turned \u202e round"}}, {"page": {**PAGE, "title": "a\nb"}},
        {"page": {**PAGE, "title": "\ud83d"}}, {"page": {**PAGE, "title": 1}},
        {"page": {**PAGE, "url": "file:///etc/passwd"}}, {"page": {**PAGE, "url": "x" * 4097}},
        {"page": {**PAGE, "back": 0}}, {"page": {**PAGE, "loading": None}},
        {"page": {key: PAGE[key] for key in ("title", "url", "back")}}, {"page": []},
        {"frame": True, "page": PAGE}, dict(FIRST),
    ],
)  # fmt: skip
def test_what_is_no_word_of_the_web_is_refused(said):
    with pytest.raises(ValueError, match=r"\S"):
        line.decode_web(json.dumps(said).encode())


@given(
    st.binary()
    | JSON.map(lambda said: json.dumps(said).encode())
    | st.dictionaries(KEYS, JSON, max_size=2).map(lambda said: json.dumps(said).encode())
    | st.dictionaries(KEYS, JSON, max_size=2).map(
        lambda said: json.dumps({**FIRST, **said}).encode()
    )
)
def test_any_bytes_are_a_word_or_refused(said):
    for decode in (line.decode_visit, line.decode_web):
        try:
            word = decode(said)
        except ValueError:
            continue
        assert decode(line.encode(word)[:-1]) == word


@given(st.lists(st.binary(max_size=30)), st.integers(1, 7))
def test_lines_come_together_from_pieces(texts, step):
    lines = [text.replace(b"\n", b"") for text in texts]
    stream = b"".join(text + b"\n" for text in lines) + b"half"
    splitter = Splitter()
    found = [
        text for at in range(0, len(stream), step) for text in splitter.feed(stream[at : at + step])
    ]
    assert found == lines
    assert splitter.feed(b"\n") == [b"half"]


def test_a_line_may_have_64_kib_and_no_more():
    fitting = b"x" * (line.LONGEST - 1)
    assert Splitter().feed(fitting + b"\n") == [fitting]
    for long in (fitting + b"x\n", fitting + b"x", b"\n" + fitting + b"x\n"):
        with pytest.raises(ValueError, match="65536"):
            Splitter().feed(long)
    with pytest.raises(ValueError, match="65536"):
        line.decode_visit(b" " * line.LONGEST + b"{}")
