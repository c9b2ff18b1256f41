# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is used on a screen: how often, what, and when in the day."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from admin_sync.office.fleet import usage as counted
from admin_sync.office.fleet.views.access import terminal_for
from admin_sync.office.people.rights import Right, needs
from content.clock import utc_now

_WEEKS = 4


@needs(Right.SEE)
def usage(request: HttpRequest, pk: int) -> HttpResponse:
    """The last four weeks of one screen, from its counters."""
    found = terminal_for(request, pk, Right.SEE)
    since = utc_now() - timedelta(weeks=_WEEKS)
    # the app that keeps them stands on this one, so it is asked by way of the screen
    rows = found.entries.filter(kind=counted.COUNTERS, created__gte=since)
    told = counted.usage(rows.values_list("body", flat=True).iterator())
    context = {"terminal": found, "usage": told, "weeks": _WEEKS}
    return render(request, "fleet/usage.html", context)
