# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Removes files that nothing names any more: uploads that no version took, items of before.

What any version of an entry names, what hangs, what proofs are about and what orders brought stays
for ever. The rest goes after a week, unless somebody put or used it meanwhile; so do counts of
tries, none of which holds for longer than a day.
"""

import contextlib
import json
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from admin_sync.office import config
from admin_sync.office.editor import preview
from admin_sync.office.editor.models import Attachment, Entry, Revision
from admin_sync.office.fleet import blobs, outgoing
from admin_sync.office.fleet.models import Document, Order
from admin_sync.office.proofs.models import Proof
from admin_sync.office.sources import history
from admin_sync.office.sources.models import ItemVersion
from admin_sync.office.sources.reach import OFFICE
from admin_sync.office.upkeep import locks
from admin_sync.office.upkeep.said import UpkeepError
from content.codec import item_from_json
from content.model import Item

#: For so long stays what nothing names: a form may be open that does, or a terminal behind.
KEPT = timedelta(days=7)
#: The lock of the files: a sweep holds it alone, a backup together with others.
LOCK = "blobs"
_LOG = logging.getLogger("schaukasten.office.sweep")
_AT_ONCE = 500


def waste(ages: Mapping[str, datetime], named: Collection[str], now: datetime) -> tuple[str, ...]:
    """The files that may go: not named, and neither put nor used for a while. Pure."""
    return tuple(
        name for name, touched in ages.items() if name not in named and touched < now - KEPT
    )


def sweep(now: datetime) -> int:
    """Remove what may go; how many files. While a backup is made, nothing does."""
    preview.tidy(now)
    forget_counts(now)
    try:
        with locks.held(config.current().state, LOCK, "", alone=True):
            # the ages first: what is put from now on is not among them, or proves to be young
            ages = blobs.ages()
            forget_uploads(now)
            old = waste(ages, named(), now)
            stays = posted(old)
            gone = [one for one in old if one not in stays and blobs.remove(one, now - KEPT)]
    except UpkeepError:
        _LOG.info("a backup is being made: files are swept another time")
        return 0
    if gone:
        _LOG.info("files that nothing names were removed", extra={"count": len(gone)})
    return len(gone)


def forget_counts(now: datetime) -> None:
    """Remove counts that are long over; by itself each goes only where it is asked for again."""
    for file in config.current().counts.glob("*.djcache"):
        # another process may have removed it
        with contextlib.suppress(FileNotFoundError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < now - KEPT:
                file.unlink()


def forget_uploads(now: datetime) -> int:
    """Forget uploads that no version of any entry took; how many."""
    taken = set(_of_versions())
    old = Attachment.objects.filter(made__lt=now - KEPT).exclude(used__gte=now - KEPT)
    count = 0
    for pk, sha, used in list(old.values_list("pk", "sha", "used")):
        if sha not in taken:
            # whoever put it into a form just now keeps it
            gone, _ = Attachment.objects.filter(pk=pk, used=used).delete()
            count += bool(gone)
    return count


def named() -> set[str]:
    """All files that anything names."""
    found = set(_of_versions())
    for attachment in Attachment.objects.only("sha", "pages").iterator(chunk_size=_AT_ONCE):
        found.update(attachment.files)
    for row in ItemVersion.objects.filter(source=OFFICE).iterator(chunk_size=_AT_ONCE):
        found |= blobs.named(history.item_of(row))
    for column in ("content", "screenshot"):
        found.update(
            Proof.objects.exclude(**{column: ""}).values_list(column, flat=True).distinct()
        )
    found.update(Order.objects.exclude(blob="").values_list("blob", flat=True))
    listed = set(_listed())
    return found | listed | set(_of_items(listed))


def posted(among: Iterable[str]) -> set[str]:
    """Those of the files that proofs are about: the items of notices as they hung, with theirs."""
    proved = set(Proof.objects.exclude(notice="").values_list("notice", flat=True).distinct())
    found: set[str] = set()
    for name in among:
        item = _item(name)
        if item is not None and item.id in proved:
            found |= {name, *blobs.named(item)}
    return found


def _of_versions() -> Iterator[str]:
    """The pictures and PDFs of all versions there ever were: what was posted has to be shown."""
    rows = Revision.objects.values_list("content__picture", "content__pdf")
    for pair in rows.iterator(chunk_size=_AT_ONCE):
        yield from filter(None, pair)


def _listed() -> Iterator[str]:
    """The items that hang, or that lists of terminals name."""
    for items in Entry.objects.exclude(items=[]).values_list("items", flat=True):
        yield from (str(one["sha256"]) for one in items)
    marks: set[str] = set()
    # hundreds of terminals have the same list
    for mark, pk in Document.objects.filter(outgoing.LISTS).values_list("mark", "pk"):
        if mark not in marks:
            marks.add(mark)
            for body in Document.objects.filter(pk=pk).values_list("body", flat=True):
                yield from (str(one["sha256"]) for one in json.loads(bytes(body)).get("items", ()))


def _of_items(digests: Iterable[str]) -> Iterator[str]:
    """The pictures and PDFs of items."""
    for digest in digests:
        item = _item(digest)
        if item is not None:
            yield from blobs.named(item)


def _item(name: str) -> Item | None:
    """What a file says, if it is an item."""
    try:
        with blobs.path(name).open("rb") as file:
            # pictures and PDFs are large, and begin otherwise
            data = file.read() if file.read(1) == b"{" else b""
        return item_from_json(json.loads(b"{" + data)) if data else None
    except (OSError, LookupError, ValueError, TypeError):
        return None
