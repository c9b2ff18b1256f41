# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pages that say what did not work, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from admin_sync.office.people.rights import public


def _sorry(request: HttpRequest, status: int, title: str, what: str) -> HttpResponse:
    context = {"title": title, "what": what}
    return render(request, "people/sorry.html", context, status=status)


@public
def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came without its token: from elsewhere, or after a sign-out."""
    return _sorry(
        request,
        403,
        _("Das wurde nicht gespeichert"),
        _("Die Seite war zu lange offen oder Sie waren schon abgemeldet. "
          "Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal."),
    )  # fmt: skip


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Somebody lacks a right."""
    return _sorry(
        request,
        403,
        _("Dafür fehlt Ihnen das Recht"),
        _("Wenn Sie das für Ihre Arbeit brauchen, fragen Sie bei der Verwaltung Ihres Amtes nach."),
    )


@public
def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Nothing is there, or not for this person."""
    return _sorry(
        request,
        404,
        _("Hier ist nichts"),
        _("Die Seite gibt es nicht mehr, oder sie gehört zu einer anderen Gemeinde."),
    )


@public
def broken(request: HttpRequest) -> HttpResponse:
    """We failed."""
    return _sorry(
        request,
        500,
        _("Das hat nicht geklappt"),
        _("Der Fehler liegt bei uns und ist im Protokoll des Servers vermerkt. "
          "Die Bildschirme laufen weiter. Versuchen Sie es in einer Minute noch einmal."),
    )  # fmt: skip
