# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The invented participation of the demo Amt: one site as Decidim has it, one as CONSUL."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from content.clock import BERLIN, at_glass
from kiosk.demo import graph
from kiosk.demo.graph import Connection
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data

DECIDIM: Final = "/mitmachen/api"
CONSUL: Final = "/vorschlaege/graphql"

_JSON: Final = "application/json; charset=utf-8"
_COMPONENTS: Final = ("Proposals", "Budgets", "Debates", "Accountability")


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """Both interfaces as a site, see `kiosk.demo.page.Site`; they take POST alone."""
    del base_url
    if not asked.post or asked.path not in (DECIDIM, CONSUL):
        return None
    root = (decidim if asked.path == DECIDIM else consul)(now)
    return Page(_JSON, graph.answer(asked.body, root))


@lru_cache(maxsize=2)
def decidim(now: datetime) -> Mapping[str, Any]:
    """The root of Decidim's queries, as of an aware time."""
    listed = [
        _process(entry, number, now)
        for number, entry in enumerate(read_data("mitmachen")["process"], start=1)
    ]
    components = {
        component["id"]: component for process in listed for component in process["components"]
    }
    return {
        "participatoryProcesses": listed,
        "component": lambda **asked: components.get(str(asked.get("id"))),
    }


@lru_cache(maxsize=2)
def consul(now: datetime) -> Mapping[str, Any]:
    """The root of CONSUL's queries, as of an aware time."""
    data = read_data("mitmachen")
    proposals = [_proposal(entry, n, now) for n, entry in enumerate(data["proposal"], start=1)]
    debates = [_debate(entry, n, now) for n, entry in enumerate(data["debate"], start=1)]
    projects = [_investment(entry, n) for n, entry in enumerate(data["jugendbudget"], start=1)]
    budget = {
        "id": "1",
        "name": "Jugendbudget: 5.000 Euro, und ihr entscheidet",
        "phase": "balloting",
        "investments": Connection(projects),
    }
    return {
        "proposals": Connection(proposals),
        "debates": Connection(debates),
        "budgets": Connection([budget]),
        "budget": lambda **asked: budget if str(asked.get("id")) == "1" else None,
    }


def _process(entry: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    steps = [_step(step, n, now) for n, step in enumerate(entry.get("steps", ()))]
    return {
        "id": str(number),
        "slug": entry["slug"],
        "title": _words(entry["title"]),
        "shortDescription": _words(entry.get("lead", {})),
        "description": _words(entry.get("text", {})),
        "startDate": None,
        "endDate": None,
        "publishedAt": _moment(
            min((step["from"] for step in entry.get("steps", ())), default=-14), now
        ),
        "heroImage": None,
        "steps": steps,
        "components": _components(entry, number, now),
    }


def _step(step: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": str(number + 1),
        "position": number,
        "active": step.get("active", False),
        "startDate": _moment(step["from"], now),
        "endDate": _moment(step["to"] + 1, now) if "to" in step else None,
        "title": _words(step["title"]),
    }


def _components(entry: dict[str, Any], process: int, now: datetime) -> list[dict[str, Any]]:
    proposals = [
        _option(found, f"{process}{n}", now)
        for n, found in enumerate(entry.get("proposal", ()), start=1)
    ]
    held = {
        "Proposals": ("proposals", proposals),
        "Budgets": ("budgets", [_budget(b, str(process)) for b in entry.get("budget", ())]),
        "Debates": ("debates", [_talk(d, str(process), now) for d in entry.get("debate", ())]),
        "Accountability": ("results", [_result(r, now) for r in entry.get("result", ())]),
    }
    return [
        {
            "id": f"{process}{number}",
            "__typename": name,
            held[name][0]: Connection(held[name][1], 50),
        }
        for number, name in enumerate(_COMPONENTS)
        if held[name][1]
    ]


def _option(entry: dict[str, Any], uid: str, now: datetime) -> dict[str, Any]:
    return {
        "id": uid,
        "title": _words(entry["title"]),
        "body": _words(entry["text"]),
        "state": entry.get("state"),
        # hidden until the votes are counted
        "voteCount": entry.get("votes"),
        "publishedAt": _moment(-60, now),
        "withdrawn": False,
    }


def _budget(entry: dict[str, Any], uid: str) -> dict[str, Any]:
    projects = [
        {
            "id": f"{uid}{number}",
            "title": _words(found["title"]),
            "description": _words(found["text"]),
            "budget_amount": found["cost"],
            "selected": False,
        }
        for number, found in enumerate(entry["project"], start=1)
    ]
    return {
        "id": uid,
        "title": _words(entry["title"]),
        "description": _words(entry["text"]),
        "total_budget": entry["total"],
        "projects": projects,
    }


def _talk(entry: dict[str, Any], uid: str, now: datetime) -> dict[str, Any]:
    return {
        "id": uid,
        "title": _words(entry["title"]),
        "description": _words(entry["text"]),
        "startTime": _moment(entry["from"], now),
        "endTime": _moment(entry["to"] + 1, now),
        "totalCommentsCount": entry["comments"],
    }


def _result(entry: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "id": "1",
        "title": _words(entry["title"]),
        "progress": float(entry["progress"]),
        "startDate": _moment(-8, now)[:10],
        "endDate": None,
    }


def _proposal(entry: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    retired = entry.get("retired")
    return {
        "id": str(number),
        "title": entry["title"],
        "summary": entry["summary"],
        "description": entry["text"],
        "public_created_at": _hour(entry["days"], now),
        "cached_votes_up": entry["support"],
        "comments_count": entry["comments"],
        "retired_at": _moment(-retired, now) if retired else None,
        "geozone": {"name": entry["village"]} if entry["village"] else None,
        "tags": Connection([{"name": tag} for tag in entry["tags"]]),
    }


def _debate(entry: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": str(number),
        "title": entry["title"],
        "description": entry["text"],
        "public_created_at": _hour(entry["days"], now),
        "cached_votes_total": entry["up"] + entry["down"],
        "cached_votes_up": entry["up"],
        "cached_votes_down": entry["down"],
        "comments_count": entry["comments"],
        "tags": Connection([{"name": tag} for tag in entry["tags"]]),
    }


def _investment(entry: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "title": entry["title"],
        "description": entry["text"],
        "price": entry["cost"],
        "feasibility": "feasible",
    }


def _words(languages: Mapping[str, str]) -> dict[str, Any]:
    return {
        "translations": [
            {"locale": tag, "text": re.sub(r"\n(?=\S)", "", words).strip()}
            for tag, words in languages.items()
        ]
    }


def _moment(days: int, now: datetime) -> str:
    """Midnight so many days from today, as Decidim writes it."""
    day = at_glass(now).date() + timedelta(days=days)
    return datetime.combine(day, time.min, BERLIN).isoformat()


def _hour(days: int, now: datetime) -> str:
    """An hour so many days ago, as CONSUL writes it."""
    day = at_glass(now).date() - timedelta(days=days)
    return f"{datetime.combine(day, time(9), BERLIN):%Y-%m-%d %H:%M:%S %z}"
