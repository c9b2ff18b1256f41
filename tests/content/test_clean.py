# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.clean import LONGEST_HTML, clean_html, clean_text, plain_text, safe_link, scrub
from tests.content.safety import (
    Reader,
    assert_html_is_safe,
    assert_link_is_safe,
    assert_text_is_plain,
)

CLEANED = {
    "<p>Hallo <b onclick=x>du</b> <a href='javascript:1'>da</a></p>": "<p>Hallo <b>du</b> da</p>",
    "<script>alert(1)</script>x<style>p{}</style>": "x",
    "<img src=http://e.org/a.png onerror=alert(1)>x": "x",
    "<svg><script>1</script><text>x</text></svg>y": "y",
    "<h1>T</h1><h5>K</h5>": "<h2>T</h2><h4>K</h4>",
    "<div>a</div><div>b</div>": "a<br>b",
    "<p>a<p>b": "<p>a</p><p>b</p>",
    "<p>&nbsp;</p><p> </p><p>x</p>": "<p>x</p>",
    "<ul><li>a<li>b</ul>": "<ul><li>a</li><li>b</li></ul>",
    "<table><tr><td>Mo<td>8 Uhr</table>": "<table><tr><td>Mo</td><td>8 Uhr</td></tr></table>",
    "x<br><br><br><br>y": "x<br><br>y",
    "Eintritt < 5 Euro & > 3": "<p>Eintritt &lt; 5 Euro &amp; &gt; 3</p>",
    "Post an <info@amt.example>": "<p>Post an &lt;info@amt.example&gt;</p>",
    "eins\n\nzwei\ndrei": "<p>eins</p><p>zwei<br>drei</p>",
    "&lt;p&gt;zweimal&lt;/p&gt;": "<p>zweimal</p>",
    "10&nbsp;Uhr": "<p>10\xa0Uhr</p>",
    "<p>Fa\u00admi\u00adlie</p>": "<p>Fa\u00admi\u00adlie</p>",
    "<p>\u202etxt.exe\u2066 \u200bx\ufeff</p>": "<p>txt.exe x</p>",
    "<o:p>Word</o:p>": "Word",
    "<!-- nie --><p>x</p>": "<p>x</p>",
    "<b></b> <p><i> </i></p>": "",
    "": "",
}
PLAIN = {
    "A &amp;amp; B": "A & B",
    "A &amp;lt;b&amp;gt;fett&amp;lt;/b&amp;gt;": "A fett",
    "<b>Fest</b> im Dorf": "Fest im Dorf",
    "<p>a</p><p>b</p>": "a b",
    "Preis < 5 € und > 3 €": "Preis < 5 € und > 3 €",
    "3 &lt; 5": "3 < 5",
    "a <b and c": "a <b and c",
    " viel \n Platz ": "viel Platz",
    "&lt;script&gt;alert(1)&lt;/script&gt;x": "x",
    '<a title="a>b">x</a>': "x",
    "Zeile\u2028zwei": "Zeile zwei",
    "Fa\u00admilie": "Fa\u00admilie",
    "👨\u200d👩\u200d👧": "👨\u200d👩\u200d👧",
    "a\u200db": "ab",
    "zu\u0301\u0301\u0301\u0301\u0301\u0301viel": "zu\u0301\u0301\u0301viel",
}
LINKS = {
    "https://amt.example/a?b=c#d": "https://amt.example/a?b=c#d",
    "/seite": "https://base.example/seite",
    "seite": "https://base.example/dorf/seite",
    "//amt.example/x": "https://amt.example/x",
    "HTTPS://Amt.Example/X": "https://amt.example/X",
    "https://amt.example/ä b": "https://amt.example/%C3%A4%20b",
    "https://amt.example/%C3%A4": "https://amt.example/%C3%A4",
    "http://[::1]:80/": "http://[::1]:80/",
    'https://amt.example/"><script>': "https://amt.example/%22%3E%3Cscript%3E",
    "javascript:alert(1)": "",
    "java\nscript:alert(1)": "",
    "\x01javascript:alert(1)": "",
    "data:text/html,x": "",
    "mailto:a@b.example": "",
    "file:///etc/passwd": "",
    "https://amt.example@boese.example/": "",
    "https:\\\\boese.example": "",
    "http://x:99999/": "",
    "http://[kaputt": "",
    "https://" + "x" * 3000: "",
}


@pytest.mark.parametrize(("source", "expected"), CLEANED.items())
def test_html_is_reduced(source, expected):
    assert clean_html(source) == expected


@pytest.mark.parametrize(("source", "expected"), PLAIN.items())
def test_plain_text(source, expected):
    assert plain_text(source) == expected


@pytest.mark.parametrize(("url", "expected"), LINKS.items())
def test_links(url, expected):
    assert safe_link(url, "https://base.example/dorf/feed") == expected


def test_text_keeps_its_lines_and_its_angle_brackets():
    assert clean_text("a <b>\nc\n\n\nd") == "<p>a &lt;b&gt;<br>c</p><p>d</p>"


@pytest.mark.parametrize("limit", [1, 5, 10, 20, 100])
def test_a_limit_is_kept_and_cuts_at_words(limit):
    text = plain_text("Das Osterfeuer beginnt um neunzehn Uhr", limit)
    assert len(text) <= limit
    assert plain_text("Das Osterfeuer beginnt um neunzehn Uhr", 20) == "Das Osterfeuer…"


PIECES = (
    "<p> </p> <b> </b> <i_onclick=x> <div> </div> <script> </script> <style> <img_src=x> </a> "
    "<a_href='j:'> <table> <tr> <td> </table> <ul> <li> </ul> <blockquote> <h1> </h6> <svg> "
    "<math> <!-- --> <![CDATA[ ]]> <template> <textarea> <title> </title> <plaintext> <xmp> <o:p> "
    "< > & &lt; &amp; &#8238; &#x202e; &amp;lt; \" ' \x00 \u202e \u200b \ud800 text ä <br> "
    "<noscript> <select> <option> <iframe_src=//x> <form> <input> <b/ <svg/onload=x> <p/x='> _"
)
pieces = st.sampled_from([piece.replace("_", " ") for piece in PIECES.split(" ")])
mixtures = st.lists(pieces | st.text(max_size=6), max_size=40).map("".join)


@settings(max_examples=300)
@given(mixtures)
def test_nothing_harmful_passes(source):
    assert_html_is_safe(clean_html(source))
    assert_html_is_safe(clean_text(source))
    assert_text_is_plain(plain_text(source))
    assert_link_is_safe(safe_link(source, "https://base.example/"))
    assert_link_is_safe(safe_link("https://x.example/" + source))


# elements that end others only where a browser says so
OTHERS = ["<button>", "</button>", "<th>", "<ol>", "<sub>", "</li>", "</p>", "<h3>", "<dd>"]
nested = st.lists(pieces | st.sampled_from(OTHERS)).map("".join)


@settings(max_examples=300)
@given(nested)
def test_cleaning_twice_changes_nothing_more(source):
    once = Reader(clean_html(source)).tags
    assert Reader(clean_html(clean_html(source))).tags == once or not once
    assert scrub(scrub(source)) == scrub(source)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=200))
def test_words_stay(text):
    seen = "".join(Reader(clean_text(text)).words)
    assert "".join(seen.split()) == "".join(scrub(text).split())


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("x<p></p>y", "x<br>y"),
        ("x<b><p></p></b>y", "x<br>y"),
        ("x<ul><li></li></ul>y", "x<br>y"),
        ("<b><p>", ""),
        ("<p><button><p>x", "<p>x</p>"),
        ("<h3><button><h3>x", "<h3>x</h3>"),
    ],
)
def test_empty_and_nested_blocks_join_no_words(source, cleaned):
    assert clean_html(source) == cleaned


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 40_000,
        "<div>" * 60 + "<p>" * 9_000,
        "".join(f"<b id={number}>" for number in range(60)) + "<p>x" * 9_900,
        "<b><i><u>" * 20_000 + "<p>" * 20_000,
        "<" * 200_000,
        "<!--" * 50_000,
        '<a "' * 50_000,
        "<table><tr><td>" * 13_000,
        "<blockquote>x" * 15_000,
        " \n" * 100_000,
        "&amp;" * 40_000,
        "a\u0301" + "\u0301" * 190_000,
        "x" * 10_000_000,
    ],
    ids=lambda bomb: f"{bomb[:9]!a}-{len(bomb)}",
)
def test_huge_and_deep_input_stays_small(bomb):
    body = clean_html(bomb)
    assert_html_is_safe(body)
    assert len(body) <= 5 * LONGEST_HTML
    assert len(plain_text(bomb, 280)) <= 280
