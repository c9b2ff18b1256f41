# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""OParl 1.0 and 1.1 (oparl.org): the meetings of councils, from wherever a server begins."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from content.clean import plain_text, safe_link
from content.clock import at_glass, day_start
from content.dates import parse_moment
from content.details import Meeting
from content.model import Item, Kind, Text
from content.request import Request
from content.sources.adapter import Adapter, Context, Parsed, Rejected
from content.sources.documents import (
    LARGEST,
    UnreadableError,
    flag,
    items_of,
    object_of,
    text,
    whole,
)
from content.sources.entries import LONGEST_LICENCE, LONGEST_TITLE, identity
from content.sources.oparl_parts import has_results, meeting_of
from content.sources.option import Options, Setting

WINDOW = timedelta(days=400)
# how long the results of a meeting are of interest, and of how many
RESULTS_FOR = timedelta(days=60)
_MOST_RESULTS = 10

# of the documents that a sync may fetch: for lists, and for all
_MOST_LISTS = 34
_MOST_DOCUMENTS = 50
# a longer list is asked for what changed lately; the answer may be the whole list all the same
_MOST_PAGES = 12
_LATELY = timedelta(days=400)
_MOST_ORGANISATION_PAGES = 3

_HEAD = 8_192
_SCHEMA = re.compile(rb"https?:\\?/\\?/(?:schema\.)?oparl\.org\\?/")

Json = dict[str, Any]
OPTIONS: Options = MappingProxyType(
    {"body": Setting("Only these bodies, with commas: parts of names, or ids.", "Haby, Holtsee")}
)


class _OParl(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "oparl"
    kinds = (Kind.MEETING,)
    empty_is_normal = False
    options = OPTIONS
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one document and what it leads to.

        An entry is an object of the document: the one that it is, or each one of a list. A
        meeting becomes an item; a body or system only leads to meetings, and is set aside with
        that reason as long as they are not there.
        """
        try:
            root = object_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        library = Library(context)
        walk = _Walk(library, context)
        if not walk.enter(root):
            return Parsed(error="Die Datei ist JSON, aber kein OParl: kein bekannter type.")
        items = walk.items()
        return Parsed(items, tuple(walk.rejected), wants=tuple(library.wants))

    def detect(self, data: bytes) -> bool:
        """Whether the head of a JSON object names OParl's schema."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] == b"{" and _SCHEMA.search(head) is not None


class Library:
    """The documents that are there, and those that are wanted, up to a bound."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read: dict[str, Json | None] = {}
        self.wants: list[Request] = []
        self.room = _MOST_LISTS

    def of(self, value: object) -> Json | None:
        """The object that stands in a place, or that the address there leads to."""
        if isinstance(value, dict):
            return value
        return self.get(value) if isinstance(value, str) else None

    def get(self, raw: str) -> Json | None:
        """The object at an address; None while it is not there, or where it is unreadable."""
        url = safe_link(raw, self._context.url)
        if not url:
            return None
        if url not in self._read and len(self._read) < self.room:
            self._read[url] = self._fetched(Request(url))
        return self._read.get(url)

    def knows(self, raw: str) -> bool:
        """Whether the address was asked for or read."""
        return safe_link(raw, self._context.url) in self._read

    def wants_now(self, raw: str) -> bool:
        """Whether the object at an address is still to come."""
        return Request(safe_link(raw, self._context.url)) in self.wants

    def _fetched(self, request: Request) -> Json | None:
        if request not in self._context.further:
            self.wants.append(request)
            return None
        data = self._context.further[request]
        try:
            found = object_of(data) if data is not None else None
        except UnreadableError:
            return None
        return None if found is None or flag(found, "deleted") else found


@dataclass(frozen=True, slots=True)
class _Found:
    """A meeting as it stands in a list, and whose it is."""

    number: int
    raw: Json
    start: datetime
    body: Json = field(default_factory=dict)


class _Walk:
    """From the first document to the meetings."""

    def __init__(self, library: Library, context: Context) -> None:
        self._library = library
        self._context = context
        self._found: dict[str, _Found] = {}
        self._old = 0
        self._far = 0
        self._licence = ""
        self._names: dict[str, Mapping[str, str]] = {}
        self.rejected: list[Rejected] = []

    def enter(self, root: Json) -> bool:
        """Find all meetings from the first document on; False where it is no OParl."""
        listed = isinstance(root.get("data"), list)
        kinds = [kind_of(entry) for entry in (root["data"] if listed else [root])]
        if not any(kinds) and not (listed and not kinds):
            return False
        self._licence = text(root, "license")
        if listed:
            for number, entry in enumerate(self._pages(root, self._context.url), start=1):
                self._entry(number, entry)
        else:
            self._entry(1, root)
        return True

    def items(self) -> tuple[Item, ...]:
        """The meetings that are of interest, the next one first, then the latest results."""
        now = self._context.now
        begin = day_start(at_glass(self._context.since or now).date() - timedelta(days=1))
        coming = sorted((f for f in self._found.values() if f.start >= begin), key=_when)
        past = [f for f in self._found.values() if f.start < begin]
        past.sort(key=_when, reverse=True)
        told = [f for f in past if has_results(f.raw)][:_MOST_RESULTS]
        self._old += len(past) - len(told)
        self._report()
        chosen = [*coming, *told]
        if len(chosen) > self._context.max_items:
            rest = len(chosen) - self._context.max_items
            reason = f"Mehr als {self._context.max_items} nimmt diese Quelle nicht."
            self.rejected.append(Rejected(f"{rest} weitere Sitzungen", reason))
            chosen = chosen[: self._context.max_items]
        # details are asked for once it is certain which meetings are the next ones
        self._library.room = _MOST_DOCUMENTS if not self._library.wants else 0
        made = ((found, self._made(found)) for found in chosen)
        return tuple(item for _, item in made if item is not None)

    def _entry(self, number: int, entry: object) -> None:
        kind = kind_of(entry)
        where = f"Eintrag {number}"
        if not isinstance(entry, dict):
            self.rejected.append(Rejected(where, "Ist kein JSON-Objekt."))
        elif flag(entry, "deleted"):
            self.rejected.append(Rejected(f"{where}, {kind}", "Ist gelöscht."))
        elif kind == "Meeting":
            self._meeting(number, entry, {})
        elif kind == "System":
            self._licence = text(entry, "license") or self._licence
            self._lead(where, entry, "body")
        elif kind in {"Body", "Organization"}:
            self._lead(where, entry, "meeting")
        else:
            self.rejected.append(Rejected(where, f"Ist keine Sitzung ({kind or 'ohne type'})."))

    def _lead(self, where: str, entry: Json, key: str) -> None:
        """Follow a system to its bodies, or a body to its meetings."""
        name = plain_text(text(entry, "name"), 60)
        label = f"{where}, {kind_of(entry)}" + (f" „{name}“" if name else "")
        target = entry.get(key)
        if not self._wanted(entry):
            return
        if isinstance(target, str) and self._library.get(target) is None:
            reason = f"Führt zu {target[:200]}, das noch nicht geholt wurde oder nicht da ist."
            self.rejected.append(Rejected(label, reason))
            return
        if not isinstance(target, str | list | dict):
            self.rejected.append(Rejected(label, f"Nennt keine Adresse unter {key}."))
            return
        for number, found in enumerate(self._listed(target), start=1):
            if key == "body":
                self._lead(f"Körperschaft {number}", found, "meeting")
            elif kind_of(found) == "Meeting":
                self._meeting(number, found, entry)

    def _wanted(self, entry: Json) -> bool:
        """Whether a body is one of those in the settings; without any, all are."""
        chosen = [
            name.strip().casefold()
            for name in self._context.options.get("body", "").split(",")
            if name.strip()
        ]
        if not chosen or kind_of(entry) != "Body":
            return True
        name = text(entry, "name").casefold()
        return any(one in name or one == text(entry, "id").casefold() for one in chosen)

    def _listed(self, target: object) -> Iterator[Json]:
        """The objects of a list: on pages behind an address, or right here."""
        if isinstance(target, list):
            yield from (found for raw in target if (found := self._library.of(raw)) is not None)
            return
        first = self._library.of(target)
        if first is None:
            return
        if isinstance(first.get("data"), list):
            url = target if isinstance(target, str) else ""
            yield from (entry for entry in self._pages(first, url) if isinstance(entry, dict))
        else:
            yield first

    def _pages(self, first: Json, url: str) -> Iterator[Any]:
        """The entries of all pages of a list, read from both ends towards the middle."""
        library = self._library
        yield from items_of(first, "data")
        here = text(first, "links", "self") or url
        if (whole(first, "pagination", "totalPages") or 0) > _MOST_PAGES:
            lately = self._lately(url)
            if lately is None and library.wants:
                return
            if lately is not None and isinstance(lately.get("data"), list):
                first = lately
                yield from items_of(first, "data")
        seen = {here, url, text(first, "links", "self")}
        ends = [(text(first, "links", "next"), "next")]
        if ends[0][0]:  # a single page has no further end
            ends.append((text(first, "links", "last"), "prev"))
        while ends:
            further, way = ends.pop(0)
            if not further or further in seen:
                continue
            seen.add(further)
            page = library.get(further)
            if page is None and not library.knows(further):
                reason = "Wurde nicht gelesen: die Liste hat zu viele Seiten."
                self.rejected.append(Rejected(f"Seite {further[:200]}", reason))
            elif page is not None:
                yield from items_of(page, "data")
                ends.append((text(page, "links", way), way))

    def _lately(self, url: str) -> Json | None:
        """What changed lately of a long list, for the same days all month."""
        if not url or "modified_since" in url:
            return None
        day = (at_glass(self._context.now) - _LATELY).replace(
            day=1, hour=0, minute=0, second=0, microsecond=0
        )
        mark = "&" if "?" in url else "?"
        return self._library.get(f"{url}{mark}modified_since={quote(day.isoformat(), safe='')}")

    def _meeting(self, number: int, raw: Json, body: Json) -> None:
        where = f"Eintrag {number} („{plain_text(text(raw, 'name'), 60)}“)"
        if flag(raw, "deleted"):
            self.rejected.append(Rejected(where, "Ist gelöscht."))
            return
        start = parse_moment(text(raw, "start"))
        if start is None:
            self.rejected.append(Rejected(where, "Nennt keinen Beginn."))
        elif start > self._context.now + WINDOW:
            self._far += 1
        elif start < self._context.now - RESULTS_FOR:
            self._old += 1
        else:
            uid = identity(text(raw, "id") or f"{text(raw, 'name')}\n{start.isoformat()}")
            kept = self._found.setdefault(uid, _Found(number, raw, start, body))
            if kept.raw != raw:  # pages read from two ends, or twice, bring the same again
                self.rejected.append(Rejected(where, "Steht doppelt in der Liste."))

    def _report(self) -> None:
        for count, reason in (
            (self._old, "Sind vorbei, oder ihre Ergebnisse sind alt oder fehlen."),
            (self._far, f"Sind erst in mehr als {WINDOW.days} Tagen."),
        ):
            if count:
                many = "1 Sitzung" if count == 1 else f"{count} Sitzungen"
                self.rejected.append(Rejected(many, reason))

    def _made(self, found: _Found) -> Item | None:
        try:
            return self._item(found)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it costs this meeting alone
            where = f"Eintrag {found.number}"
            self.rejected.append(Rejected(where, f"Ist nicht lesbar ({type(fault).__name__})."))
            return None

    def _item(self, found: _Found) -> Item:
        raw, context = found.raw, self._context
        meeting = meeting_of(raw, found.start, self._who(found), self._library.of)
        uid = identity(text(raw, "id") or f"{text(raw, 'name')}\n{found.start.isoformat()}")
        licence = plain_text(text(raw, "license") or self._licence, LONGEST_LICENCE)
        return Item(
            id=f"{context.source}:{uid}",
            kind=context.kind,
            source=context.source,
            texts={context.language: Text(_title(raw, meeting))},
            published=parse_moment(text(raw, "created")),
            updated=parse_moment(text(raw, "modified")),
            places=context.places,
            link=safe_link(text(raw, "web")),
            licence=context.licence or licence,
            meeting=meeting,
        )

    def _who(self, found: _Found) -> str:
        """Who meets: the committees by their names, else the body."""
        said = found.raw.get("organization")
        names = []
        for one in said if isinstance(said, list) else [said]:
            listed = self._organisations(found.body)
            if listed is None:
                continue
            known = listed.get(one, "") if isinstance(one, str) else ""
            names.append(known or text(self._library.of(one), "name"))
        shown = [plain_text(name, LONGEST_TITLE) for name in dict.fromkeys(names) if name]
        return ", ".join(shown[:3]) or plain_text(text(found.body, "name"), LONGEST_TITLE)

    def _organisations(self, body: Json) -> Mapping[str, str] | None:
        """The names of a body's committees, which one list tells at once; None until it came."""
        target = body.get("organization")
        if not isinstance(target, str):
            return {}
        if target not in self._names:
            found: dict[str, str] = {}
            page = self._library.get(target)
            if page is None and self._library.wants_now(target):
                return None
            for _ in range(_MOST_ORGANISATION_PAGES):
                for entry in items_of(page, "data"):
                    found[text(entry, "id")] = text(entry, "name")
                further = text(page, "links", "next")
                page = self._library.get(further) if further else None
            self._names[target] = found
        return self._names[target]


def kind_of(entry: object) -> str:
    """The last part of an object's `type`, whatever the version of the schema before it."""
    named = re.split(r"[/#:]", text(entry, "type").rstrip("/"))[-1]
    if named or not isinstance(entry, dict):
        return named
    if "oparlVersion" in entry:
        return "System"
    if "organization" in entry and isinstance(entry.get("meeting"), str):
        return "Body"
    return "Meeting" if "start" in entry and ("id" in entry or "name" in entry) else ""


def _when(found: _Found) -> datetime:
    return found.start


def _title(raw: Json, meeting: Meeting) -> str:
    name = plain_text(text(raw, "name"), LONGEST_TITLE)
    return name or (f"Sitzung: {meeting.body}" if meeting.body else "Sitzung")


ADAPTER = _OParl()
