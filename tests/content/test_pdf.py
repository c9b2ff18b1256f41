# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pages and words of PDF files, drawn by real workers, and what becomes of bad ones."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from content import pdf as door
from content.printed import MOST_BYTES, MOST_LETTERS, MOST_PAGES, WIDTH, PdfRefused
from content.workshop import Workshop
from tests.content.pdfs import image_bomb, nested_forms, pdf

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pdf"
FILES = sorted(CORPUS.glob("*.pdf"))
LOCKED = "Das PDF ist mit einem Kennwort geschützt."
# pages in all, the size of the first picture, and a word of the text; None: refused
KNOWN = {
    "box": (1, (1650, 1650), ""),
    "encrypted_doc_no_id": (3, (1650, 2335), ""),
    "form": (1, (1651, 2334), "foo"),
    "imagemagick-CCITTFaxDecode": (1, (1650, 1650), ""),
    "imagemagick-images": (6, (1650, 1650), "Background"),
    "inkscape-abc": (1, (1650, 1650), "B"),
    "libreoffice-form": (1, (1651, 2334), "Example for a Form"),
    "libreoffice-writer-password": None,
    "multilang": (1, (1651, 2334), "Привет, мир"),
    "outlines-with-invalid-destinations": (4, (1651, 2334), "Contents"),
    "toy": (1, (1651, 2136), "Something[cited]"),
    "visitor_text_position": (1, (1650, 825), "visitor"),
}


@pytest.fixture(scope="module")
def workshop():
    with Workshop() as shop:
        yield shop


def pixels(picture):
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert image.size == (picture.width, picture.height)
    assert image.format.lower() == picture.format
    return image


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
def test_the_corpus(workshop, capsys):
    table = [f"{'PDF':38}{'pages':>6}{'drawn':>6}{'KB':>6}{'letters':>8}"]
    assert {path.stem for path in FILES} == set(KNOWN)
    for path in FILES:
        expected = KNOWN[path.stem]
        if expected is None:
            with pytest.raises(PdfRefused) as refusal:
                workshop.document(path.read_bytes())
            assert refusal.value.reason == LOCKED
            table.append(f"{path.stem:38}{LOCKED}")
            continue
        found = workshop.document(path.read_bytes())
        size = (found.pages[0].width, found.pages[0].height)
        assert (found.pages_in_all, size) == expected[:2], path.name
        assert expected[2] in found.text, path.name
        assert len(found.pages) == found.pages_in_all
        assert all(pixels(page) for page in found.pages)
        weight = sum(len(page.data) for page in found.pages) // 1000
        row = f"{path.stem:38}{found.pages_in_all:6}{len(found.pages):6}{weight:6}"
        table.append(f"{row}{len(found.text):8}")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table) + "\n")


class TestDrawing:
    def test_letters_are_dark_on_white_and_sharp(self, workshop):
        found = workshop.document(pdf(["Bekanntmachung\nder Gemeinde Haby"]))
        image = pixels(found.pages[0])
        assert (image.mode, found.pages[0].format) == ("L", "png")
        assert image.getpixel((5, 5)) == 255
        assert image.getextrema()[0] < 40
        assert found.text == "Bekanntmachung\nder Gemeinde Haby"

    def test_colour_stays(self, workshop):
        found = workshop.document(pdf(contents=[b"1 0 0 rg 0 0 595 842 re f"]))
        assert pixels(found.pages[0]).getpixel((800, 900))[:2] == (255, 0)

    @pytest.mark.parametrize(
        "size",
        [(595, 842), (842, 595), (60, 60), (14_400,) * 2, (200, 14_400), (14_400, 200), (3, 3)],
    )  # fmt: skip
    def test_whatever_its_size_a_page_fits_the_screen(self, workshop, size):
        (page,) = workshop.document(pdf(size=size)).pages
        assert page.width <= WIDTH + 1
        assert page.height <= 4001
        assert page.width * page.height <= 8_100_000
        assert page.width / page.height == pytest.approx(size[0] / size[1], rel=0.05)

    def test_a_page_thin_as_a_hair_is_refused(self, workshop):
        with pytest.raises(PdfRefused, match="Größe"):
            workshop.document(pdf(size=(1, 14_400)))

    def test_a_long_document_is_drawn_in_part_and_says_so(self, workshop):
        found = workshop.document(pdf([f"Seite {n}" for n in range(1, 31)]))
        assert (len(found.pages), found.pages_in_all) == (MOST_PAGES, 30)
        assert found.text.split("\n\n")[-1] == f"Seite {MOST_PAGES}"

    def test_words_beyond_measure_are_cut(self, workshop):
        found = workshop.document(pdf(["\n".join(["Wort " * 80] * 400)]))
        assert 0 < len(found.text) <= MOST_LETTERS


class TestRefusing:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "kein PDF"),
            (b"<!doctype html><p>404</p>", "kein PDF"),
            (b"%PDF-1.7", "beschädigt"),
            (b"%PDF-1.7\n" + b"\xff" * 5000, "beschädigt"),
            (pdf()[:300], "beschädigt|keine Seiten"),
            (pdf([]), "keine Seiten|beschädigt"),
        ],
        ids=["empty", "html", "head", "noise", "half", "pageless"],
    )
    def test_what_is_no_document(self, workshop, data, reason):
        with pytest.raises(PdfRefused, match=reason):
            workshop.document(data)

    def test_one_that_is_too_large_never_reaches_a_worker(self):
        with pytest.raises(PdfRefused, match="25 MB"):
            Workshop(("/nonexistent",)).document(bytes(MOST_BYTES + 1))
        with pytest.raises(PdfRefused, match="25 MB"):
            door.page_of(bytes(MOST_BYTES + 1), 0)

    def test_a_page_that_cannot_be_drawn_costs_only_those_after_it(self, workshop):
        first, *rest = pdf(["eins", "zwei", "drei"]).split(b"[0 0 595 842]", 2)
        found = workshop.document(b"[0 0 595 842]".join([first, b"[0 0 1 14400]".join(rest)]))
        assert (len(found.pages), found.pages_in_all, found.text) == (1, 3, "eins")

    @pytest.mark.parametrize(
        "data",
        [nested_forms(40), image_bomb(60_000), pdf(contents=[b"q " * 30_000_000], packed=True)],
        ids=["forms in forms", "picture", "orders"],
    )
    def test_bombs_end_within_the_bounds_of_a_worker(self, data):
        with Workshop(seconds=3) as shop:
            try:
                found = shop.document(data)
            except PdfRefused as refusal:
                assert refusal.reason  # noqa: PT017 - whether it can be drawn is PDFium's matter
            else:
                assert len(found.pages) == 1
            # and the next document is read as ever, however slow this machine is
            shop._seconds = 50
            assert shop.document(pdf(["Danach"])).text == "Danach"

    def test_a_slow_document_does_not_hold_up_the_others(self):
        moments = iter(range(0, 1000, 15))
        with Workshop(seconds=10, monotonic=lambda: float(next(moments))) as shop:
            found = shop.document(pdf([f"Seite {n}" for n in range(12)]))
        assert 1 <= len(found.pages) < 5
        assert found.pages_in_all == 12
