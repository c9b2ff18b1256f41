# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pages about what is proved, for the screens of those who ask, and the clerk's certificate."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_safe

from admin_sync.office import config
from admin_sync.office.people import audit
from admin_sync.office.people.rights import Right, needs, person, units_for
from admin_sync.office.proofs import certificate as papers
from admin_sync.office.proofs.dossier import Dossier, dossier, lines
from content.clock import utc_now

_A_PAGE = 50


@require_safe
@needs(Right.SEE)
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of which something is proved."""
    found = lines(units_for(person(request), Right.SEE))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("seite"))
    return render(request, "proofs/notices.html", {"page": page, "now": utc_now()})


@require_safe
@needs(Right.SEE)
def notice(request: HttpRequest, notice: str) -> HttpResponse:
    """One notice: on which screens, from when until when, and what is missing."""
    return render(request, "proofs/notice.html", {"dossier": _of(request, notice)})


@require_GET
@needs(Right.SEE)
def certificate(request: HttpRequest, notice: str) -> HttpResponse:
    """The Aushangvermerk as PDF; that it was made is noted in the log."""
    found = _of(request, notice)
    user, now = person(request), utc_now()
    data = papers.pdf(found, config.current().name, str(user), now)
    said = {"proved": found.proved, "expected": found.expected}
    audit.record(user, "certificate", f"notice {notice}"[:200], said, now)
    name = slugify(found.title)[:60] or "bekanntmachung"
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="aushangvermerk-{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _of(request: HttpRequest, notice: str) -> Dossier:
    found = dossier(notice, units_for(person(request), Right.SEE), utc_now())
    if found is None:
        raise Http404
    return found
