# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office says to terminals: documents that last, and orders for now, sealed with its key.

A document is addressed to the device that stands at its place; when a spare takes over, all are
sealed anew. The kind of an envelope is the document's name, or `order`.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Device, Document, Order, Terminal
from admin_sync.office.people.models import User
from admin_sync.protocol import encoding, envelope, orders, wire

#: How long an order waits for a terminal that is away.
LASTS = timedelta(minutes=10)

#: The documents that name items, by their SHA-256.
LISTS = Q(name="content") | Q(name__startswith="source/")


def put(terminal: Terminal, name: str, body: Mapping[str, Any], now: datetime) -> bool:
    """Let a terminal apply a document; whether that is news.

    Raises:
        KeyMissingError: the office has no key.
        ValueError: the body is no JSON, or larger than an envelope may be.
    """
    data, mark = encoding.canonical(dict(body)), envelope.mark(body)
    with transaction.atomic():
        old = Document.objects.select_for_update().filter(terminal=terminal, name=name).first()
        if old is not None and old.mark == mark:
            return False
        sealed = _sealed(accepted(terminal), name, body, now)
        values = {"mark": mark, "body": data, "sealed": sealed, "changed": now}
        Document.objects.update_or_create(terminal=terminal, name=name, defaults=values)
        touch(terminal)
    return True


def remove(terminal: Terminal, name: str) -> None:
    """Let a terminal forget a document."""
    with transaction.atomic():
        gone, _ = Document.objects.filter(terminal=terminal, name=name).delete()
        if gone:
            touch(terminal)


def seal_anew(terminal: Terminal, now: datetime) -> None:
    """Address all documents of a terminal to the device that stands there now."""
    device = accepted(terminal)
    with transaction.atomic():
        for document in Document.objects.select_for_update().filter(terminal=terminal):
            body = json.loads(bytes(document.body))
            document.sealed = _sealed(device, document.name, body, now)
            document.save(update_fields=["sealed"])


def order(  # noqa: PLR0913, PLR0917 - an order is all of this
    device: Device,
    verb: orders.Verb,
    arguments: Mapping[str, str],
    by: User | None,
    now: datetime,
    lasts: timedelta = LASTS,
) -> Order:
    """Order a device to do something at once; it is told with its next beat.

    Raises:
        KeyMissingError: the office has no key.
    """
    with transaction.atomic():
        Device.objects.filter(pk=device.pk).update(last_order=F("last_order") + 1)
        device.refresh_from_db(fields=["last_order"])
        said = orders.Order(
            uuid.uuid4().hex, device.pk, device.last_order, verb, now, now + lasts, arguments
        )
        sealed = envelope.seal(
            "order", device.pk, wire.plain(said), keys.office(), now, not_after=said.not_after
        )
        return Order.objects.create(
            id=said.id,
            device=device,
            number=said.number,
            verb=verb.value,
            arguments=dict(arguments),
            sealed=sealed.decode(),
            issued=now,
            not_after=said.not_after,
            by=by,
        )


def accepted(terminal: Terminal) -> Device | None:
    """The device that stands at a terminal."""
    return Device.objects.filter(terminal=terminal, state=Device.State.ACCEPTED).first()


def touch(terminal: Terminal) -> None:
    """Note that something changed in what we expect of a terminal."""
    Terminal.objects.filter(pk=terminal.pk).update(edition=F("edition") + 1)


def _sealed(device: Device | None, name: str, body: Mapping[str, Any], now: datetime) -> bytes:
    if device is None:
        return b""
    return envelope.seal(name, device.pk, body, keys.office(), now)
