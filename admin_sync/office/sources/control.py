# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff decided about foreign content, as the `control` document tells a terminal.

Level-triggered: a terminal that was away for weeks learns how things are now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from admin_sync.office.fleet import outgoing
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.sources.models import Hiding, ItemVersion, Pause, Source, Verdict
from admin_sync.office.sources.reach import Reach, reach_of, standing

Body = dict[str, Any]

#: What a control document can carry; the newest decisions are kept.
MOST_HIDDEN = 2_000
MOST_RELEASED = 5_000


@dataclass(frozen=True, slots=True)
class Hidden:
    """An item that is hidden where `reach` holds, from `since` to `until` (None: on and on)."""

    item: str
    reason: str
    since: datetime
    until: datetime | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Paused:
    """A source that is paused where `reach` holds."""

    source: str
    reason: str
    since: datetime
    reach: Reach


@dataclass(frozen=True, slots=True)
class Decided:
    """All that staff decided about foreign content, as it was at one moment.

    `released` maps each source whose items wait for release to those that need wait no longer;
    `units` says for which unit's screens such a source is.
    """

    hidden: Sequence[Hidden] = ()
    paused: Sequence[Paused] = ()
    released: Mapping[str, Sequence[str]] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)


def body(decided: Decided, terminal: Terminal, now: datetime) -> Body:
    """The document of one terminal. Pure, `terminal.unit` being read."""
    hidden = [
        {
            "item": one.item,
            "reason": one.reason,
            "since": _said(one.since),
            "until": _said(one.until) if one.until else None,
        }
        for one in decided.hidden
        if (one.until is None or now < one.until) and one.reach.holds(terminal)
    ]
    paused = [
        {"source": one.source, "reason": one.reason, "since": _said(one.since)}
        for one in decided.paused
        if one.reach.holds(terminal)
    ]
    above = {terminal.unit_id, terminal.unit.parent_id}
    released = {
        source: list(items)
        for source, items in sorted(decided.released.items())
        if decided.units.get(source) in above
    }
    mode = dict(terminal.mode) if terminal.mode else None
    return {
        "hidden": hidden[:MOST_HIDDEN],
        "paused": paused,
        "released": released,
        "mode": mode,
    }


def held_at(decisions: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    """Of decisions, those that held at a moment."""
    return decisions.filter(since__lte=moment).filter(Q(ended=None) | Q(ended__gt=moment))


def decided(moment: datetime) -> Decided:
    """What was decided as it held at a moment."""
    hidings = held_at(Hiding.objects.prefetch_related("units", "terminals"), moment)
    pauses = held_at(Pause.objects.prefetch_related("units", "terminals"), moment)
    approving = dict(Source.objects.filter(approve=True).values_list("pk", "unit_id"))
    return Decided(
        hidden=[
            Hidden(one.item, one.reason, one.since, one.until, reach_of(one))
            for one in hidings.order_by("-since")
        ],
        paused=[
            Paused(one.source, one.reason, one.since, reach_of(one))
            for one in pauses.order_by("-since")
        ],
        released=released(approving, moment),
        units=approving,
    )


def released(sources: Iterable[str], moment: datetime) -> dict[str, list[str]]:
    """Of each source, the items that were released at a moment, the newest first."""
    found: dict[str, list[str]] = {source: [] for source in sources}
    rows = held_at(Verdict.objects.filter(released=True, source__in=list(found)), moment)
    for source, item in rows.order_by("-since").values_list("source", "item"):
        if len(found[source]) < MOST_RELEASED:
            found[source].append(item)
    return found


def compose(terminal: Terminal, now: datetime) -> Body:
    """The body of a terminal's control document."""
    return body(decided(now), terminal, now)


def publish(now: datetime, terminals: Iterable[Terminal] | None = None) -> int:
    """Let terminals, or all, apply what is decided; for how many that is news."""
    everything = decided(now)
    among = standing() if terminals is None else terminals
    return sum(outgoing.put(one, "control", body(everything, one, now), now) for one in among)


def waiting(source: str, now: datetime) -> QuerySet[ItemVersion]:
    """What a source holds and nobody has decided on; what changed since waits again."""
    settled: dict[str, str] = dict(
        held_at(Verdict.objects.filter(source=source), now).values_list("item", "fingerprint")
    )
    held = ItemVersion.objects.filter(source=source, until=None)
    done = [
        item
        for item, print_ in held.values_list("item", "fingerprint")
        if settled.get(item) == print_
    ]
    return held.exclude(item__in=done).order_by("-since")


def lapse(source: str, now: datetime) -> int:
    """End what was said of items whose words are others now; how many wait again."""
    prints: dict[str, str] = dict(
        ItemVersion.objects.filter(source=source, until=None).values_list("item", "fingerprint")
    )
    ended: dict[bool, list[int]] = defaultdict(list)
    for verdict in held_at(Verdict.objects.filter(source=source), now):
        print_ = prints.get(verdict.item)
        if print_ is not None and print_ != verdict.fingerprint:
            ended[verdict.released].append(verdict.pk)
    every = [pk for some in ended.values() for pk in some]
    Verdict.objects.filter(pk__in=every).update(ended=now)
    return len(ended[True])


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
