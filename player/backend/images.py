# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What QML has drawn as images: icons and codes. Pictures are files, which Qt reads itself."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import segno
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[1] / "icons"

_NAME = re.compile(r"[a-z0-9-]+")
_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_USUAL_ICON = 96
_QUIET = 4


def _empty(wanted: QSize) -> QImage:
    """A transparent picture: QML takes a null one as an error and says so."""
    image = QImage(max(1, wanted.width()), max(1, wanted.height()), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


class IconProvider(QQuickImageProvider):
    """`image://icon/<name>?color=12222d&stroke=1.8`: a Tabler icon in that colour."""

    def __init__(self, folder: Path = ICONS) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._sources: dict[str, str] = {}

    def requestImage(self, url: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802, ARG002
        """Draw the icon as large as wanted; an unknown one stays transparent."""
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        side = wanted.width() if wanted.width() > 0 else _USUAL_ICON
        image = _empty(QSize(side, side))
        source = self._source(parts.path)
        colour = query.get("color", ["000000"])[0]
        if not source or not _COLOUR.fullmatch(colour):
            return image
        drawn = source.replace("currentColor", f"#{colour}")
        drawn = drawn.replace('stroke-width="2"', f'stroke-width="{_stroke(query):.2f}"')
        painter = QPainter(image)
        QSvgRenderer(QByteArray(drawn.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return image

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            known = _NAME.fullmatch(name) and path.is_file()
            self._sources[name] = path.read_text("utf-8") if known else ""
        return self._sources[name]


def _stroke(query: dict[str, list[str]]) -> float:
    try:
        return min(4.0, max(0.5, float(query.get("stroke", ["2"])[0])))
    except ValueError:
        return 2.0


class CodeProvider(QQuickImageProvider):
    """`image://qr/<encoded text>`: a QR code with its quiet zone, whole pixels a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, url: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802, ARG002
        """Draw the code in the middle of the wanted size; too long a text gives none."""
        try:
            code = segno.make_qr(unquote(url), error="m", boost_error=True)
        except (segno.DataOverflowError, ValueError):
            return _empty(wanted)
        rows = [list(row) for row in code.matrix_iter(scale=1, border=_QUIET)]
        side = max(len(rows), wanted.width())
        scale = side // len(rows)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        offset = (side - scale * len(rows)) // 2
        painter = QPainter(image)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    left, top = offset + x * scale, offset + y * scale
                    painter.fillRect(left, top, scale, scale, Qt.GlobalColor.black)
        painter.end()
        return image
