# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one marker for what visitors read and what is not in QML, and the catalogues of both.

A catalogue is a TOML file of `player/translations`: a table for each German sentence, in it the
sentence by language. How to write one: docs/languages.md.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from player.languages import GERMAN

_FOLDER = Path(__file__).parents[1] / "translations"


def say(german: str, language: str = GERMAN, /, **values: object) -> str:
    """A sentence for visitors, its `{names}` filled from `values`.

    `german` is always a literal: catalogues of other languages are keyed by it, and what no
    catalogue has stays German. Values are put in as they are; braces in them mean nothing.

    Raises:
        KeyError: the sentence names a value that is not given.
    """
    return translated(german, language).format(**values)


def say_count(one: str, many: str, language: str, /, n: int, **values: object) -> str:
    """The sentence for one thing or for several; `{n}` is how many.

    The languages of the terminal have the same two forms, and say "0 Termine" as they say "2".
    """
    return say(one if n == 1 else many, language, n=n, **values)


def translated(german: str, language: str) -> str:
    """The sentence in that language, its placeholders untouched; German where it is missing."""
    return catalogue().get(german, {}).get(language, german)


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All sentences of all catalogues: by language, by the German one."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(_FOLDER.glob("*.toml")):
        found.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return found
