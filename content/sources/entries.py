# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From entries as feeds have them, raw, to items. Knows no format of its own."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from content.clean import clean_html, clean_text, plain_text, safe_link, scrub
from content.dates import parse_moment
from content.model import Item, Kind, Picture, Text
from content.sources.adapter import Context, Parsed, Rejected
from content.sources.attachments import Named, attachments_of
from content.sources.faults import named
from content.sources.notices import notice_of

LONGEST_TITLE = 300
LONGEST_SUMMARY = 280
LONGEST_LABEL = 60
LONGEST_LICENCE = 200
_MOST_CATEGORIES = 12
_MOST_PICTURES = 4
_MADE_TITLE = 90
_LONGEST_UID = 200
_UID = re.compile(r"[\w.:/?#@!$&'()*+,;=%~{}|-]+")
# what people look up again; a post's link to a document is its reader's own business
_WITH_DOCUMENTS = frozenset((Kind.NEWS, Kind.NOTICE))
_EASY = frozenset(("simple", "easy", "leicht", "leichtesprache"))
_IMG = re.compile(r"<img\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(src|alt|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, raw: every string is as the source wrote it.

    `number` counts from 1 in the file. `title`, `summary` and `html` may be markup; `text` is
    plain and read only where there is no `html`. `base` resolves relative addresses.
    `pictures` are address and description, best first. `documents` are those that are named as
    such; those that `html` links to are found without.
    """

    number: int
    uid: str = ""
    title: str = ""
    summary: str = ""
    html: str = ""
    text: str = ""
    link: str = ""
    base: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    licence: str = ""
    categories: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    documents: tuple[Named, ...] = ()

    @property
    def where(self) -> str:
        """How a person finds the entry in the file."""
        return named("Eintrag", self.number, self.title)

    @property
    def identity(self) -> str:
        """What stays the same when the entry is edited: id, else link, else title and date."""
        for known in (self.uid, self.link):
            if known.strip():
                return identity(known)
        return identity("\n".join((self.title or self.html or self.text, self.published)), True)


def identity(raw: str, hashed: bool = False) -> str:  # noqa: FBT001, FBT002 - private to formats
    """A name that a source gives, as the part of an item's id after the source.

    Kept as it is where it is short and harmless, else replaced by a hash of it.
    """
    name = scrub(raw).strip()
    if not hashed and len(name) <= _LONGEST_UID and _UID.fullmatch(name):
        return name
    return hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()[:32]


def language_tag(raw: str, default: str) -> str:
    """The key of a wording: the primary language (`de`), or `de-simple` for easy German."""
    parts = raw.strip().lower().replace("_", "-").split("-")
    if not re.fullmatch(r"[a-z]{2,3}", parts[0]) or parts[0] == "und":
        return default
    return f"{parts[0]}-simple" if _EASY.intersection(parts[1:]) else parts[0]


def labels(raw: Iterable[str]) -> tuple[str, ...]:
    """Categories as plain text, each once, in the source's order."""
    found = (plain_text(label, LONGEST_LABEL) for label in raw)
    return tuple(dict.fromkeys(label for label in found if label))[:_MOST_CATEGORIES]


def pictures(raw: Iterable[tuple[str, str]], base: str) -> tuple[Picture, ...]:
    """Pictures by address and description, each address once."""
    found: dict[str, Picture] = {}
    for url, alt in raw:
        link = safe_link(url, base)
        if link and link not in found:
            found[link] = Picture(link, plain_text(alt, LONGEST_TITLE))
    return tuple(found.values())[:_MOST_PICTURES]


def first_picture(html: str) -> tuple[tuple[str, str], ...]:
    """The first picture in markup that is one to look at, as address and description."""
    for tag in _IMG.findall(html):
        values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        counting = {values.get("width", ""), values.get("height", "")} & {"0", "1", "1px"}
        source = values.get("src", "")
        if source and not counting and not source.lower().startswith("data:"):
            return ((plain_text(source), values.get("alt", "")),)
    return ()


def parsed(entries: Sequence[Entry], context: Context, error: str | None = None) -> Parsed:
    """The items of a feed.

    Set aside, each with its reason: what says nothing, what the file holds twice, and the
    oldest beyond `context.max_items`. Items stay in the file's order.
    """
    rejected: list[Rejected] = []
    unique: dict[str, Entry] = {}
    for entry in entries:
        first = unique.setdefault(entry.identity, entry)
        if first is not entry:
            reason = f"Steht mit derselben Kennung schon als Eintrag {first.number} in der Datei."
            rejected.append(Rejected(entry.where, reason))
    items: dict[int, Item] = {}
    for entry in sorted(unique.values(), key=_age):
        if len(items) >= context.max_items:
            reason = f"Älter als die {context.max_items} neuesten, mehr nimmt diese Quelle nicht."
            rejected.append(Rejected(entry.where, reason))
        else:
            try:
                item = _item(entry, context)
            except Exception as fault:  # noqa: BLE001 - whatever it is, it costs this entry alone
                reason = f"Ist nicht lesbar ({type(fault).__name__})."
                rejected.append(Rejected(entry.where, reason))
                continue
            if item is not None:
                items[entry.number] = item
            else:
                rejected.append(Rejected(entry.where, "Hat weder Titel noch Text."))
    return Parsed(tuple(items[number] for number in sorted(items)), tuple(rejected), error)


def _age(entry: Entry) -> tuple[bool, float, int]:
    """Newest first; what bears no date comes last, in the file's order."""
    moment = parse_moment(entry.published) or parse_moment(entry.updated)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    age = (epoch - moment).total_seconds() if moment else 0.0
    return moment is None, age, entry.number


def _item(entry: Entry, context: Context) -> Item | None:
    base = safe_link(entry.base, context.url) or context.url
    body = clean_html(entry.html) or clean_text(entry.text)
    summary = plain_text(entry.summary, LONGEST_SUMMARY) or plain_text(body, LONGEST_SUMMARY)
    shown = pictures(entry.pictures or first_picture(entry.html or entry.summary), base)
    # a post may be nothing but a picture: what it shows is its headline then
    said = summary or (shown[0].alt if shown else "")
    title = plain_text(entry.title, LONGEST_TITLE) or plain_text(said, _MADE_TITLE)
    if not title:
        return None
    text = Text(
        title=title,
        summary=summary,
        body=body or clean_html(entry.summary),
        alt=shown[0].alt if shown else "",
    )
    documents = context.kind in _WITH_DOCUMENTS
    return Item(
        id=f"{context.source}:{entry.identity}",
        kind=context.kind,
        source=context.source,
        texts={language_tag(entry.language, context.language): text},
        published=parse_moment(entry.published),
        updated=parse_moment(entry.updated),
        places=context.places,
        categories=labels(entry.categories),
        pictures=shown,
        link=safe_link(entry.link, base),
        licence=plain_text(entry.licence, LONGEST_LICENCE) or context.licence,
        attachments=attachments_of(entry.documents, entry.html or entry.summary, base)
        if documents
        else (),
        notice=notice_of(context) if context.kind is Kind.NOTICE else None,
    )
