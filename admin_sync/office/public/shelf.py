# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the public may see: of a village, or of all of the Amt, at a moment.

The rules are those of the screens. What is hidden in a village, or on one of its screens, is not
on its pages, and what is hidden anywhere is not on the common one.
"""

import contextlib
import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import Count, Max, Model
from django.utils.text import slugify

from admin_sync.office.editor.models import Entry
from admin_sync.office.fleet import blobs, naming
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit
from admin_sync.office.sources import control, history
from admin_sync.office.sources.control import Decided
from admin_sync.office.sources.models import Hiding, ItemVersion, Pause, Source, Verdict
from admin_sync.office.sources.reach import OFFICE, Reach, spec
from content import control as content_control
from content import source as described
from content.codec import item_from_json
from content.gazetteer import Village
from content.model import Item, Kind
from content.rules import shown
from content.screen import Screen

#: The slug of the page of all villages.
ALL = "alle"
#: These are worth nothing to whoever reads them later.
FLEETING = frozenset({Kind.DEPARTURE, Kind.VEHICLE, Kind.WEATHER})

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_STEP = timedelta(minutes=5)
_MOST_KEPT = 64
_lock = threading.Lock()
_kept: "OrderedDict[tuple[str, str], Shelf]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class Place:
    """A village, or all of them: `unit` is its number, None for all."""

    slug: str
    name: str
    unit: int | None = None
    amt: int | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards in the order of the screens, the names of their sources, and since when it is so."""

    cards: tuple[Item, ...]
    names: Mapping[str, str]
    changed: datetime

    def at(self, now: datetime) -> tuple[Item, ...]:
        """Those that are valid at the very moment."""
        return tuple(
            card
            for card in self.cards
            if (card.valid_until is None or now < card.valid_until)
            and (card.valid_from is None or card.valid_from <= now)
        )


def slug_of(name: str) -> str:
    """A name as part of an address: `Groß Wittensee` is `gross-wittensee`."""
    return slugify(name.translate(_UMLAUTS).replace("ß", "ss")) or "ort"


def places() -> dict[str, Place]:
    """All pages by their slugs, the common one first."""
    found = {ALL: Place(ALL, _amt_name())}
    for unit in Unit.objects.filter(kind=Unit.Kind.VILLAGE).order_by("name", "pk"):
        slug = slug_of(unit.name)
        if slug in found or slug in _RESERVED:
            slug = f"{slug}-{unit.pk}"
        found[slug] = Place(slug, unit.name, unit.pk, unit.parent_id)
    return found


def named(name: str) -> Place:
    """The page of a village by its name, an alias or its AGS key; else the common one."""
    found = places()
    wanted = name.strip().casefold()
    for unit in Unit.objects.filter(kind=Unit.Kind.VILLAGE).order_by("name", "pk"):
        known = {unit.name, unit.ags, *unit.aliases}
        if wanted and wanted in {one.casefold() for one in known}:
            return next(place for place in found.values() if place.unit == unit.pk)
    return found[ALL]


def shelf(place: Place, now: datetime) -> Shelf:
    """What is public of a place. Kept until something changes, five minutes at most."""
    return _shelf(place, now, *_mark())


def shelves(now: datetime) -> Iterator[Shelf]:
    """What is public of each place, the common one first; what changed is looked at once."""
    changed, mark = _mark()
    for place in places().values():
        yield _shelf(place, now, changed, mark)


def _shelf(place: Place, now: datetime, changed: datetime, mark: str) -> Shelf:
    step = int(now.timestamp() // _STEP.total_seconds())
    key = (place.slug, f"{mark} {step}")
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _made(place, now, changed)
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return made


def of_kind(cards: Iterable[Item], kinds: Iterable[Kind]) -> tuple[Item, ...]:
    """The cards of some kinds."""
    wanted = frozenset(kinds)
    return tuple(card for card in cards if card.kind in wanted)


def interests(cards: Iterable[Item]) -> dict[str, str]:
    """For whom and about what cards are: the names by their slugs."""
    found: dict[str, str] = {}
    for card in cards:
        for word in (*card.groups, *card.categories):
            if slugify(word.translate(_UMLAUTS)):
                found.setdefault(slug_of(word), word)
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def of_interest(cards: Iterable[Item], slug: str) -> tuple[Item, ...]:
    """The cards of an interest."""
    return tuple(
        card
        for card in cards
        if slug in {slug_of(word) for word in (*card.groups, *card.categories)}
    )


def _made(place: Place, now: datetime, changed: datetime) -> Shelf:
    rows = _sources(place)
    sources = [spec(row) for row in rows]
    items = [
        item
        for item in history.items_at([source.id for source in sources], now)
        if item.kind not in FLEETING
    ]
    screen = Screen(
        place=place.name if place.unit else "",
        source_order=tuple(source.id for source in sources),
        villages=tuple(
            Village(unit.name, tuple(unit.aliases), unit.ags)
            for unit in Unit.objects.filter(kind=Unit.Kind.VILLAGE)
        ),
        control=_control(place, control.decided(now), sources),
        approve=frozenset(source.id for source in sources if source.approve),
    )
    cards = shown((*_own(), *items), now, screen)
    if place.unit is not None:
        cards = tuple(c for c in cards if not c.places or place.name in c.places)
    names = naming.names(row.pk for row in rows) | {OFFICE: _amt_name()}
    return Shelf(cards, names, changed)


def _sources(place: Place) -> list[Source]:
    rows = Source.objects.filter(enabled=True).prefetch_related("places")
    if place.unit is not None:
        rows = rows.filter(unit__in=[pk for pk in (place.unit, place.amt) if pk is not None])
    return list(rows)


def _control(
    place: Place, decided: Decided, sources: Iterable[described.Source]
) -> content_control.Control:
    """What staff decided, as strict as any screen of the place has it."""
    screens = Terminal.objects.filter(unit=place.unit).values_list("pk", flat=True)
    here = Reach(
        frozenset(pk for pk in (place.unit, place.amt) if pk is not None),
        frozenset(screens) if place.unit else frozenset(),
    )

    def touches(reach: Reach) -> bool:
        return place.unit is None or bool(
            reach.units & here.units or reach.terminals & here.terminals
        )

    hidden: dict[str, tuple[content_control.Hidden, ...]] = {}
    for one in decided.hidden:
        if touches(one.reach):
            kept = content_control.Hidden(one.item, one.reason, None, one.until)
            hidden[one.item] = (*hidden.get(one.item, ()), kept)
    paused = {
        one.source: content_control.Paused(one.source, one.reason)
        for one in decided.paused
        if touches(one.reach)
    }
    released = {s.id: frozenset(decided.released.get(s.id, ())) for s in sources if s.approve}
    return content_control.Control(hidden, paused, released)


def _own() -> tuple[Item, ...]:
    """What the office itself publishes."""
    rows = Entry.objects.filter(live__gt=0).values_list("items", flat=True)
    wanted = {one["id"]: one["sha256"] for row in rows for one in row}
    found: list[Item] = []
    for digest in wanted.values():
        with contextlib.suppress(LookupError, ValueError):
            found.append(_blob(digest))
    return tuple(item for item in found if item.kind not in FLEETING)


@lru_cache(maxsize=5_000)
def _blob(digest: str) -> Item:
    data = blobs.read(digest)
    if data is None:
        raise LookupError(digest)
    return item_from_json(json.loads(data))


def _amt_name() -> str:
    names = list(Unit.objects.filter(kind=Unit.Kind.AMT).values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else "Schaukasten"


def _mark() -> tuple[datetime, str]:
    """When anything changed that could change what is public, and text that differs then."""
    told: list[object] = []
    for model, last, moments in _WATCHED:
        row = model._default_manager.aggregate(last, *(Max(name) for name in moments))  # noqa: SLF001
        told += row.values()
    units = Unit.objects.order_by("pk").values_list("pk", "name", "parent", "aliases")
    moments_ = [one for one in told if isinstance(one, datetime)]
    return max(moments_, default=_NEVER), repr((told, list(units)))


_NEVER = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
_RESERVED = frozenset({"abonnieren", "api", "bild", "eintrag", "widget", "widget-js"})
# rows that are numbered only ever grow; of the others PostgreSQL knows no highest name
_WATCHED: tuple[tuple[type[Model], Max | Count, tuple[str, ...]], ...] = (
    (ItemVersion, Max("pk"), ("since", "until")),
    (Hiding, Max("pk"), ("since", "ended")),
    (Pause, Max("pk"), ("since", "ended")),
    (Verdict, Max("pk"), ("since", "ended")),
    (Source, Count("pk"), ("changed",)),
    (Entry, Count("pk"), ("changed", "laid")),
)
