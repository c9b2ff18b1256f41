# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""CONSUL Democracy: proposals, debates and participatory budgets.

Its GraphQL interface (docs.consuldemocracy.org, "GraphQL"; app/graphql/types of
consuldemocracy/consuldemocracy) gives 25 entries a page and at most two collections a query. It
has no polls. The fields are asked for in snake case, which old and new versions know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from content.clean import clean_html, plain_text, safe_link
from content.dates import parse_moment
from content.details import Call, CallForm, Money, Option, Phase
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import UnreadableError, at, text, whole
from content.sources.entries import LONGEST_SUMMARY, LONGEST_TITLE, identity, labels
from content.sources.faults import Aside, named
from content.sources.graphql import (
    answer_of,
    answers,
    earlier_page,
    endpoint,
    further_page,
    nodes_of,
    question,
    site,
)
from content.sources.option import CURRENCY, NUMBER, Options, Setting
from content.sources.participation import (
    LONGEST_OPTION,
    MOST_OPTIONS,
    Further,
    number_of,
)
from content.sources.prices import currency_of

_PAGE = 25
_PATH = "graphql"
# pages of one collection, of 25 entries each
_PAGES = 8
_MOST_PAGES = 15
# CONSUL archives proposals after a year, unless its admins say otherwise, but lists them on
_MONTHS = 12
_MONTH = timedelta(days=30.44)

# Rows that were voted on move to the end of an unsorted table: the last page is the liveliest.
_TURNED = "pageInfo{hasPreviousPage startCursor}"
_INVESTMENTS = "pageInfo{hasNextPage endCursor} edges{node{id title description price feasibility}}"
_QUERIES = {
    "proposals": f"""query($before:String){{proposals(last:{_PAGE},before:$before){{{_TURNED}
        edges{{node{{id title summary description public_created_at cached_votes_up comments_count
        retired_at geozone{{name}} tags(first:5){{edges{{node{{name}}}}}}}}}}}}}}""",
    "debates": f"""query($before:String){{debates(last:{_PAGE},before:$before){{{_TURNED}
        edges{{node{{id title description public_created_at cached_votes_total cached_votes_up
        cached_votes_down comments_count tags(first:5){{edges{{node{{name}}}}}}}}}}}}}}""",
    "budgets": f"""query($before:String){{budgets(last:5,before:$before){{{_TURNED}
        edges{{node{{id name phase investments(first:{_PAGE}){{{_INVESTMENTS}}}}}}}}}}}""",
}
_MORE_INVESTMENTS = f"""query($id:ID!,$after:String){{budget(id:$id){{id
    investments(first:{_PAGE},after:$after){{{_INVESTMENTS}}}}}}}"""
_NAMES = {"proposals": "Vorschlag", "debates": "Debatte", "budgets": "Bürgerhaushalt"}

# app/models/budget/phase.rb, PHASE_KINDS
_PHASES = {
    "informing": Phase.PROPOSAL,
    "accepting": Phase.PROPOSAL,
    "reviewing": Phase.RATING,
    "selecting": Phase.RATING,
    "valuating": Phase.RATING,
    "publishing_prices": Phase.RATING,
    "balloting": Phase.VOTE,
    "reviewing_ballots": Phase.DECISION,
}
OPTIONS: Options = MappingProxyType(
    {
        "what": Setting(
            "What is read, with commas; left out: all three.",
            "proposals, debates",
            r"((proposals|debates|budgets)[\s,]*)+",
        ),
        "threshold": Setting("How many supporters a proposal needs.", "250", r"[\d.]{1,12}"),
        "months": Setting("After how many months proposals and debates go.", "12", NUMBER),
        "pages": Setting("How many pages of 25 entries are read.", "8", NUMBER),
        "currency": CURRENCY,
    }
)


@dataclass(frozen=True)
class _Look:
    """One look: where to ask further (an empty address: nowhere), and what is set aside."""

    context: Context
    url: str
    further: Further
    aside: Aside


class _Consul(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "consul"
    kinds = (Kind.CALL,)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """The last page of the first collection that the options ask for."""
        return question(endpoint(url, _PATH), _QUERIES[_wanted(context)[0]])

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the pages that are there, and ask for the others."""
        try:
            first = answer_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if not any(name in first.data for name in _QUERIES):
            reason = "Die Antwort enthält weder Vorschläge noch Debatten noch Haushalte."
            return Parsed(error=reason)
        url = endpoint(context.url, _PATH) if context.url else ""
        look = _Look(context, url, Further(context), Aside(context))
        nodes = {name: _gathered(look, name, first.data) for name in _wanted(context)}
        items = look.aside.kept(_items(look, nodes))
        complaint = first.complaint or look.further.lost
        return Parsed(items, look.aside.rejected, complaint or None, tuple(look.further.wanted))

    def detect(self, data: bytes) -> bool:
        """Whether it looks like an answer with CONSUL's own names of fields."""
        return answers(data, (b"public_created_at",)) or answers(data, (b"budgets", b"phase"))


def _wanted(context: Context) -> tuple[str, ...]:
    """The collections, as the option `what` says."""
    said = context.options.get("what", "")
    chosen = [name for name in _QUERIES if name in said.replace(",", " ").split()]
    return tuple(chosen) or tuple(_QUERIES)


def _gathered(look: _Look, name: str, first: dict[str, Any]) -> list[dict[str, Any]]:
    """All nodes of a collection, the last page first, each once."""
    found: dict[str, dict[str, Any]] = {}
    query = _QUERIES[name]
    page = first if name in first else look.further.answer(question(look.url, query))
    left = number_of(look.context, "pages", _PAGES, _MOST_PAGES)
    while page is not None:
        for node in reversed(nodes_of(page, name)):
            found.setdefault(text(node, "id") or f"?{len(found)}", node)
        left -= 1
        cursor = earlier_page(page, name)
        if not cursor or left <= 0 or name == "budgets":
            break
        page = look.further.answer(question(look.url, query, {"before": cursor}))
    return list(found.values())


def _items(look: _Look, nodes: dict[str, list[dict[str, Any]]]) -> Iterator[Item]:
    for name, listed in nodes.items():
        if name == "budgets":
            yield from _budgets(look, listed)
            continue
        for number, node in enumerate(listed, start=1):
            if look.aside.full:
                look.aside.pass_over()
                continue
            place = named(_NAMES[name], text(node, "id") or number, text(node, "title"))
            if text(node, "retired_at"):
                look.aside.put(place, "Ist zurückgezogen.")
                continue
            with look.aside.sparing(place):
                if (item := _entry(name, node, look.context)) is not None:
                    yield item
                else:
                    look.aside.put(place, "Hat keinen Titel oder keine Kennung.")


def _entry(name: str, node: dict[str, Any], context: Context) -> Item | None:
    """A proposal or a debate."""
    if name == "proposals":
        call = Call(
            form=CallForm.PROPOSAL,
            phase=Phase.PROPOSAL,
            support=whole(node, "cached_votes_up"),
            threshold=number_of(context, "threshold", 0) or None,
            comments=whole(node, "comments_count"),
        )
    else:
        call = Call(
            form=CallForm.DEBATE,
            phase=Phase.RATING,
            support=whole(node, "cached_votes_up"),
            against=whole(node, "cached_votes_down"),
            total=whole(node, "cached_votes_total"),
            comments=whole(node, "comments_count"),
        )
    return _item(name, node, call, context)


def _item(name: str, node: dict[str, Any], call: Call, context: Context) -> Item | None:
    title = plain_text(text(node, "title") or text(node, "name"), LONGEST_TITLE)
    uid = text(node, "id").strip()
    if not title or not uid:
        return None
    body = clean_html(text(node, "description"))
    summary = plain_text(text(node, "summary"), LONGEST_SUMMARY)
    zone = node.get("geozone")
    tags = [text(tag, "name") for tag in nodes_of(node, "tags")]
    published = parse_moment(text(node, "public_created_at"))
    home = site(context.url, _PATH)
    return Item(
        id=f"{context.source}:{identity(f'{name}-{uid}')}",
        kind=context.kind,
        source=context.source,
        texts={
            context.language: Text(title, summary or plain_text(body, LONGEST_SUMMARY), body=body)
        },
        published=published,
        valid_until=_archived(published, context),
        places=context.places,
        categories=labels((text(zone, "name"), *tags)),
        link=safe_link(f"{home}/{name}/{uid}") if home and uid.isdigit() else "",
        licence=context.licence,
        call=call,
    )


def _archived(published: datetime | None, context: Context) -> datetime | None:
    months = number_of(context, "months", _MONTHS, 600)
    try:
        return published + months * _MONTH if published is not None else None
    except OverflowError:
        return None


def _budgets(look: _Look, listed: list[dict[str, Any]]) -> Iterator[Item]:
    """Budgets with their projects, unless the server gives all projects to each of them."""
    mixed = _mixed(listed)
    if mixed:
        reason = "Der Server nennt bei jedem Haushalt die Projekte aller: keines wird gezeigt."
        look.aside.put("Projekte der Haushalte", reason)
    for number, node in enumerate(listed, start=1):
        if look.aside.full:
            look.aside.pass_over()
            continue
        place = named(_NAMES["budgets"], text(node, "id") or number, text(node, "name"))
        phase = text(node, "phase")
        if phase == "finished":
            reason = "Ist abgeschlossen; CONSUL nennt weder das Ergebnis noch den Tag."
            look.aside.put(place, reason)
            continue
        if phase not in _PHASES:
            look.aside.put(place, f"Ist in keiner öffentlichen Phase ({plain_text(phase, 40)}).")
            continue
        options = () if mixed else _projects(look, node)
        with look.aside.sparing(place):
            call = Call(CallForm.BUDGET, _PHASES[phase], options=options)
            item = _item("budgets", node, call, look.context)
            if item is not None:
                yield item
            else:
                look.aside.put(place, "Hat keinen Namen oder keine Kennung.")


def _mixed(listed: list[dict[str, Any]]) -> bool:
    """Whether two budgets claim the same project (budget_type.rb gives all to each)."""
    seen: set[str] = set()
    for node in listed:
        own = {text(project, "id") for project in nodes_of(node, "investments")}
        if own & seen:
            return True
        seen |= own
    return False


def _projects(look: _Look, budget: dict[str, Any]) -> tuple[Option, ...]:
    found: dict[str, dict[str, Any]] = {}
    page: object = budget
    for left in reversed(range(_PAGES)):
        for node in nodes_of(page, "investments"):
            found.setdefault(text(node, "id"), node)
        cursor = further_page(page, "investments")
        if not cursor or not left:
            break
        asked = {"id": text(budget, "id"), "after": cursor}
        page = at(look.further.answer(question(look.url, _MORE_INVESTMENTS, asked)), "budget")
    currency = currency_of(look.context.options)
    options = (_project(node, currency) for node in list(found.values())[:MOST_OPTIONS])
    return tuple(option for option in options if option.label)


def _project(node: dict[str, Any], currency: str) -> Option:
    price = whole(node, "price")
    return Option(
        label=plain_text(text(node, "title"), LONGEST_TITLE),
        text=plain_text(text(node, "description"), LONGEST_OPTION),
        cost=Money(Decimal(price), currency) if price is not None and price > 0 else None,
        selected=False if text(node, "feasibility") == "unfeasible" else None,
    )


ADAPTER = _Consul()
