# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What no text from outside may bring to the page, for all tests of formats."""

import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

ALLOWED = frozenset(
    "p br strong b em i u ul ol li h2 h3 h4 blockquote sub sup table tr td th".split()  # noqa: SIM905
)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
MARKUP = re.compile(
    r"</?(?:script|style|img|iframe|svg|object)(?![a-z])"
    r"|</?(?:a|b|p|i|br|div|span|td)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)


class Reader(HTMLParser):
    """Keeps what a browser would see of markup."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.attributes, self.open, self.torn = [], [], [], [], []
        self.feed(source)
        self.close()
        self.torn += self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.torn.append(tag)

    def handle_comment(self, data):
        self.tags.append("comment")

    def handle_decl(self, decl):
        self.tags.append("declaration")

    def handle_pi(self, data):
        self.tags.append("instruction")

    def handle_data(self, data):
        self.words.append(data)


def assert_html_is_safe(body):
    page = Reader(body)
    assert set(page.tags) <= ALLOWED, body[:500]
    assert not page.attributes, body[:500]
    assert not page.torn, body[:500]
    assert not INVISIBLE.search(body), ascii(body[:500])


def assert_text_is_plain(text):
    assert not INVISIBLE.search(text), ascii(text[:500])
    assert not MARKUP.search(text), text[:500]
    assert "\n" not in text, text[:500]


def assert_link_is_safe(link):
    assert_text_is_plain(link)
    if link:
        parts = urlsplit(link)
        assert parts.scheme in {"http", "https"}, link
        assert parts.hostname, link
        assert not re.search(r"[\s<>\"\\@]", parts.netloc), link
        assert not re.search(r"[\s<>\"]", link), link


def assert_item_is_safe(item):
    """Walk every string of an item and hold it against what its place allows."""
    for path, value in strings(item):
        if path.endswith("body"):
            assert_html_is_safe(value)
        elif path.endswith("instruction"):
            assert_text_is_plain(value.replace("\n", " "))
        elif path.endswith(("link", "url")):
            assert_link_is_safe(value)
        else:
            assert_text_is_plain(value)


def strings(value, path="item"):
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for part in fields(value):
            yield from strings(getattr(value, part.name), f"{path}.{part.name}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield f"{path}.key", key
            yield from strings(part, f"{path}[{key}]")
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part, path)
