# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every page says everything in the language that was chosen while it was open."""

from itertools import cycle

import pytest

from player import pages
from player.languages import CODES, GERMAN
from player.view.say import catalogue
from tests.player.sentences import placeholders
from tests.visual.gallery.rounds import View

OTHERS = tuple(code for code in CODES if code != GERMAN)
# What a page forgets to change does not depend on the language: each page takes one in turn.
CASES = [(View("demo", page.name), code) for page, code in zip(pages.PAGES, cycle(OTHERS))]


def words(item):
    """All that is written on a page, hidden things left out."""
    if not item.isVisible():
        return
    if item.inherits("QQuickText") and item.property("text"):
        yield item.property("text")
    for child in item.childItems():
        yield from words(child)


def shown(glass):
    """The words of the page that is open, in no order."""
    below = [glass.window.contentItem()]
    while below:
        item = below.pop()
        # what only a page has
        if item.property("plinthLine") is not None and item.isVisible():
            return sorted(words(item))
        below += item.childItems()
    return []


def german_only(language):
    """Whole sentences that the language says otherwise, and never in the same words."""
    told = {wordings[language] for wordings in catalogue().values()}
    return {s for s in catalogue() if s not in told and not placeholders(s)}


def written_by_the_source(shelf):
    """Words of items, in which a German word is in its place."""
    return " ".join(repr(item) for item in shelf.items)


@pytest.mark.parametrize(("view", "language"), CASES, ids=str)
def test_a_page_changes_its_language_while_it_is_open(glasses, view, language):
    glass = glasses("demo", "portrait")
    glass.show(view)
    german = shown(glass)
    glass.player.terminal.choose_language(language)
    glass.settle()
    changed = shown(glass)
    glass.open(view.page, glass.item(view))
    assert changed == shown(glass) != german
    source = written_by_the_source(glass.player.shelf)
    assert not [s for s in german_only(language).intersection(changed) if s not in source]
