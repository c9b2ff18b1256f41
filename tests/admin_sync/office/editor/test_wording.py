# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is typed or pasted becomes what a screen can show, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office.editor.wording import body_html, line
from content.markup import BLOCKS


def test_paragraphs_lines_and_lists():
    typed = "Moin,\nliebe Leute!\n\nBitte mitbringen:\n- Tasse\n- Teller\n\n1. kommen\n2. bleiben"
    assert body_html(typed) == (
        "<p>Moin,<br>liebe Leute!</p><p>Bitte mitbringen:</p>"
        "<ul><li>Tasse</li><li>Teller</li></ul><ol><li>kommen</li><li>bleiben</li></ol>"
    )


@pytest.mark.parametrize("bullet", ["•\t", "·\t", "\uf0b7\t", "o\t", "▪ ", "* ", "– "])  # noqa: RUF001
def test_the_bullets_of_word_become_a_list(bullet):
    assert body_html(f"{bullet}Kaffee\n{bullet}Kuchen") == "<ul><li>Kaffee</li><li>Kuchen</li></ul>"


def test_what_word_hides_is_gone():
    pasted = "Amts\u00adver\u00adwal\u00adtung\u00a0Hütten\ufeff\u200b\x07"
    assert body_html(pasted) == "<p>Amtsverwaltung Hütten</p>"


def test_pasted_markup_is_cut_down():
    pasted = (
        '<p class="MsoNormal" style="mso-pagination:none"><b>Sperrung</b><o:p></o:p></p>'
        "<script>alert(1)</script><img src=x onerror=alert(1)>"
    )
    assert body_html(pasted) == "<p><b>Sperrung</b></p>"


def test_signs_of_markup_in_plain_words_stay_words():
    assert body_html("Kinder < 6 Jahre & Begleitung") == (
        "<p>Kinder &lt; 6 Jahre &amp; Begleitung</p>"
    )
    assert "o" in body_html("o wie schön")


def test_a_title_is_one_line():
    assert line("Straße\n gesperrt <b>heute</b>") == "Straße gesperrt heute"
    assert len(line("x" * 1000)) <= 300


@given(st.text())
def test_nothing_typed_gets_through_as_anything_but_the_safe_subset(typed):
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", body_html(typed)))
    assert tags <= BLOCKS.kept
    assert not re.search(r"<[a-z0-9]+ ", body_html(typed))
