# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What holds by the clock only is said through `by_clock`, wherever it is said."""

import ast
from datetime import UTC, date, datetime, time, timedelta

import pytest

from content.details import Opening
from player.search.things import day_words
from player.view import words
from player.view.opening import UNKNOWN, Hours, hours_now
from player.view.say import catalogue
from player.view.trust import by_clock, doubted, trusted
from tests.player.relative import ALWAYS, OF_THE_HOUR, RELATIVE
from tests.player.sentences import PYTHON, QML, ROOT, calls, said_in_python, said_in_qml

# here the words are only known again
KNOWN = {"words.py": {"Gestern", "Heute", "Morgen"}}
NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
DAY = timedelta(days=1)


def nodes_below(node):
    return {id(one) for one in ast.walk(node)}


def through(function):
    """What a function has said by the clock: in the call itself, or under a name that it takes."""
    found, names = set(), set()
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "by_clock":
            found |= nodes_below(call)
            names |= {said.id for said in call.args[1:] if isinstance(said, ast.Name)}
    for given in ast.walk(function):
        targets = given.targets if isinstance(given, ast.Assign) else ()
        if names & {getattr(to, "id", "") for to in targets}:
            found |= nodes_below(given.value)
    return found


def bare(file):
    """Every sentence that holds by the clock only, and is said whatever the clock."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for function in tree.body:
        guarded = through(function) if isinstance(function, ast.FunctionDef) else set()
        for node, said in calls(function):
            spoken = {one.value for one in said if isinstance(one, ast.Constant)}
            if id(node) not in guarded:
                found |= {sentence for sentence in spoken if RELATIVE["de"].search(sentence)}
    return found - KNOWN.get(file.name, set())


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_holds_by_the_clock_is_said_through_it(file):
    if file.name in OF_THE_HOUR:
        return
    assert bare(file) <= ALWAYS.keys()


@pytest.mark.parametrize("file", QML, ids=lambda file: file.name)
def test_no_page_says_it_by_itself(file):
    said = {
        one for one in said_in_qml(file.read_text(encoding="utf-8")) if RELATIVE["de"].search(one)
    }
    # its day is that of a vehicle
    assert said <= ALWAYS.keys() | ({"Heute"} if file.name == "VehicleCard.qml" else set())


@pytest.mark.parametrize("language", ["en", "da", "nds"])
def test_the_words_are_known_in_every_language(language):
    hourly = {
        sentence
        for file in PYTHON
        if file.name in OF_THE_HOUR
        for sentence in said_in_python(file.read_text(encoding="utf-8"))
    }
    wanted = {german for german in catalogue() if RELATIVE["de"].search(german)}
    said = {german: catalogue()[german][language] for german in wanted - hourly - ALWAYS.keys()}
    unknown = {one for one in said.values() if not RELATIVE[language].search(one)}
    assert unknown == set()


def test_who_is_open_nobody_knows_without_a_clock_unless_they_never_close():
    week = tuple(range(7))
    shop = (Opening(week, time(8), time(18)),)
    assert hours_now(shop, NOW) == Hours(open=True, line="Heute bis 18 Uhr")
    assert hours_now(shop, doubted(NOW)) == UNKNOWN
    always = (Opening(week, time(0), time(0)),)
    for now in (NOW, doubted(NOW)):
        assert hours_now(always, now) == Hours(open=True, line="Immer geöffnet")


def test_the_search_finds_nothing_by_a_day_that_nobody_may_call_today():
    saturday = words.today(NOW)
    assert {"Heute", "Today", "Wochenende"} <= set(day_words(saturday, saturday).split())
    found = day_words(saturday, words.today(doubted(NOW)))
    assert not any(each.search(found) for each in RELATIVE.values())
    assert "Samstag" in found


def test_the_doubt_goes_with_the_moment_and_with_its_day():
    last = doubted(NOW)
    assert last == NOW
    today = words.today(last)
    assert today == date(2027, 5, 15)
    assert not any(trusted(one) for one in (last, last + timedelta(hours=1), today))
    assert all(trusted(one) for one in (NOW, words.today(NOW)))
    assert by_clock(today, "heute", "am 15. Mai") == "am 15. Mai"
    assert by_clock(words.today(NOW), "heute", "am 15. Mai") == "heute"


@pytest.mark.parametrize(
    ("told", "with_clock", "without"),
    [
        (words.day_word, "Morgen", "So, 16. Mai"),
        (words.near_day, "Morgen", "So, 16. Mai"),
        (words.day_headline, "Morgen, Sonntag", "Sonntag, 16. Mai"),
        (words.until, "noch bis morgen", "bis 16. Mai"),
        (lambda day, today: words.until(day - DAY, today), "noch heute", "bis 15. Mai"),
        (lambda day, today: words.near_day(day + DAY, today), "Montag", "Mo, 17. Mai"),
    ],
)
def test_a_day_is_told_from_today_or_by_its_date(told, with_clock, without):
    day = words.today(NOW) + DAY
    assert told(day, words.today(NOW)) == with_clock
    assert told(day, words.today(doubted(NOW))) == without


@pytest.mark.parametrize(
    ("hours", "age", "stand"),
    [
        (1, "heute, 13:32", "Stand heute 13:32 Uhr"),
        (24, "gestern", "Stand gestern 14:32 Uhr"),
        (72, "vor 3 Tagen", "Stand Mi, 12. Mai"),
    ],
)
def test_how_old_something_is_nobody_knows_without_a_clock(hours, age, stand):
    written = NOW - timedelta(hours=hours)
    assert (words.age(written, NOW), words.stand(written, NOW)) == (age, stand)
    day = words.today(written)
    assert words.age(written, doubted(NOW)) == words.date_long(day, day)
    assert words.stand(written, doubted(NOW)) == f"Stand {words.date_short(day, day)}"
