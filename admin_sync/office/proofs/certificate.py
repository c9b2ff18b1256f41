# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The Aushangvermerk: one notice's posting on paper, for the file, with room for a signature."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from admin_sync.office.proofs.dossier import Dossier, Screen
from content.clock import at_glass

_FONT = "Schaukasten"
_INK = colors.HexColor("#1F2A30")
_HAIR = colors.HexColor("#8A979E")
_PAPER = colors.HexColor("#EEF2F4")
# the frame keeps six points on either side
_WIDTH = A4[0] - 45 * mm - 12

_COVERS = (
    "Das Gerät hat mit seinem Schlüssel unterschrieben, dass die Bekanntmachung in "
    "den genannten Zeiten Teil des Bildes war, das an den Bildschirm ausgegeben wurde "
    "(Bild bis zum Panel-Eingang). Ob der Bildschirm dahinter leuchtete, ist nicht gemessen. "
    "Die Nachweise jedes Bildschirms sind fortlaufend verkettet: Ein entferntes oder geändertes "
    "Glied fällt auf. Bildschirme wechseln ihre Seiten; liegen zwei Nachweise höchstens eine "
    "Stunde auseinander, gilt die Zeit dazwischen als Aushang. Längere Unterbrechungen sind als "
    "Lücke mit ihrem Grund genannt, soweit er bekannt ist."
)


def pdf(dossier: Dossier, office: str, by: str, now: datetime) -> bytes:
    """The certificate. `office` is whose it is, `by` who asked for it, `now` when."""
    out = BytesIO()
    _fonts()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=20 * mm,
        topMargin=22 * mm,
        bottomMargin=24 * mm,
        title=f"Aushangvermerk: {dossier.title}",
        author=office,
        subject="Nachweis der öffentlichen Bekanntmachung durch Aushang",
        lang="de-DE",
    )

    def foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(_FONT, 8)
        canvas.setFillColor(_INK)
        said = f"{office} · Aushangvermerk, erstellt am {_moment(now)} von {by}"
        canvas.drawString(25 * mm + 6, 13 * mm, said[:110])
        canvas.drawRightString(A4[0] - 20 * mm - 6, 13 * mm, f"Seite {page.page}")
        canvas.restoreState()

    document.build(list(_story(dossier, office)), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def summary(dossier: Dossier) -> str:
    """On how many screens it is proved, as a sentence."""
    return (
        f"Auf {dossier.proved} von {dossier.expected} Bildschirmen nachgewiesen, "
        f"{dossier.without} ohne Nachweis."
    )


def _story(dossier: Dossier, office: str) -> Iterator[Flowable]:
    yield Paragraph(escape(office), _style(10))
    yield Paragraph("Aushangvermerk", _style(22, 28, after=4))
    yield Paragraph("über die öffentliche Bekanntmachung", _style(11, after=10))
    ends = "Ende des Aushangs" if dossier.over else "Der Aushang dauert an, Stand"
    facts = [
        ("Bekanntmachung", dossier.title),
        ("Beginn des Aushangs", _moment(dossier.begins)),
        (ends, _moment(dossier.ends)),
        ("Kennung", dossier.notice),
        ("Prüfsumme des Inhalts (SHA-256)", "<br/>".join(dossier.contents) or "keine"),
    ]
    yield _facts(facts)
    yield Spacer(1, 5 * mm)
    yield Paragraph(summary(dossier), _style(14, 19, after=2))
    if dossier.others:
        yield Paragraph(
            f"Nicht enthalten: {dossier.others} Bildschirme anderer Gemeinden.", _style(10, after=2)
        )
    for screen in dossier.screens:
        yield from _screen(screen)
    yield Spacer(1, 4 * mm)
    yield Paragraph("Was dieser Vermerk belegt", _style(12, 16, after=2, before=6))
    yield Paragraph(_COVERS, _style(9.5, 13.5))
    yield KeepTogether([Spacer(1, 18 * mm), _signatures()])


def _screen(screen: Screen) -> Iterator[Flowable]:
    """One screen: its proved times and its gaps, in their order."""
    place = screen.terminal
    name = Paragraph(
        f"{escape(place.name)} <font size='9.5'>({escape(place.unit.name)})</font>",
        _style(12, 16, before=9, after=3),
    )
    if not screen.proved:
        said = "Ohne Nachweis."
    else:
        said = (
            f"{screen.links} Nachweise, davon {screen.seen} im Ausgangsbild bestätigt. "
            f"Nachgewiesen insgesamt: {_span(_total(screen))}."
        )
    if screen.flawed:
        said += f" {screen.flawed} Nachweise sind nicht in Ordnung und nicht mitgezählt."
    if screen.breaks:
        said += " In der Kette der Nachweise fehlen Glieder."
    yield KeepTogether([name, Paragraph(said, _style(9.5, 13, after=3))])
    rows = [(one.begins, one.ends, "nachgewiesen") for one in screen.account.proved]
    rows += [
        (one.begins, one.ends, f"Lücke ({_span(one.lasts)}): {escape(one.why)}")
        for one in screen.account.gaps
    ]
    if rows:
        yield _times(sorted(rows))


def _times(rows: list[tuple[datetime, datetime, str]]) -> Table:
    small = _style(9, 12)
    data = [[Paragraph(word, small) for word in ("Von", "Bis", "Was")]]
    for begins, ends, said in rows:
        data.append([
            Paragraph(_moment(begins), small),
            Paragraph(_moment(ends), small),
            Paragraph(said, small),
        ])  # fmt: skip
    table = Table(data, colWidths=[38 * mm, 38 * mm, _WIDTH - 76 * mm], repeatRows=1, hAlign="LEFT")
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), _PAPER),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
    )
    return table


def _facts(facts: list[tuple[str, str]]) -> Table:
    data = [
        [Paragraph(word, _style(9.5, 13)), Paragraph(_breakable(said), _style(10.5, 14))]
        for word, said in facts
    ]
    table = Table(data, colWidths=[48 * mm, _WIDTH - 48 * mm], hAlign="LEFT")
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, _INK),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return table


def _signatures() -> Table:
    small = _style(9, 12)
    table = Table(
        [[Paragraph("Ort, Datum", small), "", Paragraph("Unterschrift, Dienstsiegel", small)]],
        colWidths=[60 * mm, 12 * mm, _WIDTH - 72 * mm],
        hAlign="LEFT",
    )
    table.setStyle([
        ("LINEABOVE", (0, 0), (0, 0), 0.6, _INK), ("LINEABOVE", (2, 0), (2, 0), 0.6, _INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ])  # fmt: skip
    return table


@cache
def _fonts() -> None:
    with resources.as_file(
        resources.files("player") / "fonts" / "AtkinsonHyperlegibleNext.ttf"
    ) as file:
        pdfmetrics.registerFont(TTFont(_FONT, BytesIO(file.read_bytes())))


def _style(
    size: float, leading: float = 0, *, before: float = 0, after: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        f"s{size}-{leading}-{before}-{after}",
        fontName=_FONT,
        fontSize=size,
        leading=leading or size * 1.35,
        textColor=_INK,
        alignment=TA_LEFT,
        spaceBefore=before * mm / 2,
        spaceAfter=after * mm / 2,
    )


def _moment(moment: datetime) -> str:
    """As a German official writes it, at the glass."""
    return f"{at_glass(moment):%d.%m.%Y, %H:%M} Uhr"


def _total(screen: Screen) -> timedelta:
    return sum((one.lasts for one in screen.account.proved), timedelta())


def _span(span: timedelta) -> str:
    """A length of time in days, hours and minutes."""
    minutes = int(span.total_seconds() // 60)
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    parts = [
        f"{number} {one if number == 1 else more}"
        for number, one, more in (
            (days, "Tag", "Tage"), (hours, "Stunde", "Stunden"), (minutes, "Minute", "Minuten"),
        )
        if number
    ]  # fmt: skip
    return " ".join(parts[:2]) or "unter einer Minute"


def _breakable(said: str) -> str:
    """Text for a paragraph; a checksum may be broken in its middle."""
    return "<br/>".join(
        f"{part[:32]}<br/>{part[32:]}" if len(part) == 64 and part.isalnum() else escape(part)  # noqa: PLR2004
        for part in said.split("<br/>")
    )
