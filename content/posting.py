# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How long an official notice hangs: the period of posting, Land by Land. Pure; days of Berlin.

What is counted here informs; what binds is the law and the main statute (Hauptsatzung).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from content.clock import at_glass
from content.details import Notice
from content.model import Item


@dataclass(frozen=True, slots=True)
class PostingRule:
    """For how many days a Land lets a notice hang; neither the first nor the last day counts.

    Where that is the least, the main statute may say more. `law` names where it is written.
    """

    days: int
    law: str


# By ISO 3166-2 without `DE-`. Only what was read in the law itself is here: a Land that is not
# here gives no period, unless the settings of the source say how many days it has.
# A week that the law does not count itself is counted by sections 187 (1) and 188 (2) of the
# Bürgerliches Gesetzbuch: the day of posting is not part of it, the seventh day after is its last.
RULES: Mapping[str, PostingRule] = {
    # Section 5 (3): "eine Woche (Aushangfrist)", neither the day of posting nor that of removal
    # is counted; section 7 (1) 4: effective with its end. That ordinance was limited to
    # 29 October 2025; until its successor is read here, it is taken to be continued.
    "SH": PostingRule(7, "BekanntVO § 5 Abs. 3"),
    # Section 1 (1) 4: "während der Dauer von mindestens einer Woche", below 5,000 inhabitants
    "BW": PostingRule(7, "DVO GemO § 1 Abs. 1"),
    # Section 4 (1) c: "für die Dauer von mindestens einer Woche"; section 6 (1): effective with
    # the end of the last day of the period
    "NW": PostingRule(7, "BekanntmVO § 4 Abs. 1"),
    # Section 2 number 3: "während der Dauer von mindestens einer Woche", below 3,000 inhabitants
    "SN": PostingRule(7, "KomBekVO § 2 Nr. 3"),
}


class Stand(StrEnum):
    """Where a day lies. The day of posting and that of removal are within."""

    BEFORE = "before"
    WITHIN = "within"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Period:
    """From the day of posting to that of removal; between them lie `days` that count.

    `law` is "" where the source or the main statute said how long.
    """

    posted: date
    days: int
    law: str = ""

    @property
    def removed(self) -> date:
        """The day of removal."""
        return self.posted + timedelta(days=self.days + 1)

    def stand(self, day: date) -> Stand:
        """Where a day lies."""
        if day < self.posted:
            return Stand.BEFORE
        return Stand.WITHIN if day <= self.removed else Stand.OVER

    def number(self, day: date) -> int:
        """Which day of the period it is: 1 to `days`; 0 for the day of posting."""
        return (day - self.posted).days


def period_of(notice: Notice) -> Period | None:
    """The period of a notice; None where the day of posting or the rule of its Land is unknown.

    A day of removal that the source names comes first, then the days of the main statute, then
    the Land's. One that is not after the day of posting counts as not named.
    """
    if notice.posted is None:
        return None
    rule = RULES.get(notice.land)
    if notice.removed is not None and notice.removed > notice.posted:
        return Period(notice.posted, (notice.removed - notice.posted).days - 1)
    if notice.days is not None:
        found = Period(notice.posted, max(0, notice.days))
    elif rule is not None:
        found = Period(notice.posted, rule.days, rule.law)
    else:
        return None
    return found if _ends(found) else None


def why_none(notice: Notice) -> str:
    """Why a notice has no period, as a German sentence for staff; "" where it has one."""
    if period_of(notice) is not None:
        return ""
    if notice.posted is None:
        return "Die Quelle nennt keinen Tag, an dem sie ausgehängt wurde: ohne Aushangfrist."
    return (
        f"Für das Land {notice.land} kennt der Schaukasten keine Aushangfrist; "
        "die Option days der Quelle kann sie nennen."
    )


def dated(item: Item) -> Item:
    """A notice with its day of posting: the source's own, else that on which it was published.

    What is told neither stays without.
    """
    notice = item.notice or Notice()
    if notice.posted is None and item.published is not None:
        try:
            day = at_glass(item.published).date()
        except OverflowError:  # "for ever" written as the last second of the year 9999
            return replace(item, notice=notice)
        notice = replace(notice, posted=day, assumed=True)
    return item if notice == item.notice else replace(item, notice=notice)


def _ends(period: Period) -> bool:
    try:
        return period.removed > period.posted
    except OverflowError:
        return False
