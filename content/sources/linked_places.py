# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Places, shops and sellers of schema.org: names, addresses, positions, opening hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from content.clean import plain_text, safe_link
from content.clock import at_glass
from content.details import Place, Point
from content.model import Item, Text
from content.sources.adapter import Context
from content.sources.documents import number
from content.sources.entries import LONGEST_TITLE, identity, labels, language_tag, pictures
from content.sources.event_entries import Words, worded
from content.sources.linked import Index, Node, mapped, nodes, plain, types, values, word, words
from content.sources.openings import openings, spelled
from content.sources.positions import placed

LONGEST_ADDRESS: Final = 120
_LONGEST_PHONE = 40
_HOURS = ("openingHours", "openingHoursSpecification")
_SPECIFICATION = ("dayOfWeek", "opens", "closes", "validFrom", "validThrough")

#: What people here call the types of schema.org that a village has.
TRADES: Final[Mapping[str, str]] = {
    "Bakery": "Bäckerei",
    "BarOrPub": "Kneipe",
    "Beach": "Badestelle",
    "BedAndBreakfast": "Pension",
    "BikeStore": "Fahrradladen",
    "BookStore": "Buchladen",
    "ButcherShop": "Schlachterei",
    "CafeOrCoffeeShop": "Café",
    "Campground": "Camping",
    "Church": "Kirche",
    "CivicStructure": "",
    "ConvenienceStore": "Dorfladen",
    "Dentist": "Zahnarztpraxis",
    "Electrician": "Elektriker",
    "FarmStore": "Hofladen",
    "FireStation": "Feuerwehr",
    "Florist": "Blumenladen",
    "FoodEstablishment": "Gasthof",
    "GardenStore": "Gärtnerei",
    "GasStation": "Tankstelle",
    "GeneralContractor": "Bauhandwerk",
    "GolfCourse": "Golfplatz",
    "GovernmentOffice": "Amt",
    "GroceryStore": "Dorfladen",
    "HairSalon": "Friseur",
    "HardwareStore": "Baumarkt",
    "HomeAndConstructionBusiness": "Handwerk",
    "Hospital": "Krankenhaus",
    "Hostel": "Herberge",
    "Hotel": "Hotel",
    "HousePainter": "Malerbetrieb",
    "IceCreamShop": "Eisdiele",
    "LakeBodyOfWater": "See",
    "LandmarksOrHistoricalBuildings": "Sehenswürdigkeit",
    "Library": "Bücherei",
    "LocalBusiness": "",
    "LodgingBusiness": "Unterkunft",
    "MedicalBusiness": "Praxis",
    "Museum": "Museum",
    "Park": "Park",
    "Pharmacy": "Apotheke",
    "Physician": "Arztpraxis",
    "Place": "",
    "PlaceOfWorship": "Kirche",
    "Playground": "Spielplatz",
    "Plumber": "Klempnerei",
    "PoliceStation": "Polizei",
    "PostOffice": "Post",
    "Preschool": "Kita",
    "Restaurant": "Gasthof",
    "RoofingContractor": "Dachdeckerei",
    "School": "Schule",
    "SportsActivityLocation": "Sport",
    "Store": "Laden",
    "SwimmingPool": "Schwimmbad",
    "TouristAttraction": "Sehenswürdigkeit",
    "TouristInformationCenter": "Tourist-Information",
    "TownHall": "Gemeindehaus",
    "VeterinaryCare": "Tierarztpraxis",
    "Winery": "Weingut",
}  # fmt: skip
_NO_PLACES = frozenset(
    ("Person", "Event", "Product", "Offer", "AggregateOffer", "PostalAddress", "GeoCoordinates",
     "WebSite", "WebPage", "Article", "NewsArticle", "ImageObject", "BreadcrumbList", "ItemList")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """Where a node was found: `business` is the only one that the page is about, if it is."""

    url: str
    index: Index
    context: Context
    business: Node | None = None


def is_place(node: Node) -> bool:
    """Whether a node is somewhere to go: by its type, or since it lies somewhere or opens."""
    named = types(node)
    if named & TRADES.keys():
        return True
    if not named or named & _NO_PLACES or any(name.endswith("Event") for name in named):
        return False
    return any(values(node, name) for name in ("geo", *_HOURS))


def trade_of(node: Node) -> str:
    """What people call it, "" where its types do not say."""
    return next((TRADES[name] for name in sorted(types(node)) if TRADES.get(name)), "")


def address_of(node: object, index: Index) -> str:
    """Street, postcode and town on one line; an address may be words as well."""
    for value in values(node, "address", index):
        if not isinstance(value, dict):
            return plain_text(plain(value), LONGEST_ADDRESS)
        street = word(value, "streetAddress")
        town = f"{word(value, 'postalCode')} {word(value, 'addressLocality')}".strip()
        said = ", ".join(part for part in (street, town) if part)
        if said:
            return plain_text(said, LONGEST_ADDRESS)
    return ""


def point_of(node: object, index: Index) -> Point | None:
    """Where it lies; degrees come as numbers and as words, and 0, 0 means nothing."""
    for value in (*nodes(node, "geo", index), node):
        north, east = (
            number({"": word(value, name).replace(",", ".")}, "")
            for name in ("latitude", "longitude")
        )
        if north is not None and east is not None and (north, east) != (0, 0):
            return placed(east, north)
    return None


def _hours(node: Node, index: Index) -> Iterator[object]:
    for name in _HOURS:
        for value in values(node, name, index):
            if isinstance(value, dict) and "@value" not in value:
                said = mapped(value, _SPECIFICATION)
                firsts = {key: _only(one) for key, one in said.items() if key != "dayOfWeek"}
                yield {**firsts, "dayOfWeek": said["dayOfWeek"]}
            else:
                yield plain(value)


def _only(listed: object) -> object:
    return listed[0] if isinstance(listed, list) and listed else None


def picture_of(node: Node, index: Index) -> tuple[tuple[str, str], ...]:
    """Addresses and descriptions of its pictures."""
    found: list[tuple[str, str]] = []
    for name in ("image", "photo"):
        for value in values(node, name, index)[:8]:
            if isinstance(value, dict):
                url = word(value, "contentUrl", "url") or plain(value)
                found.append((url, word(value, "caption", "name")))
            else:
                found.append((plain(value), ""))
    return tuple(found)


def link_of(node: Node, index: Index) -> str:
    """Its own page: `url`, else the page that it is the subject of, else its name if a link."""
    for name in ("url", "mainEntityOfPage", "@id"):
        for value in values(node, name, index):
            said = word(value, "url", "@id") if isinstance(value, dict) else plain(value)
            if said.strip() and not said.startswith("_:"):
                return said
    return ""


def tag_of(node: Node, context: Context) -> str:
    """The language of a node's words without one."""
    return language_tag(word(node, "inLanguage"), context.language)


def wordings(node: Node, context: Context) -> dict[str, Words]:
    """Name and description in each language that has a name."""
    tag = tag_of(node, context)
    names = words(node, "name", tag) or words(node, "headline", tag)
    about = words(node, "description", tag)
    short = words(node, "disambiguatingDescription", tag)
    return {
        language: Words(name, short.get(language, ""), about.get(language, ""))
        for language, name in names.items()
    }


def seller_of(node: Node, index: Index, base: str) -> dict[str, str]:
    """What a business says of itself, in the words of `content.sources.offer_entries`."""
    where = point_of(node, index)
    hours = openings(list(_hours(node, index)))
    return {
        "seller": plain_text(word(node, "name"), LONGEST_TITLE),
        "trade": trade_of(node),
        "address": address_of(node, index),
        "phone": plain_text(word(node, "telephone"), _LONGEST_PHONE),
        "hours": spelled(hours),
        "link": safe_link(link_of(node, index), base),
        "latitude": str(where.latitude) if where else "",
        "longitude": str(where.longitude) if where else "",
    }


def place_item(node: Node, page: Page) -> Item | None:
    """A place as an item; None where it has no name."""
    index, context, base = page.index, page.context, page.url
    shown = pictures(picture_of(node, index), base)
    alt = shown[0].alt if shown else ""
    texts: dict[str, Text] = {
        tag: worded(said, alt)
        for tag, said in wordings(node, context).items()
        if said.title.strip()
    }
    if not texts:
        return None
    trade = trade_of(node)
    own = link_of(node, index)
    address = address_of(node, index)
    name = own or f"{next(iter(texts.values())).title}\n{address}"
    return Item(
        id=f"{context.source}:{identity(name)}",
        kind=context.kind,
        source=context.source,
        texts=texts,
        places=context.places,
        categories=labels((trade,)),
        pictures=shown,
        link=safe_link(own, base) or safe_link(base),
        licence=context.licence,
        place=Place(
            point=point_of(node, index),
            trade=trade,
            address=address,
            phone=plain_text(word(node, "telephone"), _LONGEST_PHONE),
            hours=openings(list(_hours(node, index)), at_glass(context.now).date()),
        ),
    )
