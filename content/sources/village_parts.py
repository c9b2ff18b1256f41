# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the types of the Smart Village App's main-server have in common, and its surveys.

Field names are those of app/graphql/types/query_types/*.rb of
smart-village-solutions/smart-village-app-mainserver.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from content.clean import plain_text, safe_link
from content.dates import beginning, ending, parse_date, parse_moment
from content.details import Call, CallForm, Opening, Option, Phase, Point
from content.model import Item
from content.sources.adapter import Context
from content.sources.documents import at, decimal, flag, items_of, objects_of, text, whole
from content.sources.entries import LONGEST_TITLE, identity, language_tag
from content.sources.event_entries import Words, worded
from content.sources.openings import openings
from content.sources.participation import MOST_OPTIONS
from content.sources.positions import placed

Json = dict[str, Any]
_LONGEST_ADDRESS = 120
_LONGEST_JSON = 20_000
_MOST_HOURS = 60
_MINUTES_SAID = 5


def body_of(node: Json) -> str:
    """The text blocks as one text; a block's title is a heading where it says something new."""
    return "".join(_blocks(node))


def _blocks(node: Json) -> Iterator[str]:
    known = plain_text(text(node, "title"))
    for block in objects_of(node, "contentBlocks"):
        title = plain_text(text(block, "title"))
        if title and title != known:
            yield f"<h3>{text(block, 'title')}</h3>"
        for part in (text(block, "intro"), text(block, "body")):
            if part.strip():
                yield part if part.lstrip().startswith("<") else f"<p>{part}</p>"


def pictures_of(node: Json) -> tuple[tuple[str, str], ...]:
    """Addresses and captions of the pictures of an entry and of its text blocks."""
    media = [*objects_of(node, "mediaContents")]
    for block in objects_of(node, "contentBlocks"):
        media += objects_of(block, "mediaContents")
    return tuple(
        (text(one, "sourceUrl", "url"), text(one, "captionText"))
        for one in media
        if text(one, "contentType").lower() in {"", "image", "thumbnail"}
        or text(one, "contentType").lower().startswith("image/")
    )


def names_of(node: Json) -> tuple[str, ...]:
    """The names of an entry's categories."""
    listed = [at(node, "category"), *items_of(node, "categories")]
    return tuple(text(one, "name") for one in listed if text(one, "name"))


def link_of(node: Json, *names: str) -> str:
    """The first web address of an entry."""
    for name in names:
        for one in (at(node, name), *items_of(node, name)):
            if link := safe_link(text(one, "url")):
                return link
    return ""


def address_of(address: object) -> str:
    """Street, postcode and town on one line."""
    town = f"{text(address, 'zip')} {text(address, 'city')}".strip()
    parts = (text(address, "street").strip(), town)
    return plain_text(", ".join(part for part in parts if part), _LONGEST_ADDRESS)


def point_of(*holders: object) -> Point | None:
    """The first position that an address or a location has; 0, 0 means nothing."""
    for holder in holders:
        north = decimal(holder, "geoLocation", "latitude")
        east = decimal(holder, "geoLocation", "longitude")
        if north is not None and east is not None and (north or east):
            return placed(float(east), float(north))
    return None


def hours_of(node: Json, today: date) -> tuple[Opening, ...]:
    """The opening hours that hold today; without a year a season is one of every year."""
    said = (
        f"{text(one, 'weekday')} {text(one, 'timeFrom')}-{text(one, 'timeTo')}"
        for one in objects_of(node, "openingHours")[:_MOST_HOURS]
        if flag(one, "open") is not False and text(one, "weekday") and _holds(one, today)
    )
    return openings([line for line in said if not line.endswith(" -")])


def _holds(hours: Json, today: date) -> bool:
    first, last = (parse_date(text(hours, name)[:10]) for name in ("dateFrom", "dateTo"))
    if isinstance(first, datetime) or isinstance(last, datetime):
        return False
    if flag(hours, "useYear") or first is None or last is None:
        return (first is None or first <= today) and (last is None or today <= last)
    begins, ends, now = ((day.month, day.day) for day in (first, last, today))
    return begins <= now <= ends if begins <= ends else now >= begins or now <= ends


def moment_of(day: str, hour: str) -> datetime | date | None:
    """A day and a time that stand apart, as one; the day alone where there is no time."""
    found = parse_date(day.strip()[:10])
    if found is None or isinstance(found, datetime) or len(hour.strip()) < _MINUTES_SAID:
        return found
    return parse_moment(f"{found.isoformat()} {hour.strip()[:_MINUTES_SAID]}") or found


def translated(value: object, default: str) -> dict[str, str]:
    """Wordings by language: an object by language, that object as a string, or mere words."""
    if isinstance(value, str) and value.lstrip()[:1] == "{" and len(value) < _LONGEST_JSON:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return {default: str(value)}
    if isinstance(value, dict):
        return {
            language_tag(str(tag), default): said
            for tag, said in value.items()
            if isinstance(said, str) and said.strip()
        }
    return {default: value} if isinstance(value, str) and value.strip() else {}


def survey_item(node: Json, context: Context) -> Item | None:
    """A survey as a call; None where it asks nothing or has no id."""
    default = context.language
    asked = translated(node.get("questionTitle"), default)
    titles = translated(node.get("title"), default) or asked
    about = translated(node.get("description"), default)
    uid = text(node, "id").strip()
    words = {
        tag: Words(title, asked.get(tag, ""), about.get(tag, "")) for tag, title in titles.items()
    }
    texts = {tag: said for tag, one in words.items() if (said := worded(one)).title}
    if not uid or not texts:
        return None
    return Item(
        id=f"{context.source}:{identity(f'survey-{uid}')}",
        kind=context.kind,
        source=context.source,
        texts=texts,
        published=parse_moment(text(node, "createdAt")),
        updated=parse_moment(text(node, "updatedAt")),
        places=context.places,
        link=safe_link(context.options.get("link", "")),
        licence=context.licence,
        call=_call(node, _said(asked, default), context),
    )


def _call(node: Json, question: str, context: Context) -> Call:
    opens, closes = _bound(node, "Start"), _bound(node, "End")
    options = tuple(
        Option(label, whole(one, "votesCount"))
        for one in objects_of(node, "responseOptions")[:MOST_OPTIONS]
        if (label := _said(translated(one.get("title"), context.language), context.language))
    )
    counts = [option.count for option in options if option.count is not None]
    # who may tick several boxes is counted several times: then the sum is no number of people
    several = flag(node, "questionAllowMultipleResponses") is not False
    return Call(
        form=CallForm.POLL,
        phase=Phase.VOTE,
        opens=opens,
        closes=closes,
        question=question,
        options=options,
        total=sum(counts) if counts and len(counts) == len(options) and not several else None,
        login=False,
    )


def _said(wordings: dict[str, str], language: str) -> str:
    first = wordings.get(language) or wordings.get("de") or next(iter(wordings.values()), "")
    return plain_text(first, LONGEST_TITLE)


def _bound(node: Json, edge: str) -> datetime | None:
    """When a survey opens or closes; a day that it closes on is part of it."""
    found = moment_of(text(node, "date", f"date{edge}"), text(node, "date", f"time{edge}"))
    return ending(found) if edge == "End" else beginning(found)


def amount_of(node: object, *path: str) -> Decimal | None:
    """A price; 0 is what forms write for none."""
    found = decimal(node, *path)
    return found if found is not None and found > 0 else None
