# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Events: shown until they are over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content import order
from content.kinds.rule import Rule
from content.kinds.said import said, said_days
from content.model import Event, Item
from content.screen import Screen


class EventRule(Rule):
    """An event goes when it is over; a cancelled one is shown as cancelled."""

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Over, or without a date."""
        del screen
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            if item.event is None:
                found[item.id] = ("Nennt keinen Termin.",)
            elif order.ends(item.event) <= now:
                found[item.id] = (f"Vorbei seit {said(order.ends(item.event))}.",)
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """When it takes place."""
        del screen
        if item.event is None:
            return ()
        found = [_takes_place(item.event, now)]
        if item.event.cancelled:
            found.append("Ist abgesagt und wird deshalb als abgesagt gezeigt.")
        return tuple(found)


def _takes_place(event: Event, now: datetime) -> str:
    begins, ends = order.begins(event), order.ends(event)
    if event.all_day:
        return f"Wird gezeigt: ganztägig {said_days(begins, ends)}."
    when = f"läuft seit {said(begins)}" if begins <= now else f"beginnt am {said(begins)}"
    return f"Wird gezeigt: {when}, vorbei am {said(ends)}."
