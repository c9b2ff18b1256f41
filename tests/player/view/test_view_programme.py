# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What of the store has a turn, and what its poster says."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from content.details import (
    AgendaItem,
    Call,
    CallForm,
    Departure,
    Hour,
    Meeting,
    Notice,
    Offer,
    Option,
    Phase,
    Seller,
    Weather,
)
from content.model import Item, Kind, Money, Text
from player.programme import GREETING, ROUND, SEEN, TURN, Lane, Turn
from player.view import programme
from player.view.here import Here
from player.view.posters import Stock
from player.view.programme import poster_of, stock_of

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)  # Saturday, 14:32 in Berlin
DOCS = Path(__file__).parents[3] / "docs" / "programme.md"


def item(kind, uid, title="Etwas", **more):
    text = Text(title, more.pop("summary", ""))
    return Item(f"q:{uid}", kind, "q", {"de": text}, link=f"https://e.org/{uid}", **more)


def stock(*items, place="Haby", language="de"):
    return Stock(items, Here(NOW, place, language=language))


def keys(held, lane):
    return [turn.key for turn in stock_of(held) if turn.lane is lane]


def notice(uid="n", **more):
    return item(Kind.NOTICE, uid, "Satzung", notice=Notice(posted=NOW.date(), **more))


def offer(uid, seller, price="3.50"):
    return item(
        Kind.OFFER, uid, "Spargel",
        offer=Offer(Seller(seller), Money(Decimal(price), "EUR"), unit="500 g"),
    )  # fmt: skip


def call(uid, **more):
    return item(Kind.CALL, uid, "Wohin mit der Bank?", call=Call(CallForm.POLL, **more))


def bus(uid, minutes, **more):
    departure = Departure(
        stop="Haby, Mitte", stop_id="1", line="780", direction="Rendsburg",
        planned=NOW + timedelta(minutes=minutes), **more,
    )  # fmt: skip
    return item(Kind.DEPARTURE, uid, "780", departure=departure)


def weather():
    hours = tuple(
        Hour(NOW.replace(minute=0) + timedelta(hours=n), 17, "cloudy", 0) for n in range(1, 12)
    )
    return item(Kind.WEATHER, "w", weather=Weather(observed=Hour(NOW, 17.4, "cloudy"), hours=hours))


def meeting(uid, days, **more):
    return item(
        Kind.MEETING, uid, "Sitzung",
        meeting=Meeting(
            start=NOW + timedelta(days=days), body="Bauausschuss",
            agenda=(AgendaItem("1", "Begrüßung"), AgendaItem("2", "Neuer Steg")), **more,
        ),
    )  # fmt: skip


def test_todays_events_come_alone_when_there_are_enough(make_event):
    ones = [make_event(f"2026-05-16T{15 + n}:00", uid=str(n)) for n in range(4)]
    held = stock(*ones, make_event("2026-05-17T10:00", uid="tomorrow"))
    assert keys(held, Lane.EVENT) == [f"kalender:{n}" for n in range(4)]


def test_few_events_today_take_the_next_ones_with_them(make_event):
    held = stock(
        make_event("2026-05-16T16:00", uid="now"),
        make_event("2026-05-16T10:00", "2026-05-16T11:00", uid="over"),
        make_event("2026-05-16T19:00", uid="off", cancelled=True),
        make_event("2026-05-18T10:00", uid="soon"),
        make_event("2026-05-30T10:00", uid="far"),
    )
    assert keys(held, Lane.EVENT) == ["kalender:now", "kalender:soon"]


def test_of_a_full_day_the_next_events_come(make_event):
    ones = [make_event(f"2026-05-16T15:{n:02}", uid=str(n)) for n in range(40)]
    assert len(keys(stock(*ones), Lane.EVENT)) == programme.EVENTS


def test_what_begins_today_comes_before_what_has_been_on_for_days(make_event):
    shows = [
        make_event(f"2026-05-0{n}T10:00", "2026-06-30T18:00", uid=f"show{n}", title=f"Schau {n}")
        for n in range(1, 9)
    ]
    own = [make_event(f"2026-05-16T{n}:00", uid=str(n), title=f"Um {n}") for n in (19, 16)]
    over = make_event("2026-05-16T09:00", "2026-05-16T10:00", uid="over")
    held = stock(*shows, *own, over, make_event("2026-05-17T10:00", uid="tomorrow"))
    told = keys(held, Lane.EVENT)
    assert told[:3] == ["kalender:16", "kalender:19", "kalender:show1"]
    assert len(told) == programme.EVENTS
    greeting = poster_of(held, GREETING)
    assert [row.text for row in greeting.rows] == ["Um 16", "Um 19", "Schau 1"]
    assert greeting.card == "Heute im Amt"


def test_a_bus_that_is_far_off_or_cancelled_is_no_poster():
    assert keys(stock(bus("a", 14)), Lane.BUS) == [""]
    assert keys(stock(bus("a", 13 * 60)), Lane.BUS) == []
    assert keys(stock(bus("a", 14, cancelled=True)), Lane.BUS) == []


def test_offers_are_grouped_by_who_sells():
    held = stock(offer("a", "Hof"), offer("b", "Hof"), offer("c", "Mühle"))
    groups = [turn.group for turn in stock_of(held)]
    assert groups[0] == groups[1] != groups[2]


def test_what_was_decided_comes_where_nothing_can_be_decided():
    done = call("done", outcome="Sie kommt an den See.")
    open_one = call("open", phase=Phase.VOTE, closes=NOW + timedelta(days=9))
    assert keys(stock(done, open_one), Lane.CALL) == ["q:open"]
    assert keys(stock(done), Lane.CALL) == ["q:done"]
    poster = poster_of(stock(done), Turn(Lane.CALL, "q:done"))
    assert poster.prose == "Sie kommt an den See."


def test_old_news_and_far_or_cancelled_meetings_stay_on_their_pages(make_news):
    fresh, old = make_news(), make_news("2026-04-01T10:00")
    assert keys(stock(fresh, old), Lane.NEWS) == [fresh.id]
    held = stock(meeting("m", 3), meeting("off", 3, cancelled=True), meeting("far", 30))
    assert keys(held, Lane.MEETING) == ["q:m"]


def test_a_poster_says_what_when_and_where(make_event):
    one = make_event("2026-05-16T19:30", title="Scheunenkino", location="Hof Lindenau, Haby")
    poster = poster_of(stock(one), Turn(Lane.EVENT, one.id))
    assert (poster.kicker, poster.headline, poster.line) == (
        "Heute, 19:30", "Scheunenkino", "Hof Lindenau",
    )  # fmt: skip
    assert (poster.page, poster.item) == ("event-detail", one.id)
    assert "BEGIN:VEVENT" in poster.code.content, "what has no link goes into the calendar"


def test_the_bus_is_told_by_its_minutes_then_by_its_time():
    first = poster_of(stock(bus("a", 14), bus("b", 60)), Turn(Lane.BUS))
    assert first.headline.split() == ["14", "Min"]
    assert [row.lead for row in first.rows] == ["14:46", "15:32"]
    assert poster_of(stock(bus("a", 0)), Turn(Lane.BUS)).headline == "Jetzt"
    assert poster_of(stock(bus("a", 200)), Turn(Lane.BUS)).headline == "17:52"


def test_a_cancelled_bus_is_on_the_board_but_not_the_next_one():
    poster = poster_of(stock(bus("a", 14, cancelled=True), bus("b", 60)), Turn(Lane.BUS))
    assert poster.headline.split() == ["60", "Min"]
    assert poster.rows[0].note == "fällt aus"


def test_a_price_is_told_large_and_a_voucher_as_such():
    assert poster_of(stock(offer("a", "Hof")), Turn(Lane.OFFER, "q:a")).price.startswith("3,50")
    voucher = item(Kind.OFFER, "v", offer=Offer(Seller("Hof"), coupon="MOIN"))
    assert poster_of(stock(voucher), Turn(Lane.OFFER, "q:v")).price == "Gutschein"


def test_a_notice_tells_until_when_it_hangs_and_that_it_is_a_copy():
    poster = poster_of(stock(notice()), Turn(Lane.NOTICE, "q:n"))
    told = " ".join(f"{row.text} {row.note}" for row in poster.rows)
    assert "noch bis" in told
    assert "Dies ist eine Kopie." in told


def test_the_greeting_has_the_day_the_weather_and_what_is_on(make_event):
    one = make_event("2026-05-16T19:30", title="Tanz", places=("Haby",))
    poster = poster_of(stock(weather(), one), GREETING)
    assert poster.headline == "Moin."
    assert poster.line.startswith("Samstag, 16. Mai. 17 Grad, ")
    assert [(row.lead, row.text, row.note) for row in poster.rows] == [("19:30", "Tanz", "Haby")]
    assert poster.card == "Heute im Amt"


def test_the_greeting_of_an_empty_day_looks_ahead(make_event):
    poster = poster_of(stock(make_event("2026-05-18T19:30", title="Tanz")), GREETING)
    assert poster.card == "Demnächst im Amt"
    assert poster.rows[0].lead == "Mo 19:30"


def test_without_anything_it_greets_all_the_same():
    poster = poster_of(stock(), GREETING)
    assert (poster.headline, poster.line, poster.rows) == ("Moin.", "Samstag, 16. Mai.", ())


@pytest.mark.parametrize("language", ["de", "en", "da", "nds"])
def test_everything_that_has_a_turn_has_a_poster(make_event, make_news, language):
    held = stock(
        make_event("2026-05-16T19:30"), make_news(), notice(), offer("a", "Hof"), weather(),
        call("c", phase=Phase.VOTE, closes=NOW + timedelta(days=9), options=(Option("Ja"),)),
        meeting("m", 3), bus("b", 14), language=language,
    )  # fmt: skip
    turns = stock_of(held)
    assert {turn.lane for turn in turns} == set(Lane) - {Lane.GREETING}
    for turn in (GREETING, *turns):
        poster = poster_of(held, turn)
        assert poster.lane == turn.lane
        assert poster.headline
        assert poster.name
        assert poster.page
        assert poster.rows or poster.prose or poster.price or turn.lane is Lane.NEWS


def test_what_has_gone_has_no_poster():
    for lane in set(Lane) - {Lane.GREETING}:
        assert poster_of(stock(), Turn(lane, "q:gone")) is None


def test_the_document_tells_the_same_figures():
    told = DOCS.read_text(encoding="utf-8")
    for words in (
        f"{TURN.seconds} Sekunden", f"weniger als {ROUND} Plakate",
        f"{SEEN.seconds} Sekunden gestanden hat",
        f"höchstens die nächsten {programme.EVENTS}", f"weniger als {programme.FEW_EVENTS}",
        f"der kommenden {programme.EVENTS_WITHIN.days} Tage",
        f"die neuesten {programme.NEWS} Meldungen, höchstens {programme.NEWS_WITHIN.days} Tage",
        f"die nächsten {programme.MEETINGS} der kommenden {programme.MEETINGS_WITHIN.days} Tage",
        f"in den nächsten {programme.BUS_WITHIN.seconds // 3600} Stunden",
    ):  # fmt: skip
        assert words in told, words
