# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a search finds beside items: subjects, days, villages, shops and where buses go. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from content.model import Item
from player import pages
from player.languages import CODES, GERMAN
from player.search.entry import CALLED, NAME, SUMMARY, TEXT, Entry, Group
from player.search.index import Field
from player.search.things import Around, day_words, things
from player.view import board, words
from player.view.events import number_of
from player.view.say import say, translated
from player.view.shops import Shop, directory
from player.view.subjects import subjects

_DAYS = 14

#: What people say when they mean a subject, in German, English and Danish.
_ALSO = {
    "bus": "Abfahrt Abfahrten Busse Bussen Buslinie Buslinien Fahrplan Haltestelle Linie ÖPNV "
    "timetable departures køreplan",
    "car": "Auto Mitfahren Leihwagen Carsharing E-Auto car sharing delebil",
    "weather": "Regen Sonne Gewitter Wind Vorhersage forecast rain vejr",
    "events": "Termine Kalender Fest Konzert was ist los events arrangementer",
    "news": "Nachrichten Meldungen Aktuelles nyheder",
    "notices": "Aushang Amtliches Amt Satzung öffentliche Bekanntmachung announcements",
    "calls": "Abstimmung abstimmen Umfrage Wahl Beteiligung Vorschlag vote afstemning",
    "meetings": "Gemeinderat Gemeindevertretung Ausschuss Rat council møder",
    "warnings": "Gefahr Unwetter Alarm Katwarn Nina warning varsel",
    "places": "Ausflug Wandern Wanderung Radfahren Spielplatz Badestelle Badesee baden schwimmen "
    "Strand See map hiking walk trail trails beach swimming playground kort udflugt legeplads",
    "offers": "einkaufen kaufen Angebot Preis Hofladen shopping offers tilbud",
    "shops": "Läden Geschäft Handwerk Handwerker Öffnungszeiten shops butik",
}  # fmt: skip


def everything(items: tuple[Item, ...], around: Around) -> Iterator[Entry]:
    """All that can be found, what leads furthest first; `items` are what is shown here and now."""
    shops = directory(items, around.here.language)
    yield from chain(
        _subjects(items, around),
        _days(items, around),
        _villages(items, around),
        _buses(items, around),
        _shops(shops),
        things(_but(shops, items), around),
    )


def _but(shops: Iterable[Shop], items: Iterable[Item]) -> Iterator[Item]:
    """The items without the places that are among the shops already."""
    known = {shop.key for shop in shops}
    for item in items:
        if item.place is None or " ".join(item.text().title.casefold().split()) not in known:
            yield item


def _subjects(items: tuple[Item, ...], around: Around) -> Iterator[Entry]:
    language = around.here.language
    told = in_german = subjects(items, around.here)
    if language != GERMAN:
        in_german = subjects(items, replace(around.here, language=GERMAN))
    german = {one.key: one.label for one in in_german}
    for one in told:
        also = _ALSO.get(one.key, "")
        yield _entry(
            Group.SUBJECT,
            (one.page, one.item),
            (one.label, one.live),
            Field(one.label, NAME, language),
            Field(also, CALLED),
            *(Field(name, CALLED, code) for code, name in _elsewhere(german[one.key], language)),
            key=one.key,
        )


def _elsewhere(german: str, language: str) -> Iterator[tuple[str, str]]:
    """What the other languages call a subject: many type before they choose their own."""
    return ((code, translated(german, code)) for code in CODES if code != language)


def _days(items: tuple[Item, ...], around: Around) -> Iterator[Entry]:
    today, number, language = around.today, number_of(items), around.here.language
    # others are found, but not asked for: nobody means a Saturday who types "Strand"
    own = dict.fromkeys((GERMAN, language))
    others = [code for code in CODES if code not in own]
    for day in (today + timedelta(days=n) for n in range(_DAYS)):
        if number(day):
            yield _entry(
                Group.DAY,
                (pages.EVENTS, day.isoformat()),
                (
                    words.day_headline(day, today, language),
                    words.appointments(number(day), language),
                ),
                Field(day_words(day, today, own), NAME),
                Field(day_words(day, today, others), CALLED),
            )


def _villages(items: tuple[Item, ...], around: Around) -> Iterator[Entry]:
    language = around.here.language
    held = {place for item in items for place in item.places}
    for name in sorted({*around.villages, around.here.place} - {""}):
        if name in held:
            line = say("Was hier los ist", language)
            yield _entry(
                Group.VILLAGE, (pages.EVENTS, f"place:{name}"), (name, line), Field(name, NAME)
            )


def _buses(items: tuple[Item, ...], around: Around) -> Iterator[Entry]:
    """Every goal from every stop, the nearest stops first, with what leaves next."""
    language, seen = around.here.language, set[tuple[str, str]]()
    departing = board.leaving(items)
    stops = [key.name for key in board.stops(departing, around.here.point, around.here.place)]
    for item, departure in sorted(departing, key=lambda one: stops.index(one[1].stop)):
        way = departure.stop, departure.direction
        if way in seen or departure.cancelled:
            continue
        seen.add(way)
        title = say("Bus nach {goal}", language, goal=departure.direction)
        day = words.near_day(words.today(departure.planned), around.today, language)
        time = words.clock(departure.planned)
        line = say("{day} {time} ab {stop}", language, day=day, time=time, stop=departure.stop)
        yield _entry(
            Group.BUS,
            (pages.BUSES, item),
            (title, line),
            Field(f"{departure.direction} {departure.line}", NAME),
            Field(f"{title} {departure.stop}", CALLED, language),
            Field(" ".join(departure.via), SUMMARY),
            key="\n".join(way),
            series=f"{Group.BUS}\n{departure.direction}",
        )


def _shops(shops: Iterable[Shop]) -> Iterator[Entry]:
    for shop in shops:
        line = " · ".join(part for part in (shop.trade, shop.village) if part)
        yield _entry(
            Group.SHOP,
            (pages.SHOP, shop.key),
            (shop.name, line),
            Field(shop.name, NAME),
            Field(shop.trade, CALLED),
            Field(shop.address, SUMMARY),
            Field(shop.text, TEXT),
        )


def _entry(
    group: Group,
    leads: tuple[str, str],
    told: tuple[str, str],
    *fields: Field,
    key: str = "",
    series: str = "",
) -> Entry:
    page, item = leads
    return Entry(
        key=f"{group}\n{key or page + item}",
        group=group,
        page=page,
        item=item,
        told=lambda: told,
        made_of=fields,
        fields=lambda: fields,
        series=series,
    )
