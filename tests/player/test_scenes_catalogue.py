# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime, timedelta

import pytest

from content.model import Kind
from player.scenes.catalogue import (
    GENERAL,
    WORDS,
    Hour,
    Season,
    hour,
    is_dark,
    picture_file,
    scene_for,
    season,
)
from player.scenes.light import sun_edges

WITTENSEE = (54.39, 9.77)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), Season.SNOW),
        (date(2026, 2, 28), Season.SNOW),
        (date(2026, 3, 1), Season.GREEN),
        (date(2026, 4, 19), Season.GREEN),
        (date(2026, 4, 20), Season.RAPE),
        (date(2026, 6, 30), Season.RAPE),
        (date(2026, 8, 31), Season.CORN),
        (date(2026, 11, 22), Season.STUBBLE),
        (date(2026, 12, 1), Season.SNOW),
    ],
)
def test_season_of_a_day(day, expected):
    assert season(day) is expected


# almanac figures for Eckernförde, UTC
@pytest.mark.parametrize(
    ("day", "rise", "fall"),
    [
        (date(2026, 6, 21), (2, 48), (19, 59)),
        (date(2026, 11, 22), (7, 0), (15, 13)),
        (date(2026, 12, 21), (7, 38), (14, 58)),
    ],
)
def test_sun_edges_are_right_to_ten_minutes(day, rise, fall):
    found = sun_edges(day, *WITTENSEE)
    for moment, (hours, minutes) in zip(found, (rise, fall), strict=True):
        expected = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=UTC)
        assert abs(moment - expected) < timedelta(minutes=10)


def test_light_of_a_november_day_at_the_glass():
    def at(hours, minutes):
        return hour(datetime(2026, 11, 22, hours, minutes, tzinfo=UTC), *WITTENSEE)

    assert at(5, 0) is Hour.NIGHT
    assert at(7, 0) is Hour.DUSK
    assert at(12, 0) is Hour.DAY
    assert at(15, 10) is Hour.DUSK
    assert at(17, 0) is Hour.NIGHT
    assert at(23, 30) is Hour.NIGHT


def test_midnight_sun_does_not_fail():
    assert hour(datetime(2026, 6, 21, 10, tzinfo=UTC), 80, 15) is Hour.DAY


@pytest.mark.parametrize(
    ("categories", "title", "expected"),
    [
        (("Gottesdienst",), "Musik am Abend", "church"),
        ((), "Scheunenkino: Sommer am Wittensee", "barn-dusk"),
        ((), "Jahreshauptversammlung der Freiwilligen Feuerwehr", "fire-brigade"),
        (("Bauen und Wohnen",), "", "road-works"),
        (("Familien",), "Basteln für den Advent", "playground"),
        ((), "Laternelaufen mit Spielmannszug", "lantern-walk"),
        ((), "Sitzung der Gemeindevertretung", "hall"),
        ((), "Etwas ganz anderes", "hills"),
        ((), "Mitgliederversammlung in Groß Wittensee", "hall"),
        (("Verein",), "Laternelaufen", "lantern-walk"),
        ((), "Seelsorgegespräch im Gesamtverband", "church"),
        (("Veranstaltung",), "Sonstiges am Wittensee", "hills"),
    ],
)
def test_scene_by_category_then_title(categories, title, expected):
    assert scene_for(Kind.EVENT, categories, title, Season.RAPE, Hour.DAY) == expected


def test_news_without_a_hint_shows_the_village():
    assert scene_for(Kind.NEWS, (), "Moin", Season.RAPE, Hour.DAY) == "village"


def test_nobody_bathes_in_snow():
    assert scene_for(Kind.EVENT, ("Baden",), "", Season.SNOW, Hour.DAY) == "woodland"


def test_a_notice_is_read_at_the_hall_whatever_it_is_about():
    assert scene_for(Kind.NOTICE, ("Straße",), "Abfall", Season.RAPE, Hour.DAY) == "hall"


def test_every_scene_of_the_words_is_drawn():
    from player.scenes.compose import SCENES  # noqa: PLC0415 - drawing is slow to import

    assert {name for name, _ in (*WORDS, *GENERAL)} <= SCENES.keys()


def test_dark_pictures_ask_for_light_text():
    assert is_dark("village", Hour.NIGHT)
    assert not is_dark("village", Hour.DAY)
    assert is_dark("barn-dusk", Hour.DAY)


def test_the_nearest_baked_picture_is_taken(tmp_path):
    (tmp_path / "hall-corn-dusk.png").touch()
    (tmp_path / "village-snow-day.png").touch()
    night = picture_file("hall", Season.SNOW, Hour.NIGHT, landscape=True, folder=tmp_path)
    assert night.name == "hall-corn-dusk.png"
    other = picture_file("lake", Season.RAPE, Hour.DAY, folder=tmp_path)
    assert other.name == "village-snow-day.png"


def test_without_any_picture_the_wanted_path_is_named(tmp_path):
    missing = picture_file("lake", Season.RAPE, Hour.DAY, folder=tmp_path)
    assert missing == tmp_path / "lake-rape-day.png"
