# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every answer to people carries: what a browser may do, and in which language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _

from admin_sync.office.people.models import User
from admin_sync.office.people.numbers import number

Answer = Callable[[HttpRequest], HttpResponseBase]

#: No inline script, no inline style, nothing from elsewhere, in nobody's frame.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "frame-src 'self'; "
    "object-src 'none'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'; "
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


#: The largest that may be sent to a page: a PDF, a picture and a text where entries are written.
MOST_BYTES = 3_000_000
MOST_WITH_FILES = 50_000_000
WITH_FILES = "/beitraege/"


def bounded(get_response: Answer) -> Answer:
    """Refuse what is too large before any of it is read; what tells no size is read as empty.

    An address with a NUL in it names nothing, and PostgreSQL would not even look.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponse(status=400)
        most = MOST_WITH_FILES if request.path.startswith(WITH_FILES) else MOST_BYTES
        stated = request.headers.get("Content-Length") or "0"
        size = number(stated)
        if size is None or size > most:
            return HttpResponse(
                _("Das ist zu groß. Bitte gehen Sie zurück und wählen Sie kleinere Dateien."),
                status=413,
                content_type="text/plain; charset=utf-8",
            )
        return get_response(request)

    return answer


def headers(get_response: Answer) -> Answer:
    """Say what a browser may do with an answer; a view that says so itself (the widget) is kept."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = POLICY
            response.setdefault("X-Frame-Options", "DENY")
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            # what staff see is not for the next one at a shared computer
            response.setdefault("Cache-Control", "no-store")
        return response

    return answer


def language(get_response: Answer) -> Answer:
    """Speak the language that a person chose; to others what they or their browser ask for."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User):
            spoken = user.language
        elif request.headers.get("Accept-Language") or request.COOKIES.get(
            settings.LANGUAGE_COOKIE_NAME
        ):
            spoken = translation.get_language_from_request(request)
        else:
            spoken = settings.CONFIG.language
        with translation.override(spoken):
            response = get_response(request)
        response.setdefault("Content-Language", spoken)
        return response

    return answer
