# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import datetime

from content.clock import BERLIN
from player.view.home import home_view

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)  # a Saturday
WEDNESDAY = datetime(2026, 5, 13, 14, 32, tzinfo=BERLIN)


def labels(view):
    return [(m.label, m.value) for m in view.moments]


def test_nothing_at_all_is_said_without_a_card():
    view = home_view((), NOW)
    assert view.moments == ()
    assert (view.events_line, view.news_line) == ("zurzeit keine", "zurzeit nichts")


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
    view = home_view(items, NOW)
    assert labels(view) == [
        ("Als Nächstes", "16:00"),
        ("Heute Abend", "19:30"),
        ("Neues", "1 heute"),
    ]
    assert [m.detail for m in view.moments] == [
        "Anbaden, Bünsdorf",
        "Scheunenkino Haby",
        "Neue Badestelle",
    ]
    assert view.events_line == "Heute 3, morgen 1"
    assert view.news_line == "1 heute"


def test_own_village_first_and_cancelled_never(make_event):
    items = (
        make_event("2026-05-16T16:00", title="A", places=("Haby",)),
        make_event("2026-05-16T16:00", title="B", places=("Holtsee",)),
        make_event("2026-05-16T15:00", title="C", cancelled=True),
    )
    assert home_view(items, NOW, "Holtsee").moments[0].detail == "B, Holtsee"


def test_a_quiet_day_looks_ahead(make_event, make_news):
    items = (
        make_event("2026-05-15T10:00", title="Kurs"),
        make_event("2026-05-16T10:00", title="Lauf"),
        make_event("2026-05-16", "2026-05-18", title="Feuerwehrfest"),
        make_news("2026-05-11T10:00"),
    )
    view = home_view(items, WEDNESDAY)
    assert labels(view) == [
        ("Freitag", "10:00"),
        ("Samstag", "10:00"),
        ("Neues", "Vor 2 Tagen"),
    ]
    assert view.events_line == "Nächster: Fr, 15. Mai"
    assert view.news_line == "1 neue"


def test_the_weekend_fills_a_free_cell(make_event, make_news):
    items = (
        make_event("2026-05-16", "2026-05-18", title="Feuerwehrfest"),
        make_news("2026-05-01T10:00"),
    )
    assert labels(home_view(items, WEDNESDAY)) == [
        ("Samstag", "ganztags"),
        ("Am Wochenende", "1 Termin"),
        ("Neues", "1. Mai"),
    ]


def test_tomorrow_by_its_word(make_event):
    view = home_view((make_event("2026-05-17T11:00"),), NOW)
    assert labels(view) == [("Morgen", "11:00")]
    assert view.events_line == "Morgen 1 Termin"
