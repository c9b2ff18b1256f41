# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Decidim: participatory processes with their proposals, budgets, debates and results.

Its GraphQL interface at `/api` (docs.decidim.org, "API"; the `*_type.rb` of decidim/decidim)
gives 50 entries a page. A process is one call with its proposals as options; its budgets and
debates are calls of their own, since each has its own question.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from content.clean import safe_link
from content.dates import parse_moment
from content.details import Call, CallForm, Option, Phase, Step
from content.model import Item, Kind
from content.sources import decidim_parts as parts
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import UnreadableError, items_of, objects_of, text, whole
from content.sources.entries import identity, pictures
from content.sources.faults import Aside, named
from content.sources.graphql import (
    answer_of,
    answers,
    endpoint,
    further_page,
    nodes_of,
    question,
    site,
)
from content.sources.option import CURRENCY, Options, Setting
from content.sources.participation import MOST_OPTIONS, Further
from content.sources.prices import currency_of

_PATH = "api"
_PAGE = 50
# pages of one component, and components in all: a terminal is no archive
_PAGES = 4
_MOST_COMPONENTS = 24
_PAST = timedelta(weeks=26)
_COUNTED = (Phase.RATING, Phase.VOTE)

_T = "{translations{locale text}}"
_PROCESSES = f"""{{participatoryProcesses{{id slug title{_T} shortDescription{_T} description{_T}
    startDate endDate publishedAt heroImage
    steps{{id position active startDate endDate title{_T}}}
    components{{id __typename}}}}}}"""
_INFO = "pageInfo{hasNextPage endCursor}"
_VOTED = f"id title{_T} body{_T} state voteCount publishedAt"
OPTIONS: Options = MappingProxyType(
    {
        "steps": Setting(
            "The phase of each step in its order, - for none; left out: by its name.",
            "proposal, rating, vote, decision",
            r"((proposal|rating|vote|decision|-)[\s,]*)+",
        ),
        "counts": Setting("What votes for proposals are.", "rating", "rating|vote"),
        "currency": CURRENCY,
    }
)


def _component(name: str, connection: str, fields: str, page: int = _PAGE) -> str:
    return f"""query($id:ID!,$after:String){{component(id:$id){{id __typename ...on {name}{{
        {connection}(first:{page},after:$after){{{_INFO} edges{{node{{{fields}}}}}}}}}}}}}"""


# the connection of each type of component, and the question for it
_CONNECTIONS = {
    "Proposals": "proposals",
    "Budgets": "budgets",
    "Debates": "debates",
    "Accountability": "results",
}
_QUESTIONS = {
    "Proposals": _component("Proposals", "proposals", f"{_VOTED} withdrawn"),
    "Budgets": _component(
        "Budgets",
        "budgets",
        f"id title{_T} description{_T} total_budget "
        f"projects{{id title{_T} description{_T} budget_amount selected}}",
        10,
    ),
    "Debates": _component(
        "Debates",
        "debates",
        f"id title{_T} description{_T} startTime endTime totalCommentsCount",
    ),
    "Accountability": _component(
        "Accountability", "results", f"id title{_T} progress startDate endDate"
    ),
}
# before 0.28 a withdrawn proposal said so in its state, and the field was not known
_OLDER = {"Proposals": _component("Proposals", "proposals", _VOTED)}


@dataclass(frozen=True)
class _Look:
    """One look: where to ask further (an empty address: nowhere), and what is set aside."""

    context: Context
    url: str
    further: Further
    aside: Aside


@dataclass(frozen=True)
class _Process:
    """A process with what its components hold, by their type; None: not to be had."""

    node: dict[str, Any]
    holds: dict[str, list[tuple[str, dict[str, Any]]] | None]

    def nodes(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        """Component id and node of everything of a type."""
        return self.holds.get(name) or []


class _Decidim(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "decidim"
    kinds = (Kind.CALL,)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """All processes with their steps; what their components hold is asked for after that."""
        del context
        return question(endpoint(url, _PATH), _PROCESSES)

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the processes and what is there of their components; ask for the others."""
        try:
            first = answer_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if not isinstance(first.data.get("participatoryProcesses"), list):
            return Parsed(error="Die Antwort enthält keine Beteiligungsverfahren.")
        url = endpoint(context.url, _PATH) if context.url else ""
        look = _Look(context, url, Further(context), Aside(context))
        items = look.aside.kept(_items(look, first.data))
        complaint = first.complaint or look.further.lost
        return Parsed(items, look.aside.rejected, complaint or None, tuple(look.further.wanted))

    def detect(self, data: bytes) -> bool:
        """Whether it is an answer about participatory processes."""
        return answers(data, (b"participatoryProcesses",))


def _items(look: _Look, data: dict[str, Any]) -> Iterator[Item]:
    left = _MOST_COMPONENTS
    for number, found in enumerate(items_of(data, "participatoryProcesses"), start=1):
        if look.aside.full:
            look.aside.pass_over()
            continue
        node = found if isinstance(found, dict) else {}
        title = parts.best(node, "title", look.context.language)
        place = named("Verfahren", text(node, "slug") or number, title)
        if not title or not text(node, "id"):
            look.aside.put(place, "Hat keinen Titel oder keine Kennung.")
            continue
        ended = parts.day_ends(text(node, "endDate"))
        if ended is not None and look.context.now - ended > _PAST:
            look.aside.put(place, f"Ist seit mehr als {_PAST.days // 7} Wochen zu Ende.")
            continue
        asked = [c for c in objects_of(node, "components") if text(c, "__typename") in _QUESTIONS]
        process = _Process(node, _held(look, asked[:left]))
        left -= len(asked[:left])
        with look.aside.sparing(place):
            yield from _calls(look, process)


def _held(
    look: _Look, components: list[dict[str, Any]]
) -> dict[str, list[tuple[str, dict[str, Any]]] | None]:
    held: dict[str, list[tuple[str, dict[str, Any]]] | None] = {}
    for component in components:
        name, uid = text(component, "__typename"), text(component, "id")
        nodes = _gathered(look, name, uid)
        known = held.setdefault(name, [])
        if nodes is None or known is None:
            held[name] = None
        else:
            known.extend((uid, node) for node in nodes)
    return held


def _gathered(look: _Look, name: str, uid: str) -> list[dict[str, Any]] | None:
    """All nodes of a component, each once; None while its first page is not there."""
    found: dict[str, dict[str, Any]] = {}
    cursor = ""
    for number in range(_PAGES):
        page = _page(look, name, {"id": uid, "after": cursor} if cursor else {"id": uid})
        if page is None:
            return list(found.values()) if number else None
        for node in nodes_of(page, "component", _CONNECTIONS[name]):
            found.setdefault(text(node, "id") or f"?{len(found)}", node)
        cursor = further_page(page, "component", _CONNECTIONS[name])
        if not cursor:
            break
    return list(found.values())


def _page(look: _Look, name: str, asked: dict[str, str]) -> dict[str, Any] | None:
    """One page of a component, asked for as older versions understand it where need be."""
    page, complaint = look.further.tried(question(look.url, _QUESTIONS[name], asked))
    if complaint and name in _OLDER:
        return look.further.answer(question(look.url, _OLDER[name], asked))
    look.further.lost = look.further.lost or complaint
    return page


def _calls(look: _Look, process: _Process) -> Iterator[Item]:
    """The process itself, unless its budgets and debates stand for it; then those."""
    budgets, debates = process.nodes("Budgets"), process.nodes("Debates")
    if process.holds.get("Proposals") or not (budgets or debates):
        yield _process(look, process)
    for component, node in budgets:
        yield from _part(look, process, ("budgets", component), node, _budget(look, process, node))
    for component, node in debates:
        yield from _part(look, process, ("debates", component), node, _debate(process, node))


def _process(look: _Look, process: _Process) -> Item:
    context, node = look.context, process.node
    proposals = [proposal for _, proposal in process.nodes("Proposals")]
    options = parts.proposals_as_options(proposals, context.language)
    steps = parts.steps_of(node, context)
    phase = parts.active_phase(node, context)
    voting = any(step.phase is Phase.VOTE for step in steps)
    call = Call(
        form=CallForm.POLL if voting else CallForm.PROPOSAL,
        phase=phase,
        opens=parts.day_begins(text(node, "startDate")),
        closes=parts.day_ends(text(node, "endDate")),
        options=options,
        steps=_counted(steps, options, context),
    )
    # results of a process that still asks are those of an earlier round
    if phase in (None, Phase.DECISION):
        results = [result for _, result in process.nodes("Accountability")]
        told = parts.outcome_of(results, context.language) or parts.chosen(options)
        call = replace(call, outcome=told)
    slug = text(node, "slug")
    uid = identity(f"process-{text(node, 'id')}")
    return Item(
        id=f"{context.source}:{uid}",
        kind=context.kind,
        source=context.source,
        texts=parts.wordings(node, context, lead="shortDescription"),
        published=parse_moment(text(node, "publishedAt")),
        places=context.places,
        pictures=pictures(((text(node, "heroImage"), ""),), context.url),
        link=_link(context, slug),
        licence=context.licence,
        call=call,
    )


def _counted(
    steps: tuple[Step, ...], options: tuple[Option, ...], context: Context
) -> tuple[Step, ...]:
    """The steps with how many proposals there are, and votes where the settings say which."""
    votes = [option.count for option in options if option.count is not None]
    told = {Phase.PROPOSAL: len(options) if 0 < len(options) < MOST_OPTIONS else None}
    has = {step.phase for step in steps}
    counts = context.options.get("counts", "")
    meant = Phase(counts) if counts in _COUNTED else None
    if meant not in has and Phase.RATING not in has:
        meant = Phase.VOTE
    if meant is not None and votes and len(votes) == len(options):
        told[meant] = sum(votes)
    return tuple(replace(step, count=told.get(step.phase)) for step in steps)


def _part(
    look: _Look, process: _Process, way: tuple[str, str], node: dict[str, Any], call: Call
) -> Iterator[Item]:
    """A budget or a debate of a process as a call of its own."""
    context = look.context
    name, component = way
    uid = text(node, "id")
    texts = parts.wordings(node, context)
    if not texts or not uid:
        kind = "Haushalt" if name == "budgets" else "Debatte"
        look.aside.put(named(kind, uid or "ohne Kennung", ""), "Hat keinen Titel oder Kennung.")
        return
    slug = text(process.node, "slug")
    yield Item(
        id=f"{context.source}:{identity(f'{name}-{uid}')}",
        kind=context.kind,
        source=context.source,
        texts=texts,
        published=parse_moment(text(process.node, "publishedAt")),
        places=context.places,
        pictures=pictures(((text(process.node, "heroImage"), ""),), context.url),
        link=_link(context, slug, f"f/{component}/{name}/{uid}"),
        licence=context.licence,
        call=call,
    )


def _budget(look: _Look, process: _Process, node: dict[str, Any]) -> Call:
    context = look.context
    options = parts.projects_as_options(node, context)
    currency = currency_of(context.options)
    return Call(
        form=CallForm.BUDGET,
        phase=parts.active_phase(process.node, context),
        opens=parts.day_begins(text(process.node, "startDate")),
        closes=parts.day_ends(text(process.node, "endDate")),
        options=options,
        steps=parts.steps_of(process.node, context),
        budget=parts.money(whole(node, "total_budget"), currency),
        outcome=parts.chosen(options),
    )


def _debate(process: _Process, node: dict[str, Any]) -> Call:
    closes = parts.day_ends(text(node, "endTime"))
    return Call(
        form=CallForm.DEBATE,
        phase=Phase.RATING,
        opens=parts.day_begins(text(node, "startTime")),
        closes=closes or parts.day_ends(text(process.node, "endDate")),
        comments=whole(node, "totalCommentsCount"),
    )


def _link(context: Context, slug: str, rest: str = "") -> str:
    """A page of the site, by Decidim's own routes; "" for a file alone."""
    home = site(context.url, _PATH)
    return safe_link(f"{home}/processes/{slug}/{rest}".rstrip("/")) if home and slug else ""


ADAPTER = _Decidim()
