# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Counts as bars, for calls and surveys: what is not public is no zero, percent name their base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from content.details import Call, Money, Option
from player.languages import GERMAN
from player.view import money
from player.view.figures import whole
from player.view.say import say, say_count

# Percent of a handful of people tell nothing that the numbers do not.
_LEAST_FOR_PERCENT = 10
# Nor do those of many small shares: 5 %, 5 %, 5 %.
_LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `share` of its track, the `number` beside it, `note` after its label.

    Without `counted` there is no number and `number` says so. `mark` is where on the track a
    goal lies, -1 for none. `plain` rows have words alone, in `note`. `leading` is set in the
    accent, `chosen` carries a check.
    """

    label: str
    number: str
    share: float = 0.0
    note: str = ""
    mark: float = -1.0
    counted: bool = True
    plain: bool = False
    leading: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A card: `title`, `caption` (who, when, how many), bars; or one large `figure` with words."""

    title: str = ""
    caption: str = ""
    bars: tuple[Bar, ...] = ()
    figure: str = ""
    words: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.bars and not self.figure


NO_CHART = Chart()


def base_of(options: Iterable[Option], total: int | None) -> int:
    """What percent are of: those who took part where that is known, else the votes counted."""
    counts = [option.count for option in options if option.count is not None]
    if total is not None and counts and total >= max(counts):
        return total
    return sum(counts)


def tells_percent(options: Iterable[Option], base: int) -> bool:
    """Whether percent tell more than the numbers: of enough people, and not all of them small."""
    most = max((option.count or 0 for option in options), default=0)
    return base >= _LEAST_FOR_PERCENT and most >= _LEAST_SHARE * base


def percent(count: int, base: int, language: str = GERMAN) -> str:
    """`71 %`, rounded as people do; what is there is never 0 %."""
    share = (Decimal(count) * 100 / base).quantize(Decimal(1), ROUND_HALF_UP)
    if count and not share:
        return say("< 1 %", language)
    return say("{share} %", language, share=share)


def option_bars(options: Sequence[Option], base: int, language: str = "de") -> tuple[Bar, ...]:
    """Bars of counted options; those that are not public say so and have no bar."""
    counts = [option.count for option in options if option.count is not None]
    most = max(counts, default=0)
    in_percent = tells_percent(options, base)
    # the track is the whole of what percent are of, else as long as the longest bar
    full = base if in_percent else most
    bars = []
    for option in options:
        count = option.count
        if count is None:
            words = say("noch nicht öffentlich", language)
            bars.append(Bar(option.label, words, counted=False, chosen=bool(option.selected)))
            continue
        bars.append(
            Bar(
                label=option.label,
                number=percent(count, base, language) if in_percent else whole(count, language),
                share=count / full if full else 0.0,
                note=votes(count, language) if in_percent else "",
                leading=count == most and most > 0,
                chosen=bool(option.selected),
            )
        )
    return tuple(bars)


def cost_bars(
    options: Sequence[Option], budget: Money | None, language: str = GERMAN
) -> tuple[Bar, ...]:
    """What projects cost, against the money there is, else against the dearest."""
    costs = [option.cost.amount for option in options if option.cost is not None]
    full = budget.amount if budget is not None else max(costs, default=Decimal(1))
    return tuple(
        Bar(
            label=option.label,
            number=money.rounded(option.cost, language) if option.cost is not None else "",
            share=min(1.0, float(option.cost.amount / full)) if option.cost and full else 0.0,
            plain=option.cost is None,
            leading=bool(option.selected),
            chosen=bool(option.selected),
        )
        for option in options
    )


def word_bars(options: Sequence[Option]) -> tuple[Bar, ...]:
    """Options without any number: what they are about."""
    return tuple(
        Bar(option.label, "", note=option.text, plain=True, chosen=bool(option.selected))
        for option in options
    )


def support_chart(call: Call, language: str = "de") -> Chart:
    """How many support a proposal, and how many it needs."""
    count, goal = call.support, call.threshold
    if count is None:
        return NO_CHART
    words = say_count("Mensch unterstützt das", "Menschen unterstützen das", language, n=count)
    if not goal:
        return Chart(figure=whole(count, language), words=words)
    full = float(max(goal, count))
    caption = say("Noch {left} bis zum Ziel.", language, left=whole(max(0, goal - count), language))
    if count >= goal:
        caption = say("Das Ziel ist erreicht.", language)
    bar = Bar(
        label=caption,
        number=say("Ziel {goal}", language, goal=whole(goal, language)),
        share=count / full,
        mark=goal / full,
        leading=True,
    )
    return Chart(bars=(bar,), figure=whole(count, language), words=words)


def opinion_chart(call: Call, language: str = "de") -> Chart:
    """For and against in a debate, else how much was said."""
    if call.support is not None and call.against is not None and call.support + call.against:
        sides = (
            Option(say("Dafür", language), call.support),
            Option(say("Dagegen", language), call.against),
        )
        base = base_of(sides, call.total)
        return Chart(
            title=say("Meinungen bisher", language),
            caption=of_votes(sides, base, language),
            bars=option_bars(sides, base, language),
        )
    if call.comments:
        words = say_count("Beitrag bisher", "Beiträge bisher", language, n=call.comments)
        return Chart(figure=whole(call.comments, language), words=words)
    return NO_CHART


def votes(count: int, language: str = "de") -> str:
    """`1 Stimme`, `293 Stimmen`."""
    if count == 1:
        return say("1 Stimme", language)
    return say("{count} Stimmen", language, count=whole(count, language))


def of_votes(options: Iterable[Option], base: int, language: str = "de") -> str:
    """What the numbers of a chart are: `433 Stimmen, in Prozent.`, say."""
    if tells_percent(options, base):
        return say("{votes} Stimmen, in Prozent.", language, votes=whole(base, language))
    if base == 1:
        return say("Eine Stimme.", language)
    return say("{votes} Stimmen.", language, votes=whole(base, language))
