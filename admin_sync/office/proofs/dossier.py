# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""All that is known of the posting of one notice: where it was to hang, and what is proved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from admin_sync.office.editor.draft import from_json
from admin_sync.office.editor.models import Entry
from admin_sync.office.fleet.models import Change, Terminal
from admin_sync.office.people.models import Unit
from admin_sync.office.proofs.account import Account, Stretch, account
from admin_sync.office.proofs.models import Flaw, Proof
from admin_sync.office.sources import history, reach
from admin_sync.office.sources.models import ItemVersion, Source
from content.clock import day_start
from content.model import Item
from content.posting import period_of

_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: what is proved there. `seen` links were confirmed in the output's own picture.

    `flawed` links prove nothing; before `breaks` of them some are missing from the chain.
    """

    terminal: Terminal
    account: Account
    links: int
    seen: int
    flawed: int
    breaks: int

    @property
    def proved(self) -> bool:
        """Whether anything is."""
        return bool(self.account.proved)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The posting of a notice from `begins` until `ends`; `over` once that has passed.

    `contents` are the SHA-256 (hex) of the versions that were shown, the latest first. `screens`
    are those that whoever asks may see, `others` how many more there are.
    """

    notice: str
    title: str
    contents: tuple[str, ...]
    begins: datetime
    ends: datetime
    over: bool
    screens: tuple[Screen, ...]
    others: int

    @property
    def expected(self) -> int:
        """On how many screens it was to hang."""
        return len(self.screens)

    @property
    def proved(self) -> int:
        """On how many it is proved."""
        return sum(screen.proved for screen in self.screens)

    @property
    def without(self) -> int:
        """On how many it is not."""
        return self.expected - self.proved


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in the list: its title, since when and on how many screens it is proved."""

    notice: str
    title: str
    first: datetime
    last: datetime
    screens: int


def lines(units: QuerySet[Unit]) -> list[Line]:
    """All notices that are proved on screens of these units, the latest first."""
    rows = (
        Proof.objects.filter(flaw=Flaw.NONE, terminal__unit__in=units)
        .order_by()
        .values("notice")
        .annotate(
            said=Max("title"),
            first=Min("begins"),
            last=Max("ends"),
            screens=Count("terminal", distinct=True),
        )
        .order_by("-last", "notice")
    )
    return [
        Line(row["notice"], row["said"] or row["notice"], row["first"], row["last"], row["screens"])
        for row in rows
    ]


def dossier(notice: str, units: QuerySet[Unit], now: datetime) -> Dossier | None:
    """What is known of a notice, for screens of these units; None where that is nothing."""
    if "\0" in notice:
        # PostgreSQL keeps no such text, so nobody can have posted it
        return None
    version = history.newest(notice)
    links = list(_links(notice))
    places = {place.pk: place for place in _expected(notice, version)}
    places |= {link.terminal.pk: link.terminal for link in links if link.terminal is not None}
    allowed = set(units.values_list("pk", flat=True))
    mine = [place for place in places.values() if place.unit_id in allowed]
    if not mine:
        return None
    item = history.item_of(version) if version is not None else None
    good = [link for link in links if not link.flaw]
    begins, ends = _period(item, version, good, now)
    return Dossier(
        notice,
        _title(version, links) or notice,
        tuple(dict.fromkeys(link.content for link in reversed(good))),
        begins,
        min(ends, now),
        ends <= now,
        tuple(_screens(mine, links, begins, min(ends, now))),
        len(places) - len(mine),
    )


def _links(notice: str) -> QuerySet[Proof]:
    """The links about a notice; `follows` where the one before it is here."""
    before = Proof.objects.filter(
        device=OuterRef("device"), digest=OuterRef("previous"), sequence__lt=OuterRef("sequence")
    )
    forked = Proof.objects.filter(
        device=OuterRef("device"), sequence=OuterRef("sequence"), flaw=Flaw.FORK
    )
    return (
        Proof.objects.filter(notice=notice)
        .select_related("terminal__unit")
        .annotate(follows=Exists(before), forked=Exists(forked))
        .order_by("begins", "pk")
    )


def _expected(notice: str, version: ItemVersion | None) -> Iterable[Terminal]:
    """Where it was to hang."""
    source, _, rest = notice.partition(":")
    if source == reach.OFFICE:
        number = rest[:36]
        entry = Entry.objects.filter(pk=number).first() if _is_uuid(number) else None
        if entry is None or not entry.targets:
            return ()
        where = from_json({"kind": entry.kind, "where": entry.targets}).where
        meant = reach.below(where.units) | Q(pk__in=where.terminals) | Q(groups__in=where.groups)
        return reach.standing().filter(meant).distinct()
    row = Source.objects.filter(pk=source).first()
    if row is None or version is None:
        return ()
    found = reach.standing().filter(reach.below([row.unit_id]))
    named = history.item_of(version).places
    return found.filter(Q(unit__name__in=named) | Q(unit__ags__in=named)) if named else found


def _period(
    item: Item | None, version: ItemVersion | None, good: list[Proof], now: datetime
) -> tuple[datetime, datetime]:
    """From when until when it was to hang, as exactly as anybody said."""
    proved = [link.begins for link in good if link.begins is not None]
    begins = min(proved, default=now)
    ends = now
    if item is not None:
        period = period_of(item.notice) if item.notice is not None else None
        said = item.valid_from or (day_start(period.posted) if period else None)
        # nothing can hang before it was there
        begins = max(said, item.first_seen or said) if said else min(begins, item.first_seen or now)
        if item.valid_until is not None:
            ends = item.valid_until
        elif period is not None:
            ends = day_start(period.removed)
        else:
            ends = datetime.max.replace(tzinfo=UTC)
    if version is not None and version.until is not None:
        ends = min(ends, version.until)
    return begins, max(begins, ends)


def _screens(
    places: list[Terminal], links: list[Proof], begins: datetime, ends: datetime
) -> Iterable[Screen]:
    """The account of each screen, by its village and name."""
    mine: defaultdict[int, list[Proof]] = defaultdict(list)
    for link in links:
        if link.terminal_id is not None:
            mine[link.terminal_id].append(link)
    known = _histories(places, begins, ends)
    for place in sorted(places, key=lambda one: (one.unit.name, one.name)):
        there = mine[place.pk]
        good = [one for one in there if not one.flaw and not getattr(one, "forked", False)]
        shown = [
            Stretch(one.begins, one.ends)
            for one in good
            if one.begins is not None and one.ends is not None
        ]
        yield Screen(
            place,
            account(begins, ends, shown, known[place.pk]),
            len(good),
            sum(one.canary for one in good),
            len(there) - len(good),
            sum(_broken(one) for one in good),
        )


def _broken(link: Proof) -> bool:
    """Whether the link before it is missing."""
    return link.sequence != 1 and not getattr(link, "follows", True)


def _histories(
    places: list[Terminal], begins: datetime, ends: datetime
) -> Mapping[int, list[Stretch]]:
    """What the fleet knows of each screen within a span of time."""
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for place in places:
        changes = Change.objects.filter(terminal=place, at__lt=ends)
        before = changes.filter(at__lte=begins).order_by("-at", "-pk")[:1]
        rows = [*before, *changes.filter(at__gt=begins).order_by("at", "pk")]
        stops = [*(row.at for row in rows[1:]), ends]
        found[place.pk] = [
            Stretch(row.at, stop, "" if row.after == "green" else row.why)
            for row, stop in zip(rows, stops, strict=False)
        ]
        if place.created > begins:
            said = "Bildschirm war noch nicht aufgestellt"
            found[place.pk].append(Stretch(_EARLIEST, place.created, said))
    return found


def _title(version: ItemVersion | None, links: list[Proof]) -> str:
    """Its title, also once it is gone."""
    if version is not None and version.title:
        return version.title
    return next((link.title for link in reversed(links) if link.title), "")


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and all(sign in "0123456789abcdef-" for sign in text)  # noqa: PLR2004 - RFC 9562
