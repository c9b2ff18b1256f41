# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Answers are made by graphql-core from our own schema of the fields asked for, see
# tests/data/smartvillage/schema.graphql for where it comes from.

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from graphql import build_schema, graphql_sync, parse, validate

from content.details import CallForm, Money, Opening, Option, Phase, Point
from content.model import Kind
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

VILLAGE = adapter("smartvillage")
SCHEMA = build_schema(
    (Path(__file__).parents[1] / "data" / "smartvillage" / "schema.graphql").read_text()
)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://app.example/graphql"
NEWS = Context("app", Kind.NEWS, NOW, url=URL)
EVENT, PLACE, OFFER, CALL = (
    replace(NEWS, kind=kind) for kind in (Kind.EVENT, Kind.PLACE, Kind.OFFER, Kind.CALL)
)
NAMES = {
    Kind.NEWS: "newsItems", Kind.EVENT: "eventRecords", Kind.PLACE: "pointsOfInterest",
    Kind.OFFER: "genericItems", Kind.CALL: "surveys",
}  # fmt: skip
PICTURE = {
    "contentType": "image", "captionText": "Der Steg", "sourceUrl": {"url": "https://a.example/s.jpg"},
}  # fmt: skip
ADDRESS = {
    "street": "Dorfstraße 3", "zip": "24361", "city": "Haby",
    "geoLocation": {"latitude": 54.41, "longitude": 9.77},
}  # fmt: skip
REFUSED = b'{"errors":[{"message":"Field \'quota\' doesn\'t exist on type \'GenericItem\'"}]}'


def ask(request, nodes, name):
    """What a server that has the nodes answers to a request."""
    asked = json.loads(request.body)
    answer = graphql_sync(
        SCHEMA, asked["query"], {name: nodes}, variable_values=asked.get("variables")
    )
    assert answer.errors is None
    return json.dumps({"data": answer.data}).encode()


def read(nodes, context):
    data = ask(VILLAGE.request("https://app.example/", context), nodes, NAMES[context.kind])
    found = VILLAGE.parse(data, context)
    assert found.error is None
    for item in found.items:
        assert_item_is_safe(item)
    return found


def one(node, context):
    found = read([{"id": "7", **node}], context)
    assert not found.rejected
    (item,) = found.items
    return item


@pytest.mark.parametrize("context", [NEWS, EVENT, PLACE, OFFER, CALL], ids=lambda one: one.kind)
def test_the_questions_are_those_of_the_schema(context):
    options = {"category": "5", "data_provider": "Amt", "generic_type": "Job"}
    request = VILLAGE.request("https://app.example", replace(context, options=options))
    assert request.url == URL
    assert validate(SCHEMA, parse(json.loads(request.body)["query"])) == []
    older = VILLAGE.parse(
        b'{"errors":[{"message":"Field \'quota\' doesn\'t exist on type \'GenericItem\'"}]}',
        context,
    )
    for wanted in older.wants:
        assert validate(SCHEMA, parse(json.loads(wanted.body)["query"])) == []
    assert len(older.wants) == (context in (PLACE, OFFER))


def test_options_narrow_the_question():
    options = {"category": "5", "data_provider": "Amt", "generic_type": "Job"}
    request = VILLAGE.request(URL, replace(OFFER, options=options))
    assert json.loads(request.body)["variables"] == {
        "limit": 50, "skip": 0, "categoryId": "5", "dataProvider": "Amt", "genericType": "Job",
    }  # fmt: skip
    assert json.loads(VILLAGE.request(URL, OFFER).body)["variables"]["genericType"] == "Offer"
    assert "variables" not in json.loads(VILLAGE.request(URL, CALL).body)


def test_news():
    blocks = [
        {"title": "Der Steg ist fertig", "intro": "Kurz gesagt", "body": "<p>Am <b>See</b>.</p>",
         "mediaContents": [PICTURE, {"contentType": "video", "sourceUrl": {"url": "/v.mp4"}}]},
        {"title": "Und weiter", "body": "Schluss"},
    ]  # fmt: skip
    item = one(
        {"title": None, "publishedAt": "2026-11-20 09:00:00 +0100", "contentBlocks": blocks,
         "categories": [{"name": "Bauen"}], "sourceUrl": {"url": "https://a.example/steg"}},
        NEWS,
    )  # fmt: skip
    assert item.id == "app:7"
    assert item.text().title == "Der Steg ist fertig"
    assert item.text().summary == "Kurz gesagt"
    assert "<p>Am <b>See</b>.</p>" in item.text().body
    assert "<h3>Und weiter</h3>" in item.text().body
    assert item.published == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert item.link == "https://a.example/steg"
    assert [picture.alt for picture in item.pictures] == ["Der Steg"]


def test_events_have_an_item_a_date():
    dates = [
        {"dateStart": "2026-12-05", "timeStart": "19:00", "timeEnd": "21:00", "dateEnd": ""},
        {"dateStart": "2026-12-06", "dateEnd": "2026-12-07", "timeStart": "", "timeEnd": ""},
        {"dateStart": "2026-12-08", "timeStart": "10:00", "timeDescription": "nach dem Kaffee",
         "useOnlyTimeDescription": "true"},
        {"dateStart": "", "timeStart": "10:00"},
    ]  # fmt: skip
    found = read(
        [{"id": "7", "title": "Lesung", "dates": dates, "description": "Mit Keksen",
          "location": {"name": "Dörpshuus"}, "addresses": [ADDRESS],
          "organizer": {"name": "Verein"},
          "priceInformations": [{"name": "Kinder", "amount": 2.5}, {"amount": 0, "name": "Rest"}]},
         {"id": "8", "title": "Ohne", "dates": []}],
        EVENT,
    )  # fmt: skip
    first, days, told = (item.event for item in found.items)
    assert first.start == datetime(2026, 12, 5, 18, tzinfo=UTC)
    assert first.end == datetime(2026, 12, 5, 20, tzinfo=UTC)
    assert first.location == "Dörpshuus, Dorfstraße 3, Haby"
    assert first.organiser == "Verein"
    assert first.price == "Kinder 2,50 €, Rest"
    assert (days.start, days.end, days.all_day) == (date(2026, 12, 6), date(2026, 12, 8), True)
    assert told.all_day
    assert "nach dem Kaffee" in found.items[2].text().body
    assert [item.id for item in found.items] == [
        "app:7/20261205T180000Z", "app:7/20261206", "app:7/20261208",
    ]  # fmt: skip
    assert len(found.rejected) == 2


HOURS = [
    {"weekday": "Montag - Freitag", "timeFrom": "08:00", "timeTo": "12:00", "open": True},
    {"weekday": "Samstag", "timeFrom": "", "timeTo": ""},
    {"weekday": "Sonntag", "timeFrom": "08:00", "timeTo": "12:00", "open": False},
    {"weekday": "Dienstag", "timeFrom": "14:00", "timeTo": "18:00",
     "dateFrom": "2019-10-01", "dateTo": "2020-03-31", "useYear": False},
    {"weekday": "Mittwoch", "timeFrom": "14:00", "timeTo": "18:00",
     "dateFrom": "2019-10-01", "dateTo": "2020-03-31", "useYear": True},
]  # fmt: skip


def test_places():
    item = one(
        {"name": "Badestelle", "active": True, "description": "Sandig", "addresses": [ADDRESS],
         "category": {"name": "Baden"}, "contact": {"phone": "04356 0"}, "openingHours": HOURS,
         "webUrls": [{"url": "javascript:x"}, {"url": "https://a.example/b"}],
         "mediaContents": [PICTURE]},
        PLACE,
    )  # fmt: skip
    assert item.place.point == Point(54.41, 9.77)
    assert item.place.trade == "Baden"
    assert item.place.address == "Dorfstraße 3, 24361 Haby"
    assert item.place.phone == "04356 0"
    assert item.link == "https://a.example/b"
    assert item.place.hours == (
        Opening((0, 1, 2, 3, 4), time(8), time(12)), Opening((1,), time(14), time(18)),
    )  # fmt: skip


def test_offers():
    item = one(
        {"title": "Äpfel", "teaser": "Frisch", "companies": [{"name": "Hof W", "address": ADDRESS}],
         "priceInformations": [{"name": "je kg", "amount": 3.0}],
         "discountType": {"originalPrice": 3.0, "discountedPrice": 2.4},
         "quota": {"maxPerPerson": 2, "availableQuantity": 0}, "openingHours": HOURS[:1],
         "dates": [{"dateEnd": "2026-11-30"}, {"dateEnd": "2026-12-01"}]},
        OFFER,
    )  # fmt: skip
    assert item.offer.price == Money(Decimal("2.40"))
    assert item.offer.old_price == Money(Decimal("3.00"))
    assert item.offer.unit == "je kg"
    assert item.offer.available is False
    assert item.offer.terms == "Höchstens 2 je Person"
    assert item.offer.seller.name == "Hof W"
    assert item.offer.seller.point == Point(54.41, 9.77)
    assert item.offer.seller.hours == (Opening((0, 1, 2, 3, 4), time(8), time(12)),)
    assert item.valid_until == datetime(2026, 12, 1, 23, tzinfo=UTC)


def test_amounts_have_no_currency_but_that_of_the_source():
    node = {"title": "Æbler", "priceInformations": [{"amount": 20}]}
    danish = replace(OFFER, options={"currency": "dkk"})
    assert one(node, danish).offer.price == Money(Decimal("20.00"), "DKK")


def test_an_offer_without_anything_said_says_nothing():
    item = one({"title": "Äpfel", "dataProvider": {"name": "Landfrauen"}}, OFFER)
    assert item.offer.price is None
    assert item.offer.available is None
    assert item.valid_until is None
    assert item.offer.seller.name == "Landfrauen"


def survey(*counts, **more):
    options = [{"id": str(n), "title": {"de": f"Antwort {n}"}, "votesCount": count}
               for n, count in enumerate(counts)]  # fmt: skip
    return {
        "title": {"de": "Neuer Spielplatz", "en": "New playground"},
        "questionTitle": {"de": "Wohin?", "en": "Where?"},
        "questionAllowMultipleResponses": False,
        "date": {"dateStart": "2026-11-01", "dateEnd": "2026-11-30"},
        "responseOptions": options,
        **more,
    }


def test_surveys():
    item = one(survey(12, 0), replace(CALL, options={"link": "https://app.example/umfrage"}))
    assert item.id == "app:survey-7"
    assert {tag: text.title for tag, text in item.texts.items()} == {
        "de": "Neuer Spielplatz", "en": "New playground",
    }  # fmt: skip
    assert item.link == "https://app.example/umfrage"
    assert item.call.form is CallForm.POLL
    assert item.call.phase is Phase.VOTE
    assert item.call.question == "Wohin?"
    assert item.call.options == (Option("Antwort 0", 12), Option("Antwort 1", 0))
    assert item.call.total == 12
    assert item.call.opens == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert item.call.closes == datetime(2026, 11, 30, 23, tzinfo=UTC)


def test_an_end_for_ever_costs_nothing():
    for ever in ("9999-12-31", "31.12.9999"):
        assert one(survey(date={"dateEnd": ever}), CALL).call.closes is None
        dates = [{"dateStart": "2026-12-05", "dateEnd": ever}]
        assert one({"title": "Ausstellung", "dates": dates}, EVENT).event.end == date.max
        late = read([{"id": "7", "title": "Nie", "dates": [{"dateStart": ever}]}], EVENT)
        assert (len(late.items), len(late.rejected)) == (0, 1)


def test_a_count_that_is_not_there_is_not_nought():
    call = one(survey(12, None), CALL).call
    assert [option.count for option in call.options] == [12, None]
    assert call.total is None
    assert one(survey(1, 2, questionAllowMultipleResponses=True), CALL).call.total is None


@pytest.mark.parametrize(
    "title", ['{"de": "Wohin?"}', "Wohin?", {"de": "Wohin?"}, {"da": "Wohin?"}]
)
def test_words_by_language_in_any_shape(title):
    item = one(survey(1, title=title, questionTitle=None), CALL)
    assert item.text().title == "Wohin?"


def test_items_and_rejected_are_the_entries():
    nodes = [{"id": "1", "title": "A"}, {"id": "1", "title": "B"}, {"id": "2", "visible": False},
             {"id": "3"}, {"id": "4", "title": "C"}]  # fmt: skip
    found = read(nodes, NEWS)
    assert len(found.items) == 2
    assert len(found.items) + len(found.rejected) == len(nodes)
    places = [{"id": str(n), "name": "N", "active": n != 2} for n in range(5)] + [{"name": ""}]
    found = read(places, PLACE)
    assert (len(found.items), len(found.rejected)) == (4, 2)
    assert len(read([survey(1), {"id": "1"}, survey(1) | {"id": "2"}], CALL).rejected) == 2


def test_a_full_page_wants_the_next():
    nodes = [{"id": str(n), "title": "T"} for n in range(50)]
    first = ask(VILLAGE.request(URL, NEWS), nodes, "newsItems")
    found = VILLAGE.parse(first, NEWS)
    (wanted,) = found.wants
    assert json.loads(wanted.body)["variables"] == {"limit": 50, "skip": 50}
    second = ask(wanted, [{"id": "99", "title": "T"}], "newsItems")
    found = VILLAGE.parse(first, replace(NEWS, further={wanted: second}))
    assert (len(found.items), found.wants, found.error) == (51, (), None)
    found = VILLAGE.parse(first, replace(NEWS, further={wanted: None}))
    assert len(found.items) == 50
    assert found.error
    assert VILLAGE.parse(first, replace(NEWS, url="")).wants == ()
    assert VILLAGE.parse(first, replace(NEWS, max_items=50)).wants == ()


def test_an_old_server_is_asked_in_its_words():
    found = VILLAGE.parse(REFUSED, OFFER)
    assert found.error
    (wanted,) = found.wants
    assert "quota" not in wanted.body
    answer = ask(wanted, [{"id": "1", "title": "Eier"}], "genericItems")
    found = VILLAGE.parse(REFUSED, replace(OFFER, further={wanted: answer}))
    assert found.error is None
    assert [item.text().title for item in found.items] == ["Eier"]
    assert VILLAGE.parse(REFUSED, replace(OFFER, further={wanted: REFUSED})).error


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"errors":[{"message":"Keine Berechtigung"}]}', "Keine Berechtigung"),
        (b'{"data":{"newsItems":null},"errors":[{"message":"Kaputt"}]}', "Kaputt"),
        (b'{"data":{"newsItems":null}}', "newsItems"), (b'{"data":{"surveys":[]}}', "newsItems"),
        (b"<!DOCTYPE html>", "Webseite"), (b"[]", "JSON"), (b"", "JSON"), (b"[" * 99_999, "JSON"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_errors_are_told(data, said):
    found = VILLAGE.parse(data, NEWS)
    assert found.items == ()
    assert said in found.error


def test_half_an_answer_stands_beside_its_error():
    data = b'{"data":{"newsItems":[{"id":"1","title":"T"}]},"errors":[{"message":"Halb"}]}'
    found = VILLAGE.parse(data, NEWS)
    assert len(found.items) == 1
    assert "Halb" in found.error


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize(
    "odd", [None, True, 7, 1e400, "", [], {}, [None], [[]], {"de": []}], ids=ascii
)
def test_odd_values_cost_only_themselves(kind, odd):
    whole = {
        "id": "1", "title": "T", "name": "N", "dates": odd, "date": odd, "addresses": odd,
        "contentBlocks": odd, "mediaContents": odd, "categories": odd, "companies": odd,
        "openingHours": odd, "responseOptions": odd, "questionTitle": odd, "quota": odd,
        "priceInformations": odd, "discountType": odd, "location": odd, "visible": odd,
    }  # fmt: skip
    context = replace(NEWS, kind=kind)
    for node in (whole, odd, {**whole, "title": odd, "name": odd, "id": odd}):
        data = json.dumps({"data": {NAMES[kind]: [node]}}).encode()
        for item in VILLAGE.parse(data, context).items:
            assert_item_is_safe(item)


@pytest.mark.parametrize("kind", NAMES)
def test_a_hundred_thousand_entries_are_bounded(kind):
    node = '{"id":"%d","title":"T","name":"N"}'
    nodes = ",".join(node % number for number in range(100_000))
    data = f'{{"data":{{"{NAMES[kind]}":[{nodes}]}}}}'.encode()
    found = VILLAGE.parse(data, replace(NEWS, kind=kind))
    assert len(found.items) == (0 if kind is Kind.EVENT else NEWS.max_items)


def test_detect():
    assert VILLAGE.detect(b'{"data":{"newsItems":[{"id":"1"}]}}')
    assert VILLAGE.detect(b'{"data":{"surveys":[{"responseOptions":[]}]}}')
    assert not VILLAGE.detect(b'{"data":{"proposals":{}}}')
    assert not VILLAGE.detect(b"<html>")
