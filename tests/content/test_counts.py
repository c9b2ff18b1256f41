# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The table of docs/counts.md: in every format, every entry is shown or set aside."""

import pytest

from bench.counts import CORPUS, FILES, of_calendars, of_corpus, of_demo
from content.sources.adapter import Parsed, Rejected, formats
from tests.content.entries import WAYS, aside

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus does not lie beside the repository"
)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_no_entry_of_the_corpus_is_lost(name):
    row = of_corpus(name, WAYS[name])
    assert row.files
    assert not row.lost


@needs_corpus
def test_no_occurrence_of_the_calendars_is_lost():
    row = of_calendars()
    assert row.entries > 400
    assert not row.lost


def test_no_entry_of_the_demo_is_lost():
    rows = list(of_demo())
    assert {row.name for row in rows} == set(formats()) - {"ical", "gtfs"}
    for row in rows:
        assert row.entries, row.name
        assert not row.lost, row.name


def test_one_row_may_stand_for_many():
    def found(where):
        return aside(Parsed(rejected=(Rejected(where, "Darum."),)))

    assert found("Eintrag 7 („Fest: 10 weitere Jahre“)") == 1
    assert found("99000 weitere Einträge") == 99_000
    assert found("Eintrag: 250 weitere") == 250
    assert found("data: 12 Stationen und Fahrzeuge") == 12
