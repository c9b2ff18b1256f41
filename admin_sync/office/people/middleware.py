# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every answer to people carries: what a browser may do, and in which language."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from admin_sync.office.people.models import User

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
    """Speak the language that a person chose; to others the one that their browser asks for."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        spoken = (
            user.language
            if isinstance(user, User)
            else translation.get_language_from_request(request)
        )
        with translation.override(spoken):
            response = get_response(request)
        response.setdefault("Content-Language", spoken)
        return response

    return answer
