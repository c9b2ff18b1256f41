# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import datetime

from content.clock import BERLIN
from player.view.calm import events_line, news_line
from player.view.here import Here
from player.view.home import moments

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)  # a Saturday
WEDNESDAY = datetime(2026, 5, 13, 14, 32, tzinfo=BERLIN)


def labels(cells):
    return [(m.label, m.value) for m in cells]


def test_nothing_at_all_is_said_without_a_card():
    here = Here(NOW)
    assert moments((), here) == ()
    assert (events_line((), here), news_line((), here)) == ("zurzeit keine", "zurzeit nichts")


def test_next_evening_and_news(make_event, make_news):
    items = (
        make_event("2026-05-16T09:00", title="Wochenmarkt"),
        make_event("2026-05-16T16:00", title="Anbaden", places=("Bünsdorf",)),
        make_event("2026-05-16T17:30", title="Klönschnack"),
        make_event("2026-05-16T19:30", title="Scheunenkino Haby", places=("Haby",)),
        make_event("2026-05-17T11:00", title="Gottesdienst"),
        make_news("2026-05-16T10:00"),
        make_news("2026-05-15T10:00", title="Straße gesperrt"),
    )
    here = Here(NOW)
    view = moments(items, here)
    assert labels(view) == [
        ("Als Nächstes", "16:00"),
        ("Heute Abend", "19:30"),
        ("Neues", "1 heute"),
    ]
    assert [m.detail for m in view] == [
        "Anbaden, Bünsdorf",
        "Scheunenkino Haby",
        "Neue Badestelle",
    ]
    assert events_line(items, here) == "Heute 3, morgen 1"
    assert news_line(items, here) == "1 heute"


def test_own_village_first_and_cancelled_never(make_event):
    items = (
        make_event("2026-05-16T16:00", title="A", places=("Haby",)),
        make_event("2026-05-16T16:00", title="B", places=("Holtsee",)),
        make_event("2026-05-16T15:00", title="C", cancelled=True),
    )
    assert moments(items, Here(NOW, "Holtsee"))[0].detail == "B, Holtsee"


def test_a_quiet_day_looks_ahead(make_event, make_news):
    items = (
        make_event("2026-05-15T10:00", title="Kurs"),
        make_event("2026-05-16T10:00", title="Lauf"),
        make_event("2026-05-16", "2026-05-18", title="Feuerwehrfest"),
        make_news("2026-05-11T10:00"),
    )
    here = Here(WEDNESDAY)
    view = moments(items, here)
    assert labels(view) == [
        ("Freitag", "10:00"),
        ("Samstag", "10:00"),
        ("Neues", "Vor 2 Tagen"),
    ]
    assert events_line(items, here) == "Nächster: Fr, 15. Mai"
    assert news_line(items, here) == "1 neue"


def test_the_weekend_fills_a_free_cell(make_event, make_news):
    items = (
        make_event("2026-05-16", "2026-05-18", title="Feuerwehrfest"),
        make_news("2026-05-01T10:00"),
    )
    assert labels(moments(items, Here(WEDNESDAY))) == [
        ("Samstag", "ganztags"),
        ("Am Wochenende", "1 Termin"),
        ("Neues", "1. Mai"),
    ]


def test_tomorrow_by_its_word(make_event):
    items, here = (make_event("2026-05-17T11:00"),), Here(NOW)
    assert labels(moments(items, here)) == [("Morgen", "11:00")]
    assert events_line(items, here) == "Morgen 1 Termin"
