# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to PDFium: draws a page of a foreign PDF and reads its words. Runs in the worker.

Nothing active in a document runs: this build of PDFium has neither JavaScript nor XFA.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from content.flowing import flowing
from content.images import ScaledImage, sheet
from content.printed import MOST_BYTES, MOST_LETTERS, WIDTH, PdfPage, PdfRefused

# an A4 page drawn that wide has 3.9 megapixels; what is as long as an arm gets narrower
_MOST_PIXELS = 8_000_000
# no screen shows a longer picture
_LONGEST_SIDE = 4000
_LOCKED = frozenset((raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY))
_START = b"%PDF-"
# viewers take what precedes the document for granted, up to here
_HEAD = 1024


def page_of(data: bytes, index: int) -> PdfPage:
    """Draw one page, counted from 0, `WIDTH` pixels wide or less where it is very long.

    Raises:
        PdfRefused: the document is too large, protected or damaged, or has no such page.
    """
    if len(data) > MOST_BYTES:
        raise PdfRefused(f"Das PDF hat mehr als {MOST_BYTES // 1_000_000} MB.")
    if _START not in data[:_HEAD]:
        raise PdfRefused("Die Datei ist kein PDF.")
    with _opened(data) as document:
        pages = len(document)
        if not 0 <= index < pages:
            raise PdfRefused(
                "Das PDF hat keine Seiten." if not pages else "Die Seite gibt es nicht."
            )
        try:
            page = document[index]
            return PdfPage(_drawn(page), _words(page), pages)
        except (pdfium.PdfiumError, MemoryError, ctypes.ArgumentError) as error:
            raise PdfRefused(f"Seite {index + 1} des PDF ist beschädigt.") from error


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # PDFium's last error may be that of an earlier document
        if getattr(error, "err_code", None) in _LOCKED and b"/Encrypt" in data:
            raise PdfRefused("Das PDF ist mit einem Kennwort geschützt.") from error
        raise PdfRefused("Das PDF ist beschädigt.") from error
    try:
        # what is filled into a form stands in its fields
        if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
            document.init_forms()
        yield document
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage) -> ScaledImage:
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise PdfRefused("Eine Seite des PDF ist leer.")
    fitting = (_MOST_PIXELS / (width * height)) ** 0.5
    scale = min(WIDTH / width, fitting, _LONGEST_SIDE / max(width, height))
    if min(width, height) * scale < 1:
        raise PdfRefused("Eine Seite des PDF hat eine unmögliche Größe.")
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        size = (bitmap.width, bitmap.height)
        return sheet(bytes(bitmap.buffer), size, bitmap.mode, bitmap.stride)
    finally:
        bitmap.close()


def _words(page: pdfium.PdfPage) -> str:
    try:
        reader = page.get_textpage()
        letters = min(reader.count_chars(), MOST_LETTERS)
        return flowing(reader.get_text_range(0, letters)) if letters > 0 else ""
    except pdfium.PdfiumError:
        # a scan without words is a page all the same
        return ""
