# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items that somebody else made, cleaned as if their texts were new. Pure."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from content.clean import clean_html, plain_text, safe_link, scrub
from content.model import Attachment, Item, Picture, Text

_Part = TypeVar("_Part")
_LINKS = ("link", "url")
_LINES = "instruction"


def scrubbed(item: Item) -> Item:
    """The item with harmless texts and addresses, and without what only this terminal may say.

    That are names of local files, pages of documents, when it was seen, and its other sources.

    Raises:
        ValueError: a number in it is infinite or none.
    """
    return _part(
        replace(
            item,
            pictures=tuple(_bare(picture) for picture in item.pictures if _safe(picture.url)),
            attachments=tuple(
                Attachment(paper.url, paper.title, paper.media_type)
                for paper in item.attachments
                if _safe(paper.url)
            ),
            first_seen=None,
            last_seen=None,
            also=(),
        )
    )


def _bare(picture: Picture) -> Picture:
    return Picture(picture.url, picture.alt)


def _safe(url: str) -> bool:
    return bool(safe_link(url))


def _part(value: _Part, name: str = "", owner: type | None = None) -> _Part:
    """A part of an item, all its texts cleaned for the field they stand in."""
    part: Any = value
    if isinstance(part, Enum):
        return value
    if isinstance(part, str):
        part = _text(part, name, owner)
    elif isinstance(part, float):
        if not math.isfinite(part):
            raise ValueError(f"{name} is no number")
    elif isinstance(part, tuple):
        part = tuple(_part(one, name, owner) for one in part)
    elif isinstance(part, Mapping):
        part = {plain_text(str(key)): _part(one) for key, one in part.items()}
    elif is_dataclass(part) and not isinstance(part, type):
        kind = type(part)
        part = kind(**{f.name: _part(getattr(part, f.name), f.name, kind) for f in fields(part)})
    cleaned: _Part = part
    return cleaned


def _text(said: str, name: str, owner: type | None) -> str:
    if name in _LINKS:
        return safe_link(said)
    if owner is Text and name == "body":
        return clean_html(said)
    if name == _LINES:
        lines = (plain_text(line) for line in scrub(said).split("\n"))
        return "\n".join(line for line in lines if line)
    return plain_text(said)
