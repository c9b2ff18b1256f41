# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets the documents that items name: fetched, drawn page by page, kept as media.

A document that is kept is not asked for again while its address stays the same and the source
does not say that its item was changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from content.belongings import Collector
from content.clock import at_glass
from content.model import Attachment, Item, Kind, Picture
from content.posting import Stand, dated, period_of
from content.printed import MOST_BYTES

PDF = "application/pdf"
#: The words of a whole document that are kept.
MOST_LETTERS = 60_000


@dataclass(frozen=True, slots=True)
class _Held:
    """A document that is there, and when its item was changed then."""

    paper: Attachment
    updated: datetime | None


class Papers(Collector[Attachment]):
    """The documents of notices. What is not shown any more has no pages."""

    memory = "papers.json"
    most_bytes = MOST_BYTES
    most_at_once = 20

    def wanted(
        self, items: tuple[Item, ...], held: tuple[Item, ...], now: datetime
    ) -> tuple[str, ...]:
        """In the order of the items."""
        known = self._known(held)
        wanted = (
            paper.url
            for item in items
            if has_papers(item, now)
            for paper in item.attachments
            if paper.media_type == PDF
            and not _is_good(known.get(paper.url), item)
            and self.failures.is_due(paper.url, now)
        )
        return tuple(dict.fromkeys(wanted))

    def made(self, url: str, body: bytes, now: datetime) -> Attachment:
        """Its pages as pictures, and its words."""
        printed = self.workshop.document(body)
        pages = tuple(
            Picture(
                f"{url}#page={number}",
                media=self.media.put(page.data, now),
                width=page.width,
                height=page.height,
            )
            for number, page in enumerate(printed.pages, start=1)
        )
        text = printed.text[:MOST_LETTERS]
        return Attachment(url, pages=pages, pages_in_all=printed.pages_in_all, text=text)

    def filled(
        self,
        items: tuple[Item, ...],
        held: tuple[Item, ...],
        fresh: Mapping[str, Attachment],
        now: datetime,
    ) -> tuple[Item, ...]:
        """Each document with its pages, where there are some."""
        known = self._known(held)
        return tuple(self._filled(item, fresh, known, now) for item in items)

    def _known(self, held: Iterable[Item]) -> Mapping[str, _Held]:
        return {
            paper.url: _Held(paper, item.updated)
            for item in held
            for paper in item.attachments
            if paper.pages and all(self.media.path(page.media).is_file() for page in paper.pages)
        }

    def _filled(
        self, item: Item, fresh: Mapping[str, Attachment], known: Mapping[str, _Held], now: datetime
    ) -> Item:
        if not item.attachments:
            return item
        shown = has_papers(item, now)

        def filled(paper: Attachment) -> Attachment:
            bare = replace(paper, pages=(), pages_in_all=0, text="", problem="")
            if not shown or paper.media_type != PDF:
                return bare
            held = known.get(paper.url)
            found = fresh.get(paper.url) or (held.paper if held else bare)
            good = paper.url in fresh or _is_good(held, item)
            return replace(
                bare,
                pages=found.pages,
                pages_in_all=found.pages_in_all,
                text=found.text,
                problem="" if good else self.failures.reason(paper.url) or found.problem,
            )

        return replace(item, attachments=tuple(filled(paper) for paper in item.attachments))


def has_papers(item: Item, now: datetime) -> bool:
    """Whether the documents of an item are of use now: it is a notice that hangs. Pure."""
    if item.kind is not Kind.NOTICE or (item.valid_until is not None and item.valid_until <= now):
        return False
    notice = dated(item).notice
    period = None if notice is None else period_of(notice)
    return period is None or period.stand(at_glass(now).date()) is not Stand.OVER


def _is_good(held: _Held | None, item: Item) -> bool:
    """Whether a document is there as its item names it now."""
    return held is not None and held.updated == item.updated and not held.paper.problem
