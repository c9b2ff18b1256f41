# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What each kind has beyond every item. Plain data: all moments are aware UTC.

Whatever a source did not say is None or empty: never a zero, a today, or a guess.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from content.basics import Money, Opening, Point
from content.transit import (
    Busy,
    Departure,
    Run,
    Service,
    StopUpdate,
    Timetable,
    TripUpdate,
    Vehicle,
)

__all__ = [
    "AgendaItem",
    "Alert",
    "Area",
    "Busy",
    "Call",
    "CallForm",
    "Departure",
    "Event",
    "Hour",
    "Meeting",
    "Money",
    "Notice",
    "Offer",
    "Opening",
    "Option",
    "Paper",
    "Phase",
    "Place",
    "Point",
    "Run",
    "Seller",
    "Service",
    "Step",
    "StopUpdate",
    "Timetable",
    "TripUpdate",
    "Vehicle",
    "Weather",
]


@dataclass(frozen=True, slots=True)
class Event:
    """An event (RFC 5545 VEVENT).

    `start` and `end` are aware UTC times, or plain dates where `all_day` is true. The `end` of
    an all-day event is exclusive: the first day on which it is over. `price` is the source's
    own wording.
    """

    start: datetime | date
    end: datetime | date | None = None
    all_day: bool = False
    location: str = ""
    organiser: str = ""
    price: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """An official notice (öffentliche Bekanntmachung).

    `posted` and `removed` are the days of putting it up and of taking it down, as far as the
    source says so; `land` is the Land whose rules count its period (ISO 3166-2 without `DE-`),
    `days` how long the period is where the main statute (Hauptsatzung) says so itself. Where
    `posted` is `assumed`, it is only the day on which the source published the notice.
    `copy` is true while the legally binding posting is elsewhere.
    """

    posted: date | None = None
    removed: date | None = None
    land: str = "SH"
    body: str = ""
    copy: bool = True
    days: int | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells: a farm shop, a baker, a craftsman. `trade` is what people call it."""

    name: str
    trade: str = ""
    address: str = ""
    point: Point | None = None
    hours: tuple[Opening, ...] = ()
    phone: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something on sale. It ends with the item's `valid_until`.

    `unit` is what the price is for, in the source's words (`500 g`, `je Strauß`). `price` is the
    `lowest` of several where sizes or sorts differ. Between `sale_from` and `sale_until` it is a
    price of those days; before and after them `old_price` holds. `base_price` is what one
    `base_unit` (`1 kg`) costs. `coupon` is the code that the till asks for, `terms` what it asks
    for beside. `available` is None where the source does not say.
    """

    seller: Seller
    price: Money | None = None
    old_price: Money | None = None
    unit: str = ""
    coupon: str = ""
    terms: str = ""
    available: bool | None = None
    lowest: bool = False
    base_price: Money | None = None
    base_unit: str = ""
    sale_from: datetime | None = None
    sale_until: datetime | None = None


class Phase(StrEnum):
    """The four steps of taking part, in their order."""

    PROPOSAL = "proposal"
    RATING = "rating"
    VOTE = "vote"
    DECISION = "decision"


class CallForm(StrEnum):
    """What a call is."""

    PROPOSAL = "proposal"
    DEBATE = "debate"
    POLL = "poll"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, proposal or project. `count` is None while it is not public: that is not 0."""

    label: str
    count: int | None = None
    text: str = ""
    cost: Money | None = None
    selected: bool | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of a call: from when to when, and how many took part, as far as it is known."""

    phase: Phase
    opens: datetime | None = None
    closes: datetime | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call to take part. The item's link leads to the citizen's own login.

    `phase` is the one that the source says is on. Counts are None where they are not public.
    `support` counts for, `against` against, `threshold` is what `support` has to reach.
    `outcome` is the decision in words, `accepted` its direction. `login` is False where nothing
    says that one has to log in to take part.
    """

    form: CallForm
    phase: Phase | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    question: str = ""
    options: tuple[Option, ...] = ()
    total: int | None = None
    support: int | None = None
    against: int | None = None
    threshold: int | None = None
    comments: int | None = None
    steps: tuple[Step, ...] = ()
    budget: Money | None = None
    outcome: str = ""
    accepted: bool | None = None
    login: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a meeting. `url` is its file or page."""

    name: str
    reference: str = ""
    url: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of an agenda. What is not public has no title and no papers."""

    number: str
    title: str = ""
    public: bool = True
    result: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a council or committee (OParl Meeting); `body` is who meets."""

    start: datetime | None = None
    end: datetime | None = None
    body: str = ""
    location: str = ""
    point: Point | None = None
    state: str = ""
    cancelled: bool = False
    agenda: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Where a warning holds: named, by geocodes (`WARNCELLID=801058...`), and by outlines.

    An outline is a ring of points; inside one of `outlines` and outside all `holes` it holds.
    """

    name: str = ""
    geocodes: tuple[str, ...] = ()
    outlines: tuple[tuple[Point, ...], ...] = ()
    holes: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert (OASIS CAP 1.2), its words taken from the best `info` block.

    `identifier` and `sender` name it, `references` the identifiers of those it replaces.
    `status`, `message` (msgType), `severity`, `urgency`, `certainty` are CAP's words. The item's
    `valid_until` is its capped end. `instruction` is plain text, a line an advice.
    """

    identifier: str
    sender: str = ""
    sent: datetime | None = None
    status: str = "Actual"
    message: str = "Alert"
    event: str = ""
    severity: str = "Unknown"
    urgency: str = "Unknown"
    certainty: str = "Unknown"
    category: str = ""
    onset: datetime | None = None
    expires: datetime | None = None
    references: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    instruction: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a point, or a trail or area with its course in `path`.

    `shape` is "point", "line" or "area". `elevations` are metres, one a point of the path, or
    none. `trade` is what people call it: Hofladen, Badestelle, Wanderweg.
    """

    shape: str = "point"
    point: Point | None = None
    path: tuple[tuple[Point, ...], ...] = ()
    elevations: tuple[float, ...] = ()
    length_m: int | None = None
    ascent_m: int | None = None
    trade: str = ""
    address: str = ""
    phone: str = ""
    hours: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class Hour:
    """The weather at, or in the hour before, `time`: °C, mm, %, km/h. `icon` as Bright Sky's."""

    time: datetime
    temperature: float | None = None
    icon: str = ""
    precipitation: float | None = None
    probability: float | None = None
    wind: float | None = None
    gust: float | None = None


@dataclass(frozen=True, slots=True)
class Weather:
    """What was measured at `station` last, and the hours to come."""

    observed: Hour | None = None
    hours: tuple[Hour, ...] = ()
    station: str = ""
