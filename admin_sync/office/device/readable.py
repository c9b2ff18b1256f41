# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may read which file over the line: terminals what their documents name, all what is public.

Knowing a SHA-256 opens nothing: drafts, pictures of screens and what belongs to other screens lie
in the same folder. Staff look at files through their own pages.
"""

import json
import threading
from collections import OrderedDict
from datetime import datetime
from functools import lru_cache

from admin_sync.office.device import store
from admin_sync.office.fleet import blobs, outgoing
from admin_sync.office.fleet.models import Document
from admin_sync.office.public import shelf
from content.codec import item_from_json

#: So many names are kept by heart, of all lists together.
_MOST = 200_000
_NONE: frozenset[str] = frozenset()
_lock = threading.Lock()
_by_mark: "OrderedDict[str, frozenset[str]]" = OrderedDict()


def by_terminal(name: str, terminal: int) -> bool:
    """Whether what a terminal is to show names a file, now or once its time has come."""
    store.fresh()
    lists = Document.objects.filter(outgoing.LISTS, terminal=terminal)
    # a list is known by its mark: terminals with the same one share what it names
    return any(name in _named(pk, mark) for pk, mark in lists.values_list("pk", "mark"))


def by_anybody(name: str, now: datetime) -> bool:
    """Whether a card that is on the website now names a file."""
    store.fresh()
    return any(name in blobs.named(card) for held in shelf.shelves(now) for card in held.at(now))


def _named(document: int, mark: str) -> frozenset[str]:
    with _lock:
        if mark in _by_mark:
            _by_mark.move_to_end(mark)
            return _by_mark[mark]
    # by its mark, too: it may be another one by now
    body = Document.objects.filter(pk=document, mark=mark).values_list("body", flat=True).first()
    items = json.loads(bytes(body)).get("items", ()) if body is not None else ()
    digests = [str(one["sha256"]) for one in items]
    found, whole = set(digests), body is not None
    for digest in digests:
        try:
            found |= _of_item(digest)
        except (LookupError, ValueError, TypeError):
            whole = False
    if whole:
        _keep(mark, frozenset(found))
    return frozenset(found)


def _keep(mark: str, names: frozenset[str]) -> None:
    with _lock:
        _by_mark[mark] = names
        while len(_by_mark) > 1 and sum(map(len, _by_mark.values())) > _MOST:
            _by_mark.popitem(last=False)


@lru_cache(maxsize=20_000)
def _of_item(digest: str) -> frozenset[str]:
    data = blobs.read(digest)
    if data is None:
        raise LookupError(digest)
    return blobs.named(item_from_json(json.loads(data))) or _NONE
