# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which screens and devices somebody gets to."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.people.rights import Right, may, person


def terminal_for(request: HttpRequest, pk: int, right: Right) -> Terminal:
    """A screen in a unit where whoever asks has a right.

    Raises:
        Http404: there is none that they may see.
        PermissionDenied: they may see it, but not that.
    """
    found = get_object_or_404(Terminal.objects.select_related("unit__parent"), pk=pk)
    if not may(person(request), Right.SEE, found.unit):
        raise Http404
    if not may(person(request), right, found.unit):
        raise PermissionDenied
    return found


def device_for(request: HttpRequest, pk: str) -> Device:
    """A device that somebody may operate; one that waits belongs to nobody yet."""
    found = get_object_or_404(Device.objects.select_related("terminal__unit"), pk=pk)
    if found.terminal is not None and not may(person(request), Right.OPERATE, found.terminal.unit):
        raise PermissionDenied
    return found
