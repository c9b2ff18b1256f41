# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What may be shown: the item and its parts. Contains no rule about when or where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from content.details import (
    Alert,
    Call,
    Departure,
    Event,
    Meeting,
    Money,
    Notice,
    Offer,
    Place,
    Timetable,
    TripUpdate,
    Vehicle,
    Weather,
)

__all__ = ["Attachment", "Event", "Item", "Kind", "Money", "Picture", "Text"]


class Kind(StrEnum):
    """The closed set of things a terminal can show."""

    NEWS = "news"
    NOTICE = "notice"
    EVENT = "event"
    OFFER = "offer"
    CALL = "call"
    MEETING = "meeting"
    DEPARTURE = "departure"
    VEHICLE = "vehicle"
    PLACE = "place"
    WARNING = "warning"
    WEATHER = "weather"
    REPORT = "report"
    FIGURE = "figure"
    POST = "post"
    STREAM = "stream"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Text:
    """One language's wording of an item.

    `title` and `summary` are plain text on one line; `body` is HTML of the safe subset that
    `content.clean` lets through; `alt` describes the first picture in plain text.
    """

    title: str
    summary: str = ""
    body: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an item.

    `url` is where the source has it. `media` is the name of the local, checked and right-sized
    file below `media/` (its sha256 in hex), or "" until it was fetched; `width` and `height`
    are that file's pixels, 0 until then.
    """

    url: str
    alt: str = ""
    media: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that belongs to an item, such as the PDF of a notice.

    `url` is where the source has it. `pages` are its pages as local pictures and `text` their
    words, both empty until it was fetched; `pages_in_all` counts those too that were not drawn.
    `problem` says why there are none, or no newer ones, for an admin.
    """

    url: str
    title: str = ""
    media_type: str = "application/pdf"
    pages: tuple[Picture, ...] = ()
    pages_in_all: int = 0
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing from one source. All times are aware UTC.

    `id` is `source:uid`. `texts` maps BCP 47 tags (`de`, `de-simple`, `en`, `da`, `nds`) to
    wordings and holds at least one. Empty `places` mean all of the Amt, else names of
    villages. `valid_from` is inclusive, `valid_until` exclusive; None means no bound.
    `also` names the further sources of a card that was made from several. What the office has
    `pinned` comes before the others of its kind, and has a cell of the start page, until
    `pinned_until` (exclusive; None for as long as it is shown). Of the details (`event` to
    `weather`) it has the one of its kind.
    """

    id: str
    kind: Kind
    source: str
    texts: Mapping[str, Text]
    published: datetime | None = None
    updated: datetime | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    link: str = ""
    licence: str = ""
    attachments: tuple[Attachment, ...] = ()
    event: Event | None = None
    notice: Notice | None = None
    offer: Offer | None = None
    call: Call | None = None
    meeting: Meeting | None = None
    departure: Departure | None = None
    timetable: Timetable | None = None
    trip_update: TripUpdate | None = None
    warning: Alert | None = None
    vehicle: Vehicle | None = None
    place: Place | None = None
    weather: Weather | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    also: tuple[str, ...] = field(default=())
    pinned: bool = False
    pinned_until: datetime | None = None

    def text(self, language: str = "de") -> Text:
        """The wording in `language`, else German, else whichever there is."""
        for tag in (language, "de"):
            if tag in self.texts:
                return self.texts[tag]
        return next(iter(self.texts.values()))
