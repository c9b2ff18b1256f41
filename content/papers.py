# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets the documents that items name: fetched, drawn page by page, kept as media.

A document that is kept is not asked for again while its address stays the same and the source
does not say that its item was changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from content.clock import at_glass
from content.failures import Failures
from content.fetch import Fetcher, FetchError, Validators
from content.images import ImageRefused
from content.media import Media
from content.model import Attachment, Item, Kind, Picture
from content.pictures import Got
from content.posting import Stand, dated, period_of
from content.printed import MOST_BYTES, PdfRefused
from content.workshop import Workshop

PDF = "application/pdf"
#: How many are fetched for one source at one sync; the rest comes with the next.
MOST_AT_ONCE = 20
#: The words of a whole document that are kept.
MOST_LETTERS = 60_000

_NAME = "papers.json"
# nobody reads the papers of old news, and archives are long
_FRESH = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class _Held:
    """A document that is there, and when its item was changed then."""

    paper: Attachment
    updated: datetime | None


class Papers:
    """Fetches documents for one process that writes the media folder.

    What failed is remembered in `runtime`, so that the next call does not ask in vain.
    """

    def __init__(
        self, media: Media, fetcher: Fetcher, workshop: Workshop, runtime: Path, rng: Random
    ) -> None:
        self._media = media
        self._fetcher = fetcher
        self._workshop = workshop
        self._failures = Failures(runtime / _NAME, rng)

    def complete(
        self, items: tuple[Item, ...], held: Iterable[Item], configured: str, now: datetime
    ) -> Got:
        """Items with the pages of their documents, taken over from `held` or fetched now.

        `configured` is the source's address in the settings. What cannot be had anew stays as it
        was. What is not shown any more, or is old, has no pages. Never raises for a document.
        """
        known = self._known(held)
        fresh: dict[str, Attachment] = {}
        size = failed = 0
        for url in self._wanted(items, known, now)[:MOST_AT_ONCE]:
            if self._fetcher.stopped:
                break
            got, received = self._get(url, configured, now)
            size += received
            if got is None:
                failed += 1
            else:
                fresh[url] = got
        self._failures.write(now)
        return Got(tuple(self._filled(item, fresh, known, now) for item in items), size, failed)

    def lacking(self, items: Iterable[Item], now: datetime) -> bool:
        """Whether an item misses a document that should be tried now."""
        held = tuple(items)
        return bool(self._wanted(held, self._known(held), now))

    def _known(self, held: Iterable[Item]) -> Mapping[str, _Held]:
        return {
            paper.url: _Held(paper, item.updated)
            for item in held
            for paper in item.attachments
            if paper.pages and all(self._media.path(page.media).is_file() for page in paper.pages)
        }

    def _wanted(
        self, items: Iterable[Item], known: Mapping[str, _Held], now: datetime
    ) -> tuple[str, ...]:
        wanted = (
            paper.url
            for item in items
            if has_papers(item, now)
            for paper in item.attachments
            if paper.media_type == PDF
            and not _is_good(known.get(paper.url), item)
            and self._failures.is_due(paper.url, now)
        )
        return tuple(dict.fromkeys(wanted))

    def _get(self, url: str, configured: str, now: datetime) -> tuple[Attachment | None, int]:
        """One document, and how many bytes came."""
        received = 0
        try:
            fetched = self._fetcher.fetch(url, Validators(), MOST_BYTES, configured=configured)
            received = fetched.bytes_received
            printed = self._workshop.document(fetched.body)
            pages = tuple(
                Picture(
                    f"{url}#page={number}",
                    media=self._media.put(page.data, now),
                    width=page.width,
                    height=page.height,
                )
                for number, page in enumerate(printed.pages, start=1)
            )
        except (FetchError, PdfRefused, ImageRefused, OSError) as error:
            if not self._fetcher.stopped:
                self._failures.failed(url, error, now)
            return None, received
        self._failures.succeeded(url)
        text = printed.text[:MOST_LETTERS]
        return Attachment(url, pages=pages, pages_in_all=printed.pages_in_all, text=text), received

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
                problem="" if good else self._failures.reason(paper.url) or found.problem,
            )

        return replace(item, attachments=tuple(filled(paper) for paper in item.attachments))


def has_papers(item: Item, now: datetime) -> bool:
    """Whether the documents of an item are of use now. Pure."""
    if item.valid_until is not None and item.valid_until <= now:
        return False
    if item.kind is Kind.NOTICE:
        notice = dated(item).notice
        period = None if notice is None else period_of(notice)
        return period is None or period.stand(at_glass(now).date()) is not Stand.OVER
    return item.published is None or now - item.published < _FRESH


def _is_good(held: _Held | None, item: Item) -> bool:
    """Whether a document is there as its item names it now."""
    return held is not None and held.updated == item.updated and not held.paper.problem
