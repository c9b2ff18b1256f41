# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Official notices: shown from the day of posting to that of removal."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from content import order, posting
from content.clock import at_glass
from content.details import Notice
from content.kinds.rule import Rule
from content.model import Item
from content.posting import Period, Stand
from content.screen import Screen


class NoticeRule(Rule):
    """What hangs now: the pinned, the soonest to be taken down, then what has no period."""

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """Notices with the day on which they were put up, as far as it can be told."""
        del now, screen
        return [posting.dated(item) for item in items]

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Not yet put up, or taken down."""
        del screen
        today = at_glass(now).date()
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            period = _period(item)
            if period is None:
                continue
            stand = period.stand(today)
            if stand is Stand.BEFORE:
                found[item.id] = (f"Hängt erst ab {_day(period.posted)}.",)
            elif stand is Stand.OVER:
                hung = f"Hing vom {_day(period.posted)} bis {_day(period.removed)}"
                found[item.id] = (f"{hung} ({_counted(period)}).",)
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """Until when it hangs, how that is counted, and what became of its documents."""
        del now, screen
        notice = item.notice or Notice()
        period = _period(item)
        if period is None:
            told = ["Wird gezeigt, solange die Quelle es führt.", posting.why_none(notice)]
        else:
            hangs = f"hängt vom {_day(period.posted)} bis {_day(period.removed)}"
            told = [f"Wird gezeigt: {hangs} ({_counted(period)})."]
        if notice.assumed:
            told.append(
                "Wann es ausgehängt wurde, sagt die Quelle nicht: "
                "gezählt wird vom Tag der Veröffentlichung."
            )
        told += [
            f"Das Dokument {one.title or one.url} fehlt: {one.problem}"
            for one in item.attachments
            if one.problem
        ]
        return tuple(told)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The pinned, then the soonest to be taken down, then those without a period."""
        newest = super().arranged(cards, now, screen)
        return sorted(
            newest, key=lambda card: (not order.leads(card, now), _removed(card) or date.max)
        )


def _period(item: Item) -> Period | None:
    return None if item.notice is None else posting.period_of(item.notice)


def _removed(item: Item) -> date | None:
    period = _period(item)
    return None if period is None else period.removed


def _counted(period: Period) -> str:
    days = f"{period.days} {'Tag' if period.days == 1 else 'Tage'}"
    by = f" nach {period.law}" if period.law else ""
    return f"{days}{by}, erster und letzter Tag zählen nicht"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
