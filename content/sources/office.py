# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office publishes: a list of items and their hashes, and a document for each item.

The items are those of `content.codec.item_to_row`, of whatever kind they say themselves. They are
cleaned once more here: what made them is not part of what this terminal has to trust.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from content.codec import item_from_json
from content.model import Item, Kind
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import UnreadableError, json_of, object_of, text
from content.sources.faults import Aside, named
from content.sources.scrubbed import scrubbed

#: Addresses that the agent answers over its own line to the office.
LINE: Final = "office:"
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LARGEST: Final = 4_000_000
_MOST_ITEMS: Final = 1_000
_HEAD: Final = 8_192
_TAIL: Final = 400
# without these a page of the kind has nothing to show
_NEEDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.EVENT: ("event",),
    Kind.OFFER: ("offer",),
    Kind.CALL: ("call",),
    Kind.MEETING: ("meeting",),
    Kind.DEPARTURE: ("departure", "timetable", "trip_update"),
    Kind.WARNING: ("warning",),
    Kind.VEHICLE: ("vehicle",),
    Kind.PLACE: ("place",),
    Kind.WEATHER: ("weather",),
}


@dataclass(frozen=True)
class _Refused(Exception):  # noqa: N818 - a reason, ends up in a value
    """Why one entry gives no item, in one German sentence."""

    reason: str


class _Office(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`.

    What the office takes away is away, so an empty list is believed. An item whose document did
    not come is named in `lacking`, so that what is held of it stays.
    """

    format = "office"
    # an office's source holds all kinds at once: the source's own says nothing
    kinds = (Kind.NEWS, *(kind for kind in Kind if kind is not Kind.NEWS))
    empty_is_normal = True
    largest = _LARGEST
    documents = _MOST_ITEMS

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the list and what is there of its documents; ask for the others."""
        try:
            listed = object_of(data).get("items")
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if not isinstance(listed, list):
            return Parsed(error="Die Datei ist kein Verzeichnis der Leitstelle: ihr fehlen items.")
        look = _Look(context, Aside(context))
        items = look.aside.kept(look.items(listed))
        wanted = tuple(islice(dict.fromkeys(look.wanted), self.documents))
        return Parsed(items, look.aside.rejected, wants=wanted, lacking=tuple(look.lacking))

    def detect(self, data: bytes) -> bool:
        """Whether it is an object with a source and a list of items by their hashes."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            head[:1] == b"{"
            and b'"items"' in head
            and b'"sha256"' in head
            and b'"source"' in head + data[-_TAIL:]
        )


class _Look:
    """One look at a list: what is asked for, and what could not be had."""

    def __init__(self, context: Context, aside: Aside) -> None:
        self.aside = aside
        self.wanted: list[Request] = []
        self.lacking: list[str] = []
        self._context = context
        self._seen: set[str] = set()

    def items(self, listed: list[Any]) -> Iterator[Item]:
        """The items whose documents are there and whole."""
        for number, entry in enumerate(listed, start=1):
            if self.aside.full:
                self.aside.pass_over()
                continue
            place = named("Eintrag", number, text(entry, "id"))
            with self.aside.sparing(place):
                try:
                    yield self._item(entry)
                except _Refused as refused:
                    self.aside.put(place, refused.reason)

    def _item(self, entry: object) -> Item:
        name, digest = text(entry, "id"), text(entry, "sha256")
        prefix = f"{self._context.source}:"
        if not name.startswith(prefix) or not name.removeprefix(prefix).strip():
            raise _Refused(f"Hat keine Kennung, die mit {prefix} beginnt.")
        if not _HASH.fullmatch(digest):
            raise _Refused("Nennt keine Prüfsumme (sha256).")
        if name in self._seen:
            raise _Refused("Steht schon weiter oben in der Liste.")
        self._seen.add(name)
        request = Request(_address(self._context.url, digest), sha256=digest)
        self.wanted.append(request)
        body = self._context.further.get(request)
        if body is None:
            self.lacking.append(name)
            raise _Refused("Seine Datei ist noch nicht da; was davon schon da war, bleibt.")
        if hashlib.sha256(body).hexdigest() != digest:
            self.lacking.append(name)
            raise _Refused("Seine Datei ist nicht die, deren Prüfsumme die Liste nennt.")
        return _read(body, name, self._context)


def _address(base: str, digest: str) -> str:
    """Where a document lies: on the line to the office, else beside the list's own folder."""
    if base.startswith(LINE):
        return f"{LINE}blob/{digest}"
    folder = base.partition("?")[0].rpartition("/")[0]
    # the list is one of the `document`s of the office, the files lie beside those
    home = re.sub(r"/document(?:/source)?\Z", "", folder)
    return f"{home}/blob/{digest}"


def _read(body: bytes, name: str, context: Context) -> Item:
    """The item of a document, safe to be shown.

    Raises:
        _Refused: there is none.
    """
    try:
        found = item_from_json(json_of(body, _LARGEST))
    except UnreadableError as error:
        raise _Refused(error.reason) from error
    except ValueError as error:
        raise _Refused("Seine Datei ist kein Eintrag, wie der Schaukasten ihn liest.") from error
    if found.id != name or found.source != context.source:
        raise _Refused("Seine Datei nennt eine andere Kennung oder Quelle als die Liste.")
    needs = _NEEDS.get(found.kind, ())
    if needs and not any(getattr(found, detail) is not None for detail in needs):
        raise _Refused(f"Ist von der Art {found.kind}, aber ohne deren Angaben.")
    try:
        item = scrubbed(found)
    except ValueError as error:
        raise _Refused("Enthält eine Zahl, die keine ist.") from error
    if not any(one.title or one.summary or one.body for one in item.texts.values()):
        raise _Refused("Hat keinen Text.")
    return replace(
        item,
        id=name,
        source=context.source,
        places=item.places or context.places,
        licence=item.licence or context.licence,
    )


ADAPTER = _Office()
