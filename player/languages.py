# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The languages that a visitor may choose. Knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its BCP 47 tag, and how its own speakers call and greet.

    `letters` stand on the key of the bar.
    """

    code: str
    name: str
    greeting: str
    letters: str


LANGUAGES = (
    Language("de", "Deutsch", "Guten Tag", "DE"),
    Language("en", "English", "Hello", "EN"),
    Language("da", "Dansk", "Goddag", "DA"),
    Language("nds", "Plattdüütsch", "Moin", "Platt"),
)
GERMAN = LANGUAGES[0].code
CODES = tuple(language.code for language in LANGUAGES)
