# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a Decidim site holds, for tests: processes, steps, components."""

from tests.content.graph import Pages


class Fifty(Pages):
    most = 50


def words(german, **others):
    told = {"de": german, **others}
    return {"translations": [{"locale": tag, "text": text} for tag, text in told.items()]}


def step(title, start, end, *, active=False, position=0):
    return {
        "id": "1",
        "position": position,
        "active": active,
        "title": words(title),
        "startDate": start,
        "endDate": end,
    }


def process(uid="1", components=(), steps=(), **fields):
    return {
        "id": uid,
        "slug": f"verfahren-{uid}",
        "title": words(f"Verfahren {uid}"),
        "shortDescription": None,
        "description": None,
        "startDate": None,
        "endDate": None,
        "publishedAt": "2026-04-01T10:00:00+02:00",
        "heroImage": None,
        "steps": list(steps),
        "components": list(components),
        **fields,
    }


def component(name, connection, nodes, uid="11"):
    return {"id": uid, "__typename": name, connection: Fifty(nodes)}


def proposals(*nodes, uid="11"):
    return component("Proposals", "proposals", nodes, uid)


def proposal(title, votes=None, **fields):
    return {
        "id": title,
        "title": words(title),
        "body": words(""),
        "state": None,
        "voteCount": votes,
        "publishedAt": None,
        "withdrawn": False,
        **fields,
    }


def project(title, cost, selected=None):
    return {
        "id": title,
        "title": words(title),
        "description": None,
        "budget_amount": cost,
        "selected": selected,
    }


def budgets(*projects, uid="12"):
    held = {
        "id": "5",
        "title": words("Dorfbudget"),
        "description": words("<p>Geld</p>"),
        "total_budget": 30000,
        "projects": list(projects),
    }
    return component("Budgets", "budgets", [held], uid)


def site(*processes):
    held = {part["id"]: part for one in processes for part in one["components"]}
    return {
        "participatoryProcesses": list(processes),
        "component": lambda **asked: held.get(asked["id"]),
    }


def result_node(title, progress):
    dates = {"startDate": None, "endDate": None}
    return {"id": title, "title": words(title), "progress": progress, **dates}
