# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the rules ask of each kind. A kind with nothing of its own to say takes this one."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content import order
from content.model import Item
from content.screen import Screen


class Rule:
    """The rules of one kind. Pure: the same items, moment and screen give the same answer.

    Every method sees `now` as aware UTC. Reasons are German sentences for staff. `own_place_first`
    says whether `arranged` puts the screen's own village before the others.
    """

    own_place_first = True

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """What can be shown, made of what is held: departures of timetables, say.

        Called with all held items of the kind, before anything else.
        """
        del now, screen
        return items

    def withdrawn(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """What others of the kind take back, whether those are shown or not: reasons, by id.

        `items` are all that are held of the kind.
        """
        del items, now, screen
        return {}

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """What is not to be shown though it is valid: the reasons, by id.

        `items` are those of the kind that nothing else keeps off the screen.
        """
        del items, now, screen
        return {}

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """Why it is on the screen, beside what holds for all kinds; the first sentence leads.

        With nothing said, its validity is told.
        """
        del item, now, screen
        return ()

    def placed(
        self, item: Item, cards: Sequence[Item], now: datetime, screen: Screen
    ) -> tuple[str, ...]:
        """Why it stands where it does among the `cards` of its kind that are shown."""
        del item, cards, now, screen
        return ()

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The cards of the kind in the order of the screen."""
        return sorted(cards, key=lambda card: order.key(card, now, screen.place))
