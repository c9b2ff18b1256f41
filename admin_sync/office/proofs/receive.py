# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Takes the links of a device's chain of proofs: keeps all of them, whatever is wrong with them."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from admin_sync.office.fleet.models import Device
from admin_sync.office.proofs.models import Flaw, Proof
from admin_sync.office.sources import history
from admin_sync.protocol.chain import ChainError, Link, read

#: By how much a device's clock may be ahead of ours.
_AHEAD = timedelta(minutes=2)
_LOG = logging.getLogger("schaukasten.office.proofs")


def receive(device: Device, links: Sequence[str | bytes], now: datetime) -> int:
    """Keep sealed links as they came from a device; how many of them are kept now.

    All are: what is not believed, or is a second link with a number that was there, is marked
    with its flaw. A link that came before is kept already. They are on the disk when this
    returns.
    """
    sealed = [link.encode("utf-8", "replace") if isinstance(link, str) else link for link in links]
    with transaction.atomic():
        rows = [_row(device, one, now) for one in dict.fromkeys(sealed)]
        known = _known(device, rows)
        there = {digest for digest, _ in known}
        taken = {sequence: digest for digest, sequence in known if sequence is not None}
        fresh = [row for row in rows if row.digest not in there]
        titles = {name: _title(name) for name in {row.notice for row in fresh if row.notice}}
        for row in fresh:
            row.title = titles.get(row.notice, "")
            if row.sequence is not None and row.digest != taken.setdefault(
                row.sequence, row.digest
            ):
                row.flaw = Flaw.FORK
        Proof.objects.bulk_create(fresh, ignore_conflicts=True)
    for row in fresh:
        if row.flaw:
            _LOG.error(
                "a link of a chain of proofs is not in order",
                extra={"device": device.pk, "sequence": row.sequence, "flaw": str(row.flaw)},
            )
    return len(links)


def _known(device: Device, rows: Sequence[Proof]) -> list[tuple[str, int | None]]:
    """Digest and number of what is there already of these links and of these numbers."""
    kept = Proof.objects.filter(device=device)
    numbers = [row.sequence for row in rows if row.sequence is not None]
    digests = [row.digest for row in rows]
    return [
        *kept.filter(digest__in=digests).values_list("digest", "sequence"),
        *kept.filter(sequence__in=numbers).values_list("digest", "sequence"),
    ]


def _title(notice: str) -> str:
    """What a notice is called now: later it may be gone."""
    version = history.newest(notice)
    return version.title[:300] if version is not None else ""


def _row(device: Device, sealed: bytes, now: datetime) -> Proof:
    """A link as it is kept."""
    row = Proof(
        device=device,
        terminal_id=device.terminal_id,
        digest=hashlib.sha256(sealed).hexdigest(),
        raw=sealed.decode("utf-8", "backslashreplace").replace("\x00", "\\x00"),
        received=now,
    )
    try:
        _believe(row, read(sealed, bytes(device.key)))
    except ChainError:
        row.flaw = Flaw.UNBELIEVED
        return row
    if row.ends is not None and row.ends > now + _AHEAD:
        row.flaw = Flaw.AHEAD
    return row


def _believe(row: Proof, link: Link) -> None:
    """Copy what a believed link says."""
    showing = link.showing
    row.sequence = link.sequence
    row.previous = link.previous
    row.notice = _kept(showing.notice, 300)
    row.content = _kept(showing.content, 64)
    row.begins = showing.begin
    row.ends = showing.end
    row.pages = list(showing.pages)
    row.canary = showing.canary
    row.screenshot = _kept(showing.screenshot, 64)


def _kept(text: str, most: int) -> str:
    """A text as every database keeps it; the link as it came stays beside it."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")[:most]
