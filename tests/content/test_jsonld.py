# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Types and properties as on schema.org/Event, schema.org/Schedule, schema.org/Offer,
# schema.org/LocalBusiness; carousels of bare addresses as in Google's guide to ItemList
# (developers.google.com/search/docs/appearance/structured-data/carousel).

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from content.model import Kind
from content.sources.adapter import Context, Request, adapter
from tests.content.safety import assert_item_is_safe

JSONLD = adapter("jsonld")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "jsonld"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONTEXT = Context("hof", Kind.EVENT, NOW, url="https://hof.example/termine")
SCRIPT = '<script type="application/ld+json">{}</script>'
COMMENTED = """{"@type":"Event", /* Titel */ "name":"Hoffest", // http://
"startDate":"2026-12-05T11:00:00+01:00",}"""
HOF = {
    "@type": ["LocalBusiness", "FarmStore"],
    "@id": "#hof",
    "name": "Hof Wiesengrund",
    "telephone": "+49 4356 0000",
    "address": {
        "@type": "PostalAddress", "streetAddress": "Dorfstraße 3", "postalCode": "24361",
        "addressLocality": "Haby",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": "54.41", "longitude": 9.77},
    "openingHours": ["Mo-Fr 08:00-18:00", "Sa 08:00-12:00"],
}  # fmt: skip


def page(*blocks):
    scripts = [one if isinstance(one, str) else json.dumps(one) for one in blocks]
    return ("<!doctype html><html><head>" + "".join(map(SCRIPT.format, scripts))).encode()


def parse(data, context=CONTEXT):
    found = JSONLD.parse(data if isinstance(data, bytes) else page(data), context)
    assert all(entry.where and entry.reason for entry in found.rejected)
    for item in found.items:
        assert_item_is_safe(item)
    return found


def event(**more):
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Hoffest",
        "startDate": "2026-12-05T11:00:00+01:00",
        **more,
    }


def one(node, context=CONTEXT):
    found = parse(node, context)
    assert not found.rejected
    (item,) = found.items
    return item


def test_a_whole_event():
    item = one(
        event(
            endDate="2026-12-05T18:00:00+01:00",
            description="Mit <b>Kutschfahrten</b>.",
            url="/hoffest",
            image={"@type": "ImageObject", "url": "/hof.jpg", "caption": "Der Hof"},
            eventStatus="https://schema.org/EventCancelled",
            location={"@type": "Place", "name": "Hof Wiesengrund, Haby", "address": HOF["address"]},
            organizer={"@type": "Organization", "name": "Familie Petersen"},
            offers=[{"price": "5.00", "priceCurrency": "EUR"}, {"price": "8,50"}],
            keywords="Kinder, Tiere",
        )
    )
    assert item.id == "hof:/hoffest"
    assert item.text().title == "Hoffest"
    assert item.text().body == "Mit <b>Kutschfahrten</b>."
    assert item.text().alt == "Der Hof"
    assert item.event.start == datetime(2026, 12, 5, 10, tzinfo=UTC)
    assert item.event.end == datetime(2026, 12, 5, 17, tzinfo=UTC)
    assert item.event.cancelled
    assert item.event.location == "Hof Wiesengrund, Haby, Dorfstraße 3"
    assert item.event.organiser == "Familie Petersen"
    assert item.event.price == "5 € bis 8,50 €"
    assert item.categories == ("Kinder", "Tiere")
    assert item.link == "https://hof.example/hoffest"
    assert item.pictures[0].url == "https://hof.example/hof.jpg"


@pytest.mark.parametrize(
    "block",
    [
        event(),
        [event()],
        {"@graph": [{"@type": "WebSite", "name": "x"}, event()]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": event()}]},
        {"@type": "Hotel", "name": "H", "event": event()},
        {"@context": "http://schema.org", "@type": "http://schema.org/MusicEvent",
         "http://schema.org/name": [{"@value": "Hoffest"}],
         "http://schema.org/startDate": [{"@value": "2026-12-05T11:00:00+01:00"}]},
        {"@type": ["schema:Thing", "schema:SocialEvent"], "schema:name": "Hoffest",
         "schema:startDate": {"@type": "xsd:dateTime", "@value": "2026-12-05T11:00:00+01:00"}},
        "<![CDATA[" + json.dumps(event()) + "]]>",
        "//<![CDATA[\n" + json.dumps(event()) + "\n//]]>",
        "/*<![CDATA[*/" + json.dumps(event()) + "/*]]>*/",
        "<!--\n" + json.dumps(event()) + "\n-->",
        json.dumps(event()) + "}",
        json.dumps(event()) + ";",
        json.dumps(event())[:-1] + ",\n// Ende\n}",
        COMMENTED,
        json.dumps(event()).replace('"', "&quot;"),
        json.dumps(event()).replace("Hoffest", "Hoffest\n"),
    ],
)  # fmt: skip
def test_events_are_found_however_they_are_wrapped(block):
    item = one(page(block))
    assert item.text().title == "Hoffest"
    assert item.event.start == datetime(2026, 12, 5, 10, tzinfo=UTC)


def test_one_broken_block_costs_itself():
    broken = '{"@type": "Event", "name": "Das "Fest""}'
    found = parse(page(broken, event(), "", "[]", broken))
    assert [item.text().title for item in found.items] == ["Hoffest"]
    assert [entry.where for entry in found.rejected] == ["Block 1", "Block 3", "Block 5"]
    assert found.error is None
    assert parse(page(broken)).error


def test_blocks_within_comments_and_of_other_types_are_none():
    data = b"<!-- " + page(event()) + b" --><script>var a = '<b>';</script>" + page(event())
    assert len(parse(data).items) == 1
    assert parse(b"<script type='text/javascript'>{}</script>").error


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("", "utf-8"), ("", "cp1252"),
     ("utf-16", "utf-8"), ("rot13", "utf-8"), ("punycode", "utf-8")],
)  # fmt: skip
def test_charsets(declared, encoding):
    head = f'<meta charset="{declared}">' + SCRIPT.format(json.dumps(event(name="Hüttener – Fest"),  # noqa: RUF001
                                                          ensure_ascii=False))  # fmt: skip
    assert one(head.encode(encoding)).text().title == "Hüttener – Fest"  # noqa: RUF001


def test_words_in_several_languages():
    name = [{"@language": "de", "@value": "Hoffest"}, {"@language": "da-DK", "@value": "Gårdfest"}]
    about = {"de": "Mit Kutsche", "en": "With a carriage"}
    texts = one(event(name=name, description=about)).texts
    assert {tag: text.title for tag, text in texts.items()} == {"de": "Hoffest", "da": "Gårdfest"}
    assert texts["de"].summary == "Mit Kutsche"
    assert one(event(inLanguage="en", name="Farm day")).texts.keys() == {"en"}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-05", None, (date(2026, 12, 5), date(2026, 12, 6), True)),
        ("2026-12-05", "2026-12-06", (date(2026, 12, 5), date(2026, 12, 7), True)),
        ("2026-12-05", "2026-12-01", (date(2026, 12, 5), date(2026, 12, 6), True)),
        ("2026-12-05T00:00", "2026-12-05T23:59:59",
         (date(2026, 12, 5), date(2026, 12, 6), True)),
        ("2026-12-05T00:00+01:00", "2026-12-07T00:00+01:00",
         (date(2026, 12, 5), date(2026, 12, 7), True)),
        ("2026-12-05T19:00", "2026-12-05",
         (datetime(2026, 12, 5, 18, tzinfo=UTC), None, False)),
        ("2026-12-05T19:00", "2026-12-06",
         (datetime(2026, 12, 5, 18, tzinfo=UTC), datetime(2026, 12, 6, 23, tzinfo=UTC), False)),
        ("2026-12-05T19:00Z", "2026-12-05T18:00Z",
         (datetime(2026, 12, 5, 19, tzinfo=UTC), None, False)),
    ],
)  # fmt: skip
def test_spans(start, end, expected):
    found = one(event(startDate=start, endDate=end)).event
    assert (found.start, found.end, found.all_day) == expected


def test_a_time_of_its_own_counts_only_beside_a_bare_date():
    found = one(event(startDate="2026-12-05", startTime="19:00", endTime="21:00")).event
    assert found.start == datetime(2026, 12, 5, 18, tzinfo=UTC)
    assert found.end == datetime(2026, 12, 5, 20, tzinfo=UTC)
    assert one(event(startTime="19:00")).event.start == datetime(2026, 12, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"isAccessibleForFree": True}, "Eintritt frei"),
        ({"offers": {"price": 0}}, "Eintritt frei"),
        ({"offers": {"price": 12}}, "12 €"),
        ({"offers": {"lowPrice": "5.00", "highPrice": "9.50"}}, "5 € bis 9,50 €"),
        ({"offers": {"price": "8", "availability": "http://schema.org/SoldOut"}},
         "8 €, ausverkauft"),
        ({"offers": {"price": "auf Anfrage"}}, ""),
        ({"offers": ["x", None, {"price": True}]}, ""),
    ],
)  # fmt: skip
def test_prices(more, said):
    assert one(event(**more)).event.price == said


@pytest.mark.parametrize(
    "location",
    ["Dörpshuus", ["Dörpshuus"], {"name": "Dörpshuus", "address": "Dörpshuus"},
     [{"@type": "VirtualLocation"}, {"name": "Dörpshuus"}],
     {"@type": "PostalAddress", "streetAddress": "Dörpshuus"}],
)  # fmt: skip
def test_places_of_events(location):
    assert one(event(location=location)).event.location == "Dörpshuus"


def test_references_are_followed_on_the_page():
    found = parse(page(event(location={"@id": "#hof"}, organizer={"@id": "#nobody"}), HOF))
    (item,) = found.items
    assert item.event.location == "Hof Wiesengrund, Dorfstraße 3, Haby"
    assert item.event.organiser == ""


def test_events_of_one_address_are_told_apart():
    home = {"url": "https://hof.example/"}
    found = parse(page([event(**home), event(name="Ostern", **home), event(**home)]))
    assert len({item.id for item in found.items}) == 2
    assert len(found.rejected) == 1
    later = event(startDate="2026-12-06T11:00:00+01:00", **home)
    assert len(parse(page([event(**home), later])).items) == 2


def test_a_roof_over_events_is_none_itself():
    roof = {"@type": "Festival", "name": "Kultursommer", "subEvent": [event(), event(name="Zwei")]}
    assert len(parse(page(roof)).items) == 2


def test_items_and_rejected_are_the_entries():
    nodes = [
        event(), event(name="Alt", startDate="2026-11-01"),
        event(name="Fern", startDate="2029-01-01"),
        event(name="Ohne", startDate=None), event(name="Bald", startDate="demnächst"),
        event(name=""), {"@type": "Person", "name": "x"}, {"@type": "PublicationEvent"},
    ]  # fmt: skip
    found = parse(page(nodes))
    assert len(found.items) == 1
    assert len(found.items) + len(found.rejected) == 6


LIST = {
    "@type": "ItemList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "url": "https://hof.example/a"},
        {"@type": "ListItem", "position": 2, "item": {"@id": "/b#x"}},
        {"@type": "ListItem", "position": 3, "url": "https://anders.example/c"},
        {"@type": "ListItem", "position": 4, "url": "/termine"},
    ],
}


def test_pages_of_a_list_are_wanted_and_read():
    found = parse(page(LIST))
    assert found.wants == (Request("https://hof.example/a"), Request("https://hof.example/b"))
    assert found.error is None
    further = {found.wants[0]: page(event(image="bild.jpg")), found.wants[1]: None}
    found = parse(page(LIST), replace(CONTEXT, further=further))
    assert found.wants == ()
    assert [item.link for item in found.items] == ["https://hof.example/a"]


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"\xff" * 99, b"x" * 5_000_001, b"[" * 100_000, b"{}{",
     page("[" * 100_000), page('{"@graph":' * 30_000)],
    ids=range(8),
)  # fmt: skip
def test_what_has_no_data_is_said(data):
    found = parse(data)
    assert found.items == ()
    assert found.error or data == b"{}{"


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.OFFER, Kind.PLACE])
@pytest.mark.parametrize("odd", [None, True, 7, 1e400, "", [], {}, [[]], {"@id": "#x"}, ["\ud800"]])
def test_odd_values_anywhere_cost_only_themselves(kind, odd):
    for node in (event(location=HOF), HOF):
        for key in node:
            parse(page({**node, key: odd, "@id": "#x"}), replace(CONTEXT, kind=kind))


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.OFFER, Kind.PLACE])
def test_a_hundred_thousand_entries_are_bounded(kind):
    small = {
        Kind.EVENT: '{"@type":"Event","name":"%d"}',
        Kind.OFFER: '{"@type":"Offer","name":"%d"}',
        Kind.PLACE: '{"@type":"Museum","name":"%d"}',
    }[kind]
    data = ("[" + ",".join(small % number for number in range(100_000)) + "]").encode()
    found = parse(data, replace(CONTEXT, kind=kind))
    assert len(found.items) <= CONTEXT.max_items
    assert len(found.rejected) < 1_000


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.OFFER, Kind.PLACE])
def test_pages_of_the_corpus_are_read(kind):
    files = sorted(CORPUS.iterdir())
    assert files
    for path in files:
        data = path.read_bytes()
        found = parse(data, replace(CONTEXT, kind=kind))
        assert (found.error, found.items, found.rejected) == (None, (), ()), path.name
        assert JSONLD.detect(data)


def test_detect():
    assert JSONLD.detect(page(event()))
    assert JSONLD.detect(json.dumps(event()).encode())
    assert not JSONLD.detect(b"<html><script>var a</script>")
    assert not JSONLD.detect(b'{"version": "https://jsonfeed.org/version/1"}')
