# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Meetings: shown until they are over, and a while longer where there are results."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from content.details import Meeting
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen

# councils sit for an evening; who does not say until when is over then
USUAL_LENGTH = timedelta(hours=3)
RESULTS_FOR = timedelta(days=28)


class MeetingRule(Rule):
    """The next ones first, by their start; then those that are over, the latest first."""

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Over, or without a date."""
        del screen
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            meeting = item.meeting
            if meeting is None or meeting.start is None:
                found[item.id] = ("Nennt keinen Beginn.",)
            elif now - (over := ends(meeting, meeting.start)) >= RESULTS_FOR:
                found[item.id] = (f"Vorbei seit {said(over)}.",)
            elif over <= now and not has_results(meeting):
                found[item.id] = (f"Vorbei seit {said(over)}, und es gibt noch keine Ergebnisse.",)
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """When it takes place, or until when its results are shown."""
        del screen
        meeting = item.meeting
        if meeting is None or meeting.start is None:
            return ()
        over = ends(meeting, meeting.start)
        if over <= now:
            until = said(over + RESULTS_FOR)
            return (f"Wird gezeigt: ist vorbei, aber die Ergebnisse stehen noch bis {until} hier.",)
        when = "läuft seit" if meeting.start <= now else "beginnt am"
        told = [f"Wird gezeigt: {when} {said(meeting.start)}, vorbei am {said(over)}."]
        if meeting.cancelled:
            told.append("Ist abgesagt und wird deshalb als abgesagt gezeigt.")
        return tuple(told)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """What is to come by its start, then what is over, the latest first."""
        ordered = sorted(super().arranged(cards, now, screen), key=_start)
        coming = [card for card in ordered if not is_over(card, now)]
        return [*coming, *(card for card in reversed(ordered) if is_over(card, now))]


def ends(meeting: Meeting, start: datetime) -> datetime:
    """When a meeting is over: its end, else some hours after its start."""
    return meeting.end if meeting.end is not None else start + USUAL_LENGTH


def is_over(item: Item, now: datetime) -> bool:
    """Whether a meeting is over; one without a start never is."""
    meeting = item.meeting
    return meeting is not None and meeting.start is not None and ends(meeting, meeting.start) <= now


def has_results(meeting: Meeting) -> bool:
    """Whether a meeting tells what came of it."""
    minutes = any("niederschrift" in paper.name.casefold() for paper in meeting.papers)
    return minutes or any(point.result for point in meeting.agenda)


def _start(card: Item) -> float:
    start = card.meeting.start if card.meeting else None
    return start.timestamp() if start else float("inf")
