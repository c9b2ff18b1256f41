# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The main-server of the Smart Village App: news, events, places, offers, surveys.

GraphQL at `/graphql`, one fixed question a kind; arguments and fields are those of its
app/graphql/types/query_type.rb and app/graphql/resolvers. Real servers want a bearer token,
which no terminal has: the office asks them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from content.clean import plain_text
from content.clock import at_glass
from content.dates import parse_moment
from content.details import Place
from content.model import Event, Item, Kind
from content.sources import village_parts as parts
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import UnreadableError, at, flag, items_of, objects_of, text, whole
from content.sources.entries import LONGEST_TITLE, Entry, identity, labels, parsed, pictures
from content.sources.event_entries import Diary, Happening, Words, located, span, worded
from content.sources.faults import Aside, named
from content.sources.graphql import Answer, answer_of, answers, endpoint
from content.sources.offer_entries import Product, Shelf, ends, seller_of
from content.sources.openings import spelled
from content.sources.option import SELLING, Options, Setting
from content.sources.participation import Further
from content.sources.prices import currency_of, exact
from content.sources.village_queries import PAGE, Collection, collection

_PATH = "graphql"
_MOST_PAGES = 10
# a server that gives more than it was asked for
_MOST = 2_000
# graphql-ruby's words for a field that a server is too old to know
_UNKNOWN_FIELD = "doesn't exist on type"
_LONGEST_PHONE = 40
OPTIONS: Options = MappingProxyType(
    {
        **SELLING,
        "category": Setting("Number of a category.", "12", r"\S+"),
        "data_provider": Setting("Name of a data provider of the server.", "Amt Haby"),
        "generic_type": Setting("Sort of the entries that are offers; left out: Offer.", "Offer"),
        "link": Setting(
            "Where one votes, or the seller's page.", "https://a.example/", r"https?://\S+"
        ),
    }
)


class _SmartVillage(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "smartvillage"
    kinds = (Kind.NEWS, Kind.EVENT, Kind.PLACE, Kind.OFFER, Kind.CALL)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """The first page of the kind's collection."""
        return collection(context.kind).asked(endpoint(url, _PATH), context, 0)

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the pages that are there; a full one wants the next."""
        asked, further, older = collection(context.kind), Further(context), False
        url = endpoint(context.url, _PATH) if context.url else ""
        try:
            answer = answer_of(data)
        except UnreadableError as error:
            older = bool(asked.older) and _UNKNOWN_FIELD in error.reason
            simpler = further.answer(asked.asked(url, context, 0, older=True)) if older else None
            if simpler is None:
                return Parsed(error=error.reason, wants=tuple(further.wanted))
            answer = Answer(simpler)
        if not isinstance(answer.data.get(asked.name), list):
            reason = f"Die Antwort enthält keine {asked.name}, wie sie kind verlangt."
            return Parsed(error=answer.complaint or reason)
        pages = _Pages(asked, url, context, further, older=older)
        hidden = Aside(context)
        nodes = pages.all(items_of(answer.data, asked.name))
        if beyond := len(nodes[_MOST:]):
            reason = f"Mehr als {_MOST} Einträge werden nicht gelesen."
            hidden.beyond(beyond, reason)
        shown = [
            node for number, node in enumerate(nodes[:_MOST], 1) if _is_open(node, number, hidden)
        ]
        found = _READERS.get(context.kind, _news)(shown, context)
        return replace(
            found,
            rejected=(*found.rejected, *hidden.rejected),
            error=answer.complaint or further.lost or None,
            wants=tuple(further.wanted),
        )

    def detect(self, data: bytes) -> bool:
        """Whether it looks like an answer with the main-server's names of collections."""
        return any(
            answers(data, (name.encode(),))
            for name in ("newsItems", "eventRecords", "pointsOfInterest", "genericItems")
        ) or answers(data, (b"surveys", b"responseOptions"))


@dataclass(frozen=True, slots=True)
class _Pages:
    """The further pages of one collection; without an address there are none."""

    asked: Collection
    url: str
    context: Context
    further: Further
    older: bool

    def all(self, first: list[Any]) -> list[Any]:
        """The entries of all pages that are there."""
        nodes, page = list(first), first
        for number in range(1, _MOST_PAGES):
            is_last = len(page) < PAGE or "$skip" not in self.asked.query
            if is_last or len(nodes) >= self.context.max_items:
                break
            skip = number * PAGE
            request = self.asked.asked(self.url, self.context, skip, older=self.older)
            answer = self.further.answer(request)
            if answer is None:
                break
            page = items_of(answer, self.asked.name)
            nodes += page
        return nodes


def _is_open(node: object, number: int, hidden: Aside) -> bool:
    """Whether an entry is one, and not hidden."""
    if not isinstance(node, dict):
        hidden.put(f"Eintrag {number}", "Ist kein JSON-Objekt.")
        return False
    if flag(node, "visible") is False or flag(node, "active") is False:
        where = named("Eintrag", number, text(node, "title") or text(node, "name"))
        hidden.put(where, "Ist in der App ausgeblendet.")
        return False
    return True


def _news(nodes: list[parts.Json], context: Context) -> Parsed:
    return parsed([_entry(number, node) for number, node in enumerate(nodes, 1)], context)


def _entry(number: int, node: parts.Json) -> Entry:
    blocks = objects_of(node, "contentBlocks")
    first = blocks[0] if blocks else {}
    return Entry(
        number=number,
        uid=text(node, "id"),
        title=text(node, "title") or text(first, "title"),
        summary=text(first, "intro"),
        html=parts.body_of(node),
        link=text(node, "sourceUrl", "url"),
        published=text(node, "publishedAt") or text(node, "publicationDate"),
        updated=text(node, "updatedAt"),
        categories=parts.names_of(node),
        pictures=parts.pictures_of(node),
    )


def _events(nodes: list[parts.Json], context: Context) -> Parsed:
    diary = Diary(context)
    for number, node in enumerate(nodes, 1):
        where = named("Termin", number, text(node, "title"))
        dates = objects_of(node, "dates")
        for when in dates:
            with diary.sparing(where):
                if (found := _happening(number, node, when, context)) is not None:
                    diary.add(found)
                else:
                    diary.put(where, "Nennt keinen lesbaren Beginn (dateStart).")
        if not dates:
            diary.put(where, "Nennt keinen Termin (dates).")
    return diary.parsed()


def _happening(
    number: int, node: parts.Json, when: parts.Json, context: Context
) -> Happening | None:
    """One date of an event; a time that is only described goes before the text."""
    told = text(when, "timeDescription")
    only_told = text(when, "useOnlyTimeDescription").lower() in {"true", "1", "t"}
    hours = ("", "") if only_told else (text(when, "timeStart"), text(when, "timeEnd"))
    start = parts.moment_of(text(when, "dateStart"), hours[0])
    if start is None:
        return None
    end = parts.moment_of(text(when, "dateEnd") or text(when, "dateStart"), hours[1])
    begins, ends_at, all_day = span(start, end)
    said = f"<p>{told}</p>" if told.strip() else ""
    prices = (_price(one) for one in objects_of(node, "priceInformations")[:3])
    address = next(iter(objects_of(node, "addresses")), {})
    spot = (text(node, "location", "name"), *parts.address_of(address).split(", "))
    return Happening(
        number=number,
        uid=text(node, "id") or text(node, "title"),
        words={context.language: Words(text(node, "title"), "", said + text(node, "description"))},
        event=Event(
            start=begins,
            end=ends_at,
            all_day=all_day,
            location=located(spot),
            organiser=plain_text(text(node, "organizer", "name"), LONGEST_TITLE),
            price=plain_text(", ".join(one for one in prices if one), LONGEST_TITLE),
        ),
        link=parts.link_of(node, "urls"),
        published=parse_moment(text(node, "createdAt")),
        updated=parse_moment(text(node, "updatedAt")),
        categories=(*parts.names_of(node), *(str(tag) for tag in items_of(node, "tagList")[:12])),
        pictures=parts.pictures_of(node),
    )


def _price(node: parts.Json) -> str:
    name, amount = text(node, "name").strip(), parts.amount_of(node, "amount")
    if amount is None:
        return name
    said = f"{amount:.2f}".replace(".", ",").removesuffix(",00") + " €"
    return f"{name} {said}" if name else said


def _places(nodes: list[parts.Json], context: Context) -> Parsed:
    aside = Aside(context)
    return Parsed(aside.kept(_place_items(nodes, aside, context)), aside.rejected)


def _place_items(nodes: list[parts.Json], aside: Aside, context: Context) -> Iterator[Item]:
    seen: set[str] = set()
    for number, node in enumerate(nodes, 1):
        if aside.full:
            aside.pass_over()
            continue
        uid = identity(text(node, "id") or text(node, "name"))
        where = named("Ort", number, text(node, "name"))
        if uid in seen:
            aside.put(where, "Steht mit derselben Kennung schon in der Antwort.")
        elif not text(node, "name").strip():
            aside.put(where, "Hat keinen Namen.")
        else:
            seen.add(uid)
            with aside.sparing(where):
                yield _place(uid, node, context)


def _place(uid: str, node: parts.Json, context: Context) -> Item:
    shown = pictures(parts.pictures_of(node), context.url)
    words = Words(text(node, "name"), "", text(node, "description"))
    address = next(iter(objects_of(node, "addresses")), {})
    names = parts.names_of(node)
    return Item(
        id=f"{context.source}:{uid}",
        kind=context.kind,
        source=context.source,
        texts={context.language: worded(words, shown[0].alt if shown else "")},
        published=parse_moment(text(node, "createdAt")),
        updated=parse_moment(text(node, "updatedAt")),
        places=context.places,
        categories=labels(names),
        pictures=shown,
        link=parts.link_of(node, "webUrls"),
        licence=context.licence,
        place=Place(
            point=parts.point_of(address, at(node, "location")),
            trade=next(iter(labels(names)), ""),
            address=parts.address_of(address),
            phone=plain_text(text(node, "contact", "phone"), _LONGEST_PHONE),
            hours=parts.hours_of(node, at_glass(context.now).date()),
        ),
    )


def _offers(nodes: list[parts.Json], context: Context) -> Parsed:
    shelf = Shelf(context, seller_of(context.options, base=context.url))
    for node in nodes:
        number = shelf.next()
        if shelf.full:
            shelf.skip()
        else:
            with shelf.sparing(named("Eintrag", number, text(node, "title"))):
                shelf.add(_product(number, node, context))
    return shelf.parsed()


def _product(number: int, node: parts.Json, context: Context) -> Product:
    first = next(iter(objects_of(node, "priceInformations")), {})
    lowered = parts.amount_of(node, "discountType", "discountedPrice")
    usual = parts.amount_of(node, "discountType", "originalPrice")
    price = lowered or parts.amount_of(first, "amount") or usual
    currency = currency_of(context.options)
    left, most = whole(node, "quota", "availableQuantity"), whole(node, "quota", "maxPerPerson")
    until = [text(one, "dateEnd") for one in objects_of(node, "dates") if text(one, "dateEnd")]
    return Product(
        number=number,
        uid=text(node, "id"),
        title=text(node, "title"),
        summary=text(node, "teaser"),
        html=parts.body_of(node),
        link=parts.link_of(node, "webUrls"),
        categories=parts.names_of(node),
        pictures=parts.pictures_of(node),
        seller=_seller(node, context),
        price=exact(price, currency) if price is not None else None,
        old_price=exact(usual, currency) if usual is not None and lowered is not None else None,
        unit=text(first, "name"),
        terms=f"Höchstens {most} je Person" if most is not None and most > 0 else "",
        available=None if left is None else left > 0,
        until=ends(max(until)) if until else None,
    )


def _seller(node: parts.Json, context: Context) -> dict[str, str]:
    """The company; names of persons are left out, for they may be private people."""
    company = next(iter(objects_of(node, "companies")), {})
    where = parts.point_of(at(company, "address"))
    return {
        "seller": text(company, "name") or text(node, "dataProvider", "name"),
        "address": parts.address_of(at(company, "address")),
        "phone": text(company, "contact", "phone"),
        "hours": spelled(parts.hours_of(node, at_glass(context.now).date())),
        "latitude": str(where.latitude) if where else "",
        "longitude": str(where.longitude) if where else "",
    }


def _calls(nodes: list[parts.Json], context: Context) -> Parsed:
    aside = Aside(context)
    return Parsed(aside.kept(_call_items(nodes, aside, context)), aside.rejected)


def _call_items(nodes: list[parts.Json], aside: Aside, context: Context) -> Iterator[Item]:
    for number, node in enumerate(nodes, 1):
        if aside.full:
            aside.pass_over()
            continue
        with aside.sparing(f"Umfrage {number}"):
            item = parts.survey_item(node, context)
            if item is None:
                aside.put(f"Umfrage {number}", "Hat weder Titel noch Frage, oder keine Kennung.")
            else:
                yield item


_READERS: dict[Kind, Callable[[list[parts.Json], Context], Parsed]] = {
    Kind.NEWS: _news,
    Kind.EVENT: _events,
    Kind.PLACE: _places,
    Kind.OFFER: _offers,
    Kind.CALL: _calls,
}

ADAPTER = _SmartVillage()
