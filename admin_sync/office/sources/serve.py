# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Serves what the office fetches for terminals: each item a blob, a list of them a document."""

import json
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from admin_sync.office import config
from admin_sync.office.fleet import blobs, outgoing
from admin_sync.office.sources import copy, reach
from admin_sync.office.sources.models import Source
from content.codec import item_to_row
from content.model import Attachment, Item, Picture

_log = logging.getLogger(__name__)

#: A list must fit into an envelope.
MOST_ITEMS = 1_000


def name_of(source: str) -> str:
    """The document of a source."""
    return f"source/{source}"


def publish(source: Source, items: Iterable[Item], now: datetime) -> int:
    """Let the terminals of a source have its items; for how many that is news."""
    listed = [{"id": item.id, "sha256": keep(item)} for item in list(items)[:MOST_ITEMS]]
    body = {"source": source.pk, "items": listed}
    name = name_of(source.pk)
    above = reach.standing().filter(reach.below([source.unit_id]))
    return sum(outgoing.put(terminal, name, body, now) for terminal in above)


def keep(item: Item) -> str:
    """Keep an item and its pictures as blobs; the SHA-256 (hex) of the item."""
    bare = replace(
        item,
        first_seen=None,
        last_seen=None,
        pictures=tuple(_kept(picture) for picture in item.pictures),
        attachments=tuple(_paper(paper) for paper in item.attachments),
    )
    row = json.dumps(item_to_row(bare), ensure_ascii=False, sort_keys=True)
    return blobs.put(row.encode("utf-8", "replace"))


def _kept(picture: Picture) -> Picture:
    """A picture as a terminal gets it: from here where we have it, else from where it was."""
    if not picture.media:
        return picture
    try:
        digest = blobs.put(copy.media(picture.media).read_bytes())
    except OSError as error:
        _log.warning("A picture cannot be served: %s", error)
        return picture
    return Picture(blobs.address(config.current().base_url, digest), picture.alt)


def _paper(paper: Attachment) -> Attachment:
    """A document keeps its address: the terminal draws its pages by itself."""
    return replace(paper, pages=(), pages_in_all=0, text="", problem="")
