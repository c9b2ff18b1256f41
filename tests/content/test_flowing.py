# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from content.flowing import flowing

PAGE = """Bekanntmachung
der Gemeinde Haby

Satzung über die Benutzung der Badestelle (Badestellenbenutzungs-
satzung) vom 8. Mai 2026
Aufgrund des § 4 der Gemeindeordnung für Schleswig-
Holstein hat die Gemeindevertretung gemäß § 2 Abs.
3 in ihrer Sitzung am 21. April 2026 folgende Wege- und
Stegeordnung beschlossen:
§ 1 Geltungsbereich
Diese Satzung gilt für die Badestelle mit Liegewiese und den Bade-
und Angelsteg sowie den Parkplatz.
(2) Ausgenommen ist der Hafen.
a) im Winter,
b) bei Eis.
gez. J. Petersen"""

FLOWING = """Bekanntmachung
der Gemeinde Haby
Satzung über die Benutzung der Badestelle (Badestellenbenutzungssatzung) vom 8. Mai 2026
Aufgrund des § 4 der Gemeindeordnung für Schleswig-Holstein hat die Gemeindevertretung gemäß § 2 \
Abs. 3 in ihrer Sitzung am 21. April 2026 folgende Wege- und Stegeordnung beschlossen:
§ 1 Geltungsbereich
Diese Satzung gilt für die Badestelle mit Liegewiese und den Bade- und Angelsteg sowie den \
Parkplatz.
(2) Ausgenommen ist der Hafen.
a) im Winter,
b) bei Eis.
gez. J. Petersen"""


def test_a_page_of_a_statute():
    assert flowing(PAGE) == FLOWING


def test_the_mark_that_pdfium_puts_for_a_divided_word():
    assert flowing("Gemeinde\ufffe\r\nvertretung und Amts\ufffeausschuss") == (
        "Gemeindevertretung und Amtsausschuss"
    )


@pytest.mark.parametrize("page", ["", "\n\n", "\r\n \t\r\n", "\x00\ufeff\u202e"])
def test_nothing_stays_nothing(page):
    assert flowing(page) == ""


def test_no_letter_is_lost_but_line_ends_and_hyphens():
    words = "".join(PAGE.replace("-\n", "").split())
    assert "".join(flowing(PAGE).replace("-", "").split()) == words.replace("-", "")


def test_a_hostile_page_ends():
    assert flowing("-\n" * 6000)
    assert flowing("a" * 12_000) == "a" * 12_000
