# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Wires the updates of a terminal to its settings, its documents, its clock and its machine."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from admin_sync.agent import service, updatefiles
from admin_sync.agent.documents import RELEASE, Documents
from admin_sync.agent.rauc import Options, Rauc
from admin_sync.agent.rhythm import Rhythm
from admin_sync.agent.service import ServiceError
from admin_sync.agent.traffic import Traffic
from admin_sync.agent.updates import Moment
from admin_sync.agent.updating import Doors, RebootError, Updater
from admin_sync.protocol import wire
from admin_sync.protocol.release import Release
from content.clock import boot, since_boot, utc_now
from kiosk.settings.model import Settings


def updater(  # noqa: PLR0913 - what it looks at
    settings: Settings,
    documents: Documents,
    traffic: Traffic,
    *,
    device: Callable[[], str],
    trusted: Callable[[], bool],
    visited: Callable[[], bool],
    seen: Callable[[], bool],
) -> Updater:
    """The updates of one terminal; `device` is its name at its office, "" for none."""
    state = settings.paths.state
    bounded = settings.network.metered or settings.network.monthly_mb > 0

    def moment() -> Moment:
        return Moment(
            utc_now(),
            trusted(),
            boot(),
            since_boot(),
            visited=visited(),
            seen=seen(),
            share=Rhythm(device()).phase(1.0),
            room=traffic.room if bounded else None,
        )

    doors = Doors(
        wish=lambda: wished(documents),
        source=lambda release: source(release, settings),
        moment=moment,
        keep=lambda memory: updatefiles.write(state, updatefiles.AGENT, memory),
        carried=lambda size: traffic.used(size) if bounded else None,
        reboot=_reboot,
        left=lambda: updatefiles.left(state),
        stick=lambda: updatefiles.stick(state),
    )
    return Updater(Rauc(), updatefiles.booted(), updatefiles.memory(state), doors)


def wished(documents: Documents) -> Release | None:
    """What the office wants to run here; None where it wants nothing."""
    found = documents.read(RELEASE)
    try:
        return wire.read(Release, json.loads(found[0])) if found is not None else None
    except (ValueError, wire.MessageError):
        return None


def source(release: Release, settings: Settings) -> tuple[str, Options]:
    """Where RAUC finds a bundle, and what it is told of the way there.

    Its proxy is in the environment of its service: it takes none here (docs/updates.md).

    Raises:
        ValueError: it is nowhere that may be reached.
    """
    where = urljoin(settings.office.url.rstrip("/") + "/", release.url)
    parts = urlsplit(where)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"„{release.url[:100]}“ ist keine Adresse im Netz.")
    options: dict[str, tuple[str, object]] = {}
    if settings.network.ca_file:
        options["tls-ca"] = ("s", str(Path(settings.network.ca_file)))
    return where, options


def _reboot() -> None:
    try:
        service.reboot()
    except ServiceError as error:
        raise RebootError(str(error)) from error
