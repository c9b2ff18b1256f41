# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is known of a source beside its items, and how rows of the store are written."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from content.believe import Suspicion
from content.codec import item_from_json, item_to_row
from content.fetched import Validators
from content.files import replace_file
from content.model import Item
from content.parsed import Rejected
from content.schema import storable

CHECKED_NAME = "sources.json"
# touched in the runtime folder after each commit, for readers to watch
STAMP_NAME = "content.stamp"
# the folder of what a restart may forget, below the runtime folder
LIVE_NAME = "live"


@dataclass(frozen=True, slots=True)
class SourceState:
    """What the store holds of a source, committed together with its items.

    `validators` are those of the last answer that was believed. `changed` is when items last
    changed, aware UTC. `items` is how many are held. `basis` names what else the items depend
    on, such as the source's settings: where it changed, the validators say nothing.
    """

    id: str
    validators: Validators = field(default_factory=Validators)
    rejected: tuple[Rejected, ...] = ()
    suspicion: Suspicion = field(default_factory=Suspicion)
    changed: datetime | None = None
    items: int = 0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The last look at a source. Kept in the runtime folder, so a reboot forgets it.

    `status` is one of `updated`, `unchanged`, `kept`, `failed`. `succeeded` is the last time
    the source answered as it should (also with "unchanged"): what is shown is as new as that.
    """

    at: datetime
    status: str
    succeeded: datetime | None = None
    error: str | None = None
    failures: int = 0
    due: datetime | None = None
    size: int = 0

    def next(self, now: datetime) -> datetime:
        """When the source is to be asked next: now, where that is not known.

        A look in the future was dated by a clock that was put right since. How old the answer is
        nobody can say any more, so nothing is gained by waiting.
        """
        if self.due is None or self.at > now:
            return now
        # whatever a wrong clock once wrote, the wait is as long as it was meant to be
        return min(self.due, now + (self.due - self.at))


def item_row(item: Item) -> str:
    """The text that stands for an item in the store: equal for items that are shown equal.

    When it was seen stands in columns of its own, and a default is not written, so that a
    release with a new field finds the rows of the old one unchanged.
    """
    return _text(item_to_row(replace(item, first_seen=None, last_seen=None)))


def row_item(row: str, first_seen: str | None, last_seen: str | None) -> Item:
    """The item of a row.

    Raises:
        ValueError: the row is damaged.
    """
    try:
        item = item_from_json(json.loads(row))
        return replace(
            item,
            first_seen=_moment(first_seen) or item.first_seen,
            last_seen=_moment(last_seen) or item.last_seen,
        )
    except TypeError as error:
        raise ValueError(f"a damaged row: {error}") from error


def source_row(state: SourceState) -> str:
    """The text that stands for a source in the store."""
    suspicion = state.suspicion
    lacking = [] if suspicion.lacking is None else [_said(suspicion.lacking)]
    return _text(
        {
            "validators": asdict(state.validators),
            "rejected": [[entry.where, entry.reason] for entry in state.rejected],
            "suspicion": [_said(suspicion.since), suspicion.fetches, suspicion.empty, *lacking],
            "changed": _said(state.changed),
            "basis": state.basis,
        }
    )


def row_source(source_id: str, row: str, items: int) -> SourceState:
    """The source of a row.

    Raises:
        ValueError: the row is damaged.
    """
    try:
        data = json.loads(row)
        validators = data.get("validators") or {}
        since, fetches, empty, *more = data.get("suspicion") or (None, 0, False)
        lacking = _moment(more[0]) if more else None
        return SourceState(
            id=source_id,
            validators=Validators(
                str(validators.get("etag") or ""), str(validators.get("last_modified") or "")
            ),
            rejected=tuple(Rejected(*entry) for entry in data.get("rejected") or ()),
            suspicion=Suspicion(_moment(since), int(fetches), bool(empty), lacking),
            changed=_moment(data.get("changed")),
            items=items,
            basis=str(data.get("basis") or ""),
        )
    except (AttributeError, TypeError) as error:
        raise ValueError(f"a damaged row of source {source_id}: {error}") from error


def read_checked(runtime: Path) -> dict[str, Checked]:
    """The last look at each source; empty where there is none that can be read."""
    try:
        data = json.loads((runtime / CHECKED_NAME).read_text(encoding="utf-8"))
        return {source: _checked(entry) for source, entry in data["sources"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_checked(runtime: Path, checked: Mapping[str, Checked]) -> None:
    """Write the last look at each source, by rename.

    Raises:
        OSError: the runtime folder cannot be written.
    """
    sources = {
        source: {
            "at": _said(look.at),
            "status": look.status,
            "succeeded": _said(look.succeeded),
            "error": look.error,
            "failures": look.failures,
            "due": _said(look.due),
            "size": look.size,
        }
        for source, look in checked.items()
    }
    data = _text({"version": 1, "sources": sources}).encode()
    replace_file(runtime / CHECKED_NAME, data, durable=False)


def _checked(entry: Mapping[str, Any]) -> Checked:
    at = _moment(entry["at"])
    if at is None:
        raise ValueError("a look without its time")
    return Checked(
        at=at,
        status=str(entry["status"]),
        succeeded=_moment(entry.get("succeeded")),
        error=entry.get("error"),
        failures=int(entry.get("failures", 0)),
        due=_moment(entry.get("due")),
        size=int(entry.get("size", 0)),
    )


def _text(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return storable(text)


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(raw: str | None) -> datetime | None:
    return None if raw is None else datetime.fromisoformat(raw).astimezone(UTC)
