# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Titles for little room lose whole words only."""

import pytest

from player.view.brief import LINE, brief

LONG = "Abfallentsorgungsgebührensatzungsänderung"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Scheunenkino Haby", "Scheunenkino Haby"),
        ("Heimspiel: Wittensee gegen Holtsee", "Heimspiel: Wittensee gegen Holtsee"),
        (f"Abfall wird günstiger: {LONG}", "Abfall wird günstiger"),
        ("Vorlesezeit im alten Bücherbus, Ahlefeld-Bistensee", "Vorlesezeit im alten Bücherbus"),
        (
            "Satzung über die Erhebung von Gebühren für die Entsorgung von Abfall",
            "Satzung über die Erhebung …",
        ),
        ("Klön: Kaffee und Kuchen für alle Nachbarn und Gäste", "Klön: Kaffee und Kuchen …"),
        (LONG, ""),
        (f"Dritte {LONG}", ""),
        ("", ""),
    ],
)
def test_it_ends_with_a_whole_word(title, told):
    assert brief(title) == told


def test_no_word_is_longer_than_a_line():
    for number in range(1, 60):
        told = brief("x" * number + " und mehr")
        assert all(len(word) <= LINE for word in told.split())


def test_a_compound_may_end_a_line_at_its_hyphen():
    assert brief("Bürgerversammlung Ahlefeld-Bistensee") == "Bürgerversammlung Ahlefeld-Bistensee"
