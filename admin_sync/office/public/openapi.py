# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The public read API in the words of OpenAPI 3.1. Pure."""

import json
from typing import Any

from content.model import Kind

Json = dict[str, Any]
_FLEETING = {Kind.DEPARTURE, Kind.VEHICLE, Kind.WEATHER}
_TEXT: Json = {"type": "string"}
_OR_NONE: Json = {"type": ["string", "null"]}
_MOMENT: Json = {"type": ["string", "null"], "description": "RFC 3339, or a date for a whole day"}


def dumped(body: Json) -> bytes:
    """A JSON document."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def document(base: str) -> Json:
    """The description of the API of the office at `base`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Schaukasten: public items",
            "version": "1",
            "description": (
                "What villages publish and what their sources bring, without sign-in. Answers "
                "may be kept for a minute; ask again with If-None-Match. Each item names its "
                "source and its licence: keep both."
            ),
            "license": {"name": "see licence of each item", "url": f"{base}/o/"},
        },
        "servers": [{"url": f"{base}/o/api/v1"}],
        "paths": {
            "/items": {"get": _items()},
            "/places": {"get": _places()},
        },
        "components": {"schemas": _schemas()},
    }


def _items() -> Json:
    kinds = [one.value for one in Kind if one not in _FLEETING]
    parameters = [
        _parameter("kind", {"type": "string", "enum": kinds}, "Only items of a kind."),
        _parameter("place", _TEXT, "The slug of a village; left out: all."),
        _parameter("from", _TEXT, "Begins or was published at or after: a date or a time."),
        _parameter("to", _TEXT, "Begins or was published before; a date counts as a whole day."),
        _parameter("page", {"type": "integer", "minimum": 1}, "Counted from 1."),
        _parameter(
            "per_page", {"type": "integer", "minimum": 1, "maximum": 100}, "50 if left out."
        ),
    ]
    return {
        "operationId": "items",
        "summary": "What is public, in the order of the screens",
        "parameters": parameters,
        "responses": {
            "200": _answer("A page of items.", "Page"),
            "304": {"description": "Unchanged since the ETag of If-None-Match."},
            "400": _problem("A parameter that cannot be understood."),
        },
    }


def _places() -> Json:
    return {
        "operationId": "places",
        "summary": "The villages, by their slugs",
        "responses": {"200": _answer("All places.", "Places")},
    }


def _parameter(name: str, schema: Json, words: str) -> Json:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": words}


def _answer(words: str, schema: str) -> Json:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": words, "content": content}


def _problem(words: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


def _object(**properties: Json) -> Json:
    """An object that has all of these."""
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _or_none(schema: Json) -> Json:
    return {"oneOf": [schema, {"type": "null"}]}


def _schemas() -> Json:
    number: Json = {"type": "integer"}
    flag: Json = {"type": "boolean"}
    place = _object(slug=_TEXT, name=_TEXT)
    money = _or_none(_object(amount=_TEXT, currency=_TEXT))
    wording = _object(title=_TEXT, summary=_TEXT, body=_TEXT)
    event = _object(
        start=_MOMENT, end=_MOMENT, all_day=flag, location=_TEXT, organiser=_TEXT,
        price=_TEXT, cancelled=flag,
    )  # fmt: skip
    meeting = _object(start=_MOMENT, end=_MOMENT, body=_TEXT, location=_TEXT, cancelled=flag)
    offer = _object(seller=_TEXT, address=_TEXT, price=money, old_price=money, unit=_TEXT)
    call = _object(question=_TEXT, phase=_OR_NONE, opens=_MOMENT, closes=_MOMENT)
    notice = _object(body=_TEXT, posted=_MOMENT, removed=_MOMENT, copy=flag)
    item = _object(
        id=_TEXT, kind=_TEXT, title=_TEXT, summary=_TEXT, body=_TEXT,
        texts={"type": "object", "additionalProperties": wording}, url=_TEXT, link=_OR_NONE,
        published=_MOMENT, updated=_MOMENT, valid_from=_MOMENT, valid_until=_MOMENT,
        places=_list(_TEXT), groups=_list(_TEXT), categories=_list(_TEXT),
        source=_object(id=_TEXT, name=_TEXT), also=_list(_TEXT), licence=_OR_NONE,
        pictures=_list(_object(url=_TEXT, alt=_TEXT)),
        attachments=_list(_object(url=_TEXT, title=_TEXT, media_type=_TEXT)),
        event=_or_none(event), meeting=_or_none(meeting), offer=_or_none(offer),
        call=_or_none(call), notice=_or_none(notice),
    )  # fmt: skip
    return {
        "Item": item,
        "Page": _object(
            version=number, place=place, page=number, pages=number, total=number,
            items=_list({"$ref": "#/components/schemas/Item"}),
        ),
        "Places": _object(version=number, places=_list(place)),
        "Problem": _object(type=_TEXT, status=number, detail=_TEXT),
    }  # fmt: skip
