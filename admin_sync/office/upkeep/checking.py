# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office check`: what an admin would look at, each with what to do about it."""

import shutil
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core.mail import get_connection
from django.db import DatabaseError, connection

from admin_sync.office import derived
from admin_sync.office.config import Config
from admin_sync.office.fleet import keys
from admin_sync.office.people import audit
from admin_sync.office.people.models import Membership, Role, Unit
from admin_sync.office.proofs.models import Flaw, Proof
from admin_sync.office.upkeep import calls, migrating, pulse, serving
from content.settings.problem import SettingsError

_ROOM = 1 << 30
_BACKUP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `hint` says what to do, and is "" where all is well."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


Check = Callable[[Config, datetime], Iterator[Finding]]


def findings(config: Config, now: datetime) -> Iterator[Finding]:
    """What all checks find. One that breaks is red, and the others go on."""
    for check in CHECKS:
        name = check.__name__.strip("_")
        try:
            yield from check(config, now)
        except (DatabaseError, OSError, SettingsError, ssl.SSLError) as error:
            yield Finding(name, ok=False, detail=f"{type(error).__name__}: {error}"[:300], hint="")


def _secrets(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    if derived.secret_key(config) == derived.NO_SECRET:
        yield Finding("secret", False, "not there", "kiosk office init")
    else:
        yield Finding("secret", True, str(config.secret_file))
    try:
        keys.office()
        yield Finding("key", True, str(keys.file(config.state)))
    except keys.KeyMissingError as error:
        yield Finding("key", False, str(error), "kiosk office init, or restore a backup")
    for path, others in serving.readable(config):
        yield Finding("rights", False, f"{others} can read {path}", f"chmod o=,g= {path}")


def _database(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1" if connection.vendor != "sqlite" else "PRAGMA quick_check(1)")
        (word,) = cursor.fetchone()
    if word not in {1, "ok"}:
        yield Finding("database", False, str(word), "restore a backup")
        return
    waiting = migrating.pending()
    said = f"{connection.vendor}, {len(waiting)} migrations are waiting"
    yield Finding("database", not waiting, said, "kiosk office upgrade" if waiting else "")


def _people(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    managers = Membership.objects.filter(
        role=Role.MANAGER, unit__kind=Unit.Kind.AMT, user__is_active=True
    ).count()
    hint = "" if managers else "kiosk office invite MAIL"
    yield Finding("people", managers > 0, f"{managers} in the Verwaltung of the Amt", hint)
    units = Unit.objects.filter(kind=Unit.Kind.VILLAGE).count()
    yield Finding(
        "villages", units > 0, f"{units}", "" if units else "kiosk office init --amt FILE"
    )


def _audit(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    found = audit.verify()
    if found.broken is None:
        yield Finding("audit", True, f"{found.entries} entries, the chain holds")
    else:
        said = f"the chain does not hold at entry {found.broken}"
        yield Finding("audit", False, said, "compare with a backup: somebody changed the past")


def _proofs(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    bad = Proof.objects.exclude(flaw=Flaw.NONE).count()
    said = f"{Proof.objects.count()} links, {bad} not in order"
    yield Finding("proofs", bad == 0, said, "see the page /aushang/" if bad else "")


def _worker(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    found = pulse.read(config.state)
    if not pulse.alive(config.state) or found is None:
        yield Finding("worker", False, "not alive", "systemctl start schaukasten-office-worker")
        return
    bad = [name for name, one in found.jobs.items() if one.error]
    said = f"failed last time: {', '.join(bad)}" if bad else f"{len(found.jobs)} jobs are well"
    yield Finding("worker", not bad, said, "see its log" if bad else "")


def _server(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    try:
        answer = calls.fetch(f"http://{config.listen}/healthz")
        yield Finding("server", "database" in answer, f"answers at {config.listen}")
    except calls.CallError:
        hint = "systemctl start schaukasten-office"
        yield Finding("server", False, f"nothing answers at {config.listen}", hint)


def _address(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    parts = urlsplit(config.base_url)
    if parts.scheme != "https":
        near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
        hint = "" if near else "put the TLS proxy in front: setup/nginx.conf in the state folder"
        yield Finding("address", near, f"{config.base_url} is not encrypted", hint)
        return
    try:
        calls.fetch(f"{config.base_url}/healthz")
        yield Finding("address", True, config.base_url)
    except calls.CallError as error:
        said = f"{config.base_url}: {error}"
        yield Finding("address", False, said, "see the proxy, its certificate, and the name")


def _mail(config: Config, now: datetime) -> Iterator[Finding]:  # noqa: ARG001
    if not config.mail.host:
        yield Finding("mail", False, "no mail goes out", "name a server in [mail] of office.toml")
        return
    try:
        with get_connection(fail_silently=False):
            yield Finding("mail", True, f"{config.mail.host} takes mail")
    except OSError as error:  # smtplib's errors are of this kind
        yield Finding("mail", False, f"{config.mail.host}: {error}"[:200], "see [mail]")


def _room(config: Config, now: datetime) -> Iterator[Finding]:
    free = shutil.disk_usage(config.state).free
    hint = "" if free > _ROOM else "make some room"
    yield Finding("disk", free > _ROOM, f"{free / (1 << 30):.1f} GB free", hint)
    file = config.state / "last-backup"
    made = datetime.fromisoformat(file.read_text().strip()) if file.is_file() else None
    fresh = made is not None and now - made < _BACKUP
    said = f"the last one is of {made:%Y-%m-%d %H:%M}" if made else "there is none yet"
    yield Finding("backup", fresh, said, "" if fresh else "kiosk office backup FILE, every night")


CHECKS: tuple[Check, ...] = (
    _secrets,
    _database,
    _people,
    _audit,
    _proofs,
    _worker,
    _server,
    _address,
    _mail,
    _room,
)
