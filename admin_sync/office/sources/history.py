# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What each item said at each minute: written as sources change, read to explain the past."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from admin_sync.office.sources.models import ItemVersion
from content.model import Item
from content.state import item_row, row_item

#: For how long what is gone can be explained.
KEPT = timedelta(days=400)
#: How many past versions of one item are kept; of what changes often the oldest go.
MOST_VERSIONS = 50

_LONGEST_TITLE = 300
_LONGEST_WORDS = 4000
_AT_ONCE = 200


def fingerprint(item: Item) -> str:
    """A hash of what people read and see of an item: not of counts, dates or when it was seen."""
    texts = {tag: [t.title, t.summary, t.body, t.alt] for tag, t in sorted(item.texts.items())}
    call = item.call
    asked = [call.question, [option.label for option in call.options]] if call else []
    seen = [[picture.url, picture.alt] for picture in item.pictures]
    papers = [[paper.url, paper.title] for paper in item.attachments]
    said = json.dumps([texts, asked, seen, papers, item.link], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def record(source: str, items: Iterable[Item], now: datetime) -> int:
    """Note what a source holds now; how many versions began or ended."""
    new = {item.id: item for item in items}
    with transaction.atomic():
        held = dict(
            ItemVersion.objects.filter(source=source, until=None).values_list("item", "row")
        )
        rows = {key: item_row(item) for key, item in new.items()}
        ended = [key for key, row in held.items() if rows.get(key) != row]
        begun = [key for key, row in rows.items() if held.get(key) != row]
        firsts = _firsts(set(ended) & set(begun))
        for some in _parts(ended):
            ItemVersion.objects.filter(item__in=some, until=None).update(until=now)
        ItemVersion.objects.bulk_create(
            (_version(new[key], rows[key], firsts.get(key, now), now) for key in begun),
            batch_size=_AT_ONCE,
        )
        _thin(sorted(firsts))
    return len(ended) + len(begun)


def at(moment: datetime) -> QuerySet[ItemVersion]:
    """The versions that held at a moment."""
    return ItemVersion.objects.filter(since__lte=moment).filter(Q(until=None) | Q(until__gt=moment))


def items_at(sources: Iterable[str], moment: datetime, kind: str = "") -> tuple[Item, ...]:
    """What sources held at a moment, or what of it is of a kind."""
    rows = at(moment).filter(source__in=list(sources)).order_by("pk")
    if kind:
        rows = rows.filter(kind=kind)
    return tuple(
        replace(_item(row), first_seen=first) for row, first in rows.values_list("row", "first")
    )


def newest(item: str) -> ItemVersion | None:
    """The newest version of an item, also of one that is gone; None for whatever is no id."""
    if "\0" in item:  # PostgreSQL keeps no such text
        return None
    return ItemVersion.objects.filter(item=item).order_by("-since").first()


def item_of(version: ItemVersion) -> Item:
    """The item of a version."""
    return replace(_item(version.row), first_seen=version.first, last_seen=version.until)


def tidy(now: datetime) -> int:
    """Forget what has been gone for long; how many versions went."""
    gone, _ = ItemVersion.objects.filter(until__lt=now - KEPT).delete()
    return gone


def folded(words: str) -> str:
    """Words as they are looked for: case and accents do not matter, nor ß for ss."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("\u00ad", ""))
    kept = (sign for sign in plain if not unicodedata.combining(sign) and sign != "\0")
    return "".join(kept).encode("utf-8", "replace").decode()


def found(words: str, among: QuerySet[ItemVersion]) -> QuerySet[ItemVersion]:
    """Those of the versions that hold every one of the words."""
    for word in folded(words).split()[:10]:
        among = among.filter(words__contains=word)
    return among


def _thin(keys: list[str]) -> None:
    """Keep the newest past versions of what changes all the time, such as counts of votes."""
    for some in _parts(keys):
        past = ItemVersion.objects.filter(item__in=some).exclude(until=None)
        many = past.values("item").annotate(number=Count("pk")).filter(number__gt=MOST_VERSIONS)
        for item in many.values_list("item", flat=True):
            rows = ItemVersion.objects.filter(item=item).exclude(until=None).order_by("-since")
            old = list(rows.values_list("pk", flat=True)[MOST_VERSIONS:])
            ItemVersion.objects.filter(pk__in=old).delete()


def _firsts(keys: set[str]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for some in _parts(sorted(keys)):
        rows = ItemVersion.objects.filter(item__in=some, until=None)
        found.update(rows.values_list("item", "first"))
    return found


def _parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


def _version(item: Item, row: str, first: datetime, now: datetime) -> ItemVersion:
    text = item.text()
    said = " ".join(f"{t.title} {t.summary} {t.body}" for t in item.texts.values())
    title = text.title or text.summary or item.id
    return ItemVersion(
        item=item.id,
        source=item.source,
        kind=item.kind.value,
        title=title[:_LONGEST_TITLE],
        words=folded(f"{said} {item.id}")[:_LONGEST_WORDS],
        row=row,
        fingerprint=fingerprint(item),
        first=item.first_seen or first,
        since=now,
    )


@lru_cache(maxsize=20_000)
def _item(row: str) -> Item:
    """The item of a row; each look asks for the same rows again."""
    return row_item(row, None, None)
