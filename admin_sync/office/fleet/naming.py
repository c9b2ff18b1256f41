# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What sources are called: asked here by everything that names one to people.

The app that knows the sources puts itself here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from admin_sync.office.fleet.wording import Sentence, Translate

#: Gives the names of sources by their ids, as far as it knows them.
Known = Callable[[Iterable[str]], Mapping[str, str]]
_known: list[Known] = []
_VALUE = "source"


def register(known: Known) -> None:
    """Let sources be named by it."""
    _known.append(known)


def names(sources: Iterable[str]) -> dict[str, str]:
    """What sources are called, by their ids; one that nobody knows keeps its id."""
    wanted = list(dict.fromkeys(sources))
    found = {source: source for source in wanted}
    for known in _known:
        found |= known(wanted)
    return found


def name(source: str) -> str:
    """What one source is called."""
    return names([source])[source]


def told(sentence: Sentence, now: datetime, translate: Translate = str) -> str:
    """A sentence as people read it, with the name of the source that it is about."""
    source = sentence.values.get(_VALUE)
    if isinstance(source, str):
        sentence = replace(sentence, values={**sentence.values, _VALUE: name(source)})
    return sentence.told(now, translate)
