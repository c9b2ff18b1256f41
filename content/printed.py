# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What becomes of a PDF: pages as pictures, and words. Reads none itself."""

from dataclasses import dataclass

from content.images import ScaledImage

MOST_BYTES = 25_000_000
#: How many pages are drawn. Longer documents are read on paper, or on one's own phone.
MOST_PAGES = 20
#: How wide a page is drawn, in pixels: as wide as the screen shows one that fills it.
WIDTH = 1650
#: The words of one page that are kept; a full page of small print has 6,000 characters.
MOST_LETTERS = 12_000


class PdfRefused(Exception):  # noqa: N818 - a verdict on the document, not a fault
    """Why a document cannot be shown, in one German sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page as a picture, its words, and how many pages the document has."""

    picture: ScaledImage
    text: str
    pages: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: its first pages, their words with a blank line between pages, and all pages."""

    pages: tuple[ScaledImage, ...]
    text: str
    pages_in_all: int
