# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the councils and one meeting; and when the rules show one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.details import AgendaItem, Meeting, Paper
from content.model import Item, Kind, Text
from content.rules import shown, why
from content.screen import Screen
from player.view.meeting_detail import meeting_detail
from player.view.meetings import meetings_view, subjects

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
SCREEN = Screen(place="Haby")


def item(name="a", days=3.0, places=("Haby",), **more):
    meeting = Meeting(**{"start": NOW + timedelta(days=days), "body": f"Rat {name}", **more})
    return Item(f"r:{name}", Kind.MEETING, "r", {"de": Text(f"Sitzung {name}")}, places=places,
                meeting=meeting)  # fmt: skip


def points(*titles, result=""):
    return tuple(AgendaItem(str(n), title, result=result) for n, title in enumerate(titles, 1))


def ids(items, now=NOW):
    return [card.id for card in shown(items, now, SCREEN)]


def test_what_is_to_come_then_what_was():
    decided = points("Haushalt", result="beschlossen")
    items = [
        item("later", 9), item("next", 1), item("old", -2, agenda=decided),
        item("older", -9, agenda=decided),
    ]  # fmt: skip
    assert ids(items) == ["r:next", "r:later", "r:old", "r:older"]


@pytest.mark.parametrize(
    ("more", "days", "there"),
    [
        ({}, -0.1, True),
        ({}, -0.2, False),
        ({"end": NOW + timedelta(hours=1)}, -0.2, True),
        ({"agenda": points("x", result="ja")}, -20, True),
        ({"papers": (Paper("Niederschrift"),)}, -20, True),
        ({"papers": (Paper("Einladung"),)}, -20, False),
        ({"agenda": points("x", result="ja")}, -29, False),
        ({"start": None}, 1, False),
        ({"cancelled": True}, 1, True),
    ],
)
def test_from_announcement_until_it_is_over(more, days, there):
    one = item("a", days, **more)
    assert (ids([one]) == ["r:a"]) is there
    answer = why([one], "r:a", NOW, SCREEN)
    assert answer.shown is there
    assert all(reason.endswith(".") for reason in answer.reasons)


def test_why_tells_of_results_and_cancellations():
    past = item("a", -5, agenda=points("x", result="ja"))
    assert "Ergebnisse stehen noch bis" in why([past], "r:a", NOW, SCREEN).reasons[0]
    off = item("b", 2, cancelled=True)
    assert any("abgesagt" in reason for reason in why([off], "r:b", NOW, SCREEN).reasons)


def test_the_next_one_that_takes_place_leads():
    items = [item("off", 1, cancelled=True), item("on", 2, location="Saal, Dorfplatz 1")]
    view = meetings_view(items, NOW, "Haby")
    assert view.lead_item == "r:on"
    assert view.headline == "Rat on"
    assert view.lead == "Saal"
    assert [(row.item, row.struck, row.subtitle) for row in view.rows] == [
        ("r:off", True, "Fällt aus")
    ]


def test_what_is_on_every_agenda_is_no_news():
    agenda = points("Eröffnung", "Einwohnerfragestunde", "Neuer Steg", "Verschiedenes")
    hidden = AgendaItem("5", public=False)
    assert subjects(Meeting(agenda=(*agenda, hidden))) == ("Neuer Steg",)
    view = meetings_view([item(agenda=agenda)], NOW, "Haby")
    assert view.lead == "Es geht um: Neuer Steg."


def test_villages_to_choose_from_the_own_first():
    items = [item("a"), item("b", places=("Ascheffel",)), item("c", places=("Holtsee",))]
    view = meetings_view(items, NOW, "Haby", "Holtsee")
    assert [chip.name for chip in view.chips] == ["", "Haby", "Ascheffel", "Holtsee"]
    assert view.lead_item == "r:c"
    assert meetings_view(items, NOW, "Haby", "Rom").lead_item == "r:a"
    assert meetings_view(items[:1], NOW, "Haby").chips == ()


def test_nothing_to_come_says_so_and_keeps_the_results():
    past = item("a", -5, agenda=points("x", "y", result="ja"))
    view = meetings_view([past], NOW, "Haby")
    assert view.nothing
    assert view.past[0].subtitle == "2 Ergebnisse"
    assert meetings_view([], NOW, "Haby").nothing


def test_forty_meetings_are_forty():
    view = meetings_view([item(str(n), n + 1) for n in range(40)], NOW, "Haby")
    assert len(view.rows) == 39


def test_one_meeting_in_full():
    paper = Paper("Neubau", "GW 1", "https://ris.example/1.pdf")
    long = Paper("Zu lang", "", "https://ris.example/" + "x" * 400)
    agenda = (
        AgendaItem("1", "Steg", papers=(paper, long)),
        AgendaItem("2", public=False),
        AgendaItem("3", public=False),
        AgendaItem("4", "Schluss", result="beschlossen"),
    )
    one = item(agenda=agenda, location="Saal, Dorfplatz 1, Haby")
    view = meeting_detail([one], one.id, NOW)
    assert [(row.number, row.title, row.symbol) for row in view.agenda] == [
        ("1", "Steg", ""),
        ("", "Neubau", "file-text"),
        ("2\u20133", "Nicht öffentlich", "lock"),
        ("4", "Schluss", ""),
    ]
    assert [fact.title for fact in view.facts] == ["Dienstag, 14:32", "Saal", "Zuhören darf jeder"]
    assert view.facts[2].detail == "zum Teil nicht öffentlich"
    assert view.take_along.content.startswith("BEGIN:VCALENDAR")


def test_its_own_page_is_better_than_a_date():
    one = replace(item(), link="https://ris.example/1")
    assert meeting_detail([one], one.id, NOW).take_along.content == "https://ris.example/1"


def test_all_of_it_not_public_and_gone():
    one = item(agenda=(AgendaItem("1", public=False),))
    assert [fact.icon for fact in meeting_detail([one], one.id, NOW).facts] == ["clock", "lock"]
    assert meeting_detail([one], "r:weg", NOW) is None


def test_cancelled_and_over_are_said():
    off = item(cancelled=True)
    view = meeting_detail([off], off.id, NOW)
    assert view.notice == "Fällt aus"
    assert view.take_along.content == ""
    past = item(days=-5)
    assert meeting_detail([past], past.id, NOW).notice == "Schon vorbei"


def test_without_an_agenda_it_says_so():
    one = item()
    assert meeting_detail([one], one.id, NOW).nothing
