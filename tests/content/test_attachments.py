# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import json
from datetime import UTC, datetime

import pytest

from content.model import Attachment, Kind
from content.sources.adapter import Context, adapter
from content.sources.attachments import MOST_ATTACHMENTS, Named, attachments_of

SITE = "https://amt.example/"
BASE = f"{SITE}bekanntmachungen/"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def context(kind=Kind.NOTICE, **changes):
    known = {"source": "amt", "kind": kind, "now": NOW, "url": BASE}
    return Context(**(known | changes))


def titles(html, *named):
    return [(one.url, one.title) for one in attachments_of(named, html, BASE)]


def test_links_in_the_text():
    html = (
        '<p><a href="/satzung.pdf">Satzung <b>2026</b></a> <a href="mehr.html">mehr</a>'
        "<A HREF='https://x.example/PLAN.PDF?v=2'>Plan</A>"
        '<a href=plan-teil-b.pdf>Teil&nbsp;B</a><a href="get.php?file=anlage.pdf">Anlage</a></p>'
    )
    assert titles(html) == [
        ("https://amt.example/satzung.pdf", "Satzung 2026"),
        ("https://x.example/PLAN.PDF?v=2", "Plan"),
        (f"{BASE}plan-teil-b.pdf", "Teil B"),
        (f"{BASE}get.php?file=anlage.pdf", "Anlage"),
    ]


def test_embedded_documents_and_words_that_say_nothing():
    # WordPress' file block: an object, a link with the name, and one more that says "download"
    html = (
        '<div class="wp-block-file"><object data="/wp/haushalt_2027.pdf" type="application/pdf">'
        '</object><a href="/wp/haushalt_2027.pdf">Haushaltssatzung.pdf</a>'
        '<a href="/wp/haushalt_2027.pdf" download>Herunterladen (1,2 MB)</a></div>'
        '<a href="/wp/wege_und_stege.pdf">Download</a><a href="/wp/4711.pdf">PDF</a>'
    )
    assert titles(html) == [
        ("https://amt.example/wp/haushalt_2027.pdf", "Haushaltssatzung"),
        ("https://amt.example/wp/wege_und_stege.pdf", "wege und stege"),
        ("https://amt.example/wp/4711.pdf", ""),
    ]


def test_the_type_counts_before_the_ending():
    named = (
        Named("/a.pdf", "Bild", "image/jpeg"),
        Named("/b", "Ohne Endung", "application/pdf; charset=binary"),
        Named("/c.pdf", "Falsch beschrieben", "application/octet-stream"),
        Named("/d", "Irgendwas", "application/octet-stream"),
        Named("", "Leer", "application/pdf"),
        Named("javascript:alert(1)//.pdf", "Böse", "application/pdf"),
        Named("https://user:pw@amt.example/e.pdf", "Mit Kennwort"),
    )
    assert [title for _, title in titles("", *named)] == ["Ohne Endung", "Falsch beschrieben"]


def test_at_most_a_few_and_each_once():
    html = "".join(f'<a href="/{n % 9}.pdf">Nummer {n}</a>' for n in range(40))
    assert len(titles(html)) == MOST_ATTACHMENTS
    assert len({url for url, _ in titles(html)}) == MOST_ATTACHMENTS


@pytest.mark.parametrize(
    "html",
    [
        "<a" * 100_000,
        "<a href=x.pdf>" * 20_000,
        '<a href="' + "1" * 100_000 + '.pdf">x</a>',
        "<a href='x.pdf'>" + "1" * 300 + "</a>",
        "<object" + " data=" * 20_000,
    ],
    ids=["tags", "open", "long", "digits", "attributes"],
)
def test_hostile_markup_ends(html):
    assert len(attachments_of((), html, BASE)) <= MOST_ATTACHMENTS


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Amt</title><item>
<guid isPermaLink="false">1</guid><title>Satzung</title>
<description><![CDATA[<p>Siehe <a href="anlage.pdf">Anlage 1</a></p>]]></description>
<enclosure url="https://amt.example/satzung.pdf" length="12" type="application/pdf"/>
<enclosure url="https://amt.example/bild.jpg" length="12" type="image/jpeg"/>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Amt</title><id>a</id><entry>
<title>Satzung</title><id>e</id><link href="https://amt.example/e"/>
<link rel="enclosure" type="application/pdf" title="Die Satzung" href="satzung.pdf"/>
<link rel="alternate" type="text/html" href="https://amt.example/e.pdf"/></entry></feed>"""
# jsonfeed.org/version/1.1: attachments have url, mime_type, title
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": "1",
                "title": "Satzung",
                "attachments": [
                    {"url": "/s.pdf", "mime_type": "application/pdf", "title": "Satzung.pdf"},
                    {"url": "/ton.mp3", "mime_type": "audio/mpeg"},
                    "kein Objekt",
                ],
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("form", "data", "found"),
    [
        ("rss", RSS, [(f"{SITE}satzung.pdf", "satzung"), (f"{BASE}anlage.pdf", "Anlage 1")]),
        ("rss", ATOM, [(f"{BASE}satzung.pdf", "Die Satzung")]),
        ("jsonfeed", JSON, [("https://amt.example/s.pdf", "Satzung")]),
    ],
    ids=["rss", "atom", "json"],
)  # fmt: skip
def test_documents_of_feeds(form, data, found):
    for kind in (Kind.NOTICE, Kind.NEWS):
        (item,) = adapter(form).parse(data.encode(), context(kind)).items
        assert [(one.url, one.title) for one in item.attachments] == found
        assert all(one == Attachment(one.url, one.title) for one in item.attachments)
    (post,) = adapter(form).parse(data.encode(), context(Kind.POST)).items
    assert post.attachments == ()


def test_what_the_settings_say_of_notices():
    said = {"land": "de-nw", "days": "14", "body": "Gemeinde <b>Haby</b>"}
    (item,) = adapter("rss").parse(RSS.encode(), context(options=said)).items
    assert (item.notice.land, item.notice.days, item.notice.body) == ("NW", 14, "Gemeinde Haby")
    assert item.notice.copy
    for days in ("", "0", "-3", "viele", "²", "9" * 5000):
        (item,) = adapter("rss").parse(RSS.encode(), context(options={"days": days})).items
        assert (item.notice.land, item.notice.days) == ("SH", None)
    (news,) = adapter("rss").parse(RSS.encode(), context(Kind.NEWS, options=said)).items
    assert news.notice is None
