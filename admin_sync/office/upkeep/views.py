# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the office is well, for machines: `/healthz` for everybody, `/metrics` for few."""

import ipaddress
from hmac import compare_digest

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from admin_sync.office import config
from admin_sync.office.people.rights import public
from admin_sync.office.upkeep import metrics, pulse
from content.clock import utc_now


@public
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """200 where server, database and worker are alive, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = True
    except DatabaseError:
        database = False
    worker = pulse.alive(config.current().state)
    well = database and worker
    answer = JsonResponse(
        {"alive": True, "database": database, "worker": worker}, status=200 if well else 503
    )
    answer["Cache-Control"] = "no-store"
    return answer


@public
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus: with the token of office.toml, or from this machine without one."""
    chosen = config.current()
    file = chosen.watch.metrics_token_file
    if file:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        allowed = compare_digest(given.encode(), config.secret(file).encode())
    else:
        allowed = _from_here(request)
    if not allowed:
        return HttpResponse("not for you\n", status=403, content_type="text/plain")
    body = metrics.text(metrics.figures(chosen.state, utc_now()))
    return HttpResponse(body, content_type="text/plain; version=0.0.4; charset=utf-8")


def _from_here(request: HttpRequest) -> bool:
    """Whether it comes from this machine itself, and not through the proxy on it."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
