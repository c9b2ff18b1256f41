# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which kinds and options of sources their formats do not know, or cannot read."""

from collections.abc import Iterable, Iterator

from content.settings.lines import Path
from content.settings.values import nearest
from content.source import Source
from content.sources.adapter import adapter, formats
from content.sources.option import NONE, Options, Setting

Disagreement = tuple[Path, str, str]


def options_of(name: str) -> Options:
    """What a format lets the settings choose; nothing where it cannot be loaded."""
    try:
        return adapter(name).options
    except KeyError:
        return NONE


def misfits(sources: Iterable[Source]) -> Iterator[Disagreement]:
    """Sources whose format cannot give their kind. Loads every format, so not for the player."""
    for number, source in enumerate(sources):
        try:
            kinds = adapter(source.format).kinds
        except KeyError:  # costs only this source: the sync says so
            continue
        if source.kind not in kinds:
            message = f"{source.format} gives no items of kind {source.kind}"
            yield (("source", number, "kind"), message, f"it gives {', '.join(kinds)}")


def unfit_options(sources: Iterable[Source]) -> Iterator[Disagreement]:
    """The path, message and hint of each. Loads every format, so not for the player."""
    for number, source in enumerate(sources):
        known = options_of(source.format)
        for name, value in source.options.items():
            path = ("source", number, "options", name)
            if name not in known:
                message = f'{source.format} has no option "{name}"'
                yield (path, message, _hint(name, source.format, known))
            elif not known[name].takes(value):
                message = f'"{value}" is no value of this option of {source.format}'
                yield (path, message, f'write it like "{known[name].example}"')


def reference_of_options() -> Iterator[str]:
    """The documentation of all options as lines of Markdown."""
    yield "## Options of formats"
    yield ""
    yield 'In `[[source]]`, such as `options = { radius_m = "800" }`. Other formats have none.'
    yield ""
    yield "| option | formats | example | meaning |"
    yield "|---|---|---|---|"
    takers: dict[tuple[str, Setting], list[str]] = {}
    for format_name in formats():
        for option in options_of(format_name).items():
            takers.setdefault(option, []).append(f"`{format_name}`")
    for (name, setting), names in sorted(takers.items(), key=lambda row: (row[1], row[0][0])):
        yield f"| `{name}` | {', '.join(names)} | `{setting.example}` | {setting.doc} |"
    yield ""


def _hint(name: str, format_name: str, known: Options) -> str:
    meant = nearest(name, known)
    if meant:
        return f'did you mean "{meant}"?'
    others = [other for other in formats() if name in options_of(other)]
    if known:
        return f"it knows {', '.join(known)}"
    return f"{' and '.join(others)} know it" if others else f"{format_name} knows none"
