# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From entries that hang to what terminals are told: blobs of items, and a list of them each.

Nothing here decides whether an entry may hang: that is `editor.flow`.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from admin_sync.office import config
from admin_sync.office.editor import flow, items, repeat, targets, uploads
from admin_sync.office.editor.draft import Draft, Where, from_json, to_json
from admin_sync.office.editor.models import Entry, Revision
from admin_sync.office.fleet import blobs, outgoing
from admin_sync.office.fleet.models import Terminal
from content.codec import item_to_row
from content.model import Item

_log = logging.getLogger(__name__)

#: The document of a terminal that lists what the office shows there.
DOCUMENT = "content"
# dates of a series come closer day by day
_AGAIN = timedelta(hours=20)


def case(entry: Entry) -> flow.Case:
    """What `editor.flow` needs to know of an entry."""
    latest = entry.revisions.filter(number=entry.version).first()
    return flow.Case(
        state=flow.State(entry.state),
        version=entry.version,
        writer=writer(latest, entry),
        serious=latest is not None and latest.draft.serious,
        live=entry.live,
        settled=entry.settled,
        urgent_until=entry.urgent_until,
    )


def writer(revision: Revision | None, entry: Entry) -> str:
    """Who wrote a version, as `flow` knows people."""
    if revision is None or revision.by_id is None:
        return f"club:{entry.invitation_id or ''}"
    return str(revision.by_id)


def item_id(entry: Entry) -> str:
    """The id of an entry's item on every screen; a series adds its dates after a slash."""
    return f"{items.SOURCE}:{entry.pk}"


def lay(entry: Entry, now: datetime) -> None:
    """Make the items of what hangs, and tell the screens that had or get them. Saves the entry."""
    with transaction.atomic():
        before = _where(entry)
        known = case(entry)
        version = flow.hanging(known, now)
        revision = entry.revisions.filter(number=version).first() if version else None
        if revision is None:
            # where it hung stays known, for proofs
            entry.items = []
        else:
            draft = revision.draft
            entry.since, entry.until = draft.since, until_of(draft)
            entry.targets = to_json(Draft(draft.kind, where=draft.where)).get("where", {})
            made = made_of(entry, revision, flow.ends(known, draft.until), now)
            entry.items = [_kept(item) for item in made]
        entry.laid = now
        entry.save()
        touched = targets.terminals(before) | targets.terminals(_where(entry))
        refresh(touched.distinct(), now)


def made_of(
    entry: Entry, revision: Revision, ends: datetime | None, now: datetime
) -> tuple[Item, ...]:
    """The items of a version; none where it is over."""
    if ends is not None and ends <= now:
        return ()
    draft = revision.draft
    return items.items(draft, setting(entry, revision, draft, ends), now)


def setting(entry: Entry, revision: Revision, draft: Draft, ends: datetime | None) -> items.Setting:
    """What an item says beside what was typed."""
    pages: tuple[str, ...] = ()
    if draft.pdf and draft.kind != "notice":
        paper = uploads.find(draft.pdf, uploads.PDF)
        pages = tuple(sha for sha, *_size in paper.pages[:1]) if paper else ()
    return items.Setting(
        uid=str(entry.pk),
        base=config.current().base_url,
        author=draft.source or entry.unit.name,
        published=entry.published or revision.made,
        updated=revision.made,
        places=targets.places(draft.where),
        ends=ends,
        pages=pages,
    )


def compose(terminal: Terminal, hanging: Iterable[Entry]) -> Mapping[str, Any]:
    """The list of a terminal, of those of the entries that are for it."""
    listed = [one for entry in hanging if is_for(entry, terminal) for one in entry.items]
    return {"source": items.SOURCE, "items": sorted(listed, key=lambda one: str(one["id"]))}


def is_for(entry: Entry, terminal: Terminal) -> bool:
    """Whether what hangs of an entry is for a terminal."""
    where = _where(entry)
    units = {terminal.unit_id, terminal.unit.parent_id}
    return (
        terminal.pk in where.terminals
        or bool(units.intersection(where.units))
        or any(group.pk in where.groups for group in terminal.groups.all())
    )


def until_of(draft: Draft) -> datetime | None:
    """When a version is over by itself."""
    if draft.kind == "event" and draft.until is None:
        return repeat.over(draft.when)
    return draft.until


def refresh(terminals: Iterable[Terminal], now: datetime) -> int:
    """Tell terminals what hangs there; how many of them got news."""
    told = list(
        Terminal.objects.filter(pk__in=[terminal.pk for terminal in terminals])
        .select_related("unit")
        .prefetch_related("groups")
    )
    units = {unit for t in told for unit in (t.unit_id, t.unit.parent_id) if unit}
    hanging = list(
        Entry.objects.filter(live__gt=0).exclude(items=[]).filter(unit__in=units).order_by("pk")
    )
    return sum(outgoing.put(each, DOCUMENT, compose(each, hanging), now) for each in told)


def tick(now: datetime) -> int:
    """What time alone changes: ends, approval that did not come, dates of series; how many.

    To be called about once a minute. Screens know the ends themselves: this only tidies up.
    """
    over = Q(until__lte=now, laid__lt=F("until"))
    over |= Q(urgent_until__lte=now, laid__lt=F("urgent_until"))
    series = Q(kind=Entry.Kind.EVENT, laid__lte=now - _AGAIN)
    due = Entry.objects.filter(live__gt=0).exclude(items=[]).filter(over | series)
    changed = 0
    for entry in due:
        try:
            lay(entry, now)
        except Exception:  # noqa: BLE001 - whatever it is, it costs this entry alone
            _log.exception("an entry was not laid anew", extra={"entry": str(entry.pk)})
        else:
            changed += 1
    return changed


def _where(entry: Entry) -> Where:
    return from_json({"kind": entry.kind, "where": entry.targets}).where


def _kept(item: Item) -> dict[str, str]:
    data = json.dumps(item_to_row(item), ensure_ascii=False, sort_keys=True).encode()
    return {"id": item.id, "sha256": blobs.put(data)}
