# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items as JSON and back without loss: the shape of a store row, a worker's answer and `--json`."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from content.model import Event, Item, Kind, Money, Picture, Text
from content.parsed import Parsed, Rejected

Json = dict[str, Any]
_Read = TypeVar("_Read")


def item_to_json(item: Item, language: str = "de") -> Json:
    """An item as JSON types: times RFC 3339 in UTC, dates plain.

    `title` repeats the title in `language` for whoever reads the JSON; `item_from_json` ignores it.
    """
    return {
        "id": item.id,
        "kind": item.kind.value,
        "source": item.source,
        "title": item.text(language).title if item.texts else "",
        "texts": {tag: _text_to_json(text) for tag, text in item.texts.items()},
        "published": _moment_to_json(item.published),
        "updated": _moment_to_json(item.updated),
        "valid_from": _moment_to_json(item.valid_from),
        "valid_until": _moment_to_json(item.valid_until),
        "places": list(item.places),
        "groups": list(item.groups),
        "categories": list(item.categories),
        "pictures": [_picture_to_json(picture) for picture in item.pictures],
        "link": item.link,
        "licence": item.licence,
        "event": None if item.event is None else _event_to_json(item.event),
        "first_seen": _moment_to_json(item.first_seen),
        "last_seen": _moment_to_json(item.last_seen),
        "also": list(item.also),
    }


def item_from_json(data: Mapping[str, Any]) -> Item:
    """The item that `item_to_json` wrote.

    Only `id`, `kind` and `source` must be there; what an older release did not write takes its
    default, and what a newer one added is ignored.

    Raises:
        ValueError: the JSON is no item.
    """
    return _read(_item, data)


def parsed_to_json(parsed: Parsed) -> Json:
    """What one file gave, as JSON types."""
    return {
        "items": [item_to_json(item) for item in parsed.items],
        "rejected": [{"where": entry.where, "reason": entry.reason} for entry in parsed.rejected],
        "error": parsed.error,
    }


def parsed_from_json(data: Mapping[str, Any]) -> Parsed:
    """What `parsed_to_json` wrote.

    Raises:
        ValueError: the JSON is no such answer, or one of its items is none.
    """
    return _read(_parsed, data)


def money_to_json(money: Money) -> Json:
    """An exact amount: a string, since JSON numbers are not exact."""
    return {"amount": str(money.amount), "currency": money.currency}


def money_from_json(data: Mapping[str, Any]) -> Money:
    """The amount that `money_to_json` wrote.

    Raises:
        ValueError: the JSON is no amount of money.
    """
    return _read(lambda raw: Money(Decimal(raw["amount"]), _string(raw, "currency", "EUR")), data)


def _read(reader: Callable[[Mapping[str, Any]], _Read], data: Mapping[str, Any]) -> _Read:
    """Whatever is wrong with the shape of foreign JSON is one error to the caller."""
    try:
        return reader(data)
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        message = f"JSON of an unexpected shape: {type(error).__name__} {error}"
        raise ValueError(message) from error


def _item(data: Mapping[str, Any]) -> Item:
    event = data.get("event")
    return Item(
        id=_string(data, "id"),
        kind=Kind(data["kind"]),
        source=_string(data, "source"),
        texts={str(tag): _text(text) for tag, text in (data.get("texts") or {}).items()},
        published=_moment(data.get("published")),
        updated=_moment(data.get("updated")),
        valid_from=_moment(data.get("valid_from")),
        valid_until=_moment(data.get("valid_until")),
        places=_strings(data, "places"),
        groups=_strings(data, "groups"),
        categories=_strings(data, "categories"),
        pictures=tuple(_picture(picture) for picture in data.get("pictures") or ()),
        link=_string(data, "link", ""),
        licence=_string(data, "licence", ""),
        event=None if event is None else _event(event),
        first_seen=_moment(data.get("first_seen")),
        last_seen=_moment(data.get("last_seen")),
        also=_strings(data, "also"),
    )


def _parsed(data: Mapping[str, Any]) -> Parsed:
    error = data.get("error")
    return Parsed(
        items=tuple(_item(item) for item in data["items"]),
        rejected=tuple(
            Rejected(_string(entry, "where"), _string(entry, "reason"))
            for entry in data.get("rejected") or ()
        ),
        error=None if error is None else str(error),
    )


def _text_to_json(text: Text) -> Json:
    return {"title": text.title, "summary": text.summary, "body": text.body, "alt": text.alt}


def _text(data: Mapping[str, Any]) -> Text:
    return Text(
        title=_string(data, "title"),
        summary=_string(data, "summary", ""),
        body=_string(data, "body", ""),
        alt=_string(data, "alt", ""),
    )


def _picture_to_json(picture: Picture) -> Json:
    return {
        "url": picture.url,
        "alt": picture.alt,
        "media": picture.media,
        "width": picture.width,
        "height": picture.height,
    }


def _picture(data: Mapping[str, Any]) -> Picture:
    return Picture(
        url=_string(data, "url"),
        alt=_string(data, "alt", ""),
        media=_string(data, "media", ""),
        width=int(data.get("width", 0)),
        height=int(data.get("height", 0)),
    )


def _event_to_json(event: Event) -> Json:
    return {
        "start": _day_or_moment_to_json(event.start),
        "end": None if event.end is None else _day_or_moment_to_json(event.end),
        "all_day": event.all_day,
        "location": event.location,
        "organiser": event.organiser,
        "price": event.price,
        "cancelled": event.cancelled,
    }


def _event(data: Mapping[str, Any]) -> Event:
    end = data.get("end")
    return Event(
        start=_day_or_moment(data["start"]),
        end=None if end is None else _day_or_moment(end),
        all_day=bool(data.get("all_day", False)),
        location=_string(data, "location", ""),
        organiser=_string(data, "organiser", ""),
        price=_string(data, "price", ""),
        cancelled=bool(data.get("cancelled", False)),
    )


def _moment_to_json(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(raw: str | None) -> datetime | None:
    if raw is None:
        return None
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError(f"a time without offset: {raw}")
    return moment.astimezone(UTC)


def _day_or_moment_to_json(when: datetime | date) -> str:
    return when.astimezone(UTC).isoformat() if isinstance(when, datetime) else when.isoformat()


def _day_or_moment(raw: str) -> datetime | date:
    return (_moment(raw) if "T" in raw else None) or date.fromisoformat(raw)


def _string(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = data[key] if default is None else data.get(key, default)
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _strings(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = tuple(data.get(key) or ())
    if not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key} holds something that is no text")
    return values
