# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office itself has screens show: the `content` documents, their items, their history."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from admin_sync.office.fleet import blobs
from admin_sync.office.fleet.models import Document, Terminal
from admin_sync.office.sources import history
from admin_sync.office.sources.models import ItemVersion, Listing
from admin_sync.office.sources.reach import OFFICE
from content.codec import item_from_json
from content.model import Item

_NAME = "content"


def items_of(terminal: Terminal, moment: datetime) -> tuple[Item, ...]:
    """What the office had a screen show at a moment, as far as it was noted."""
    listed = (
        Listing.objects.filter(terminal=terminal, since__lte=moment)
        .filter(Q(until=None) | Q(until__gt=moment))
        .order_by("-since")
        .first()
    )
    if listed is None:
        return ()
    rows = history.at(moment).filter(source=OFFICE, item__in=listed.items)
    return tuple(history.item_of(version) for version in rows)


def known_since(terminal: Terminal) -> datetime | None:
    """Since when it is noted what the office has a screen show; None where nothing is."""
    first = Listing.objects.filter(terminal=terminal).order_by("since").first()
    return first.since if first else None


def note(now: datetime) -> int:
    """Note what screens are to show and what those items say; how many lists are new.

    To be called every few seconds: where nothing changed it costs two queries.
    """
    documents = Document.objects.filter(name=_NAME)
    noted = dict(Listing.objects.filter(until=None).values_list("terminal", "since"))
    changed = [
        (pk, terminal, moment)
        for pk, terminal, moment in documents.values_list("pk", "terminal", "changed")
        if noted.get(terminal) != moment
    ]
    for pk, _, _ in changed:
        _listed(documents.get(pk=pk))
    if changed:
        history.record(OFFICE, _all_items(documents.iterator(chunk_size=200)), now)
    return len(changed)


def _listed(document: Document) -> None:
    ids = [entry["id"] for entry in _entries(document)]
    with transaction.atomic():
        held = Listing.objects.filter(terminal=document.terminal, until=None)
        held.update(until=document.changed)
        Listing.objects.create(terminal=document.terminal, items=ids, since=document.changed)


def _entries(document: Document) -> list[dict[str, str]]:
    body = json.loads(bytes(document.body))
    entries: list[dict[str, str]] = body.get("items", [])
    return entries


def _all_items(documents: Iterable[Document]) -> Iterator[Item]:
    wanted = {
        entry["id"]: entry["sha256"] for document in documents for entry in _entries(document)
    }
    for digest in wanted.values():
        data = blobs.read(digest)
        if data is not None:
            yield item_from_json(json.loads(data))


def version_of(item: str, moment: datetime) -> ItemVersion | None:
    """What an item said at a moment; None where it was not there."""
    return history.at(moment).filter(item=item).first()
