# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is shown here and now, in which order, and the German reasons for the rest."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import order
from content.details import Point
from content.gazetteer import Village
from content.merge import canonical, merge
from content.model import Event, Item, Kind, Picture, Text
from content.rules import Screen, shown, why
from tests.content import anything

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HERE = Screen(place="Groß Wittensee", source_order=("amt", "verein"))
SECOND = timedelta(seconds=1)
# what a machine's clock can say, right or wrong
CLOCK_BEGINS = datetime(1970, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
CLOCK_ENDS = datetime(2106, 2, 7)  # noqa: DTZ001


def news(uid, title="Nachricht", source="amt", **more):
    more.setdefault("published", NOW - timedelta(hours=1))
    return Item(f"{source}:{uid}", Kind.NEWS, source, {"de": Text(title)}, **more)


def event(uid, start, end=None, source="amt", **more):
    title, location = more.pop("title", "Fest"), more.pop("location", "")
    what = Event(start, end, all_day=not isinstance(start, datetime), location=location)
    return Item(f"{source}:{uid}", Kind.EVENT, source, {"de": Text(title)}, event=what, **more)


def ids(items, now=NOW, screen=HERE):
    return [item.id for item in shown(items, now, screen)]


def reason(items, item_id, now=NOW, screen=HERE):
    answer = why(items, item_id, now, screen)
    assert answer.shown == (item_id in ids(items, now, screen))
    return " ".join(answer.reasons)


class TestBounds:
    def test_valid_from_counts_from_its_first_moment(self):
        item = news(1, valid_from=NOW)
        assert ids([item]) == ["amt:1"]
        assert ids([item], NOW - SECOND) == []
        assert "Noch nicht: gilt erst ab 10.06.2026, 12:00 Uhr." in reason(
            [item], "amt:1", NOW - SECOND
        )

    def test_valid_until_is_over_at_its_moment(self):
        item = news(1, valid_until=NOW)
        assert ids([item], NOW - SECOND) == ["amt:1"]
        assert ids([item]) == []
        assert "Vorbei: galt nur bis 10.06.2026, 12:00 Uhr." in reason([item], "amt:1")

    @pytest.mark.parametrize(
        ("start", "end", "over"),
        [
            (NOW, NOW + timedelta(hours=5), NOW + timedelta(hours=5)),
            (NOW, None, NOW + timedelta(hours=2)),
            (NOW, NOW, NOW + timedelta(hours=2)),
            (NOW, NOW - timedelta(days=1), NOW + timedelta(hours=2)),
            (date(2026, 6, 10), None, datetime(2026, 6, 10, 22, tzinfo=UTC)),
            (date(2026, 6, 10), date(2026, 6, 10), datetime(2026, 6, 10, 22, tzinfo=UTC)),
            (date(2026, 6, 10), date(2026, 6, 13), datetime(2026, 6, 12, 22, tzinfo=UTC)),
            # the short and the long day: 23 and 25 hours
            (date(2026, 3, 29), None, datetime(2026, 3, 29, 22, tzinfo=UTC)),
            (date(2026, 10, 25), None, datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ],
    )
    def test_an_event_stays_until_it_is_over(self, start, end, over):
        item = event(1, start, end)
        assert ids([item], over - SECOND) == ["amt:1"]
        assert ids([item], over) == []
        assert "Vorbei seit" in reason([item], "amt:1", over)

    @pytest.mark.parametrize(
        ("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 1), 24)]
    )
    def test_a_whole_day_has_the_hours_of_its_day(self, day, hours):
        whole = Event(date(*day), all_day=True)
        assert order.ends(whole) - order.begins(whole) == timedelta(hours=hours)

    def test_a_night_over_the_clock_change_ends_in_real_time(self):
        # 23:00 CET to 04:00 CEST: four hours, not five
        night = Event(datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC))
        assert order.ends(night) - order.begins(night) == timedelta(hours=4)

    def test_no_text_no_card(self):
        empty = Item("amt:1", Kind.NEWS, "amt", {"de": Text(" ", "", ""), "en": Text("")})
        none = Item("amt:2", Kind.NEWS, "amt", {})
        assert ids([empty, none]) == []
        assert reason([empty], "amt:1") == "Hat keinen Text."

    def test_an_event_without_its_time_is_none(self):
        assert reason([Item("amt:1", Kind.EVENT, "amt", {"de": Text("Fest")})], "amt:1") == (
            "Nennt keinen Termin."
        )

    def test_a_source_that_was_removed_from_the_settings(self):
        assert "nicht mehr eingestellt" in reason([news(1, source="alt")], "alt:1")
        assert ids([news(1, source="alt")], screen=Screen()) == ["alt:1"]

    def test_other_villages_are_shown_unless_the_kind_stays_at_home(self):
        item = news(1, places=("Haby",))
        assert ids([item]) == ["amt:1"]
        strict = Screen("Groß Wittensee", only_own_place=frozenset({Kind.NEWS}))
        assert reason([item], "amt:1", screen=strict) == (
            "Nur für Haby bestimmt, dieser Schaukasten steht in Groß Wittensee."
        )
        assert ids([news(2), news(3, places=("groß wittensee",))], screen=strict) == [
            "amt:3",
            "amt:2",
        ]


class TestAge:
    def test_old_news_go_when_there_are_enough_young_ones(self):
        old = news("old", "Alt", published=NOW - timedelta(days=91))
        young = [news(n, f"Neu {n}") for n in range(6)]
        assert "amt:old" in ids([old, *young[:5]])
        assert "nicht genug neuere" in reason([old, *young[:5]], "amt:old")
        assert "amt:old" not in ids([old, *young])
        assert "Zu alt: vom 11.03.2026" in reason([old, *young], "amt:old")

    def test_without_a_date_news_age_from_when_they_were_seen(self):
        item = news(1, published=None, first_seen=NOW - timedelta(days=2))
        assert order.dated(item, NOW) == NOW - timedelta(days=2)

    def test_a_date_that_has_not_come_does_not_stay_on_top(self):
        ahead = news("a", "A", published=NOW + timedelta(days=30), first_seen=NOW - timedelta(9))
        assert ids([ahead, news("b", "B")]) == ["amt:b", "amt:a"]


class TestOrder:
    def test_news_newest_day_first_and_the_own_village_first_within_it(self):
        items = [
            news("late", "1", published=NOW - timedelta(minutes=5)),
            news("own", "2", published=NOW - timedelta(hours=5), places=("Groß Wittensee",)),
            news("yesterday", "3", published=NOW - timedelta(days=1), places=("Groß Wittensee",)),
        ]
        assert ids(items) == ["amt:own", "amt:late", "amt:yesterday"]

    def test_the_day_is_the_day_at_the_glass(self):
        before = news("own", "1", published=datetime(2026, 6, 8, 21, 59, tzinfo=UTC))
        after = news("new", "2", published=datetime(2026, 6, 8, 22, 1, tzinfo=UTC))
        own = Item(**{f: getattr(before, f) for f in Item.__slots__} | {"places": (HERE.place,)})
        assert ids([own, after]) == ["amt:new", "amt:own"]

    def test_events_by_start_whole_days_first_on_both_clock_change_nights(self):
        for day in (date(2026, 3, 29), date(2026, 10, 25)):
            midnight = order.begins(Event(day))
            items = [
                event("noon", midnight + timedelta(hours=12), title="c"),
                event("midnight", midnight, title="b"),
                event("day", day, title="a"),
            ]
            assert ids(items, midnight) == ["amt:day", "amt:midnight", "amt:noon"]

    def test_the_repeated_hour_keeps_its_order(self):
        first = event("first", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
        second = event("second", datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
        assert ids([second, first], datetime(2026, 10, 24, tzinfo=UTC)) == [
            "amt:first",
            "amt:second",
        ]


class TestMerging:
    def test_the_same_link_is_one_card_and_the_first_source_wins(self):
        ours = news(1, "Kita wird größer", link="https://www.amt.de/kita/?utm_source=x")
        theirs = news(9, "Neue Kita", "verein", link="http://amt.de/kita", pictures=(Picture("p"),))
        (card,) = shown([theirs, ours], NOW, HERE)
        assert (card.id, card.also, card.text().title) == ("amt:1", ("verein",), "Kita wird größer")
        assert card.pictures == (Picture("p"),)
        assert reason([theirs, ours], "verein:9") == (
            "Steht schon in einer anderen Quelle: „Kita wird größer“ aus amt (amt:1)."
        )
        assert "zusammengefasst: verein" in reason([theirs, ours], "amt:1")

    def test_the_same_title_start_and_place(self):
        start = NOW + timedelta(days=1)
        ours = event(1, start, location="Gemeindehaus")
        same = event(2, start, source="verein", title=" FEST ", location="Gemeindehaus, Haby")
        later = event(3, start + timedelta(hours=1), source="verein")
        elsewhere = event(4, start, source="verein", location="Sportplatz")
        assert ids([ours, same, later, elsewhere]) == ["amt:1", "verein:4", "verein:3"]

    def test_a_source_means_its_two_things(self):
        twice = [news(1, link="https://a.de/x"), news(2, link="https://a.de/x")]
        assert len(ids([*twice, news(3, "Anders", "verein", link="https://a.de/x")])) == 3

    def test_the_dates_of_a_series_are_not_one(self):
        link = "https://a.de/turnen"
        weekly = [event(n, NOW + timedelta(weeks=n), link=link) for n in (1, 2, 3)]
        theirs = [
            event(n, NOW + timedelta(weeks=n), source="verein", title="Turnen", link=link)
            for n in (1, 2, 3)
        ]
        assert ids([*weekly, *theirs]) == ["amt:1", "amt:2", "amt:3"]

    def test_an_expired_winner_does_not_take_the_other_along(self):
        ours = news(1, link="https://a.de/x", valid_until=NOW)
        theirs = news(2, source="verein", link="https://a.de/x")
        assert ids([ours, theirs]) == ["verein:2"]

    @pytest.mark.parametrize(
        ("link", "what"),
        [
            ("https://www.Amt.de/a/?utm_source=x&id=3#top", "amt.de/a?id=3"),
            ("https://amt.de/", ""),
            ("", ""),
            ("https://[broken", ""),
        ],
    )
    def test_what_a_link_points_to(self, link, what):
        assert canonical(link) == what


def test_why_knows_only_what_is_there():
    with pytest.raises(KeyError):
        why([], "amt:1", NOW, HERE)


def test_why_says_until_when_a_thing_holds():
    items = [
        news(1, valid_from=NOW, valid_until=NOW + SECOND),
        news(2, "b", valid_from=NOW),
        news(3, "c", valid_until=datetime.max.replace(tzinfo=UTC)),
        news(4, "d"),
        event(5, NOW),
        event(6, NOW + SECOND),
    ]
    said = [reason(items, f"amt:{n}").removeprefix("Wird gezeigt: ") for n in range(1, 7)]
    assert [words.split()[:2] for words in said] == [
        ["gilt", "vom"],
        ["gilt", "seit"],
        ["gilt", "bis"],
        ["gilt", "ohne"],
        ["läuft", "seit"],
        ["beginnt", "am"],
    ]


def test_why_tells_whole_days_as_people_count_them():
    items = [event(1, date(2026, 6, 10)), event(2, date(2026, 6, 9), date(2026, 6, 12))]
    assert reason(items, "amt:1") == "Wird gezeigt: ganztägig am 10.06.2026."
    said = "Wird gezeigt: ganztägig vom 09.06.2026 bis 11.06.2026."
    assert reason(items, "amt:2") == said


SCREENS = st.sampled_from(
    [
        HERE,
        Screen(),
        Screen(
            "Haby",
            ("amt", "verein"),
            only_own_place=frozenset(Kind),
            villages=(Village("Haby", ags="01058064"),),
            point=Point(54.4, 9.7),
        ),
    ]
)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_but_a_title_is_enough_for_an_answer(kind):
    bare = Item("amt:1", kind, "amt", {"de": Text("Fest")})
    for now in (NOW, datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)):
        answer = why([bare], "amt:1", now, HERE)
        assert answer.shown == (ids([bare], now) == ["amt:1"])
        assert all(answer.reasons)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=40)
@given(data=st.data())
def test_any_items_of_a_kind_give_an_answer_that_agrees_with_the_screen(kind, data):
    held = data.draw(
        st.lists(anything.items((kind,)), max_size=5, unique_by=lambda item: item.id), "items"
    )
    now = data.draw(anything.NEAR | st.datetimes(CLOCK_BEGINS, CLOCK_ENDS, timezones=st.just(UTC)))
    agrees(held, now, data.draw(SCREENS))


@given(st.lists(anything.items(), max_size=8, unique_by=lambda item: item.id), anything.NEAR)
def test_kinds_keep_out_of_each_others_way(held, now):
    agrees(held, now, HERE)


def agrees(held, now, screen):
    visible = shown(held, now, screen)
    assert shown(reversed(held), now, screen) == visible
    names = [card.id for card in visible]
    assert len(set(names)) == len(names)
    assert all(why(held, card.id, now, screen).shown for card in visible)
    for item in held:
        answer = why(held, item.id, now, screen)
        assert answer.shown == (item.id in names)
        assert answer.reasons
        assert all(answer.reasons)
    assert len(merge(visible, screen.source_order).cards) <= len(visible)
