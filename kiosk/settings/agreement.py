# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which settings do not go together, though each is fine for itself. Pure."""

import dataclasses
from collections.abc import Iterator

from content.settings.network import at_odds
from content.settings.options import Disagreement
from content.settings.values import nearest
from kiosk.settings.model import Settings


def disagreements(settings: Settings) -> Iterator[Disagreement]:
    """The path, message and hint of each contradiction."""
    yield from _twice("source", "id", [source.id for source in settings.sources])
    yield from _twice("place", "name", [place.name for place in settings.places])
    for number, hours in enumerate(settings.hours):
        if hours.on == hours.off:
            yield (("hours", number, "off"), "is the same as on", "leave [[hours]] out for always")
    yield from at_odds(settings.network)
    if settings.places:
        yield from _strangers(settings)


def with_place_names(settings: Settings) -> Settings:
    """The same settings with each alias and AGS replaced by the village's name."""
    names = _names(settings)

    def named(source_places: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(place, place) for place in source_places))

    own = settings.terminal.place
    return dataclasses.replace(
        settings,
        terminal=dataclasses.replace(settings.terminal, place=names.get(own, own)),
        sources=tuple(
            dataclasses.replace(source, places=named(source.places)) for source in settings.sources
        ),
    )


def _twice(table: str, key: str, words: list[str]) -> Iterator[Disagreement]:
    """Entries whose name was given before."""
    for number, word in enumerate(words):
        if word in words[:number]:
            first = words.index(word) + 1
            yield (
                (table, number, key),
                f'"{word}" is already the {key} of {table}[{first}]',
                "choose another",
            )


def _strangers(settings: Settings) -> Iterator[Disagreement]:
    """Villages that no [[place]] describes."""
    names = _names(settings)
    used: list[tuple[tuple[str | int, ...], str]] = [
        (("source", number, "places"), place)
        for number, source in enumerate(settings.sources)
        for place in source.places
    ]
    if settings.terminal.place:
        used.insert(0, (("terminal", "place"), settings.terminal.place))
    for path, place in used:
        if place not in names:
            meant = nearest(place, names)
            hint = f'did you mean "{meant}"?' if meant else "add it as [[place]]"
            yield (path, f'"{place}" is none of the places', hint)


def _names(settings: Settings) -> dict[str, str]:
    """Each way to write a village, and its name."""
    names = {}
    for place in settings.places:
        for word in (place.name, *place.aliases, *([place.ags] if place.ags else [])):
            names[word] = place.name
    return names
