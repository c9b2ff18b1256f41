# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The start page with everything: what matters now, who gets a stone, and all of it from A to Z."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from content.details import (
    Alert,
    Call,
    CallForm,
    Departure,
    Hour,
    Meeting,
    Money,
    Notice,
    Offer,
    Phase,
    Place,
    Point,
    Seller,
    Vehicle,
    Weather,
)
from content.model import Event, Item, Kind, Text
from player import pages
from player.view.here import Here
from player.view.home import moments
from player.view.subjects import subjects
from player.view.wall import more, wall

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)  # Saturday, 14:32 in Berlin
HERE = Here(NOW, "Groß Wittensee", Point(54.39, 9.77))


def made(kind, title="Ein Ding", uid="1", **more):
    return Item(f"{kind}:{title}{uid}", kind, str(kind), {"de": Text(title)}, **more)


def bus(minutes=14, **more):
    planned = NOW + timedelta(minutes=minutes)
    departure = Departure("Dorfplatz", "1", "713", "Eckernförde", planned, **more)
    return made(Kind.DEPARTURE, f"Bus {minutes}", departure=departure)


def weather(rain=0.0, gust=10.0, temperature=17.0):
    hours = [
        Hour(
            NOW + timedelta(minutes=28, hours=n),
            15.0,
            "cloudy",
            rain if n == 1 else 0.0,
            None,
            8,
            gust,
        )
        for n in range(30)
    ]
    seen = Hour(NOW, temperature, "clear-day", 0.0)
    return made(Kind.WEATHER, "Wetter", weather=Weather(seen, tuple(hours)))


def vote(days, phase=Phase.VOTE):
    closes = NOW.replace(hour=16, minute=0) + timedelta(days=days)
    return made(Kind.CALL, f"Schulhof {days}", call=Call(CallForm.POLL, phase, closes=closes))


def notice(ends, posted=date(2026, 5, 10)):
    return made(Kind.NOTICE, f"Satzung {ends}", notice=Notice(posted, ends))


def event(hours, title="Scheunenkino"):
    return made(Kind.EVENT, title, event=Event(NOW + timedelta(hours=hours), location="Hof"))


def meeting(hours, **more):
    return made(
        Kind.MEETING,
        "Sitzung",
        meeting=Meeting(NOW + timedelta(hours=hours), body="Bauausschuss", **more),
    )


def news(hours=1):
    return made(Kind.NEWS, "Straße gesperrt", published=NOW - timedelta(hours=hours))


def offer():
    what = Offer(Seller("Hof Lindenau"), Money(Decimal("3.90")))
    return made(Kind.OFFER, "Erdbeeren", offer=what)


def place(shape="point"):
    return made(Kind.PLACE, f"Badestelle {shape}", place=Place(shape, Point(54.4, 9.8)))


def car():
    return made(Kind.VEHICLE, "Dörpsmobil", vehicle=Vehicle(free=1))


def warning():
    alert = Alert("1", event="STURMBÖEN", severity="Minor", category="Met")
    return made(Kind.WARNING, "Sturmböen", warning=alert)


EVERYTHING = (
    bus(), weather(), vote(5), notice(date(2026, 5, 30)), event(5), meeting(50), news(), offer(),
    place(), place("line"), car(), warning(),
)  # fmt: skip


def told(*items, cells=3, here=HERE):
    return [(m.label, m.value) for m in moments(items, here, cells)]


def test_the_picture_of_the_look():
    items = (weather(), news(), event(5), bus())
    assert told(*items) == [
        ("Nächster Bus", "14:46"),
        ("Heute Abend", "19:32"),
        ("Wetter", "17°"),
    ]
    assert [m.detail for m in moments(items, HERE)] == [
        "713 Eckernförde",
        "Scheunenkino",
        "trocken bis morgen Abend",
    ]


def test_a_vote_that_is_about_to_close_takes_its_turn():
    items = (bus(), event(5), weather())
    assert ("Abstimmen bis", "Heute") in told(*items, vote(0))
    assert ("Abstimmen bis", "Morgen") in told(*items, vote(1))
    assert not any(label == "Abstimmen bis" for label, _ in told(*items, vote(3)))
    assert ("Abstimmen bis", "Dienstag") in told(*items, vote(3), cells=4)
    assert told(vote(30)) == []
    assert told(vote(1, Phase.RATING)) == []


def test_of_two_votes_the_one_that_closes_first_is_told():
    (cell,) = moments((vote(5), vote(1)), HERE)
    assert cell.detail == "Schulhof 1"


def test_a_notice_about_to_end_takes_its_turn():
    items = (bus(), event(5), weather())
    assert ("Aushang bis", "Heute") in told(*items, notice(date(2026, 5, 16)))
    tomorrow = notice(date(2026, 5, 17))
    assert told(*items, tomorrow) == told(*items)
    assert ("Aushang bis", "Morgen") in told(*items, tomorrow, cells=4)
    assert told(*items, notice(date(2026, 5, 18)), cells=4) == told(*items)
    assert told(made(Kind.NOTICE, "ohne Tag", notice=Notice(land="BY"))) == []


def test_what_ends_comes_before_what_leaves_and_the_order_stays():
    found = told(weather(), notice(date(2026, 5, 16)), vote(0), bus(), event(5))
    assert [label for label, _ in found] == ["Nächster Bus", "Abstimmen bis", "Aushang bis"]


def test_a_bus_that_nobody_waits_for_makes_room():
    items = (event(2), weather(), event(6, "Tanz"), news())
    assert told(bus(200), *items)[0] == ("Als Nächstes", "16:32")
    assert ("Bus morgen", "06:32") in told(bus(16 * 60))
    assert ("Bus Montag", "06:32") in told(bus(40 * 60))
    assert told(bus(14, cancelled=True), bus(60)) == [("Nächster Bus", "15:32")]


def test_delays_and_other_wheels_are_told():
    late = bus(14, expected=NOW + timedelta(minutes=20))
    assert moments((late,), HERE)[0].detail == "6 Min später, 713 Eckernförde"
    assert told(bus(14, mode="ferry"))[0][0] == "Nächste Abfahrt"


def test_weather_that_turns_comes_before_events():
    items = (vote(0), notice(date(2026, 5, 16)), event(5))
    assert told(*items, weather())[2] == ("Aushang bis", "Heute")
    assert ("Wetter", "17°") in told(*items, weather(rain=1.0))
    assert ("Wetter", "17°") in told(*items, weather(gust=90.0))
    assert told(weather(temperature=None)) == [("Wetter", "15°")]


def test_a_meeting_of_today_is_told_and_a_cancelled_one_is_not():
    assert told(meeting(5)) == [("Sitzung heute", "19:32")]
    assert told(meeting(5, cancelled=True)) == []
    assert told(meeting(30)) == []


def test_the_wall_of_the_look():
    found = wall(EVERYTHING, HERE)
    assert [(b.label, b.wide) for b in found] == [
        ("Bus", False),
        ("Veranstaltungen", True),
        ("Karte", False),
        ("Bekanntmachungen" if "notices" in pages.NAMES else "Sitzungen", True),
        ("Wir machen mit", True),
        ("Neues", False),
        ("Kauf im Dorf", True),
        ("Mehr", False),
    ]
    live = {b.label: b.live for b in found}
    assert live["Bus"] == "in 14 Min"
    assert live["Wir machen mit"] == "Jetzt abstimmen"
    assert live["Kauf im Dorf"] == "Erdbeeren 3,90\N{NO-BREAK SPACE}€"
    assert live["Neues"] == "1 heute"


@pytest.mark.parametrize("missing", range(len(EVERYTHING) + 1))
def test_the_wall_is_whole_whatever_is_missing(missing):
    for items in (EVERYTHING[:missing], EVERYTHING[missing:]):
        found = wall(items, HERE)
        assert [b.wide for b in found] == [False, True, False, True, True, False, True, False]
        assert len({b.label for b in found}) == 8
        assert all(b.page in pages.NAMES and b.live for b in found)


def test_without_a_subject_more_than_the_wall_holds_there_is_no_more():
    assert "Mehr" not in {b.label for b in wall((event(5), news()), HERE)}
    assert "Mehr" in {b.label for b in wall(EVERYTHING, HERE)}


def test_weather_or_the_car_take_the_stones_that_others_leave():
    labels = [b.label for b in wall((event(5), news(), weather()), HERE)]
    assert labels[0] == "Wetter"
    labels = [b.label for b in wall((event(5), news(), car()), HERE)]
    assert "Dörpsmobil" in labels


def test_more_has_everything_by_the_alphabet():
    found = more(subjects(EVERYTHING, HERE))
    labels = [s.label for s in found]
    assert labels == sorted(labels)
    assert {"Bus", "Dörpsmobil", "Läden und Betriebe", "Sitzungen", "Warnungen", "Wetter"} <= set(
        labels
    )
    live = {s.label: s.live for s in found}
    assert live["Karte"] == "1 Ort, 1 Weg"
    assert live["Dörpsmobil"] == "Jetzt frei"
    assert live["Wetter"] == "trocken bis morgen Abend"
    assert live["Sitzungen"] == "Montag, 16:32 Uhr"


def test_more_of_nothing_is_events_and_news():
    assert [s.key for s in more(subjects((), HERE))] == ["news", "events"]


@pytest.mark.parametrize(
    ("minutes", "live"),
    [(0, "fährt jetzt"), (99, "in 99 Min"), (100, "um 16:12"), (16 * 60, "So 06:32")],
)
def test_the_line_of_the_bus(minutes, live):
    assert wall((bus(minutes),), HERE)[0].live == live


def test_an_offer_that_no_stone_has_room_for_is_counted():
    long = made(Kind.OFFER, "Blumenstrauß der Woche", offer=offer().offer)
    live = {b.label: b.live for b in wall((long,), HERE)}
    assert live["Kauf im Dorf"] == "1 Angebot"
    live = {b.label: b.live for b in wall((long, offer()), HERE)}
    assert live["Kauf im Dorf"].startswith("Erdbeeren")


def test_forty_of_each_are_one_stone_each():
    items = tuple(event(n) for n in range(1, 41)) + tuple(bus(n) for n in range(1, 41))
    assert len(wall(items, HERE)) == 8
    assert len(moments(items, HERE)) == 3
