# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""All screens at one glance: as a list, or on a map of villages."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string

from admin_sync.office.fleet import plotting, standing
from admin_sync.office.fleet.finding import ORDER
from admin_sync.office.fleet.models import Ask, Device, Group, Terminal
from admin_sync.office.fleet.standing import Standing
from admin_sync.office.people.models import Unit
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, anywhere, needs, person, units_for
from content.clock import at_glass, utc_now


@needs(Right.SEE)
def overview(request: HttpRequest) -> HttpResponse:
    """The page; its middle is asked for anew every five seconds."""
    now = utc_now()
    context = _seen(request, now) | {"now": now, "here": "overview"}
    if anywhere(request.user, Right.OPERATE):
        context["waiting"] = Device.objects.filter(state=Device.State.WAITING).count()
        context["asks"] = Ask.objects.filter(decided=None, ends__gt=now).count()
    return render(request, "fleet/overview.html", context)


@needs(Right.SEE)
def tiles(request: HttpRequest) -> HttpResponse:
    """The middle of the page. What did not change is not sent again (RFC 9110, 13.1.2)."""
    now = utc_now()
    text = render_to_string("fleet/parts/tiles.html", _seen(request, now), request)
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(text)
    answer["ETag"] = tag
    answer["X-Stand"] = f"{at_glass(now):%H:%M:%S}"
    answer["X-Now"] = str(int(now.timestamp() * 1000))
    return answer


def _seen(request: HttpRequest, now: datetime) -> dict[str, Any]:
    """What somebody sees of the screens in their units, as filtered."""
    units = units_for(person(request), Right.SEE)
    mine = Terminal.objects.filter(retired=None, unit__in=units).select_related("unit")
    wish = request.GET
    if (unit := number(wish.get("gemeinde", ""))) is not None:
        mine = mine.filter(unit=unit)
    if (group := number(wish.get("gruppe", ""))) is not None:
        mine = mine.filter(groups=group)
    every = standing.all_of(mine, now)
    counts = Counter(one.status.colour for one in every)
    colour = wish.get("farbe", "")
    shown = [one for one in every if not colour or one.status.colour == colour]
    kept = {key: wish[key] for key in ("gemeinde", "gruppe", "ansicht") if wish.get(key)}
    on_map = wish.get("ansicht") == "karte"
    return {
        "now_day": at_glass(now).date(),
        "moment": now,
        "stand": f"{at_glass(now):%H:%M:%S}",
        "standings": shown,
        "total": len(every),
        "counts": [(one, counts[one]) for one in ORDER],
        "colour": colour,
        "units": units,
        "groups": Group.objects.all(),
        "wish": wish,
        "kept": urlencode(kept),
        "query": urlencode({**kept, **({"farbe": colour} if colour else {})}),
        "on_map": on_map,
        "operates": anywhere(request.user, Right.OPERATE),
        "map": _map(shown, units) if on_map else None,
    }


def _map(shown: Sequence[Standing], units: Sequence[Unit] | Any) -> dict[str, Any] | None:  # noqa: ANN401 - a query set
    """Villages and screens with their places; None where none is known."""
    villages = [
        (unit, (unit.latitude, unit.longitude))
        for unit in units
        if unit.latitude is not None and unit.longitude is not None
    ]
    screens = {one.terminal.pk: point for one in shown if (point := _point(one.terminal))}
    points = [point for _unit, point in villages] + list(screens.values())
    if not points:
        return None
    fitted = plotting.frame(points)
    placed = plotting.spread({key: fitted.at(point) for key, point in screens.items()})
    drawn = [(unit, *fitted.at(at)) for unit, at in villages if unit.kind == Unit.Kind.VILLAGE]
    sides = plotting.sides([(unit.name, (x, y)) for unit, x, y in drawn])
    return {
        "villages": [(*one, side) for one, side in zip(drawn, sides, strict=True)],
        "screens": [(one, *placed[one.terminal.pk]) for one in shown if one.terminal.pk in placed],
        "nowhere": [one for one in shown if one.terminal.pk not in placed],
    }


def _point(terminal: Terminal) -> tuple[float, float] | None:
    if terminal.latitude is not None and terminal.longitude is not None:
        return terminal.latitude, terminal.longitude
    unit = terminal.unit
    if unit.latitude is not None and unit.longitude is not None:
        return unit.latitude, unit.longitude
    return None
