# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A screen that nobody has set up yet: what it says to passers-by and to who sets it up. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from content import provisioned
from content.provisioned import Fault, Provisioned
from player.languages import GERMAN, LANGUAGES
from player.view.say import say

# more than that nobody mends at once
_MOST = 2
_USUAL = "schaukasten.toml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in the file: where, what, and what to do."""

    where: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with its number."""

    number: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Translated:
    """The headline in another language."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Setup:
    """`open`: the screen is not set up. `wrong` is how many mistakes there are in all."""

    open: bool = False
    headline: str = ""
    line: str = ""
    mistakes: tuple[Mistake, ...] = ()
    wrong: int = 0
    tasks: tuple[Task, ...] = ()
    others: tuple[Translated, ...] = ()


def is_bare(how: Provisioned | None) -> bool:
    """Whether this screen has no settings of its own at all."""
    return how is not None and how.state in (provisioned.NONE, provisioned.BROKEN)


def setup_of(how: Provisioned | None, language: str = GERMAN) -> Setup:
    """What people read on a screen without settings."""
    if how is None or not is_bare(how):
        return Setup()
    if how.state == provisioned.BROKEN:
        return _broken(how, language)
    return Setup(
        open=True,
        headline=_coming(language),
        line=say("Diese Anzeige ist wie neu: Alles wurde gelöscht.", language)
        if how.reset
        else say("Dann stehen hier Termine und Neues aus den Dörfern.", language),
        tasks=_numbered(
            say("In der Leitstelle die Startdatei für diesen Ort herunterladen.", language),
            say("Sie auf das Laufwerk SCHAUKASTEN des Geräts kopieren.", language),
            say("Das Gerät neu starten.", language),
        ),
        others=_others(language, _coming),
    )


def _broken(how: Provisioned, language: str) -> Setup:
    name = how.file or _USUAL
    return Setup(
        open=True,
        headline=say("Die Datei {name} kann nicht gelesen werden", language, name=name),
        line=say("Diese Anzeige ist noch nicht eingerichtet.", language),
        mistakes=tuple(_mistake(fault, language) for fault in how.faults[:_MOST]),
        wrong=len(how.faults),
        tasks=_numbered(
            say("Die Datei auf dem Laufwerk SCHAUKASTEN verbessern.", language),
            say("Das Gerät neu starten.", language),
        ),
        others=_others(language, _coming),
    )


def _mistake(fault: Fault, language: str) -> Mistake:
    # they are told in German and English only
    spoken = language if language in fault.message else GERMAN
    place = say("{file}, Zeile {line}", language, file=fault.file, line=fault.line)
    key = "" if fault.key in ("file", "toml") else fault.key
    return Mistake(
        f"{place}: {key}" if key else place,
        fault.message.get(spoken, ""),
        fault.hint.get(spoken, ""),
    )


def _numbered(*sentences: str) -> tuple[Task, ...]:
    return tuple(Task(str(number), sentence) for number, sentence in enumerate(sentences, start=1))


def _coming(language: str) -> str:
    return say("Hier entsteht eine Anzeige für das Dorf", language)


def _others(language: str, sentence: Callable[[str], str]) -> tuple[Translated, ...]:
    return tuple(Translated(sentence(other.code)) for other in LANGUAGES if other.code != language)
