# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything that names a source to people names it alike."""

import re

import pytest
from django.utils import translation

from admin_sync.office.fleet import naming
from admin_sync.office.fleet.models import Device, Sign
from admin_sync.office.fleet.wording import Sentence
from admin_sync.office.sources import decisions, why
from admin_sync.office.sources.decisions import Where
from admin_sync.office.sources.models import Source
from admin_sync.protocol import wire
from admin_sync.protocol.report import Report, SourceAge
from content.clock import utc_now

pytestmark = pytest.mark.django_db


def test_a_name_is_that_of_today_of_yesterday_or_the_id(make_source):
    make_source("kirche", name="Kirche am See")
    assert naming.name("kirche") == "Kirche am See"
    Source.objects.all().delete()
    assert naming.name("kirche") == "Kirche am See"
    assert naming.names(["kirche", "fremd", "a\0b", "fremd"]) == {
        "kirche": "Kirche am See", "fremd": "fremd", "a\0b": "a\0b",
    }  # fmt: skip
    make_source("stumm", name="")
    assert naming.name("stumm") == "stumm"


def test_what_is_no_source_has_its_word_in_the_readers_language(db):
    assert naming.name("office") == "Beiträge der Leitstelle"
    with translation.override("en"):
        assert naming.name("office") == "Entries of the office"


def test_sentences_about_a_source_name_it_and_others_ask_for_nothing(
    make_source, now, django_assert_num_queries
):
    make_source("kirche", name="Kirche am See")
    said = Sentence("„{source}“ schweigt seit {when}.", {"source": "kirche", "when": "gestern"})
    assert naming.told(said, now) == "„Kirche am See“ schweigt seit gestern."
    with django_assert_num_queries(0):
        assert naming.told(Sentence("Alles gut."), now) == "Alles gut."


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_page_of_a_screen_says_names_and_no_ids(make_source, screens, amt_clerk, as_user):
    make_source("kirche-42", name="Kirche am See")
    make_source("sport-42", name="Sportverein")
    now = utc_now()
    ages = (SourceAge("kirche-42", "failed", 900.0), SourceAge("sport-42", "failed", 900.0))
    report = Report("1", now, clock_trusted=True, uptime=9.0, sources=ages)
    device = Device.objects.create(
        id="d" * 32, key=b"k" * 32, announced=now, state=Device.State.ACCEPTED, terminal=screens[0]
    )
    Sign.objects.create(
        terminal=screens[0], device=device, received=now, reported=now, told=now,
        report=wire.plain(report), report_mark="a", beat={"report_mark": "a"},
    )  # fmt: skip
    page = words(as_user(amt_clerk).get(f"/bildschirme/{screens[0].pk}/"))
    assert "Kirche am See" in page
    assert "Sportverein" in page
    assert "-42" not in page


def test_reasons_and_what_is_found_say_names(
    make_source, hold, item, screens, amt_clerk, as_user, units, now
):
    source = make_source("kirche-42", name="Kirche am See")
    hold("kirche-42", item("1", "kirche-42", title="Orgelkonzert"))
    where = Where([units.amt])
    decisions.pause(amt_clerk, source, where, "Umbau", now)
    told = why.answer(screens[0], "kirche-42:1", now, now)
    assert any("Die Quelle „Kirche am See“ ist vom Amt angehalten" in one for one in told.reasons)
    page = words(as_user(amt_clerk).get("/quellen/warum/", {"q": "Orgelkonzert"}))
    assert "Orgelkonzert Kirche am See" in page
