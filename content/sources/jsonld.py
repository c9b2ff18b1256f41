# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""schema.org as JSON-LD in web pages: events, offers, places.

A page may list only the addresses of its entries' own pages (schema.org/ItemList); those pages
are wanted then.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urlsplit

from content.clean import safe_link
from content.model import Item, Kind
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.event_entries import Diary
from content.sources.faults import Aside, named
from content.sources.linked import (
    LARGEST,
    Block,
    Index,
    Node,
    blocks,
    has_blocks,
    plain,
    spellings,
    types,
    values,
    word,
)
from content.sources.linked_events import Events, has_no_date, is_event
from content.sources.linked_offers import is_offer, is_product, product_of
from content.sources.linked_places import Page, is_place, link_of, place_item
from content.sources.offer_entries import Shelf, seller_of
from content.sources.option import SELLING

# what may hold the things that a page is about
_INSIDE = frozenset(
    key
    for name in (
        "@graph", "itemListElement", "item", "mainEntity", "event", "events", "subEvent",
        "hasPart", "makesOffer", "hasOfferCatalog", "itemOffered", "containsPlace", "department",
        "hasVariant",
    )
    for key in spellings(name)
)  # fmt: skip
_DEEPEST = 20
_MOST_PAGES = 40
# a page with more things than this is none for people
_MOST_ENTRIES = 5_000
_BUSINESSES = frozenset(("Organization", "Corporation", "OnlineStore", "OnlineBusiness"))
_NAMES = {Kind.EVENT: "Termin", Kind.OFFER: "Angebot", Kind.PLACE: "Ort"}
_Is = Callable[[Node], bool]
# a node, what names it, and the page that it stands in
_Found = tuple[Node, str, Page]


class _JsonLd(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "jsonld"
    kinds = (Kind.EVENT, Kind.OFFER, Kind.PLACE)
    empty_is_normal = False
    options = SELLING
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the blocks of a page, and those of the pages that it lists."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        first = list(blocks(data))
        if not first:
            return Parsed(
                error="Die Seite enthält keine strukturierten Daten (JSON-LD von schema.org)."
            )
        listed = _listed(first, context)
        wants = tuple(one for one in listed if one not in context.further)
        pages = [(context.url, first)]
        pages += [
            (one.url, list(blocks(body))) for one in listed if (body := context.further.get(one))
        ]
        broken = Aside(context)
        entries = _entries(pages, context, broken)
        found = list(_named(islice(entries, _MOST_ENTRIES)))
        if beyond := sum(1 for _ in entries):
            reason = f"Mehr als {_MOST_ENTRIES} Einträge einer Seite werden nicht gelesen."
            broken.beyond(beyond, reason)
        parsed = _READERS.get(context.kind, _events)(found, context)
        error = None
        if not (found or wants) and all(block.problem for block in first):
            error = "Die strukturierten Daten der Seite sind nicht lesbar."
        return Parsed(parsed.items, (*parsed.rejected, *broken.rejected), error, wants)

    def detect(self, data: bytes) -> bool:
        """Whether a page has a block of JSON-LD, or a file is one of schema.org."""
        return has_blocks(data)


def _listed(found: list[Block], context: Context) -> list[Request]:
    """The entries' own pages, where a list names nothing else of them, on the same host."""
    links: dict[str, None] = {}
    host = urlsplit(context.url).hostname
    for node, _ in _walk(found, lambda one: "ListItem" in types(one)):
        if not word(node, "name") or not any(map(_is_node, values(node, "item"))):
            for value in (*values(node, "url"), *values(node, "item")):
                said = plain(value)
                link = urldefrag(safe_link(said, context.url)).url if said else ""
                if link and host and urlsplit(link).hostname == host:
                    links.setdefault(link)
    links.pop(urldefrag(context.url).url, None)
    return [Request(link) for link in list(links)[:_MOST_PAGES]]


def _is_node(value: object) -> bool:
    return isinstance(value, dict) and len(value) > 1


def _entries(
    pages: list[tuple[str, list[Block]]], context: Context, broken: Aside
) -> Iterator[tuple[Node, Page]]:
    """What a page has of the context's kind, with the business that it is about or within."""
    for url, found in pages:
        index = Index()
        for block in found:
            index.add(block.value)
            if block.problem:
                broken.put(f"Block {block.number}", block.problem)
        businesses = [node for node, _ in islice(_walk(found, _is_business), 2)]
        only = businesses[0] if len(businesses) == 1 else None
        for node, parent in _walk(found, _KINDS.get(context.kind, _is_dated)):
            owner = parent if parent is not None and _is_business(parent) else only
            yield node, Page(url, index, context, owner)


def _walk(found: list[Block], wanted: _Is) -> Iterator[tuple[Node, Node | None]]:
    """The wanted nodes in the order of the page, each with the nearest business around it.

    What an offer is about belongs to it, and is no entry of its own.
    """
    for block in found:
        stack: list[tuple[Any, Node | None, int]] = [(block.value, None, 0)]
        while stack:
            value, owner, depth = stack.pop()
            if isinstance(value, list) and depth <= _DEEPEST:
                stack.extend((one, owner, depth + 1) for one in reversed(value))
            if not isinstance(value, dict):
                continue
            is_wanted = wanted(value)
            if is_wanted:
                yield value, owner
            if depth > _DEEPEST or (is_wanted and is_offer(value)):
                continue
            owner = value if _is_business(value) else owner
            inside = [one for key, one in value.items() if key in _INSIDE]
            stack.extend((one, owner, depth + 1) for one in reversed(inside))


def _is_business(node: Node) -> bool:
    return bool(word(node, "name")) and (is_place(node) or bool(types(node) & _BUSINESSES))


def _is_sold(node: Node) -> bool:
    return is_product(node) or is_offer(node)


def _is_dated(node: Node) -> bool:
    return is_event(node) and not has_no_date(node)


_KINDS: dict[Kind, _Is] = {Kind.EVENT: _is_dated, Kind.OFFER: _is_sold, Kind.PLACE: is_place}


def _named(found: Iterator[tuple[Node, Page]]) -> Iterator[_Found]:
    """Each with what stays the same when it is edited: its name or address.

    Where several things have the same, as when all name the start page, their titles count too.
    """
    listed = [(node, page, _address(node, page)) for node, page in found]
    titles: dict[str, set[str]] = {}
    for node, _, address in listed:
        titles.setdefault(address, set()).add(word(node, "name"))
    for node, page, address in listed:
        title = word(node, "name")
        yield (
            node,
            address if address and len(titles[address]) == 1 else f"{address}\n{title}",
            page,
        )


def _address(node: Node, page: Page) -> str:
    name = word(node, "@id")
    if name and not name.startswith("_:"):
        return name
    return word(node, "sku", "gtin", "gtin13", "productID") or link_of(node, page.index)


def _events(found: list[_Found], context: Context) -> Parsed:
    diary = Diary(context)
    events = Events(diary, context)
    for number, (node, uid, page) in enumerate(found, start=1):
        with diary.sparing(_where(context, number, node)):
            events.add(number, node, uid, page)
    return diary.parsed()


def _offers(found: list[_Found], context: Context) -> Parsed:
    shelf = Shelf(context, seller_of(context.options, base=context.url))
    for node, uid, page in found:
        number = shelf.next()
        if shelf.full:
            shelf.skip()
            continue
        with shelf.sparing(_where(context, number, node)):
            shelf.add(product_of(number, node, uid, page))
    return shelf.parsed()


def _places(found: list[_Found], context: Context) -> Parsed:
    aside = Aside(context)
    items = aside.kept(_place_items(found, context, aside))
    return Parsed(items, aside.rejected)


def _place_items(found: list[_Found], context: Context, aside: Aside) -> Iterator[Item]:
    seen: set[str] = set()
    for number, (node, _, page) in enumerate(found, start=1):
        if aside.full:
            aside.pass_over()
            continue
        where = _where(context, number, node)
        with aside.sparing(where):
            item = place_item(node, page)
            if item is None:
                aside.put(where, "Hat keinen Namen.")
            elif item.id in seen:
                aside.put(where, "Steht doppelt auf der Seite.")
            else:
                seen.add(item.id)
                yield item


def _where(context: Context, number: int, node: Node) -> str:
    return named(_NAMES.get(context.kind, "Eintrag"), number, word(node, "name"))


_READERS: dict[Kind, Callable[[list[_Found], Context], Parsed]] = {
    Kind.EVENT: _events,
    Kind.OFFER: _offers,
    Kind.PLACE: _places,
}

ADAPTER = _JsonLd()
