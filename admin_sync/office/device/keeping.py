# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a terminal entrusts to the office: on the disk before it is thanked for, and kept once."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from admin_sync.office.device import store
from admin_sync.office.device.exchange import JSON_LIMIT, RefusedError, Reply, Request
from admin_sync.office.device.memory import Open
from admin_sync.office.device.models import Entry
from admin_sync.office.fleet import acts, blobs
from admin_sync.office.fleet.models import Device, Order
from admin_sync.office.proofs import receive
from admin_sync.protocol import encoding, wire
from admin_sync.protocol.envelope import DEEPEST
from admin_sync.protocol.messages import OutboxEntry
from admin_sync.protocol.orders import Receipt, Verb

#: Entries or links in one request.
MOST = 200
#: Bytes of a picture or an extract of a log.
LARGEST_BLOB = 8_000_000
_LATE = timedelta(hours=1)
_ORDER = re.compile(r"for=([0-9a-f]{32})")
_MAKES = {Verb.SCREENSHOT: (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"), Verb.LOG: (b"",)}
_DETAIL = 2_000
_KEY, _KIND = 100, 40


def outbox(asked: Request, opened: Open, sequence: int, now: datetime) -> Reply:
    """Keep entries, each once by its key."""
    entries = [_entry(raw) for raw in _listed(asked.json(), "entries")]
    rows = [
        Entry(
            device_id=opened.device,
            terminal_id=opened.terminal,
            key=entry.key,
            kind=entry.kind,
            body=entry.body,
            created=entry.created,
            received=now,
        )
        for entry in entries
    ]
    with counted(opened, sequence):
        Entry.objects.bulk_create(rows, ignore_conflicts=True)
    return Reply(200, encoding.canonical({"kept": [entry.key for entry in entries]}))


def proofs(asked: Request, opened: Open, sequence: int, now: datetime) -> Reply:
    """Keep links of the chain of proofs, whatever is wrong with them: `kept` is the last number."""
    links = _listed(asked.json(), "links")
    if not all(isinstance(link, str) for link in links):
        raise RefusedError(400, "links", "a link is a sealed envelope, as text")
    with counted(opened, sequence):
        device = Device.objects.get(pk=opened.device)
        receive.receive(device, links, now)
    return Reply(200, encoding.canonical({"kept": max(map(_number, links), default=0)}))


def receipts(told: Sequence[Receipt], opened: Open, sequence: int, now: datetime) -> list[str]:
    """Keep what became of orders; the ids of those that need not be told again."""
    with counted(opened, sequence):
        for receipt in told:
            Order.objects.filter(pk=receipt.order, device=opened.device, outcome="").update(
                outcome=receipt.outcome.value,
                detail=receipt.detail[:_DETAIL],
                blob=receipt.blob if _is_blob(receipt.blob) else "",
                answered=now,
            )
        device = Device.objects.select_related("terminal").filter(pk=opened.device).first()
        if device is not None:
            acts.answered(device, now)
    # one of an order that is not known (any more) is done with, too
    return [receipt.order for receipt in told]


def upload(asked: Request, opened: Open, sequence: int, name: str, now: datetime) -> Reply:
    """Keep the picture or the extract that an order asked this very device for."""
    stated = _ORDER.fullmatch(asked.environ.get("QUERY_STRING", ""))
    if not _is_blob(name) or stated is None:
        raise RefusedError(404, "blob", "a file is put for an order only")
    order = Order.objects.filter(pk=stated[1], device=opened.device).first()
    if order is None or order.verb not in _MAKES:
        raise RefusedError(404, "order", "no order of this device asked for a file")
    if order.outcome or now > order.not_after + _LATE:
        raise RefusedError(409, "order", "that order is over")
    data = asked.body(LARGEST_BLOB)
    if hashlib.sha256(data).hexdigest() != name:
        raise RefusedError(400, "blob", "not the file of that name")
    if not data.startswith(_MAKES[Verb(order.verb)]):
        raise RefusedError(415, "blob", f"not what {order.verb} makes")
    with counted(opened, sequence):
        # one order makes one file, however often it is sent
        if not Order.objects.filter(pk=order.pk, blob__in=["", name]).update(blob=name):
            raise RefusedError(409, "order", "that order has brought its file")
        blobs.put(data)
    return Reply(201, encoding.canonical({"kept": name}))


@contextmanager
def counted(opened: Open, sequence: int) -> Iterator[None]:
    """A transaction of a request that counts in every process of the office; it is on the disk.

    Raises:
        RefusedError: one with that number or a higher one did before.
    """
    with store.committed():
        if not store.advance(opened.id, sequence):
            raise RefusedError(401, "sequence", "that number was used, or the session is over")
        yield
    opened.stored = max(opened.stored, sequence)


def _listed(body: Mapping[str, Any], name: str) -> list[Any]:
    found = body.get(name)
    if not isinstance(found, list):
        raise RefusedError(400, name, f"{name} is no list")
    if len(found) > MOST:
        raise RefusedError(413, name, f"at most {MOST} of them at once")
    return found


def _entry(raw: object) -> OutboxEntry:
    try:
        entry = wire.read(OutboxEntry, raw)
    except wire.MessageError as error:
        raise RefusedError(400, "entries", str(error)) from error
    if not 0 < len(entry.key) <= _KEY or not 0 < len(entry.kind) <= _KIND:
        raise RefusedError(400, "entries", "an entry with a key or kind too long, or none")
    return entry


def _number(link: str) -> int:
    """What a link calls itself; 0 for what is none."""
    try:
        body = encoding.parse(link.encode(), limit=JSON_LIMIT, depth=DEEPEST)["body"]
        return int(body["sequence"])
    except (KeyError, TypeError, ValueError):
        return 0


def _is_blob(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")  # noqa: PLR2004
