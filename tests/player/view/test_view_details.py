# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from content.clock import BERLIN
from player.view.event_detail import event_detail
from player.view.news import news_detail, news_view, shortened
from player.view.stand import SourceAge, stand
from player.view.take_along import calendar_entry, subscription, take_along

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def detail(*items):
    return event_detail(items, items[0].id, NOW)


def facts(*items):
    return [(f.icon, f.title, f.detail) for f in detail(*items).facts]


def test_a_source_is_named_as_the_settings_name_it(make_news):
    item = make_news("2026-05-16T09:00", link="https://example.org/a")
    named = {item.source: "Amt Hüttener Berge"}
    detail = news_detail((item,), item.id, NOW, "de", named)
    assert detail.source == "Amt Hüttener Berge"
    assert news_detail((item,), item.id, NOW).source == "example.org"


def test_when_where_and_how_much(make_event):
    kino = make_event(
        "2026-05-16T19:30",
        "2026-05-16T22:00",
        location="Hof Lindenau, Dorfstraße 4",
        places=("Haby",),
        price="6,50 Euro, Kinder frei",
        categories=("Kino und Film",),
    )
    assert facts(kino) == [
        ("clock", "Heute, 19:30", "bis 22:00 Uhr"),
        ("map-pin", "Hof Lindenau", "Dorfstraße 4, Haby"),
        ("ticket", "6,50 Euro", "Kinder frei"),
    ]
    assert detail(kino).kicker == "Kino und Film"


def test_days_ranges_and_whole_days(make_event):
    assert facts(make_event("2026-05-18"))[0] == ("clock", "Montag", "18. Mai, ganztägig")
    assert facts(make_event("2026-05-30"))[0] == ("clock", "Sa, 30. Mai", "ganztägig")
    assert facts(make_event("2026-05-15", "2026-05-18"))[0] == (
        "clock",
        "15. bis 17. Mai",
        "noch bis morgen",
    )
    assert facts(make_event("2026-05-22T15:00", "2026-05-24T14:00"))[0] == (
        "clock",
        "22. bis 24. Mai",
        "Beginn 15:00 Uhr",
    )


def test_organiser_and_village_stand_in(make_event):
    lauf = make_event("2026-05-16T19:30", organiser="Landjugend", places=("Haby", "Holtsee"))
    assert facts(lauf)[1:] == [
        ("map-pin", "Haby, Holtsee", ""),
        ("building-community", "Landjugend", "lädt ein"),
    ]
    assert detail(lauf).source == "Landjugend"
    assert detail(make_event("2026-05-16T19:30")).kicker == "Veranstaltung"


def test_what_changes_everything_is_said(make_event):
    assert detail(make_event("2026-05-16T19:30", cancelled=True)).notice == "Fällt aus"
    assert detail(make_event("2026-05-16T09:30")).notice == "Schon vorbei"
    assert detail(make_event("2026-05-16T14:30")).notice == "Läuft gerade"
    assert event_detail((), "weg", NOW) is None


def test_further_dates_of_the_series(make_event):
    items = [make_event(f"2026-05-{day}T19:30", title="Chor", uid=day) for day in (16, 23, 30)]
    items.append(make_event("2026-05-09T19:30", title="Chor", uid=9))
    items.append(make_event("2026-05-16T20:00", title="Kino"))
    found = detail(*items)
    assert found.dates_line == "noch 2 Termine"
    assert [(d.lead, d.title) for d in found.dates] == [
        ("19:30", "Sa, 23. Mai"),
        ("19:30", "Sa, 30. Mai"),
    ]
    assert found.same_day_line == "1 Termin"


def test_the_code_holds_the_link_or_the_date(make_event):
    linked = make_event("2026-05-16T19:30", link="https://example.org/kino")
    assert take_along(linked).content == "https://example.org/kino"
    plain = make_event("2026-05-16T19:30", title="Kino, Popcorn; Feuer", location="Haby")
    entry = take_along(plain).content
    assert "DTSTART:20260516T173000Z\r\nDTEND:20260516T193000Z" in entry
    assert "SUMMARY:Kino\\, Popcorn\\; Feuer" in entry
    assert "LOCATION:Haby" in entry
    fest = make_event("2026-05-16", "2026-05-18")
    assert "DTSTART;VALUE=DATE:20260516\r\nDTEND;VALUE=DATE:20260518" in take_along(fest).content


def test_no_code_for_what_is_off_or_too_long(make_event, make_news):
    off = make_event("2026-05-16T19:30", cancelled=True)
    assert calendar_entry(off, off.event) == ""
    assert take_along(make_news()).content == ""
    long = make_event("2026-05-16T19:30", title="ä" * 300, location="ö" * 300)
    assert take_along(long).content == ""


def test_news_list(make_news):
    view = news_view(
        (
            make_news(title="Brücke gesperrt", categories=("Verkehr",), summary="Bis Juni."),
            make_news("2026-05-15T10:00", title="Bücherbus", places=("Haby",)),
            make_news(None, title="Ohne Datum", link="https://www.amt.example/x"),
        ),
        NOW,
    )
    assert (view.kicker, view.headline, view.lead) == (
        "Verkehr · heute, 10:00",
        "Brücke gesperrt",
        "Bis Juni.",
    )
    assert [(r.title, r.subtitle) for r in view.rows] == [
        ("Bücherbus", "Gestern · Haby"),
        ("Ohne Datum", "amt.example"),
    ]
    assert news_view((), NOW).nothing


def test_news_detail_and_neighbours(make_news):
    items = (
        make_news(title="A", uid="a"),
        make_news("2026-05-10T10:00", title="B", uid="b"),
        make_news("2026-02-10T10:00", title="C", uid="c", updated=at("2026-02-11T10:00")),
    )
    middle = news_detail(items, "amt:b", NOW)
    assert (middle.before, middle.after) == ("amt:a", "amt:c")
    assert middle.old == ""
    last = news_detail(items, "amt:c", NOW)
    assert last.old == "Diese Meldung ist vom 11. Februar."
    assert last.stand == "Stand Mi, 11. Februar"
    assert last.after == ""
    assert news_detail(items, "amt:x", NOW) is None


def test_a_summary_stands_in_for_the_body_and_is_not_said_twice(make_news, make_event):
    def lead_and_body(**texts):
        item = make_news(**texts)
        found = news_detail((item,), item.id, NOW)
        return found.lead, found.body

    assert lead_and_body(summary="A & B") == ("", "<p>A &amp; B</p>")
    assert lead_and_body(summary="Kurz gesagt.", body="<p>Lang.</p>")[0] == "Kurz gesagt."
    assert lead_and_body(summary="Der Anfang …", body="<p>Der <b>Anfang</b> geht.</p>")[0] == ""
    assert lead_and_body() == ("", "")
    assert detail(make_event("2026-05-16T19:30", summary="Kommt!")).body == "<p>Kommt!</p>"


def test_shortened_at_a_sentence_or_a_word():
    assert shortened("Kurz.", 20) == "Kurz."
    assert shortened("Ein erster Satz. Und ein zweiter, der zu lang ist.", 30) == "Ein erster Satz."
    assert shortened("Ein einziger, langer Satz ohne Ende", 20) == "Ein einziger, langer …"
    assert shortened("x" * 30, 20) == "x" * 20 + "…"


def test_stand():
    def line(*answered):
        names = ("Amt", "Kirche", "Verein")
        return stand([SourceAge(n, a) for n, a in zip(names, answered, strict=False)], NOW).line

    fresh, old = at("2026-05-16T14:31"), at("2026-05-15T18:05")
    assert line() == ""
    assert line(None) == "Noch keine Verbindung"
    assert line(fresh, fresh) == "Stand heute 14:31 Uhr, alle Quellen aktuell"
    assert line(old, old) == "Stand gestern 18:05 Uhr, ohne Verbindung"
    assert line(fresh, None) == "Stand heute 14:31 Uhr, Kirche: zurzeit nicht da"
    assert line(fresh, None, old) == "Stand heute 14:31 Uhr, 2 von 3 Quellen fehlen"


def test_stand_with_sources_that_are_asked_more_often_or_less():
    fresh, old = at("2026-05-16T14:15"), at("2026-05-15T18:05")
    news = SourceAge("Amt", fresh)
    live = SourceAge("Busse", at("2026-05-16T14:32"), timedelta(minutes=1))
    plan = SourceAge("Fahrplan", old, timedelta(days=1))
    assert stand([news, live], NOW).line == "Stand heute 14:15 Uhr, alle Quellen aktuell"
    assert stand([news, plan], NOW).line == "Stand heute 14:15 Uhr, alle Quellen aktuell"
    assert stand([live], NOW).line == "Stand heute 14:32 Uhr, alle Quellen aktuell"
    # a hiccup is no news, half an hour is
    hiccup = replace(live, answered=NOW - timedelta(minutes=20))
    assert stand([news, hiccup], NOW).fresh
    silent = replace(live, answered=NOW - timedelta(minutes=40))
    assert stand([news, silent], NOW).lack == "Busse: zurzeit nicht da"
    # without a connection what is asked once a day is not late yet
    assert stand([replace(news, answered=old), silent, plan], NOW).lack == "ohne Verbindung"


def test_times_stay_utc_in_the_entry(make_event):
    winter = make_event("2026-12-01T19:30")
    assert "DTSTART:20261201T183000Z" in take_along(winter).content
    assert winter.event.start.astimezone(UTC).hour == 18
    assert detail(winter).day == date(2026, 12, 1)


def test_all_dates_of_a_village_can_be_subscribed_to_where_there_is_an_office():
    web = "https://office.example.org/"
    assert subscription(web, "Groß Wittensee").content == (
        "https://office.example.org/o/abonnieren/?ort=Gro%C3%9F%20Wittensee"
    )
    assert subscription(web, "", "en").content == (
        "https://office.example.org/o/abonnieren/?ort=&lang=en"
    )
    assert subscription("", "Haby").content == ""
    assert subscription("https://office.example.org/" + "x" * 400, "Haby").content == ""
