# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Full text: word forms, compounds, spellings, slips; whatever is typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.search.index import Field, Index
from player.search.letters import fold, stem, words
from player.search.typed import LONGEST, erased, typed

THINGS = {
    "house": "Neues Feuerwehrhaus in Bünsdorf",
    "homes": "Führung durch alte Häuser",
    "mayor": "Sprechstunde der Bürgermeisterin",
    "street": "Straße nach Haby gesperrt",
    "bath": "Badestelle am Bistensee",
    "bike": "E-Bike-Tour um den Wittensee",
    "cup": "Smørrebrød på havnen",
    "budget": "Der Haushalt für 2027",
    "day": "Flohmarkt am 15.5. auf dem Dorfplatz",
    "hike": "Wanderung vom 05.07.2027",
    "price": "Glas für 3,50 oder 8.00 Euro in 24361",
}


@pytest.fixture
def index():
    index = Index()
    for key, title in THINGS.items():
        index.put(key, [Field(title, 8.0)])
    return index


def found(index, question, language="de"):
    return set(index.find(question, language).scores)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Feuerwehrhaus", {"house"}),
        ("haus", {"house", "homes", "budget"}),
        ("Häuser", {"house", "homes", "budget"}),
        ("Haeuser", {"house", "homes", "budget"}),
        ("feuer", {"house"}),
        ("Bürgermeister", {"mayor"}),
        ("Buergermeister", {"mayor"}),
        ("burgermeister", {"mayor"}),
        ("strasse", {"street"}),
        ("STRAẞE", {"street"}),
        ("ebike", {"bike"}),
        ("e-bike", {"bike"}),
        ("smorrebrod", {"cup"}),
        ("smoerrebroed", {"cup"}),
        ("havn", {"cup"}),
        ("15.5", {"day"}),
        ("15.05.", {"day"}),
        ("15.05.2027", {"day"}),
        ("5.7", {"hike"}),
        ("5.7.", {"hike"}),
        ("05.07", {"hike"}),
        ("05.07.", {"hike"}),
        ("05.07.2", {"hike"}),
        ("5.7.27", {"hike"}),
        ("2027", {"hike", "budget"}),
        ("5.5.", set()),
        ("16.05.2027", set()),
        ("3,50", {"price"}),
        ("8.00", {"price"}),
        ("24362", set()),
        ("Badestele", {"bath"}),
        ("badetselle", {"bath"}),
        ("bistens", {"bath"}),
        ("Bürgermesiterin", {"mayor"}),
        ("Feuerwehrhäuschen", {"house"}),
        ("Wo ist die Badestelle", {"bath"}),
        ("straße gesperrt haby", {"street"}),
        ("", set()),
        ("   ", set()),
        ("die", set()),
        (".*", set()),
        ("[a-z]+(", set()),
        ("\\", set()),
        ("🚒", set()),
        ("%_'\";--", set()),
        ("q" * 200, set()),
    ],
)
def test_what_a_question_finds(index, question, things):
    assert found(index, question) == things


def test_marks_that_stand_for_themselves_are_the_same_letter(index):
    assert found(index, unicodedata.normalize("NFD", "Bünsdorf")) == {"house"}


def test_the_whole_word_comes_before_its_beginning_and_its_part(index):
    index.put("only", [Field("Haus", 8.0)])
    scores = index.find("haus").scores
    assert max(scores, key=scores.get) == "only"
    assert scores["house"] < scores["budget"] < scores["only"]


def test_a_title_weighs_more_than_a_text(index):
    index.put("text", [Field("Nachrichten", 8.0), Field("An der Badestelle ist es warm.", 1.0)])
    scores = index.find("badestelle").scores
    assert scores["bath"] > scores["text"] > 0


def test_all_words_where_they_are_together_else_the_most(index):
    assert found(index, "neues feuerwehrhaus") == {"house"}
    assert found(index, "neues bistensee") == {"house", "bath"}


def test_a_slip_is_told(index):
    assert index.find("bdestelle").meant == ("Badestelle",)
    assert index.find("badestelle").meant == ()


def test_words_to_ask_for_instead(index):
    assert not found(index, "flomakkrt")
    assert index.similar("flomakkrt", 3, 8.0)[0] == "Flohmarkt"
    assert index.similar("qqqqqq", 3, 8.0) == ()


def test_a_wrong_figure_is_no_slip(index):
    index.put("lines", [Field("Linien 4713 und B4711 am 15.12.", 8.0)])
    for question in ("4712", "B4712", "5.12.", "12.12.", "1.1.", "25.12.2026"):
        assert not found(index, question), question
        assert index.similar(question, 3, 8.0) == ()
    assert found(index, "471") == {"lines"}


def test_no_day_is_the_beginning_of_another():
    index = Index()
    index.put("october", [Field("1.10.", 8.0)])
    assert found(index, "1.1.") == set()
    assert found(index, "01.10.2027") == {"october"}


def test_english_words_have_english_forms():
    index = Index()
    index.put("walk", [Field("Guided walks", 8.0, "en"), Field("Führungen", 8.0, "de")])
    assert found(index, "walking", "en") == {"walk"}
    assert found(index, "Führung", "en") == {"walk"}


def test_what_is_dropped_leaves_nothing(index):
    for key in THINGS:
        index.drop(key)
    assert found(index, "haus") == set()
    kept = (index._places, index._of_stem, index._stems, index._spelled, index._words)
    assert not any(kept)


def test_what_is_put_again_is_known_by_its_new_words_alone(index):
    index.put("house", [Field("Dorfladen", 8.0)])
    assert found(index, "feuerwehrhaus") & {"house"} == set()
    assert found(index, "dorfladen") == {"house"}


@given(st.text(max_size=60))
def test_whatever_is_asked_is_answered(question):
    index = Index()
    index.put("house", [Field("Neues Feuerwehrhaus in Bünsdorf", 8.0)])
    assert set(index.find(question).scores) <= {"house"}
    assert len(index.similar(question, 3, 1.0)) <= 3


@given(st.text(max_size=40))
def test_whatever_a_source_writes_is_found_by_its_own_words(text):
    index = Index()
    index.put("it", [Field(text, 8.0)])
    for word in words(text):
        assert found(index, word) == {"it"}
    index.drop("it")
    assert not index._places


def test_folding_and_stems():
    assert fold("Bürger") == fold("Buerger") == fold("BURGER") == "burger"
    assert fold("neue") == "neue"
    assert fold("Bauer") == "bauer"
    assert fold("Quelle") == "quelle"
    assert fold("05.07") == fold("5.7") == "5.7."
    assert [fold(price) for price in ("3,50", "8.00", "3.50")] == ["3,50", "8.00", "3.50"]
    assert stem("Häuser", "de") == "haus"
    assert stem("Konzerte", "de-simple") == "konzert"
    assert stem("x" * 5000, "de") == "x" * 5000


def test_a_line_is_typed_with_a_capital():
    assert typed("", "hof sonnenstück") == "Hof sonnenstück"
    assert typed("", "Hof Sonnenstück") == "Hof Sonnenstück"
    assert typed("Groß", " ") == "Groß "
    assert typed("Groß ", " ") == "Groß "
    assert typed("", " ") == ""
    assert typed("", "ß") == "ß"
    assert typed("", "\x00\n\tä\u202e") == "Ä"
    assert len(typed("", "ab " * 200)) <= LONGEST


def test_a_line_is_erased_letter_by_letter():
    assert erased("") == ""
    assert erased("Bü") == "B"
    assert erased("x\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}") == ""
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}"
    assert erased(f"Fest {family}") == "Fest "


@given(st.text(max_size=80))
def test_whatever_is_typed_can_be_erased(letters):
    line = typed("", letters)
    assert len(line) <= LONGEST
    for _ in range(LONGEST):
        shorter = erased(line)
        assert line == "" or len(shorter) < len(line)
        line = shorter
    assert line == ""
