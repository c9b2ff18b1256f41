# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a search can find: a thing, the page that shows it, and the words it is found by. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from content.model import Item
from player.search.index import Field
from player.view.say import say

_TAG = re.compile(r"<[^>]*>")

#: What a hit is worth in the name of a thing, in what it is called by, in its summary, its text.
NAME, CALLED, SUMMARY, TEXT = 8.0, 6.0, 3.0, 1.0


class Group(StrEnum):
    """What belongs together in a list of results, in the order of the list."""

    WARNING = "warning"
    SUBJECT = "subject"
    DAY = "day"
    VILLAGE = "village"
    BUS = "bus"
    EVENT = "event"
    OFFER = "offer"
    SHOP = "shop"
    PLACE = "place"
    CALL = "call"
    NOTICE = "notice"
    MEETING = "meeting"
    NEWS = "news"


SYMBOLS = {
    Group.WARNING: "alert-triangle",
    Group.SUBJECT: "list-details",
    Group.DAY: "calendar",
    Group.VILLAGE: "map-pin",
    Group.BUS: "bus",
    Group.EVENT: "calendar-event",
    Group.OFFER: "basket",
    Group.SHOP: "building-store",
    Group.PLACE: "map-2",
    Group.CALL: "checkbox",
    Group.NOTICE: "pinned",
    Group.MEETING: "building-community",
    Group.NEWS: "news",
}


def label(group: Group, language: str) -> str:
    """What a group is called."""
    return {
        Group.WARNING: say("Warnungen", language),
        Group.SUBJECT: say("Themen", language),
        Group.DAY: say("Tage", language),
        Group.VILLAGE: say("Dörfer", language),
        Group.BUS: say("Bus", language),
        Group.EVENT: say("Veranstaltungen", language),
        Group.OFFER: say("Angebote", language),
        Group.SHOP: say("Läden", language),
        Group.PLACE: say("Orte und Wege", language),
        Group.CALL: say("Wir machen mit", language),
        Group.NOTICE: say("Bekanntmachungen", language),
        Group.MEETING: say("Sitzungen", language),
        Group.NEWS: say("Neues", language),
    }[group]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find. `page` and `item` lead to it.

    `told` gives its title and the line below it, only asked for when it is shown. Entries of one
    `series` are one thing at several times: the best of them is shown. `made_of` and `fields`
    say what it is found by: `fields` is called again only when `made_of` has changed.
    """

    key: str
    group: Group
    page: str
    item: str
    told: Callable[[], tuple[str, str]]
    made_of: object
    fields: Callable[[], tuple[Field, ...]]
    series: str = ""


def wordings(item: Item) -> tuple[Field, ...]:
    """All that an item's own words say, in every language that it has."""
    found: list[Field] = []
    for tag, text in item.texts.items():
        found += [
            Field(text.title, NAME, tag),
            Field(text.summary, SUMMARY, tag),
            Field(_plain(text.body), TEXT, tag),
            Field(text.alt, TEXT, tag),
        ]
    found.append(Field(" ".join((*item.categories, *item.groups)), CALLED))
    # where it is, weighs less than what it is called
    found.append(Field(" ".join(item.places), SUMMARY))
    papers = " ".join(f"{paper.title} {paper.text}" for paper in item.attachments)
    return (*found, Field(papers, TEXT))


def _plain(body: str) -> str:
    return unescape(_TAG.sub(" ", body))
