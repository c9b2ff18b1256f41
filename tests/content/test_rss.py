# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime

import pytest

from content.model import Kind
from content.sources import entries
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RSS = adapter("rss")


def context(**changes):
    known = {"source": "amt", "kind": Kind.NEWS, "now": NOW, "url": "https://amt.example/feed/"}
    return Context(**(known | changes))


def feed(items, head="", prologue='<?xml version="1.0" encoding="UTF-8"?>'):
    return (
        f'{prologue}<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Amt</title>'
        f"{head}{items}</channel></rss>"
    ).encode()


def one(items, head="", **changes):
    found = RSS.parse(feed(items, head), context(**changes))
    assert found.error is None
    assert not found.rejected
    (item,) = found.items
    assert_item_is_safe(item)
    return item


FULL = """<item><guid isPermaLink="false">4711</guid><title>Fest &amp;amp; Feuer</title>
<link>/fest?x=1</link><pubDate>Mo, 02 Dez 2024 10:00:00 MEZ</pubDate>
<description>Kurz</description><category>Feste</category><category>Feste</category>
<content:encoded><![CDATA[<h1>Fest</h1><p>Lang <img src="bild.jpg" alt="Ein Bild"> und
<a href="x">mehr</a></p>]]></content:encoded></item>"""


def test_a_whole_entry():
    item = one(FULL, "<language>de-DE</language><copyright>Amt</copyright>", places=("Haby",))
    assert item.id == "amt:4711"
    assert item.kind is Kind.NEWS
    assert item.texts["de"].title == "Fest & Feuer"
    assert item.texts["de"].summary == "Kurz"
    assert item.texts["de"].body == "<h2>Fest</h2><p>Lang und mehr</p>"
    assert item.texts["de"].alt == "Ein Bild"
    assert item.published == datetime(2024, 12, 2, 9, tzinfo=UTC)
    assert item.link == "https://amt.example/fest?x=1"
    assert item.categories == ("Feste",)
    assert [picture.url for picture in item.pictures] == ["https://amt.example/feed/bild.jpg"]
    assert item.licence == "Amt"
    assert item.places == ("Haby",)


def test_the_id_does_not_hang_on_the_address_of_the_feed():
    assert one(FULL, url="http://alt.example/").id == one(FULL).id


def test_identity_is_id_then_link_then_title_and_date():
    by_link = one("<item><link>https://amt.example/a</link><title>T</title></item>")
    assert by_link.id == "amt:https://amt.example/a"
    first = one("<item><title>T</title><pubDate>2.12.2024</pubDate></item>")
    later = one("<item><title>T</title><pubDate>3.12.2024</pubDate></item>")
    assert first.id != later.id
    odd = one("<item><guid>&lt;b&gt; x</guid><title>T</title></item>")
    assert odd.id.removeprefix("amt:").isalnum()


@pytest.mark.parametrize(
    ("said", "tag"),
    [("de", "de"), ("de-AT", "de"), ("da_DK", "da"), ("nds", "nds"), ("de-simple", "de-simple"),
     ("DE-x-Leicht", "de-simple"), ("", "en"), ("deutsch!", "en"), ("und", "en")],
)  # fmt: skip
def test_language(said, tag):
    item = one("<item><title>T</title></item>", f"<language>{said}</language>", language="en")
    assert tuple(item.texts) == (tag,)


@pytest.mark.parametrize(
    ("markup", "urls"),
    [
        ('<media:content url="a.jpg" medium="image"/><enclosure url="b.jpg" type="image/jpeg"/>',
         ["a.jpg"]),
        ('<media:content url="s.jpg" width="100"/><media:content url="l.jpg" width="900"/>',
         ["l.jpg"]),
        ('<media:content url="f.mp4" type="video/mp4"/><media:thumbnail url="t.png"/>', ["t.png"]),
        (('<enclosure url="s.pdf" type="application/pdf"/>'
          '<enclosure url="b.jpg" type="image/jpeg"/>'), ["b.jpg"]),
        ('<media:content url="https://secure.gravatar.com/avatar/1" medium="image"/>', []),
        (('<description>&lt;img src="p.gif" width="1" height="1"&gt;&lt;img src=\'x.jpg\'&gt;'
          "</description>"), ["x.jpg"]),
        ('<description>&lt;img src="data:image/png;base64,AA"&gt;</description>', []),
        ('<enclosure url="javascript:1" type="image/jpeg"/>', []),
    ],
)  # fmt: skip
def test_pictures(markup, urls):
    item = one(f"<item><title>T</title>{markup}</item>")
    found = [picture.url.removeprefix("https://amt.example/feed/") for picture in item.pictures]
    assert found == urls


def test_a_title_is_made_of_the_text():
    item = one("<item><description>&lt;p&gt;Heute Markt.&lt;/p&gt;</description></item>")
    assert item.text().title == "Heute Markt."


def test_a_post_that_is_a_picture_has_what_it_shows_as_its_title():
    item = one('<item><description>&lt;img src="a.jpg" alt="Maibaum"&gt;</description></item>')
    assert item.texts["de"].title == "Maibaum"
    assert item.pictures[0].url == "https://amt.example/feed/a.jpg"


def test_a_fault_of_a_library_costs_only_its_entry(monkeypatch):
    real = entries.clean_html

    def faulty(markup):
        if "x" in markup:
            raise RecursionError
        return real(markup)

    monkeypatch.setattr(entries, "clean_html", faulty)
    items = "<item><title>A</title><description>x</description></item><item><title>B</title></item>"
    found = RSS.parse(feed(items), context())
    assert [item.texts["de"].title for item in found.items] == ["B"]
    assert [entry.reason for entry in found.rejected] == ["Ist nicht lesbar (RecursionError)."]


def test_a_name_is_no_address_and_leads_nobody_to_a_page_that_is_not_there():
    assert one("<item><guid>4711</guid><title>A</title></item>").link == ""
    permanent = "<item><guid>https://amt.example/a</guid><title>A</title></item>"
    assert one(permanent).link == "https://amt.example/a"
    assert one("<item><guid>a</guid><link>a</link><title>A</title></item>").link.endswith("/a")


def test_what_says_nothing_and_what_is_there_twice_is_set_aside():
    items = "<item><guid>1</guid><title>A</title></item>" * 2 + "<item><guid>2</guid></item>"
    found = RSS.parse(feed(items), context())
    assert [item.id for item in found.items] == ["amt:1"]
    assert [(entry.where, entry.reason) for entry in found.rejected] == [
        ("Eintrag 2 („A“)", "Steht mit derselben Kennung schon als Eintrag 1 in der Datei."),
        ("Eintrag 3", "Hat weder Titel noch Text."),
    ]


def test_the_newest_are_kept():
    days = (3, 1, 5, 2, 4)
    items = "".join(f"<item><title>{d}</title><pubDate>{d}.1.2026</pubDate></item>" for d in days)
    found = RSS.parse(feed(items + "<item><title>ohne</title></item>"), context(max_items=3))
    assert [item.text().title for item in found.items] == ["3", "5", "4"]
    assert len(found.rejected) == 3
    assert all("neuesten" in entry.reason for entry in found.rejected)


PLAIN = "<item><title>T</title></item>"


@pytest.mark.parametrize(
    "data",
    [
        feed(PLAIN, prologue='<?xml?xml version="1.0"?>'),
        feed(PLAIN, prologue='<!-- c --><?xml version="1.0"?>'),
        feed(PLAIN, prologue='\n\n \ufeff<?xml version="1.0"?>'),
        feed(PLAIN, prologue='<b>Warning</b>: x in y<?xml version="1.0"?>'),
        feed(PLAIN, prologue='<?xml version="1.0"?>\n<?xml version="1.0"?>'),
        feed(PLAIN, prologue='<?xml version="1.0" encoding="utf-8">'),
        feed(PLAIN, prologue=""),
        feed(PLAIN).replace(b"<title>T", b"<title>&nbsp;T &unknown; & "),
        feed(PLAIN).decode().encode("utf-16"),
        feed(PLAIN).replace(b">T<", ">Tür\u00e4<".encode("cp1252")),
    ],
)
def test_a_broken_prologue_is_repaired(data):
    found = RSS.parse(data, context())
    assert found.error is None
    assert found.items[0].text().title.startswith("T")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "kein Feed"),
        (b"\xff\xfe\x00", "kein Feed"),
        (b"/etc/passwd", "kein Feed"),
        (b"<!DOCTYPE html><html><body>Wartung</body></html>", "HTML-Seite"),
        (b' {"version": "https://jsonfeed.org/version/1", "items": []}', "jsonfeed"),
        (feed(PLAIN * 3)[:-60], "bricht"),
        (b"x" * 5_000_001, "5 MB"),
    ],
)
def test_what_is_no_feed_is_said(data, error):
    found = RSS.parse(data, context())
    assert error in found.error


def test_an_empty_feed_is_no_error():
    found = RSS.parse(feed(""), context())
    assert found.error is None
    assert found.items == ()


def test_entities_are_not_expanded_and_no_file_is_read():
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    data = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">'
        f'{bomb}]><rss version="2.0"><channel><item><title>x&e9;&f;</title></item></channel></rss>'
    ).encode()
    found = RSS.parse(data, context())
    shown = "".join(item.text().title + item.text().body for item in found.items)
    assert len(shown) < 100
    assert "root:" not in shown


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (feed(PLAIN), True),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', True),
        (b"<rdf:RDF xmlns='x'>", True),
        (feed(PLAIN).decode().encode("utf-16"), True),
        (b"<html><body><p>rss feed</p>", False),
        (b'{"items": []}', False),
        (b"BEGIN:VCALENDAR", False),
        (b"", False),
    ],
)
def test_detect(data, expected):
    assert RSS.detect(data) is expected
