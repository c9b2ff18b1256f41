# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has pinned, as the one cell that it has on the card of the start page. Pure."""

from content.hours import standing
from content.model import Item, Kind
from content.order import BEGINNING, FOREVER, leads
from player.view import money, words
from player.view.calm import event_cell
from player.view.here import Here
from player.view.moment import Moment
from player.view.notices import period
from player.view.say import say
from player.view.span import occasions
from player.view.trust import by_clock


def pinned_of(items: tuple[Item, ...], here: Here) -> tuple[Item, Moment] | None:
    """The pinned item that the card tells of, and its cell; None where nothing is pinned.

    Of several it is the one that is pinned or shown the shortest, of those the newest, and of the
    dates of a series the next.
    """
    told = []
    for item in items:
        cell = _cell(item, here) if leads(item, here.now) else None
        if cell is not None:
            ends = min(item.pinned_until or FOREVER, item.valid_until or FOREVER)
            age = here.now - (item.published or BEGINNING)
            told.append(((ends, age), item, cell))
    # the items come by their start, and of equals the first stays
    return min(told, key=lambda one: one[0])[1:] if told else None


def _cell(item: Item, here: Here) -> Moment | None:
    """Its cell; None for what is over or called off, and for kinds that are not pinned."""
    match item.kind:
        case Kind.EVENT:
            found = next(iter(occasions((item,))), None)
            on = found is not None and not found[1].cancelled and not found[2].over(here.now)
            return event_cell(found, here) if found is not None and on else None
        case Kind.NOTICE:
            return _notice(item, here)
        case Kind.NEWS:
            label = say("Wichtig", here.language)
            return Moment("news", label, _age(item, here), item.text(here.language).title)
        case Kind.OFFER if item.offer is not None:
            label, value = say("Angebot", here.language), say("Preis im Laden", here.language)
            if item.offer.price is not None:
                value = money.said(item.offer.price, here.language)
            return Moment("basket", label, value, item.text(here.language).title)
        case Kind.PLACE if item.place is not None:
            return _place(item, here)
        case _:
            return None


def _notice(item: Item, here: Here) -> Moment:
    label, value = say("Bekanntmachung", here.language), _age(item, here)
    if (known := period(item)) is not None:
        label = say("Aushang bis", here.language)
        value = words.near_day(known.removed, words.today(here.now), here.language)
    return Moment("pinned", label, value, item.text(here.language).title)


def _place(item: Item, here: Here) -> Moment:
    """Whether one can go there now; when else stands on its page."""
    label, value = say("Gut zu wissen", here.language), say("Für Sie da", here.language)
    known = standing(item.place.hours, here.now) if item.place is not None else None
    if known is not None:
        door = say("Geöffnet", here.language) if known.open else say("Geschlossen", here.language)
        value = by_clock(here.now, door, value)
    return Moment("map-pin", label, value, item.text(here.language).title)


def _age(item: Item, here: Here) -> str:
    if item.published is None:
        return say("Neu", here.language)
    return words.capital(words.age(item.published, here.now, here.language))
