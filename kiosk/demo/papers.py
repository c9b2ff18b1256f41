# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sets the demo's notices as PDF: letterhead, paragraphs, signature, numbered pages.

A plain typesetter for A4 with PDFium's own letters, so that the files have real words in them.
"""

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

#: A4 in points.
SIZE: Final = (595.0, 842.0)
_LEFT, _RIGHT = 71.0, 524.0
_TOP, _FIRST, _FOOT = 775.0, 688.0, 78.0
_INK: Final = (20, 24, 28)
_BLUE: Final = (24, 78, 119)
# PDFium may be used by one thread at a time
_LOCK = Lock()


@dataclass(frozen=True)
class Letter:
    """What a notice says. In `text` lines beginning with "## " head, with "- " list.

    `plan` adds a page across, with a drawing of plots.
    """

    village: str
    office: str
    place: str
    subject: str
    text: str
    signed: str
    plan: str = ""


@dataclass(frozen=True)
class Style:
    """A face of PDF's standard ones, its size and the distance to the next line, in points."""

    face: str
    size: float
    line: float
    before: float = 0.0
    indent: float = 0.0


TITLE: Final = Style("Helvetica-Bold", 20, 26)
SUBJECT: Final = Style("Helvetica-Bold", 14.5, 19, before=4)
HEAD: Final = Style("Helvetica-Bold", 13, 19, before=13)
BODY: Final = Style("Helvetica", 13, 19, before=6)
POINT: Final = Style("Helvetica", 13, 19, before=2, indent=18)
SMALL: Final = Style("Helvetica", 9, 12)


def pdf(letter: Letter) -> bytes:
    """The letter as a PDF with as many pages as it takes."""
    with _LOCK:
        document = pdfium.PdfDocument.new()
        try:
            _Press(document).print(letter)
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
        finally:
            document.close()


class _Press:
    """Fills the pages of one document, from top to foot."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._faces: dict[str, object] = {}
        self._pages: list[pdfium.PdfPage] = []
        self._y = 0.0

    def print(self, letter: Letter) -> None:
        """All of it; the page numbers last, when it is known how many there are."""
        self._turn()
        self._letterhead(letter)
        self._y = _FIRST
        self._set("Bekanntmachung", TITLE)
        self._set(letter.subject, SUBJECT)
        self._y -= 8
        for style, paragraph in _blocks(letter.text):
            self._set(paragraph, style)
        self._sign(letter)
        if letter.plan:
            self._plan(letter)
        for number, page in enumerate(self._pages, start=1):
            told = f"{letter.village} · Seite {number} von {len(self._pages)}"
            width, _ = page.get_size()
            right = width - (SIZE[0] - _RIGHT)
            self._word(page, told, SMALL, (right - self._width(told, SMALL), 48))
            raw.FPDFPage_GenerateContent(page)

    def _turn(self, size: tuple[float, float] = SIZE) -> pdfium.PdfPage:
        self._pages.append(self._document.new_page(*size))
        self._y = _TOP
        return self._pages[-1]

    def _letterhead(self, letter: Letter) -> None:
        page = self._pages[-1]
        for wave in range(3):
            self._wave(page, _LEFT, 757 - 9 * wave)
        name, below = Style("Helvetica-Bold", 14, 18), Style("Helvetica", 10.5, 14)
        self._word(page, letter.village, name, (_LEFT + 62, 752))
        self._word(page, letter.office, below, (_LEFT + 62, 737))
        for y, told in ((752, "Amt Hüttener Berge"), (737, letter.place)):
            self._word(page, told, below, (_RIGHT - self._width(told, below), y))
        self._bar(page, (_LEFT, 718, _RIGHT - _LEFT, 1.2))

    def _sign(self, letter: Letter) -> None:
        if self._y - 80 < _FOOT:
            self._turn()
        self._y -= 26
        self._set(letter.signed, BODY)
        self._set(letter.office.removeprefix("Der ").removeprefix("Die "), BODY)

    def _set(self, text: str, style: Style) -> None:
        """One paragraph; a heading takes at least two lines of what follows with it."""
        room = _RIGHT - _LEFT - style.indent
        lines = list(self._lines(text, style, room))
        self._y -= style.before
        together = 3 if style is HEAD else min(2, len(lines))
        if self._y - together * style.line < _FOOT:
            self._turn()
        for number, line in enumerate(lines):
            if self._y - style.line < _FOOT:
                self._turn()
            self._y -= style.line
            if style is POINT and number == 0:
                self._word(self._pages[-1], "–", style, (_LEFT, self._y))  # noqa: RUF001
            self._word(self._pages[-1], line, style, (_LEFT + style.indent, self._y))

    def _lines(self, text: str, style: Style, room: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if line and self._width(longer, style) > room:
                yield line
                line = word
            else:
                line = longer
        if line:
            yield line

    def _plan(self, letter: Letter) -> None:
        """A page across with plots along a road; every shape is invented."""
        page = self._turn((SIZE[1], SIZE[0]))
        self._word(page, letter.plan, SUBJECT, (_LEFT, 530))
        self._bar(page, (_LEFT, 250, 700, 46), (214, 208, 196))
        self._word(page, "Am Mühlenteich", SMALL, (390, 269))
        for number in range(14):
            row, place = divmod(number, 7)
            x, y = _LEFT + 100 * place, 306 - 200 * row
            self._bar(page, (x + 2, y, 94, 134), (238, 240, 226))
            self._bar(page, (x + 28, y + 40, 40, 52), (196, 108, 84))
            self._word(page, f"{number + 1}", SMALL, (x + 10, y + 116))
        self._bar(page, (_LEFT, 452, 700, 52), (168, 203, 220))
        self._word(page, "Mühlenteich", SMALL, (400, 474))

    def _word(self, page: pdfium.PdfPage, text: str, style: Style, at: tuple[float, float]) -> None:
        made = raw.FPDFPageObj_CreateTextObj(self._document, self._face(style.face), style.size)
        raw.FPDFText_SetText(made, ctypes.cast(_wide(text), ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_SetFillColor(made, *_INK, 255)
        raw.FPDFPageObj_Transform(made, 1, 0, 0, 1, *at)
        raw.FPDFPage_InsertObject(page, made)

    @staticmethod
    def _bar(
        page: pdfium.PdfPage,
        box: tuple[float, float, float, float],
        colour: tuple[int, int, int] = _INK,
    ) -> None:
        made = raw.FPDFPageObj_CreateNewRect(*box)
        raw.FPDFPageObj_SetFillColor(made, *colour, 255)
        raw.FPDFPath_SetDrawMode(made, raw.FPDF_FILLMODE_WINDING, 0)
        raw.FPDFPage_InsertObject(page, made)

    @staticmethod
    def _wave(page: pdfium.PdfPage, x: float, y: float) -> None:
        made = raw.FPDFPageObj_CreateNewPath(x, y)
        for step in range(2):
            left = x + 24 * step
            raw.FPDFPath_BezierTo(made, left + 8, y + 8, left + 16, y - 8, left + 24, y)
        raw.FPDFPageObj_SetStrokeColor(made, *_BLUE, 255)
        raw.FPDFPageObj_SetStrokeWidth(made, 4)
        raw.FPDFPath_SetDrawMode(made, raw.FPDF_FILLMODE_NONE, 1)
        raw.FPDFPage_InsertObject(page, made)

    def _face(self, name: str) -> object:
        if name not in self._faces:
            self._faces[name] = raw.FPDFText_LoadStandardFont(self._document, name.encode())
        return self._faces[name]

    def _width(self, text: str, style: Style) -> float:
        face, width, whole = self._face(style.face), ctypes.c_float(), 0.0
        for letter in text:
            raw.FPDFFont_GetGlyphWidth(face, ord(letter), style.size, width)
            whole += width.value
        return whole


def _wide(text: str) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")


def _blocks(text: str) -> Iterator[tuple[Style, str]]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        for line in paragraph.splitlines():
            if line.startswith("## "):
                yield HEAD, line[3:]
            elif line.startswith("- "):
                yield POINT, line[2:]
            else:
                yield BODY, line
