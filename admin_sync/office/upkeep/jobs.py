# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker does again and again, and what of it belongs to no other app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from admin_sync.office import config
from admin_sync.office.editor import publish
from admin_sync.office.fleet import alerts, composing, joining
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people import head
from admin_sync.office.sources import history
from admin_sync.office.upkeep import calls, sweeping
from content.clock import at_glass
from content.files import replace_file


@dataclass(frozen=True, slots=True)
class Job:
    """Done every so often; `run` is told the time, and what it raises costs only itself."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def audit_mail(now: datetime) -> None:
    """Mail the head of the log, once a day however often the worker begins anew."""
    file, today = config.current().state / "audit-mailed", f"{at_glass(now):%Y-%m-%d}"
    if file.is_file() and file.read_text("utf-8") == today:
        return
    if head.send(now):
        replace_file(file, today.encode())


def ping(now: datetime) -> None:  # noqa: ARG001 - told like every job
    """Tell whoever watches the office from outside that the worker works."""
    address = config.current().watch.ping_url
    if address:
        calls.ping(address)


def end_sessions(now: datetime) -> None:
    """Forget sessions of staff that ended."""
    Session.objects.filter(expire_date__lt=now).delete()


def tell_settings(now: datetime) -> None:
    """Let terminals know what changed in office.toml since they were told, such as its address."""
    composing.publish(Terminal.objects.filter(retired=None), now)


def all_jobs() -> tuple[Job, ...]:
    """Every job, the most urgent first."""
    day, hour = timedelta(days=1), timedelta(hours=1)
    return (
        Job("entries", timedelta(seconds=30), publish.tick),
        Job("alerts", timedelta(seconds=10), alerts.run),
        Job("ping", config.current().watch.every, ping),
        Job("settings", day, tell_settings),
        Job("joining", hour, joining.tidy),
        Job("history", day, history.tidy),
        Job("sessions", day, end_sessions),
        Job("audit", hour, audit_mail),
        Job("sweep", day, sweeping.sweep),
    )
