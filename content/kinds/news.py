# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""News: old ones go once there are enough younger ones, pinned ones stay."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content import order
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen


class NewsRule(Rule):
    """Those older than the screen's `news_age` make room, but never leave it empty."""

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Too old, where there are enough younger ones."""
        old = [item for item in items if _old(item, now, screen)]
        if len(items) - len(old) < screen.enough_news:
            return {}
        enough = f"es gibt mindestens {screen.enough_news} neuere Nachrichten"
        return {i.id: (f"Zu alt: vom {said(order.dated(i, now))}, und {enough}.",) for i in old}

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """Old, and shown all the same."""
        if _old(item, now, screen):
            return ("Ist alt, aber es gibt nicht genug neuere Nachrichten.",)
        return ()


def _old(item: Item, now: datetime, screen: Screen) -> bool:
    return not order.leads(item, now) and now - order.dated(item, now) > screen.news_age
