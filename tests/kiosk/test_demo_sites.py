# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's websites: a WordPress, an Events Calendar, a page with JSON-LD, an app's server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from content.clock import at_glass, day_start
from content.merge import merge
from content.model import Kind
from content.sources.adapter import Context, adapter
from kiosk.demo import amt, smartvillage, tribe, webpages, wordpress
from kiosk.demo.page import Asked
from kiosk.demo.settings import SOURCES

BASE = "http://127.0.0.1:1"
NOON = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
SITES = {"wordpress": wordpress, "tribe": tribe, "jsonld": webpages, "smartvillage": smartvillage}
OURS = [source for source in SOURCES if source.format in SITES]
DAYS = [
    *(NOON + timedelta(days=count) for count in range(7)),
    datetime(2026, 3, 28, 12, tzinfo=UTC),
    datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
    datetime(2027, 1, 1, 5, tzinfo=UTC),
]


def fetched(site, request, now):
    parts = urlsplit(request.url)
    query = tuple(parse_qsl(parts.query))
    asked = Asked(parts.path, query, request.body.encode(), post=bool(request.body))
    page = site.answer(asked, now, BASE)
    return None if page is None else page.body


def read(source, now):
    """What a source gives with all its pages, as a sync asks for them."""
    site, reader = SITES[source.format], adapter(source.format)
    context = Context(
        source.id, Kind(source.kind), now, places=source.places, options=source.options,
        since=day_start(at_glass(now).date()),
    )  # fmt: skip
    first = reader.request(BASE + source.path, context)
    context = replace(context, url=first.url)
    data = fetched(site, first, now)
    found = reader.parse(data, context)
    for _ in range(12):
        wanted = {one: fetched(site, one, now) for one in found.wants}
        if not wanted:
            break
        context = replace(context, further={**context.further, **wanted})
        found = reader.parse(data, context)
    return found


def of(name):
    return next(source for source in OURS if source.id == name)


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("source", OURS, ids=lambda source: source.id)
def test_every_source_is_read_whole(source, now):
    found = read(source, now)
    assert found.error is None
    assert found.wants == ()
    assert found.items
    reasons = {entry.reason for entry in found.rejected}
    assert reasons <= {"Ist in den Listen der Website ausgeblendet."}


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_news_are_never_from_the_future(now):
    for source in (of("buensdorf"), of("dorfapp")):
        assert all(item.published <= now for item in read(source, now).items)


@pytest.mark.parametrize("now", DAYS[:3], ids=str)
@pytest.mark.parametrize(
    ("feed", "other", "title"),
    [
        ("feuerwehren", "buensdorf", "Neues Löschfahrzeug für Bünsdorf"),
        ("landjugend", "kulturscheune", "Scheunenkino: Ein Sommer am See"),
    ],
)
def test_one_thing_of_two_sources_is_one_card(feed, other, title, now):
    source = next(source for source in SOURCES if source.id == feed)
    page = amt.feeds(now, BASE)[source.path]
    since = day_start(at_glass(now).date())
    context = Context(feed, Kind(source.kind), now, url=BASE + source.path, since=since)
    first = adapter(source.format).parse(page.body, context).items
    cards = merge((*first, *read(of(other), now).items), (feed, other)).cards
    (card,) = [card for card in cards if card.text().title == title]
    assert card.also == (other,)


def test_pages_have_what_people_look_for():
    brunch, *_ = read(of("landhaus-termine"), NOON).items
    assert brunch.texts["en"].title.startswith("Sunday brunch")
    assert brunch.event.location == "Landhaus am Wittensee, Seestraße 12, Groß Wittensee"
    offers = {item.id: item.offer for item in read(of("landhaus-angebote"), NOON).items}
    lunch = offers["landhaus-angebote:mittag"]
    assert str(lunch.price.amount) == "9.80"
    assert str(lunch.old_price.amount) == "12.50"
    assert lunch.seller.name == "Landhaus am Wittensee"
    assert len(lunch.seller.hours) == 2
    first, second = read(of("dorfapp-umfragen"), NOON).items
    assert [option.count for option in first.call.options] == [64, 41, 58, 23]
    assert {option.count for option in second.call.options} == {None}
