# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""No page says a word that holds by the clock only, while the clock is not trusted."""

from dataclasses import replace
from itertools import cycle

import pytest

from player import pages
from player.programme import Lane
from player.view.say import translated
from tests.player.relative import ALWAYS, RELATIVE
from tests.visual.gallery import stock
from tests.visual.gallery.glass import CLOCKLESS, LANGUAGES, Look
from tests.visual.gallery.rounds import DEMO, VIEWS, View

# departures and the weather are not there then
OF_THE_HOUR = {Lane.BUS, Lane.WEATHER}
VIEWS_THERE = [
    replace(view, stock=CLOCKLESS)
    for view in VIEWS
    if view.stock == DEMO and not view.handed and view.item not in OF_THE_HOUR
]
# tests/player/test_by_clock.py knows every sentence: the other languages take turns
CASES = list(zip(VIEWS_THERE, cycle(LANGUAGES[1:])))
BY_CLOCK = (pages.HOME, pages.EVENTS, pages.NEWS, pages.OFFERS, pages.SHOPS, pages.CALLS)


def said(glass):
    """All that is written, and what keys are called for those who hear it."""
    scene = glass.lens.scene()
    written = (words.text.replace("\N{NO-BREAK SPACE}", " ") for words in scene.words)
    return {*written, *(key.name for key in scene.keys)}


def of_a_day(glass, language):
    """What of that holds by the clock only."""
    glass.wear(Look(language=language))
    always = {translated(german, language) for german in ALWAYS}
    return {one for one in said(glass) - always if RELATIVE[language].search(one)}


@pytest.mark.parametrize(("view", "other"), CASES, ids=str)
def test_no_page_calls_a_day_today(glasses, view, other):
    glass = glasses(CLOCKLESS, "portrait")
    glass.show(view)
    assert of_a_day(glass, "de") | of_a_day(glass, other) == set()


@pytest.fixture
def glass_with_a_clock(glasses, stores):
    glass, runtime = glasses(CLOCKLESS, "portrait"), stores[CLOCKLESS][1]
    stock.trusts_no_clock(runtime, trusted=True)
    glass.player.shelf.refresh()
    yield glass
    stock.trusts_no_clock(runtime)
    glass.player.shelf.refresh()


@pytest.mark.parametrize("page", BY_CLOCK)
def test_the_same_pages_do_with_a_clock(glass_with_a_clock, page):
    glass_with_a_clock.show(View(CLOCKLESS, page))
    assert all(of_a_day(glass_with_a_clock, language) for language in LANGUAGES)
