# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Public answers: the same for everybody, kept by whoever likes, asked again cheaply."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

Answer = Callable[[HttpRequest], HttpResponseBase]

#: Below this address nobody signs in.
HOME = "/o/"
_KEPT = "public, max-age=60, stale-while-revalidate=300"
_PAGE = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors {frames}"
)


def nobody(get_response: Answer) -> Answer:
    """Let public pages know nobody: cookies are not looked at, and none are set."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(HOME):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        if response.has_header("Vary"):
            del response["Vary"]
        response["Vary"] = "Accept-Encoding"
        return response

    return answer


def kept(request: HttpRequest, body: bytes, media_type: str, changed: datetime) -> HttpResponseBase:
    """An answer with its validators, or that nothing changed; open to scripts of any site."""
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = etag
    moment = int(changed.timestamp())
    response["Last-Modified"] = http_date(moment)
    response["Cache-Control"] = _KEPT
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Language"] = "de"
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    # a card may end without anything being written: only the ETag says so
    return get_conditional_response(request, etag=etag, response=response) or response


def page(
    request: HttpRequest, html: str, changed: datetime, language: str, *, framed: bool = False
) -> HttpResponseBase:
    """A page for people; `framed` lets any site show it in a frame."""
    response = kept(request, html.encode("utf-8", "replace"), "text/html; charset=utf-8", changed)
    response["Content-Language"] = language
    frames = "*" if framed else "'none'"
    response["Content-Security-Policy"] = _PAGE.format(frames=frames)
    return response
