# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How words are compared: in small letters without marks, and by their stems. Pure."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

# A date or price, a word, or several joined by hyphens.
_WORD = re.compile(r"\d{1,3}[.,]\d{1,2}(?!\d)|[^\W_]+(?:-[^\W_]+)*")
# A date in figures; what follows it, of a year that may not be typed to its end yet.
_DATE = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])")
_YEAR = re.compile(rf"(?<![\d.])({_DATE.pattern})\.\d{{1,4}}(?!\d)")
# As typed without umlauts; not in "neue", "Bauer" and "quer".
_SPELLED_OUT = re.compile(r"ae|oe|(?<![aeq])ue")
_STEMMERS = {"de": "german", "nds": "german", "en": "english", "da": "danish"}
# letters of the longest word that is worth a stem
_LONG = 60
_STEMS = 30_000

# What a question is made of, and no answer. Folded.
_EMPTY = """
a aan am an and at auf af can das de dei den der des det die dor een ein eine einen en er es et
fahr fahre fahren fahrt for fur gah geht gibt hat how hvad hvor hvornar i ich ik im in is ist it
kann komm kommt mit nach o of og oder on op sind the til to un und unn up vom von wann wanneer wat
was welche wer what when where wi wie wo zu zum zur
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


def words(text: str) -> list[str]:
    """The words of a text as it spells them; joined ones also as one: `E`, `Bike`, `EBike`."""
    found: list[str] = []
    for part in _WORD.findall(unicodedata.normalize("NFC", text)):
        pieces = part.split("-")
        found += [*pieces, "".join(pieces)] if len(pieces) > 1 else pieces
    return found


def without_years(question: str) -> str:
    """The question with `5.7.` for `5.7.2027`: what is looked for is ahead, whatever its year."""
    return _YEAR.sub(r"\1.", question)


@lru_cache(maxsize=_STEMS)
def fold(word: str) -> str:
    """A word without marks: `Bürger`, `Buerger` and `Burger` are one, as are `ß` and `ss`.

    A date is one however it is written: `05.07` and `5.7` are `5.7.`.
    """
    if (date := _DATE.fullmatch(word)) is not None:
        # the last dot keeps the first of January from being the beginning of the first of October
        return f"{int(date[1])}.{int(date[2])}."
    plain = word.casefold().replace("æ", "ae").replace("ø", "oe")
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _SPELLED_OUT.sub(lambda found: found[0][0], bare)


@lru_cache(maxsize=_STEMS)
def stem(word: str, language: str) -> str:
    """The folded stem of a word: of `Häuser` it is `haus`. Unknown languages are German."""
    if not word.isalpha() or len(word) > _LONG:
        return fold(word)
    name = _STEMMERS.get(language.partition("-")[0], "german")
    return fold(_stemmer(name).stemWord(word.casefold()))


def forget() -> None:
    """Let go of all words that were folded: among them are those that somebody typed."""
    fold.cache_clear()
    stem.cache_clear()


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
