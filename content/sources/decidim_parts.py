# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of Decidim's answers as details of calls: wordings, phases, options, outcomes.

Words come as `{translations: [{locale, text}]}` and hold markup; `voteCount` is null while votes
are hidden, which is not 0.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from content.clean import clean_html, plain_text
from content.dates import beginning, ending, parse_date
from content.details import Money, Option, Phase, Step
from content.model import Text
from content.sources.adapter import Context
from content.sources.documents import flag, objects_of, text, whole
from content.sources.entries import LONGEST_SUMMARY, LONGEST_TITLE, language_tag
from content.sources.participation import LONGEST_OPTION, MOST_OPTIONS
from content.sources.prices import currency_of

_MOST_LANGUAGES = 8
_MOST_NAMED = 6
_LONGEST_OUTCOME = 400
_WHOLE = 100
# The names of steps are free text. What decides stands first: "Ergebnis der Abstimmung".
_NAMED: tuple[tuple[Phase | None, str], ...] = (
    (Phase.DECISION, r"entscheid|ergebnis|beschlu|umsetz|result|decision|implement|afgør"),
    (Phase.VOTE, r"abstimm|wahl\b|stimmabgabe|\bvot(?:e|ing|ation|um)\b|afstemning"),
    (Phase.RATING, r"bewert|diskussion|debatt|unterstütz|rating|discussion"),
    (Phase.RATING, r"kommentier|support|vurder"),
    # what the office does by itself is no phase of taking part
    (None, r"prüf|auswert|sichtung|review|evaluat"),
    (Phase.PROPOSAL, r"vorschl|idee|sammel|einreich|mitmach|proposal|idea|collect|forslag"),
)
_PHASES = tuple((phase, re.compile(words, re.IGNORECASE)) for phase, words in _NAMED)


def in_languages(node: dict[str, Any], key: str, default: str) -> dict[str, str]:
    """A translated field as raw words by language; old versions write plain strings."""
    plain = text(node, key)
    if plain:
        return {default: plain}
    found: dict[str, str] = {}
    for one in objects_of(node, key, "translations"):
        if words := text(one, "text").strip():
            found.setdefault(language_tag(text(one, "locale"), default), words)
    return dict(list(found.items())[:_MOST_LANGUAGES])


def best(node: dict[str, Any], key: str, language: str) -> str:
    """A translated field in `language`, else German, else whichever there is; raw."""
    words = in_languages(node, key, language)
    for tag in (language, "de"):
        if tag in words:
            return words[tag]
    return next(iter(words.values()), "")


def wordings(node: dict[str, Any], context: Context, lead: str = "") -> dict[str, Text]:
    """Title, lead and description in every language that has a title."""
    bodies = in_languages(node, "description", context.language)
    leads = in_languages(node, lead, context.language) if lead else {}
    found: dict[str, Text] = {}
    for tag, words in in_languages(node, "title", context.language).items():
        title = plain_text(words, LONGEST_TITLE)
        body = clean_html(bodies.get(tag, ""))
        summary = plain_text(leads.get(tag, "") or body, LONGEST_SUMMARY)
        if title:
            found[tag] = Text(title, summary, body or clean_html(leads.get(tag, "")))
    return found


def day_begins(raw: str) -> datetime | None:
    """A day or moment at which something begins."""
    return beginning(parse_date(raw))


def day_ends(raw: str) -> datetime | None:
    """A moment at which something ends; a plain day is part of it to its last minute."""
    return ending(parse_date(raw))


def phases_of(process: dict[str, Any], context: Context) -> tuple[Phase | None, ...]:
    """The phase of each step of a process: as the option `steps` says, else by its name."""
    listed = steps_in_order(process)
    said = context.options.get("steps", "").replace(",", " ").split()
    if said:
        known = {phase.value: phase for phase in Phase}
        return tuple(known.get(word) for word in (*said, *("",) * len(listed)))[: len(listed)]
    return tuple(_phase_named(in_languages(step, "title", "de").values()) for step in listed)


def steps_in_order(process: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of a process by their position."""
    listed = objects_of(process, "steps")
    return sorted(listed, key=lambda step: whole(step, "position") or 0)


def steps_of(process: dict[str, Any], context: Context) -> tuple[Step, ...]:
    """The phases of a process; what is parted into several steps is one phase again."""
    found: dict[Phase, Step] = {}
    listed = zip(phases_of(process, context), steps_in_order(process), strict=True)
    for phase, step in listed:
        if phase is None:
            continue
        opens, closes = day_begins(text(step, "startDate")), day_ends(text(step, "endDate"))
        if opens is not None and closes is not None and closes <= opens:
            closes = None
        if phase in found:
            other = found[phase]
            opens = min((m for m in (opens, other.opens) if m is not None), default=None)
            closes = max((m for m in (closes, other.closes) if m is not None), default=None)
        found[phase] = Step(phase, opens, closes)
    return tuple(found[phase] for phase in Phase if phase in found)


def active_phase(process: dict[str, Any], context: Context) -> Phase | None:
    """The phase of the step that the process says is on."""
    listed = zip(phases_of(process, context), steps_in_order(process), strict=True)
    return next((phase for phase, step in listed if flag(step, "active")), None)


def proposals_as_options(nodes: Iterable[dict[str, Any]], language: str) -> tuple[Option, ...]:
    """The proposals that were not withdrawn, those with the most votes first."""
    found = []
    for node in nodes:
        state = text(node, "state")
        if flag(node, "withdrawn") or state == "withdrawn":
            continue
        label = plain_text(best(node, "title", language), LONGEST_TITLE)
        selected = {"accepted": True, "rejected": False}.get(state)
        words = plain_text(best(node, "body", language), LONGEST_OPTION)
        if label:
            found.append(Option(label, whole(node, "voteCount"), words, selected=selected))
    found.sort(key=lambda option: -(option.count if option.count is not None else -1))
    return tuple(found[:MOST_OPTIONS])


def projects_as_options(budget: dict[str, Any], context: Context) -> tuple[Option, ...]:
    """The projects of a budget; who is selected is known once one is."""
    nodes = objects_of(budget, "projects")
    decided = any(flag(node, "selected") for node in nodes)
    currency = currency_of(context.options)
    found = []
    for node in nodes[:MOST_OPTIONS]:
        label = plain_text(best(node, "title", context.language), LONGEST_TITLE)
        words = plain_text(best(node, "description", context.language), LONGEST_OPTION)
        cost = money(whole(node, "budget_amount"), currency)
        selected = flag(node, "selected") if decided else None
        if label:
            found.append(Option(label, text=words, cost=cost, selected=selected))
    return tuple(found)


def money(amount: int | None, currency: str) -> Money | None:
    """Whole units of a currency; nothing is no price."""
    return Money(Decimal(amount), currency) if amount is not None and amount > 0 else None


def outcome_of(results: Iterable[dict[str, Any]], language: str) -> str:
    """What became of it, in words: the results with how far they are."""
    said = []
    for node in results:
        title = plain_text(best(node, "title", language), LONGEST_TITLE)
        progress = whole(node, "progress")
        if not title:
            continue
        if progress is not None and progress >= _WHOLE:
            said.append(f"{title} (umgesetzt)")
        elif progress:
            said.append(f"{title} (zu {progress} % umgesetzt)")
        else:
            said.append(title)
    return _listed(said)


def chosen(options: Iterable[Option]) -> str:
    """The options that were selected, in words; "" for none."""
    return _listed([option.label for option in options if option.selected])


def _listed(words: list[str]) -> str:
    more = len(words) - _MOST_NAMED
    told = "; ".join(words[:_MOST_NAMED])
    return plain_text(f"{told} und {more} weitere" if more > 0 else told, _LONGEST_OUTCOME)


def _phase_named(titles: Iterable[str]) -> Phase | None:
    said = " ".join(titles)
    return next((phase for phase, words in _PHASES if words.search(said)), None)
