# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A visitor chooses a language: one touch, everywhere, and the next visitor finds German."""

import pytest

from player.app import wait_until
from player.view.say import translated
from tests.player.conftest import EVENTS, NEWS
from tests.player.visitor import spoken, touch


@pytest.fixture
def player(start):
    return start({"news": NEWS, "dates": EVENTS})


def sees(player, german, language):
    word = translated(german, language)
    assert wait_until(lambda: word in spoken(player)), (word, spoken(player))


@pytest.mark.parametrize(
    ("name", "code"), [("English", "en"), ("Dansk", "da"), ("Plattdüütsch", "nds")]
)
def test_one_touch_and_everything_speaks_it(player, name, code):
    touch(player, "Sprache")
    touch(player, name)
    assert player.terminal.language == code
    assert translated("Zurück", code) != "Zurück"
    sees(player, "Sprache", code)
    player.session.finish()
    assert wait_until(lambda: player.terminal.language == "de")
    sees(player, "Sprache", "de")


def test_the_player_starts_in_the_language_it_is_told(start):
    sees(start({"news": NEWS}, lang="da"), "Sprache", "da")


def test_a_language_that_nobody_speaks_here_changes_nothing(player):
    player.terminal.choose_language("tlh")
    assert player.terminal.language == "de"
    assert [one["code"] for one in player.terminal.languages] == ["de", "en", "da", "nds"]
