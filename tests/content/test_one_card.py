# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One thing from two sources is one card, for each kind by what names it; two things stay two."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content import order
from content.details import (
    Alert,
    Area,
    Call,
    CallForm,
    Departure,
    Meeting,
    Offer,
    Place,
    Point,
    Seller,
    Vehicle,
    Weather,
)
from content.merge import merge
from content.model import Event, Item, Kind, Picture, Text

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
LAKE = Point(54.3900, 9.7700)
NEARBY = Point(54.3910, 9.7705)
ELSEWHERE = Point(54.4200, 9.8200)


def made(kind, source="amt", title="Ein Ding", uid="1", **more):
    return Item(f"{source}:{uid}", kind, source, {"de": Text(title)}, **more)


def offer(source="amt", title="Erdbeeren", seller="Hof Lindenau", **more):
    return made(Kind.OFFER, source, title, offer=Offer(Seller(seller)), **more)


def place(source="amt", title="Badestelle", point=None, path=(), address="", **more):
    what = Place(point=point, path=path, address=address)
    return made(Kind.PLACE, source, title, place=what, **more)


def gale(source="amt", uid="1", severity="Severe", areas=("Haby",), **more):
    named = tuple(Area(name) for name in areas)
    what = Alert(f"{source}-{uid}", onset=NOW, expires=LATER, severity=severity, areas=named)
    return made(Kind.WARNING, source, "Sturm", uid, warning=what, **more)


def meeting(source="amt", body="Bauausschuss", start=NOW, location="", **more):
    what = Meeting(start, body=body, location=location)
    return made(Kind.MEETING, source, more.pop("title", "Sitzung"), meeting=what, **more)


def call(source="amt", title="Neuer Schulhof", form=CallForm.POLL, **more):
    return made(Kind.CALL, source, title, call=Call(form), **more)


def bus(source="amt", planned=NOW, stop="Dorfplatz", **more):
    way = Departure(stop, stop, "713", "Eckernförde", planned)
    return made(Kind.DEPARTURE, source, departure=way, **more)


def cards(*items):
    return len(merge(items, ("amt", "verein")).cards)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (offer(), offer("verein", "ERDBEEREN ", "hof lindenau"), 1),
        (offer(), offer("verein", seller="Hof Petersen"), 2),
        (offer(), offer("verein", "Spargel"), 2),
        (offer(places=("Haby",)), offer("verein", places=("Holtsee",)), 2),
        (place(point=LAKE), place("verein", point=NEARBY), 1),
        (place(point=LAKE), place("verein", point=ELSEWHERE), 2),
        (place(point=LAKE), place("verein", "Aussichtsturm", point=LAKE), 2),
        (place(point=LAKE, places=("Haby",)), place("verein", places=("Haby",)), 1),
        (place(places=("Haby",)), place("verein", places=("Holtsee",)), 2),
        (place(), place("verein"), 2),
        (place(), place("verein", places=("Haby",)), 2),
        (place(address="Am See 1"), place("verein", point=LAKE, address="am See 1"), 1),
        (place(address="Am See 1"), place("verein", address="Dorfstraße 2"), 2),
        (offer(seller=""), offer("verein", seller=""), 2),
        (gale(), gale("verein"), 1),
        (gale(), gale("verein", severity="Minor"), 2),
        (place(path=((LAKE, ELSEWHERE),)), place("verein", path=((NEARBY, ELSEWHERE),)), 1),
        (meeting(), meeting("verein", title="14. Sitzung des Bauausschusses"), 1),
        (meeting(), meeting("verein", start=LATER), 2),
        (meeting(), meeting("verein", body="Finanzausschuss"), 2),
        (meeting(body=""), meeting("verein", body=""), 2),
        (meeting(location="Amtshaus, Saal"), meeting("verein", location="Amtshaus"), 1),
        (meeting(places=("Haby",)), meeting("verein", places=("Holtsee",)), 2),
        (call(), call("verein"), 1),
        (call(), call("verein", form=CallForm.DEBATE), 2),
        (call(), call("verein", "Neuer Spielplatz"), 2),
        (bus(), bus("verein"), 1),
        (bus(), bus("verein", LATER), 2),
        (bus(), bus("verein", stop="Kirche"), 2),
    ],
)
def test_what_names_a_thing(one, other, number):
    assert cards(one, other) == number
    assert cards(other, one) == number


@pytest.mark.parametrize("make", [offer, meeting])
def test_the_same_link_is_the_same_thing(make):
    link = "https://example.org/ding/7"
    words = {meeting: {"body": "Ausschuss für Bauen"}}.get(make, {"title": "Anders"})
    assert cards(make(link=link), make("verein", link=f"{link}/?utm_source=x", **words)) == 1


@pytest.mark.parametrize("make", [place, call])
def test_one_login_or_overview_is_not_the_same_thing(make):
    link = "https://example.org/mitmachen"
    assert cards(make(link=link), make("verein", link=link, title="Anders")) == 2
    here, there = make(link=link, places=("Haby",)), make("verein", link=link, places=("Holtsee",))
    assert cards(here, there) == 1


def test_a_warning_that_two_tell_of_holds_wherever_one_of_them_says():
    (card,) = merge((gale(), gale("verein", areas=("Holtsee",))), ("amt", "verein")).cards
    assert [area.name for area in card.warning.areas] == ["Haby", "Holtsee"]
    (card,) = merge((gale(), gale("verein", areas=())), ("amt", "verein")).cards
    assert card.warning.areas == ()


def test_the_same_warning_keeps_the_areas_of_the_source_that_is_trusted_most():
    exact, rough = gale(), gale("verein", areas=("Kreis",))
    rough = replace(rough, warning=replace(rough.warning, identifier="mow.amt-1"))
    (card,) = merge((exact, rough), ("amt", "verein")).cards
    assert [area.name for area in card.warning.areas] == ["Haby"]


def test_meetings_with_one_link_on_two_days_are_two():
    link = "https://example.org/bauausschuss"
    assert cards(meeting(link=link), meeting("verein", link=link, start=LATER, body="B")) == 2


def test_links_of_lines_booking_desks_and_weather_name_nothing():
    link = "https://example.org/buchen"
    assert cards(bus(link=link), bus("verein", LATER, link=link)) == 2
    red = made(Kind.VEHICLE, vehicle=Vehicle(), link=link)
    blue = made(Kind.VEHICLE, "verein", "Ein anderes", vehicle=Vehicle(), link=link)
    assert cards(red, blue) == 2
    weather = made(Kind.WEATHER, weather=Weather(), link=link)
    assert cards(weather, replace(weather, id="verein:1", source="verein")) == 2


def test_two_of_one_source_are_never_one():
    assert cards(offer(uid="1"), offer(uid="2")) == 2
    assert cards(place(uid="1", point=LAKE), place(uid="2", point=LAKE)) == 2


def test_the_card_takes_what_only_the_other_has():
    picture = Picture("https://example.org/a.jpg")
    other = replace(offer("verein"), pictures=(picture,), link="https://example.org/x/1")
    (card,) = merge((offer(), other), ("amt", "verein")).cards
    assert (card.id, card.also, card.pictures) == ("amt:1", ("verein",), (picture,))
    assert card.link == other.link


def test_a_departure_takes_over_the_live_news_of_another_timetable():
    planned, late = bus(), bus("verein")
    late = replace(late, departure=replace(late.departure, expected=LATER, cancelled=True))
    (card,) = merge((planned, late), ("amt", "verein")).cards
    assert (card.departure.expected, card.departure.cancelled) == (LATER, True)
    own = replace(planned, departure=replace(planned.departure, expected=NOW))
    (card,) = merge((own, late), ("amt", "verein")).cards
    assert (card.departure.expected, card.departure.cancelled) == (NOW, False)


def test_meetings_and_departures_come_by_their_start():
    def by(items):
        return [i.id for i in sorted(items, key=lambda item: order.key(item, NOW, ""))]

    late, early = meeting(uid="late", start=LATER), meeting(uid="early", start=NOW)
    assert by((late, early)) == ["amt:early", "amt:late"]
    assert by((bus(planned=LATER, uid="b"), bus(uid="a"))) == ["amt:a", "amt:b"]
    fest = made(Kind.EVENT, uid="e", event=Event(LATER))
    assert by((early, fest)) == ["amt:e", "amt:early"]


def test_every_kind_has_a_key():
    for kind in Kind:
        assert order.key(made(kind), NOW, "Haby")[0] == tuple(Kind).index(kind)
