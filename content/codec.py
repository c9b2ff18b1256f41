# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items as JSON and back without loss: the shape of a store row, a worker's answer and `--json`.

The shape is that of the dataclasses: their fields, their names, all of them. Times are RFC 3339
in UTC, dates and times of day plain, amounts of money strings, since JSON numbers are not exact.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import BaseValidationError

from content.model import Item
from content.parsed import Parsed

Json = dict[str, Any]
_Read = TypeVar("_Read")


def item_to_json(item: Item, language: str = "de") -> Json:
    """An item as JSON types.

    `title` repeats the title in `language` for whoever reads the JSON; `item_from_json` ignores it.
    """
    data: Json = _CODEC.unstructure(item)
    head = {name: data.pop(name) for name in ("id", "kind", "source")}
    title = item.text(language).title if item.texts else ""
    return {**head, "title": title, **data}


def item_to_row(item: Item) -> Json:
    """An item without what has its default: smaller, and the same before and after a new field."""
    data: Json = _BRIEF.unstructure(item)
    return data


def item_from_json(data: Mapping[str, Any]) -> Item:
    """The item that `item_to_json` or `item_to_row` wrote.

    `id`, `kind`, `source` and `texts` must be there; what an older release did not write takes its
    default, and what a newer one added is ignored.

    Raises:
        ValueError: the JSON is no item.
    """
    return _read(Item, data)


def parsed_to_json(parsed: Parsed) -> Json:
    """What one file gave, as JSON types."""
    data: Json = _CODEC.unstructure(parsed)
    return {**data, "items": [item_to_json(item) for item in parsed.items]}


def parsed_from_json(data: Mapping[str, Any]) -> Parsed:
    """What `parsed_to_json` wrote.

    Raises:
        ValueError: the JSON is no such answer, or one of its items is none.
    """
    return _read(Parsed, data)


def _read(kind: type[_Read], data: object) -> _Read:
    """Whatever is wrong with the shape of foreign JSON is one error to the caller."""
    try:
        return _CODEC.structure(data, kind)
    except (BaseValidationError, ArithmeticError, AttributeError, LookupError, TypeError) as error:
        message = f"JSON of an unexpected shape: {type(error).__name__} {error}"
        raise ValueError(message) from error


def _moment(raw: object) -> datetime:
    if not isinstance(raw, str):
        raise TypeError(f"a time that is no text: {raw!r}")
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError(f"a time without offset: {raw}")
    return moment.astimezone(UTC)


def _day_or_moment(raw: object) -> datetime | date:
    if isinstance(raw, str) and "T" in raw:
        return _moment(raw)
    return date.fromisoformat(_exactly(str)(raw))


def _exactly(kind: type, *others: type) -> Any:  # noqa: ANN401 - a hook of cattrs
    """No guessing: a number is no text, and 1 is not true. Enums of that kind come here, too."""

    def read(raw: object, wanted: type = kind) -> Any:  # noqa: ANN401
        if type(raw) not in (kind, *others):
            raise TypeError(f"{raw!r:.40} is no {kind.__name__}")
        return wanted(raw)

    return read


def _converter(*, brief: bool = False) -> Converter:
    codec = Converter(detailed_validation=False, omit_if_default=brief)
    for kind, also in ((str, ()), (bool, ()), (int, ()), (float, (int,))):
        # by class: what is registered by a function comes after cattrs' own hooks for these
        codec.register_structure_hook(kind, _exactly(kind, *also))
    codec.register_structure_hook(Decimal, lambda raw, _: Decimal(_exactly(str)(raw)))
    codec.register_structure_hook(datetime, lambda raw, _: _moment(raw))
    codec.register_structure_hook(date, lambda raw, _: date.fromisoformat(_exactly(str)(raw)))
    codec.register_structure_hook(time, lambda raw, _: time.fromisoformat(_exactly(str)(raw)))
    # the start of an event is either; a whole day has no hour to be turned into UTC
    either, or_none = datetime | date, datetime | date | None
    codec.register_structure_hook(either, lambda raw, _: _day_or_moment(raw))
    codec.register_structure_hook(
        or_none, lambda raw, _: None if raw is None else _day_or_moment(raw)
    )
    for union in (either, or_none):
        codec.register_unstructure_hook(union, codec.unstructure)
    codec.register_unstructure_hook(datetime, lambda moment: moment.astimezone(UTC).isoformat())
    codec.register_unstructure_hook(date, lambda day: day.isoformat())
    codec.register_unstructure_hook(time, lambda hour: hour.isoformat("minutes"))
    codec.register_unstructure_hook(Decimal, str)
    codec.register_unstructure_hook(StrEnum, lambda member: member.value)
    return codec


_CODEC = _converter()
_BRIEF = _converter(brief=True)
