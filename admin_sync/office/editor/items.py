# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From a version of an entry to the items that a screen shows. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from admin_sync.office.editor.draft import Draft
from admin_sync.office.editor.repeat import occurrences
from admin_sync.office.editor.wording import LONGEST_TITLE, body_html, line
from admin_sync.office.fleet import blobs
from content.clean import plain_text, safe_link
from content.clock import at_glass
from content.details import Alert, Notice, Offer, Place, Seller
from content.model import Attachment, Event, Item, Kind, Picture, Text
from content.sources.openings import openings
from content.sources.prices import money

#: The id of the built-in source on every terminal.
SOURCE = "office"
_SUMMARY = 280
_KINDS = {
    "notice": Kind.NOTICE,
    "news": Kind.NEWS,
    "event": Kind.EVENT,
    "offer": Kind.OFFER,
    # a terminal shows whom one can go to, and when, on its page of places
    "service": Kind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What an item says beside what was typed.

    `uid` names the entry, `base` is the office's address, `author` whose word it is. `places` are
    the villages it is for, none for all. `published` is when it hung first, `updated` when this
    version was made, `ends` when approval ends (None for never). `pages` are the blobs of a
    document's first pages, for kinds whose documents the terminal does not draw.
    """

    uid: str
    base: str
    author: str
    published: datetime
    updated: datetime
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    ends: datetime | None = None
    pages: tuple[str, ...] = field(default=())


def items(draft: Draft, setting: Setting, now: datetime) -> tuple[Item, ...]:
    """The items of a version: one, one a date of an event, and one more where it takes over."""
    bare = _bare(draft, setting)
    if draft.kind == "event":
        found = tuple(_dated(bare, draft, each) for each in _dates(draft, setting, now))
    else:
        found = (_detailed(bare, draft, setting),)
    return (*found, *_taking_over(bare, draft, setting))


def _bare(draft: Draft, setting: Setting) -> Item:
    pictures = tuple(
        Picture(blobs.address(setting.base, sha), _text_alt(draft))
        for sha in ((draft.picture,) if draft.picture else setting.pages)
    )
    papers: tuple[Attachment, ...] = ()
    if draft.pdf and draft.kind == "notice":
        papers = (Attachment(blobs.address(setting.base, draft.pdf), line(draft.title)),)
    return Item(
        id=f"{SOURCE}:{setting.uid}",
        kind=_KINDS[draft.kind],
        source=SOURCE,
        texts=texts(draft),
        published=setting.published,
        updated=setting.updated,
        valid_from=draft.since,
        valid_until=setting.ends,
        places=setting.places,
        groups=setting.groups,
        categories=(draft.source,) if draft.source else (),
        pictures=pictures,
        link=safe_link(draft.link),
        licence=line(draft.licence),
        attachments=papers,
        pinned=draft.pinned,
        pinned_until=draft.pinned_until if draft.pinned else None,
    )


def texts(draft: Draft) -> Mapping[str, Text]:
    """The wordings that say anything, in the safe subset."""
    found: dict[str, Text] = {}
    for tag, wording in draft.texts.items():
        title, body = line(wording.title, LONGEST_TITLE), body_html(wording.body)
        if title or body:
            shown = title or line(draft.title, LONGEST_TITLE)
            found[tag] = Text(shown, plain_text(body, _SUMMARY), body, line(wording.alt))
    return found


def _text_alt(draft: Draft) -> str:
    german = draft.texts.get("de")
    return line(german.alt) if german else ""


def _dates(draft: Draft, setting: Setting, now: datetime) -> tuple[Item, ...]:
    return occurrences(setting.uid, draft.when, SOURCE, now)


def _dated(bare: Item, draft: Draft, made: Item) -> Item:
    times = made.event
    if times is None:
        return bare
    event = Event(
        start=times.start,
        end=times.end,
        all_day=times.all_day,
        location=line(draft.place),
        organiser=line(draft.organiser or draft.source),
        price=line(draft.price),
        cancelled=times.cancelled,
    )
    return replace(bare, id=made.id, event=event)


def _detailed(bare: Item, draft: Draft, setting: Setting) -> Item:
    contact = draft.contact
    match draft.kind:
        case "notice":
            told = draft.official
            posted = told.posted or at_glass(draft.since or setting.published).date()
            notice = Notice(posted, told.removed, body=line(told.body), copy=told.copy)
            return replace(bare, notice=notice)
        case "offer":
            return replace(bare, offer=_offer(draft, setting))
        case "service":
            place = Place(
                trade=line(draft.sale.trade),
                address=line(contact.address),
                phone=line(contact.phone),
                hours=openings(contact.hours),
            )
            return replace(bare, place=place)
        case _:
            return bare


def _offer(draft: Draft, setting: Setting) -> Offer:
    sale, contact = draft.sale, draft.contact
    return Offer(
        seller=Seller(
            name=line(sale.seller or draft.source or setting.author),
            trade=line(sale.trade),
            address=line(contact.address),
            hours=openings(contact.hours),
            phone=line(contact.phone),
        ),
        price=money(sale.price, "EUR"),
        old_price=money(sale.old_price, "EUR"),
        unit=line(sale.unit),
        terms=line(sale.terms),
    )


def _taking_over(bare: Item, draft: Draft, setting: Setting) -> tuple[Item, ...]:
    """What lies over every page: an alert of the office's own, as grave as makes the rules do so.

    It names no area, since only the screens that it is for are told of it.
    """
    if not draft.takeover:
        return ()
    alert = Alert(
        identifier=f"{setting.uid}/{setting.updated.isoformat()}",
        sender=setting.author,
        sent=setting.updated,
        event=line(draft.title, LONGEST_TITLE),
        severity="Severe",
        onset=draft.since,
        expires=setting.ends,
        publisher=setting.author,
    )
    item = replace(bare, id=f"{bare.id}/takeover", kind=Kind.WARNING, warning=alert)
    return (replace(item, attachments=(), pinned=False, pinned_until=None, pictures=()),)
