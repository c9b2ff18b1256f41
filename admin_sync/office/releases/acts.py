# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff do with releases: take them in, send them to screens, call them off. All is logged.

Rights are the views' to ask for.
"""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from admin_sync.office.fleet import acts, outgoing
from admin_sync.office.fleet.models import Document, Terminal
from admin_sync.office.people import audit
from admin_sync.office.people.models import User
from admin_sync.office.releases import depot
from admin_sync.office.releases.models import Release
from admin_sync.protocol import release as protocol
from admin_sync.protocol import wire
from admin_sync.protocol.wire import MessageError

#: Where terminals find a bundle, seen from the address of the office, by the SHA-256 (hex) of it.
ADDRESS = "device/v1/bundle/"


class RefusedError(Exception):
    """An act is not done; the message is for who wanted it."""


def add(file: Path, now: datetime) -> Release:
    """Take a bundle in, with what stands beside it.

    Raises:
        depot.DepotError: it cannot be used, or another one has that version.
        OSError: it cannot be read or written.
    """
    said = depot.describe(file)
    known = Release.objects.filter(version=said.version).exclude(pk=said.sha256).exists()
    if known:
        raise depot.DepotError(
            f"there is another {said.version} already", "remove it first: kiosk office release"
        )
    depot.take(file, said)
    values = {
        "version": said.version,
        "compatible": said.compatible,
        "commit": said.commit,
        "built": said.built,
        "size": said.size,
        "added": now,
    }
    with transaction.atomic():
        made, _new = Release.objects.update_or_create(pk=said.sha256, defaults=values)
        audit.record(None, "release-added", f"release:{said.version}", {"sha256": made.pk}, now)
    return made


def remove(version: str, now: datetime) -> None:
    """Remove a bundle that no terminal is to have.

    Raises:
        depot.DepotError: there is none, or it is wanted.
    """
    found = Release.objects.filter(version=version).first()
    if found is None:
        raise depot.DepotError(f"there is no {version}", "kiosk office release list")
    # who runs it already is done with it
    wanted = [one for one in wishes().values() if one.url == ADDRESS + found.pk]
    if wanted:
        raise depot.DepotError(
            f"{len(wanted)} terminals are to run {version}", "call it off on the page first"
        )
    with transaction.atomic():
        audit.record(None, "release-removed", f"release:{version}", {"sha256": found.pk}, now)
        Release.objects.filter(pk=found.pk).delete()
    depot.remove(found.pk)


def send(
    release: Release, terminals: Sequence[Terminal], by: User, now: datetime, *, at_once: bool
) -> None:
    """Publish a release for terminals, anew where they had it: what failed is tried once more.

    Raises:
        RefusedError: its file is gone, or too many would be dark at once.
    """
    if not depot.is_there(release.pk):
        raise RefusedError(_("Die Datei dieser Aktualisierung fehlt in der Leitstelle."))
    if at_once and len(terminals) > acts.ALONE:
        raise RefusedError(
            _("Sofort geht es nur für höchstens %(number)s Bildschirme zugleich.")
            % {"number": acts.ALONE}
        )
    said = protocol.Release(
        version=release.version,
        compatible=release.compatible,
        issue=uuid.uuid4().hex,
        url=ADDRESS + release.pk,
        size=release.size,
        sha256=release.pk,
        now=at_once,
    )
    with transaction.atomic():
        for terminal in terminals:
            outgoing.put(terminal, protocol.NAME, wire.plain(said), now)
            detail = {"version": release.version, "now": at_once}
            audit.record(by, "release-sent", f"terminal:{terminal.pk}", detail, now)


def cancel(terminals: Iterable[Terminal], by: User, now: datetime) -> int:
    """Let terminals run on as they are; for how many that is news."""
    wished = wishes()
    called_off = [one for one in terminals if one.pk in wished]
    with transaction.atomic():
        for terminal in called_off:
            outgoing.remove(terminal, protocol.NAME)
            detail = {"version": wished[terminal.pk].version}
            audit.record(by, "release-cancelled", f"terminal:{terminal.pk}", detail, now)
    return len(called_off)


def wishes() -> Mapping[int, protocol.Release]:
    """Which release terminals are to run, by their primary keys."""
    found = {}
    rows = Document.objects.filter(name=protocol.NAME)
    for pk, body in rows.values_list("terminal_id", "body"):
        try:
            found[pk] = wire.read(protocol.Release, json.loads(bytes(body)))
        except (ValueError, MessageError):
            continue
    return found
