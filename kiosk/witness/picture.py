# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pictures of a screen as screens hand them out: X11 window dumps and portable pixmaps."""

import re
import struct
import zlib
from dataclasses import dataclass

_XWD_VERSION = 7
_XWD_HEADER = struct.Struct(">25I")
_TRUE_COLOURS = 24
_WORD = 32
_PPM = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s")
# of red, green and blue (ITU-R BT.709)
_PNG = b"\x89PNG\r\n\x1a\n"
_WEIGHTS = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels in memory: where they begin, and in which bytes a pixel has its colours."""

    width: int
    height: int
    data: memoryview
    start: int
    row: int
    step: int
    colours: tuple[int, int, int]

    def light(self, x: int, y: int) -> float:
        """How light a pixel is, 0 to 255.

        Raises:
            ValueError: it does not lie in the picture, or the picture ends before it.
        """
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise ValueError(f"{x},{y} is outside {self.width}x{self.height}")
        at = self.start + y * self.row + x * self.step
        if at + self.step > len(self.data):
            raise ValueError("the picture is not whole")
        pixel = self.data[at : at + self.step]
        pairs = zip(_WEIGHTS, self.colours, strict=True)
        return float(sum(weight * pixel[place] for weight, place in pairs))


def xwd(data: bytes) -> Picture:
    """The picture of an X11 window dump, as Xvfb keeps one in a file (XWDFile.h).

    Raises:
        ValueError: it is none, or has no 24 bits of colour.
    """
    view = memoryview(data)
    if len(view) < _XWD_HEADER.size:
        raise ValueError("the dump is too short")
    head = _XWD_HEADER.unpack_from(view)
    size, version, _, depth, width, height, _, order, _, _, _, bits, row = head[:13]
    if version != _XWD_VERSION or depth != _TRUE_COLOURS or bits != _WORD:
        raise ValueError("not an X11 window dump with 24 bits of colour")
    colours = head[19]
    # blue is the lowest byte of a word, and a colour of the map has twelve bytes
    places = (1, 2, 3) if order else (2, 1, 0)
    return Picture(width, height, view, size + 12 * colours, row, 4, places)


def ppm(data: bytes) -> Picture:
    """The picture of a binary portable pixmap, as grim writes it.

    Raises:
        ValueError: it is none.
    """
    view = memoryview(data)
    head = _PPM.match(view)
    if head is None:
        raise ValueError("not a portable pixmap")
    width, height = int(head[1]), int(head[2])
    return Picture(width, height, view, head.end(), 3 * width, 3, (0, 1, 2))


def png(picture: Picture, every: int) -> bytes:
    """The picture as PNG (RFC 2083, 8 bits of red, green and blue), of every n-th pixel.

    Raises:
        ValueError: the picture ends too early.
    """
    wide, high = len(range(0, picture.width, every)), len(range(0, picture.height, every))
    if picture.start + picture.height * picture.row > len(picture.data):
        raise ValueError("the picture is not whole")
    rows = bytearray()
    for y in range(0, picture.height, every):
        at = picture.start + y * picture.row
        line = bytes(picture.data[at : at + picture.width * picture.step])
        colours = bytearray(3 * wide)
        for place, colour in enumerate(picture.colours):
            colours[place::3] = line[colour :: picture.step * every]
        rows += b"\0" + colours
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = (
        _chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(bytes(rows), 6)), _chunk(b"IEND", b"")
    )  # fmt: skip
    return _PNG + b"".join(parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
