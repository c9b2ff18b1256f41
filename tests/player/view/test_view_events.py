# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date, datetime

from content.clock import BERLIN
from player.view.arc import Frame
from player.view.days import counter, month_sheet, strip
from player.view.events import Question, day_view, number_of, weekend
from player.view.span import occasions

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)  # a Saturday
TODAY = date(2026, 5, 16)
OWN = "Groß Wittensee"


def show(*items, day=TODAY, place="", now=NOW):
    return day_view(items, now, OWN, Question(day, place), Frame())


def test_past_is_folded_and_coming_is_in_order(make_event):
    view = show(
        make_event("2026-05-16T19:30", title="Kino", places=("Haby",)),
        make_event("2026-05-16T09:00", title="Markt"),
        make_event("2026-05-16T16:00", title="Anbaden", location="Badestelle, Seeweg 1"),
        make_event("2026-05-16", title="Dorffest"),
        make_event("2026-05-10", "2026-05-21", title="Ausstellung"),
        make_event("2026-05-17T09:00", title="Morgen"),
    )
    assert [(r.lead, r.title, r.note) for r in view.rows] == [
        ("", "Dorffest", ""),
        ("16:00", "Anbaden", "Badestelle"),
        ("19:30", "Kino", "Haby"),
        ("", "Ausstellung", ""),
    ]
    assert view.rows[0].subtitle == "ganztägig"
    assert view.rows[3].subtitle == "noch bis Mittwoch"
    assert [r.title for r in view.past] == ["Markt"]
    assert view.past_line == "Heute schon vorbei: 1 Termin"
    assert view.headline == "Heute, Samstag"
    assert view.nothing is None


def test_running_and_cancelled_are_said(make_event):
    view = show(
        make_event("2026-05-16T14:00", "2026-05-16T17:00", title="A"),
        make_event("2026-05-16T14:01", title="B"),
        make_event("2026-05-16T15:00", title="C", cancelled=True),
        make_event("2026-05-16T16:00", title="D"),
    )
    assert [r.subtitle for r in view.rows] == [
        "läuft noch bis 17:00",
        "hat begonnen",
        "fällt aus",
        "",
    ]
    assert view.rows[2].cancelled
    assert (view.arc.centre.kicker, view.arc.centre.title) == ("Läuft gerade", "A")


def test_next_title(make_event):
    kino = make_event("2026-05-16T19:30", title="Kino")
    sunday = make_event("2026-05-17T11:00", title="Gottesdienst")
    fest = make_event("2026-05-18", title="Fest")
    assert (show(kino).arc.centre.kicker, show(kino).arc.centre.title) == ("Als Nächstes", "Kino")
    assert show(sunday, day=date(2026, 5, 17)).arc.centre.kicker == "Los geht es um 11:00"
    assert show(fest, day=date(2026, 5, 18)).arc.centre.kicker == "Den ganzen Tag"
    assert show().arc.centre.kicker == ""


def test_an_all_day_end_is_exclusive(make_event):
    fest = make_event("2026-05-16", "2026-05-18", title="Fest")
    assert len(show(fest, day=date(2026, 5, 17)).rows) == 1
    assert show(fest, day=date(2026, 5, 18)).rows == ()


def test_a_dance_until_two_belongs_to_its_evening(make_event):
    dance = make_event("2026-05-16T20:00", "2026-05-17T02:00")
    assert len(show(dance).rows) == 1
    assert show(dance, day=date(2026, 5, 17)).rows == ()


def test_empty_day_says_where_to_go(make_event):
    later = [make_event(f"2026-05-17T1{n}:00", title=f"T{n}") for n in range(3)]
    nothing = show(*later).nothing
    assert nothing.text == "Heute ist nichts los. Morgen sind es 3 Termine."
    assert (nothing.key, nothing.day) == ("Morgen zeigen", date(2026, 5, 17))


def test_empty_day_of_a_village(make_event):
    nothing = show(make_event("2026-05-20T10:00", places=("Haby",)), place="Haby").nothing
    assert nothing.text == "Heute ist in Haby nichts los. Am Mittwoch ist es 1 Termin."
    alone = show(place="Haby").nothing
    assert alone.text == ("Heute ist in Haby nichts los. Weitere Termine sind noch nicht angesagt.")
    assert alone.everywhere
    assert show().nothing.key == ""


def test_a_day_that_is_over(make_event):
    view = show(make_event("2026-05-16T09:00"), make_event("2026-05-19T09:00"))
    assert view.nothing.text == "Heute ist nichts mehr los. Am Dienstag ist es 1 Termin."


def test_filter_keeps_what_is_for_everybody(make_event):
    items = (
        make_event("2026-05-16T16:00", title="A", places=("Haby",)),
        make_event("2026-05-16T17:00", title="B", places=("Holtsee",)),
        make_event("2026-05-16T18:00", title="C"),
    )
    view = show(*items, place="Haby")
    assert [r.title for r in view.rows] == ["A", "C"]
    assert view.strip[0].count == 2


def test_all_villages_can_be_asked_for():
    question = Question(NOW.date(), villages=("Haby", "Owschlag", OWN))
    view = day_view((), NOW, OWN, question, Frame())
    assert [c.name for c in view.villages] == sorted(("Haby", "Owschlag", OWN))
    assert {c.count for c in view.villages} == {0}


def test_chips_own_village_first_then_the_busiest(make_event):
    items = (
        make_event("2026-05-16T16:00", title="A", places=("Haby",)),
        make_event("2026-05-16T17:00", title="B", places=("Holtsee",)),
        make_event("2026-05-16T18:00", title="C", places=("Holtsee",)),
        make_event("2026-05-20T18:00", title="D", places=("Hütten",)),
    )
    view = show(*items)
    assert [c.label for c in view.chips] == ["Alle Dörfer", OWN, "Holtsee", "Haby"]
    assert [c.name for c in view.villages] == [OWN, "Haby", "Holtsee", "Hütten"]
    chosen = show(*items, place="Haby")
    assert [c.label for c in chosen.chips] == ["Haby", "Alle Dörfer", OWN, "Holtsee"]
    assert show(*items, place="Nirgendwo").chips[0].label == "Nirgendwo"


def test_strip_of_a_week_with_counts(make_event):
    number = counter(occasions([make_event("2026-05-17T10:00")]))
    keys = strip(TODAY, TODAY, number)
    assert [(k.label, k.number, k.count) for k in keys[:3]] == [
        ("Heute", "16", 0),
        ("So", "17", 1),
        ("Mo", "18", 0),
    ]
    assert keys[0].selected
    assert keys[1].said == "Sonntag, 17. Mai, 1 Termin"
    beyond = strip(date(2026, 6, 3), TODAY, number)
    assert [k.number for k in beyond] == ["16", "3", "4", "5", "6", "7", "8"]
    assert beyond[1].selected


def test_month_sheet(make_event):
    number = counter(occasions([make_event("2026-05-20T10:00")]))
    sheet = month_sheet(TODAY, TODAY, TODAY, number)
    assert sheet.title == "Mai 2026"
    # the weeks before this one are over; the 16th is a Saturday
    assert [f.number for f in sheet.fields[:7]] == ["11", "12", "13", "14", "15", "16", "17"]
    assert len(sheet.fields) == 21
    assert sheet.before is None
    assert sheet.after == date(2026, 6, 1)
    by_day = {int(f.number): f for f in sheet.fields}
    assert by_day[20].open
    assert by_day[16].open
    assert not by_day[21].open
    assert not by_day[15].open
    june = month_sheet(date(2026, 6, 1), TODAY, TODAY, number)
    assert june.before == date(2026, 5, 1)
    assert [f.iso for f in june.fields[:2]] == ["2026-06-01", "2026-06-02"]
    assert [f.iso for f in june.fields[-5:]] == [""] * 5
    assert month_sheet(date(2027, 5, 1), TODAY, TODAY, number).after is None


def test_number_of_a_day_and_weekend(make_event):
    items = (make_event("2026-05-19T09:00", places=("Haby",)), make_event("2026-05-19T10:00"))
    assert number_of(items)(date(2026, 5, 19)) == 2
    assert number_of(items, "Holtsee")(date(2026, 5, 19)) == 1
    assert weekend(date(2026, 5, 13)) == TODAY
    assert weekend(date(2026, 5, 17)) == date(2026, 5, 17)


def test_both_nights_of_summer_time(make_event):
    spring = make_event("2026-03-29T01:30", "2026-03-29T04:00")
    autumn = make_event("2026-10-25T20:00")
    morning = datetime(2026, 3, 29, 0, 10, tzinfo=BERLIN)
    assert show(spring, day=date(2026, 3, 29), now=morning).rows[0].lead == "01:30"
    before = datetime(2026, 10, 24, 23, 30, tzinfo=BERLIN)
    view = show(autumn, day=date(2026, 10, 25), now=before)
    assert (view.headline, view.rows[0].lead) == ("Morgen, Sonntag", "20:00")
