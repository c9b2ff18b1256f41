# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the warnings, one warning in full, and what comes over every page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.kinds.warnings import HIGHEST, is_drill, level, takes_over
from content.merge import same_name
from content.model import Item, Kind
from content.reach import Reach, reach, villages_in
from content.screen import Screen
from player.view import alarm
from player.view.alarm import Advice
from player.view.event_detail import NO_NAMES, Names, source_of
from player.view.news import shortened, told_apart
from player.view.say import say
from player.view.take_along import TakeAlong, take_along

# What is left for words in a code that is read from an arm's length.
_MOST_BYTES = 220
_LEAD_LETTERS = 150
_UNIT = re.compile(r"\b(\d+)\s?(km|m|l|mm)/(h|s|m²|min)\b")
_CARDS = 3
_ALL = 20


@dataclass(frozen=True, slots=True)
class WarningRow:
    """One warning of the list. `sign` is its icon, `level` 0 to 4, `hours` when it holds."""

    item: str
    title: str
    subtitle: str
    sign: str
    level: int
    hours: str
    drill: bool


@dataclass(frozen=True, slots=True)
class WarningsView:
    """The list, the gravest first; `nothing` is "" unless it is empty."""

    rows: tuple[WarningRow, ...]
    headline: str
    nothing: str


@dataclass(frozen=True, slots=True)
class WarningDetail:
    """All that is told of one warning, large enough for a screen of its own.

    `level` is 0 where the source names none. `cards` are the first three `tips`. `drill`:
    this is an exercise, and must not look like a warning.
    """

    item: str
    drill: bool
    kicker: str
    headline: str
    icon: str
    level: int
    level_line: str
    area: str
    hours: str
    day: str
    lead: str
    body: str
    cards: tuple[Advice, ...]
    tips: tuple[Advice, ...]
    source: str
    take_along: TakeAlong


def warnings_view(items: Iterable[Item], now: datetime, language: str = "de") -> WarningsView:
    """The list from what the rules show, in their order."""
    found = _warnings(items)
    if not found:
        return WarningsView((), "", say("Zurzeit keine Warnungen", language))
    real = sum(1 for item in found if not is_drill(item))
    if real == 1:
        told = say("1 Warnung", language)
    elif real:
        told = say("{number} Warnungen", language, number=real)
    else:
        told = say("Nur eine Übung", language)
    return WarningsView(tuple(_row(item, now, language) for item in found), told, "")


def warning_detail(
    item: Item, now: datetime, screen: Screen, language: str = "de", names: Names = NO_NAMES
) -> WarningDetail | None:
    """All of a warning that is shown, or None where the item is none."""
    alert, text = item.warning, item.text(language)
    if alert is None:
        return None
    large, small = alarm.hours(alert, item.valid_until, now, language)
    step = 0 if is_drill(item) else level(alert)
    headline = alarm.headline(item, language)
    lead = shortened(text.summary, _LEAD_LETTERS)
    origin = alert.publisher or source_of(item, names)
    written = alarm.sent(alert.sent, now, language)
    body = text.body if told_apart(lead, text.body) or len(text.summary) > _LEAD_LETTERS else ""
    return WarningDetail(
        item=item.id,
        drill=is_drill(item),
        kicker=_kicker(item, language),
        headline=headline,
        icon=alarm.sign(item),
        level=step,
        level_line=_level_line(step, language),
        area=_area(item, screen, language),
        hours=large,
        day=small,
        lead=_whole(lead),
        body=_whole(text.body if is_drill(item) else body),
        cards=alarm.tips(item, language, _CARDS),
        tips=alarm.tips(item, language, _ALL),
        source=say("Quelle: {source}", language, source=", ".join(filter(None, (origin, written)))),
        take_along=_take_along(item, headline, (large, small), language),
    )


def over(items: Iterable[Item], now: datetime, screen: Screen) -> tuple[Item, ...]:
    """The warnings that come over every page, the gravest first."""
    return tuple(item for item in _warnings(items) if takes_over(item, now, screen))


def edition(item: Item) -> str:
    """What tells a warning that somebody has read from its next version."""
    alert = item.warning
    if alert is None:
        return item.id
    moment = alert.sent.isoformat() if alert.sent else ""
    ends = alert.expires.isoformat() if alert.expires else ""
    return "\n".join((same_name(alert.identifier), moment, alert.severity, ends))


def _warnings(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.kind is Kind.WARNING and item.warning)


def _row(item: Item, now: datetime, language: str) -> WarningRow:
    alert = item.warning
    if alert is None:
        return WarningRow(item.id, item.text(language).title, "", "", 0, "", drill=False)
    drill = is_drill(item)
    step = 0 if drill else level(alert)
    large, small = alarm.hours(alert, item.valid_until, now, language)
    when = f"{large}, {small}"
    parts = (_level_line(step, language), when) if not drill else (item.text(language).summary,)
    return WarningRow(
        item=item.id,
        title=alarm.headline(item, language),
        subtitle=" · ".join(part for part in parts if part),
        sign=alarm.sign(item),
        level=step,
        hours=when,
        drill=drill,
    )


def _kicker(item: Item, language: str) -> str:
    alert = item.warning
    if is_drill(item) or alert is None:
        return say("Übung", language)
    if alert.category == "Met" and level(alert) > HIGHEST - 2:
        return say("Amtliche Unwetterwarnung", language)
    if alert.onset is None and alert.urgency == "Unknown":
        return say("Amtliche Mitteilung", language)
    return say("Amtliche Warnung", language)


def _whole(told: str) -> str:
    """With figures and units that stay together: a line does not end within "70 km/h"."""
    return _UNIT.sub("\\1\N{NO-BREAK SPACE}\\2\N{WORD JOINER}/\N{WORD JOINER}\\3", told)


def _level_line(step: int, language: str) -> str:
    if not step:
        return ""
    return say("Stufe {step} von {highest}", language, step=step, highest=HIGHEST)


def _area(item: Item, screen: Screen, language: str) -> str:
    """For whom: this village, and how many others of the Amt."""
    alert = item.warning
    if alert is None or is_drill(item):
        return ""
    named = list(villages_in(alert, screen))
    if reach(alert, screen) is Reach.HERE and screen.place:
        named = [screen.place, *(name for name in named if name != screen.place)]
    if not named:
        return ""
    every = len(screen.villages)
    if len(named) == 1:
        return say("Für {place}", language, place=named[0])
    if len(named) == every:
        return say("Für {place} und alle {n} Gemeinden", language, place=named[0], n=every)
    if len(named) == 2:  # noqa: PLR2004 - both fit the line
        return say("Für {place} und {other}", language, place=named[0], other=named[1])
    more = len(named) - 1
    return say("Für {place} und {n} weitere Dörfer", language, place=named[0], n=more)


def _take_along(item: Item, headline: str, when: tuple[str, str], language: str) -> TakeAlong:
    """The warning's own page; where it has none, its words, which need no network to be read."""
    title = say("Aufs Handy", language)
    line = say("Handykamera hierher", language)
    if is_drill(item):
        return TakeAlong("", "", "")
    found = take_along(item, language)
    if found.content:
        return TakeAlong(found.content, title, line)
    tips = [f"- {advice.text}" for advice in alarm.tips(item, language, _CARDS)]
    lines = [headline, ", ".join(when), item.text(language).summary, *tips]
    text = ""
    for part in filter(None, lines):
        longer = f"{text}\n{part}" if text else part
        if len(longer.encode()) > _MOST_BYTES:
            break
        text = longer
    return TakeAlong(text, title, line)
