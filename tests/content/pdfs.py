# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""PDF files for tests, written by hand as ISO 32000-1 has them: objects, table, trailer."""

import zlib

A4 = (595, 842)
_DRAWING_X = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /XObject << /X 5 0 R >> >> >>"
)


def document(objects, root=1):
    """A file of numbered objects, the first being number 1."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, root)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(content, entries=b"", *, packed=False):
    if packed:
        content, entries = zlib.compress(content, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


def lines(text):
    """Drawing orders for a page of text, in PDF's own Latin letters."""
    orders = [b"BT /F 12 Tf 60 780 Td 16 TL"]
    for line in text.split("\n"):
        raw = (
            line.encode("cp1252")
            .replace(b"\\", b"\\\\")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
        )
        orders.append(b"(" + raw + b") Tj T*")
    return b"\n".join([*orders, b"ET"])


def pdf(pages=("Hallo",), size=A4, contents=None, *, packed=False):
    """A document with a page for each text; `contents` are drawing orders instead of texts."""
    drawn = contents if contents is not None else [lines(text) for text in pages]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(drawn)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(drawn)),
        font,
    ]
    box = b" ".join(b"%g" % side for side in size)
    for n, orders in enumerate(drawn):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (box, 5 + 2 * n),
            stream(orders, packed=packed),
        ]
    return document(objects)


def nested_forms(depth):
    """A page that draws a form twice, which draws a form twice, and so on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _DRAWING_X,
        stream(b"/X Do /X Do"),
    ]
    for n in range(depth):
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + n) if n + 1 < depth else b""
        orders = b"/X Do /X Do" if n + 1 < depth else b"0 0 595 842 re f 10 10 300 300 re S"
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + inner
        objects.append(stream(orders, head))
    return document(objects)


def image_bomb(side):
    """A page with a picture of `side` by `side` white pixels in a few packed bytes."""
    packed = zlib.compress(b"\xff" * (side // 8 + 1) * min(side, 60_000), 9)
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 1 /Filter /FlateDecode" % (side, side)
    )
    return document(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _DRAWING_X,
            stream(b"595 0 0 842 0 0 cm /X Do"),
            stream(packed, entries),
        ]
    )
