# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker does again and again, and what of it belongs to no other app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from admin_sync.office import config
from admin_sync.office.editor import publish
from admin_sync.office.fleet import alerts, joining
from admin_sync.office.people import head
from admin_sync.office.sources import history
from admin_sync.office.upkeep import calls


@dataclass(frozen=True, slots=True)
class Job:
    """Done every so often; `run` is told the time, and what it raises costs only itself."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def ping(now: datetime) -> None:  # noqa: ARG001 - told like every job
    """Tell whoever watches the office from outside that the worker works."""
    address = config.current().watch.ping_url
    if address:
        calls.ping(address)


def end_sessions(now: datetime) -> None:
    """Forget sessions of staff that ended."""
    Session.objects.filter(expire_date__lt=now).delete()


def all_jobs() -> tuple[Job, ...]:
    """Every job, the most urgent first."""
    day, hour = timedelta(days=1), timedelta(hours=1)
    return (
        Job("entries", timedelta(seconds=30), publish.tick),
        Job("ping", config.current().watch.every, ping),
        Job("alerts", timedelta(seconds=20), alerts.run),
        Job("joining", hour, joining.tidy),
        Job("history", day, history.tidy),
        Job("sessions", day, end_sessions),
        Job("audit", day, head.send),
    )
