# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The fixed questions to the Smart Village App's main-server, one a kind of items.

Arguments are those of app/graphql/resolvers, fields those of app/graphql/types/query_types of
smart-village-solutions/smart-village-app-mainserver.
"""

from dataclasses import dataclass
from typing import Any, Final

from content.model import Kind
from content.sources.adapter import Context, Request
from content.sources.graphql import question

#: Entries a page.
PAGE: Final = 50
_OFFER = "Offer"
_ADDRESS = "addresses{street zip city geoLocation{latitude longitude}}"
_MEDIA = "mediaContents{contentType captionText sourceUrl{url}}"
_BLOCKS = f"contentBlocks{{title intro body {_MEDIA}}}"
_DATES = "dateStart dateEnd timeStart timeEnd"
_HOURS = "openingHours{weekday dateFrom dateTo timeFrom timeTo open"
_COMPANY = "{name address{street zip city geoLocation{latitude longitude}} contact{phone}}"
_NEWS = f"title publishedAt updatedAt categories{{name}} sourceUrl{{url}} {_BLOCKS}"
_EVENT = f"""title description createdAt updatedAt categories{{name}} tagList urls{{url}}
    dates{{{_DATES} timeDescription useOnlyTimeDescription}} {_ADDRESS} location{{name}}
    organizer{{name}} {_MEDIA} priceInformations{{name amount}}"""
_PLACE = f"""name description active createdAt updatedAt category{{name}} categories{{name}}
    {_ADDRESS} location{{geoLocation{{latitude longitude}}}} contact{{phone}} webUrls{{url}}
    {_MEDIA} {_HOURS}"""
_OFFERED = f"""title publishedAt updatedAt categories{{name}} webUrls{{url}} {_BLOCKS} {_MEDIA}
    dates{{{_DATES}}} companies{_COMPANY} dataProvider{{name}}
    priceInformations{{name amount}}"""
_NEWER = f"""teaser {_HOURS} useYear}} discountType{{originalPrice discountedPrice}}
    quota{{maxPerPerson availableQuantity}}"""
_SURVEYS = f"""{{surveys{{id visible title questionTitle description createdAt updatedAt
    questionAllowMultipleResponses date{{{_DATES}}} responseOptions{{id title votesCount}}}}}}"""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the server calls it, and how to ask for it.

    `older` is the question that servers of some years ago understand, "" where it is no other.
    """

    name: str
    query: str
    older: str = ""

    def asked(self, url: str, context: Context, skip: int, *, older: bool = False) -> Request:
        """The question for the page after `skip` entries, narrowed by the source's options."""
        query = self.older if older else self.query
        if "$limit" not in query:
            return question(url, query)
        variables: dict[str, Any] = {"limit": PAGE, "skip": skip}
        for option, name in (("category", "categoryId"), ("data_provider", "dataProvider")):
            if said := context.options.get(option, "").strip():
                variables[name] = said
        if "$genericType" in query:
            variables["genericType"] = context.options.get("generic_type", "").strip() or _OFFER
        return question(url, query, variables)


def collection(kind: Kind) -> Collection:
    """The collection that has items of a kind."""
    return _COLLECTIONS.get(kind, _COLLECTIONS[Kind.NEWS])


def _query(name: str, fields: str, more: str = "", asked: str = "") -> str:
    declared = f"$limit:Int,$skip:Int,$categoryId:ID,$dataProvider:String{more}"
    given = f"limit:$limit,skip:$skip,categoryId:$categoryId,dataProvider:$dataProvider{asked}"
    return f"query({declared}){{{name}({given}){{id visible {fields}}}}}"


def _offers(fields: str) -> str:
    return _query("genericItems", fields, ",$genericType:String", ",genericType:$genericType")


_COLLECTIONS = {
    Kind.NEWS: Collection("newsItems", _query("newsItems", _NEWS)),
    Kind.EVENT: Collection(
        "eventRecords", _query("eventRecords", _EVENT, asked=",order:listDate_ASC")
    ),
    Kind.PLACE: Collection(
        "pointsOfInterest",
        _query("pointsOfInterest", f"{_PLACE} useYear}}"),
        _query("pointsOfInterest", f"{_PLACE}}}"),
    ),
    Kind.OFFER: Collection("genericItems", _offers(f"{_OFFERED} {_NEWER}"), _offers(_OFFERED)),
    Kind.CALL: Collection("surveys", _SURVEYS),
}
