# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a warning is worded: names without shouting, hours that can be planned with, advice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content import drill
from content.details import Alert, Area
from content.gazetteer import Village
from content.model import Item, Kind, Text
from content.rules import Screen
from player.view import alarm
from player.view.warnings import edition, over, warning_detail, warnings_view

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)  # Saturday, 14:32 in Berlin
SCREEN = Screen(
    place="Groß Wittensee", villages=(Village("Groß Wittensee"), Village("Haby"), Village("Hütten"))
)


def at(day, hour, minute=0):
    """A time of May 2026 in Berlin."""
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC) - timedelta(hours=2)


def warning(title="Amtliche UNWETTERWARNUNG vor ORKANBÖEN", text=None, **more):
    said = {
        "event": "ORKANBÖEN", "category": "Met", "severity": "Severe", "urgency": "Immediate",
        "sent": at(16, 14, 20), "onset": at(16, 17), "expires": at(16, 23), "publisher": "DWD",
        "areas": (Area("Groß Wittensee"),),
        "instruction": "ACHTUNG! Bleiben Sie drinnen.\nMeiden Sie den Wald.",
    } | more  # fmt: skip
    words = text or Text(title, "Es stürmt.", "<p>Es stürmt. Bäume können umstürzen.</p>")
    return Item(
        "dwd:1", Kind.WARNING, "dwd", {"de": words},
        valid_until=said["expires"], warning=Alert("1", **said),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "calm"),
    [
        ("ORKANARTIGE BÖEN", "Orkanartige Böen"),
        ("SCHWERES GEWITTER mit HEFTIGEM STARKREGEN", "Schweres Gewitter mit heftigem Starkregen"),
        ("SEHR ERGIEBIGER DAUERREGEN", "Sehr ergiebiger Dauerregen"),
        ("Amtliche WARNUNG vor FROST", "Amtliche Warnung vor Frost"),
        ("STURM- UND ORKANBÖEN", "Sturm- und Orkanböen"),
        ("Warnung des DWD", "Warnung des DWD"),
        ("Ausfall Notruf 112", "Ausfall Notruf 112"),
        ("", ""),
    ],
)
def test_names_do_not_shout(raw, calm):
    assert alarm.calm(raw) == calm


def test_the_event_is_the_headline_where_it_is_a_name_of_weather():
    assert alarm.headline(warning(), "de") == "Orkanböen"
    general = warning("Bombe in Haby", event="Gefahreninformation", category="Safety")
    assert alarm.headline(general, "de") == "Bombe in Haby"


@pytest.mark.parametrize(
    ("onset", "expires", "large", "small"),
    [
        (at(16, 17), at(16, 23), "17 bis 23 Uhr", "heute, Samstag"),
        (at(16, 17, 30), at(16, 23, 15), "17:30 bis 23:15 Uhr", "heute, Samstag"),
        (at(17, 9), at(17, 12), "9 bis 12 Uhr", "morgen, Sonntag"),
        (at(16, 12), at(16, 23), "bis 23 Uhr", "heute, Samstag"),
        (at(16, 12), at(17, 0), "bis 24 Uhr", "heute, Samstag"),
        (at(16, 12), at(17, 6), "bis 6 Uhr", "morgen, Sonntag"),
        (at(16, 12), at(20, 6), "bis Mittwoch", "20. Mai, 6 Uhr"),
        (at(16, 12), at(30, 6), "bis 30. Mai", "30. Mai, 6 Uhr"),
        (at(16, 20), at(17, 6), "ab 20 Uhr", "heute, Samstag, bis morgen, 6 Uhr"),
        (at(16, 9), None, "bis auf Weiteres", "seit heute 09:00 Uhr"),
        (at(12, 9), None, "bis auf Weiteres", "seit Di, 12. Mai"),
        (at(17, 9), None, "ab 9 Uhr", "morgen, Sonntag"),
    ],
)
def test_hours(onset, expires, large, small):
    alert = warning(onset=onset, expires=expires).warning
    assert alarm.hours(alert, expires, NOW, "de") == (large, small)


def test_an_end_that_was_capped_is_not_told():
    alert = warning(expires=datetime(3021, 1, 1, tzinfo=UTC), onset=at(16, 9)).warning
    assert alarm.hours(alert, at(24, 0), NOW, "de")[0] == "bis auf Weiteres"


def test_advice_comes_without_introductions_and_the_short_first():
    long = "Halten Sie sich " + "sehr " * 30 + "fern."
    item = warning(
        instruction=f"ACHTUNG! Hinweis auf mögliche Gefahren: bleiben Sie drinnen.\n{long}\n"
        "Handlungsempfehlungen:\nRufen Sie die 112."
    )
    assert [(a.icon, a.text) for a in alarm.tips(item, "de", 3)] == [
        ("home", "Bleiben Sie drinnen."), ("phone", "Rufen Sie die 112."), ("info-circle", long),
    ]  # fmt: skip


def test_advice_is_not_given_in_a_language_that_it_is_not_in():
    item = warning()
    english = replace(item, texts={**item.texts, "en": Text("Storm")})
    assert alarm.tips(english, "en", 3) == ()
    assert alarm.headline(english, "en") == "Storm"
    assert alarm.tips(item, "da", 3) != ()


def test_all_that_is_told():
    told = warning_detail(warning(), NOW, SCREEN)
    assert (told.kicker, told.level, told.level_line) == (
        "Amtliche Unwetterwarnung", 3, "Stufe 3 von 4",
    )  # fmt: skip
    assert (told.icon, told.area, told.drill) == ("wind", "Für Groß Wittensee", False)
    assert told.source == "Quelle: DWD, heute 14:20 Uhr"
    assert "Orkanböen" in told.take_along.content
    assert len(told.take_along.content.encode()) <= 220


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Groß Wittensee", "Für Groß Wittensee"),
        ("Groß Wittensee, Haby", "Für Groß Wittensee und Haby"),
        ("Groß Wittensee, Haby, Hütten", "Für Groß Wittensee und alle 3 Gemeinden"),
        ("Haby", "Für Haby"),
        ("Bayern", ""),
    ],
)
def test_for_whom(names, told):
    areas = tuple(Area(name) for name in names.split(", "))
    assert warning_detail(warning(areas=areas), NOW, SCREEN).area == told


def test_an_exercise_never_looks_like_a_warning(tmp_path):
    item = drill.begin(tmp_path, NOW)
    told = warning_detail(item, NOW, SCREEN)
    assert told.drill
    assert (told.headline, told.level, told.level_line, told.area) == ("Übung", 0, "", "")
    assert told.lead == "Übung. Es besteht keine Gefahr."
    assert told.take_along.content == ""
    view = warnings_view((item,), NOW)
    assert (view.headline, view.rows[0].drill, view.rows[0].level) == ("Nur eine Übung", True, 0)


def test_the_list():
    assert warnings_view((), NOW).nothing == "Zurzeit keine Warnungen"
    view = warnings_view((warning(),), NOW)
    assert view.headline == "1 Warnung"
    assert view.rows[0].subtitle == "Stufe 3 von 4 · 17 bis 23 Uhr, heute, Samstag"
    assert warnings_view((warning(), warning()), NOW).headline == "2 Warnungen"


def test_over_takes_the_grave_only():
    mild = replace(warning(severity="Minor"), id="dwd:2")
    assert [item.id for item in over((warning(), mild), NOW, SCREEN)] == ["dwd:1"]


def test_a_new_version_has_another_edition_and_the_same_one_from_elsewhere_has_not():
    item = warning()
    again = replace(item, id="nina:1", warning=replace(item.warning, identifier="dwd.1.DEU"))
    assert edition(again) == edition(item)
    for more in ({"sent": NOW}, {"severity": "Extreme"}, {"expires": at(17, 3)}):
        assert edition(replace(item, warning=replace(item.warning, **more))) != edition(item)


def test_no_line_ends_within_a_figure_and_its_unit():
    words = Text("Böen", "Bis 70 km/h, 25 l/m² in der Stunde, und/oder mehr.")
    told = warning_detail(warning(text=words), NOW, SCREEN)
    joined = "\N{WORD JOINER}/\N{WORD JOINER}"
    figures = f"Bis 70\N{NO-BREAK SPACE}km{joined}h, 25\N{NO-BREAK SPACE}l{joined}m²"
    assert told.lead == f"{figures} in der Stunde, und/oder mehr."
