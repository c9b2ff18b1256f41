# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""CAP: what is read, what is chosen, what is set aside. An entry is a message (`<alert>`)."""

import io
import struct
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, Request, adapter
from content.sources.alerts import LONGEST_LIFE, references_of, tips_of
from tests.content.alerts import AWAY, alert, area, info, xml, zipped
from tests.content.safety import assert_item_is_safe

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HERE = Point(54.39, 9.77)
CONTEXT = Context(
    source="dwd", kind=Kind.WARNING, now=NOW, url="https://cap.example/feed", point=HERE
)
CAP = adapter("cap")
REAL = Path(__file__).parents[3] / "shared" / "corpus" / "cap"
FILES = sorted(REAL.rglob("*.xml"))


def parsed(data, **more):
    found = CAP.parse(data if isinstance(data, bytes) else xml(data), replace(CONTEXT, **more))
    for item in found.items:
        assert_item_is_safe(item)
    return found


def only(data, **more):
    (item,) = parsed(data, **more).items
    return item


def test_all_that_a_message_says():
    item = only(
        alert(
            infos=info(web="https://www.example.org/w", areas=area(
                "Gemeinde Haby", "54.3,9.7 54.3,9.9 54.5,9.9",
                ("WARNCELLID", "801058069"), ("EXCLUDE_POLYGON", "54.35,9.8 54.36,9.8 54.36,9.9 "),
            )),
            references="cap@example.org,a0,2026-06-10T10:00:00+02:00",
        )
    )  # fmt: skip
    said = item.warning
    assert item.id == "dwd:a1"
    assert item.text().title == "Amtliche UNWETTERWARNUNG vor ORKANBÖEN"
    assert (said.event, said.severity, said.urgency, said.certainty, said.category) == (
        "ORKANBÖEN", "Severe", "Immediate", "Likely", "Met",
    )  # fmt: skip
    assert said.sent == datetime(2026, 6, 10, 9, tzinfo=UTC) == item.published
    assert said.onset == datetime(2026, 6, 10, 10, tzinfo=UTC)
    assert said.expires == item.valid_until == datetime(2026, 6, 10, 18, tzinfo=UTC)
    assert said.references == ("a0",)
    assert said.instruction == "Bleiben Sie drinnen.\nMeiden Sie den Wald."
    assert said.publisher == "Wetterdienst"
    assert item.link == "https://www.example.org/w"
    (where,) = said.areas
    assert where.name == "Gemeinde Haby"
    assert where.geocodes == ("WARNCELLID=801058069",)
    assert where.outlines == ((Point(54.3, 9.7), Point(54.3, 9.9), Point(54.5, 9.9)),)
    assert len(where.holes) == 1


def test_german_is_chosen_wherever_it_stands_and_the_others_are_kept():
    infos = "".join(
        info(language=tag, headline=f"Titel {tag}", description=f"Text {tag}")
        for tag in ("en-GB", "pl", "de-DE", "fr")
    )
    item = only(alert(infos=infos))
    assert {tag: text.title for tag, text in item.texts.items()} == {
        "de": "Titel de-DE", "en": "Titel en-GB", "pl": "Titel pl", "fr": "Titel fr",
    }  # fmt: skip
    # German advice stands in the details, the others' in their text
    assert "Meiden" not in item.texts["de"].body
    assert "Meiden" in item.texts["en"].body


def test_markup_that_was_not_escaped_ends_a_line():
    item = only(alert(infos=info(instruction="Fenster zu.<br/>Radio an.")))
    assert item.warning.instruction == "Fenster zu.\nRadio an."


def test_without_german_the_first_language_counts():
    item = only(alert(infos=info(language="pl", headline="Burza")))
    assert item.text().title == "Burza"


def test_several_events_of_one_message_are_several_warnings():
    found = parsed(alert(infos=info(headline="Sturm") + info(headline="Hochwasser")))
    assert [item.id for item in found.items] == ["dwd:a1", "dwd:a1/2"]
    assert {item.warning.identifier for item in found.items} == {"a1"}


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        ("Actual", "Actual"), ("actual ", "Actual"), (None, "Actual"), ("Test", "Test"),
        ("EXERCISE", "Exercise"), ("System", "System"), ("Draft", "Draft"), ("Echt", "Test"),
    ],
)  # fmt: skip
def test_the_status_is_kept_and_an_unknown_one_is_never_real(status, kept):
    assert only(alert(status=status)).warning.status == kept


@pytest.mark.parametrize(
    "title", ["Probewarnung des Kreises", "Bundesweiter Warntag 2026", "TESTWARNUNG", "Probealarm"]
)
def test_what_calls_itself_a_test_is_no_real_warning(title):
    assert only(alert(infos=info(headline=title))).warning.status == "Exercise"


def test_an_end_in_the_year_3021_is_capped():
    item = only(alert(infos=info(expires="3021-11-22T05:19:00+01:00")))
    assert item.warning.expires.year == 3021
    # midnight in Berlin, and a week
    assert item.valid_until == datetime(2026, 6, 10, 22, tzinfo=UTC) + LONGEST_LIFE


def test_without_an_end_a_message_holds_for_a_day():
    item = only(alert(infos=info(expires=None)))
    assert item.valid_until == datetime(2026, 6, 11, 10, tzinfo=UTC)


def test_a_cancellation_needs_no_words():
    item = only(
        alert(
            "a2",
            infos="",
            msgType="Cancel",
            references="cap@example.org,a1,2026-06-10T11:00:00+02:00",
        )
    )
    assert (item.warning.message, item.warning.references) == ("Cancel", ("a1",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (alert(""), "Hat keine Kennung (identifier)."),
        (alert(infos=""), "Enthält keine Angaben (info)."),
    ],
)
def test_what_says_nothing_is_set_aside(data, reason):
    found = parsed(data)
    assert not found.items
    assert [entry.reason for entry in found.rejected] == [reason]


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_older_versions_read_alike(version):
    assert only(alert().replace("cap:1.2", f"cap:{version}")).warning.severity == "Severe"


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"<html><body>Wartung</body></html>", "keine Warnung"),
        (b"", "kein lesbares XML"),
        (b"<alert><info>", "kein lesbares XML"),
        (b"PK\x03\x04" + b"\0" * 100, "kein lesbares ZIP"),
        (b"<a>" * 100, "zu tief"),
        (b"<a>" + b" " * 5_000_001, "größer als 5 MB"),
    ],
)
def test_files_that_are_none(data, part):
    found = CAP.parse(data, CONTEXT)
    assert not found.items
    assert part in found.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_in_any_encoding(encoding):
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///x">'
        '<!ENTITY b "&e;&e;">]><alert>&b;</alert>'
    ).encode(encoding)
    assert "DTD" in CAP.parse(bomb, CONTEXT).error


def test_a_zip_has_a_message_a_file_and_each_fault_costs_itself():
    data = zipped(alert("one"), "<broken", "<other/>", alert("two"), alert("one"), "x" * 5_000_001)
    found = parsed(data)
    assert [item.id for item in found.items] == ["dwd:one", "dwd:two"]
    assert len(found.items) + len(found.rejected) == 6
    reasons = " ".join(entry.reason for entry in found.rejected)
    for part in ("kein lesbares XML", "keine Warnung", "schon in der Datei", "zu groß"):
        assert part in reasons


def test_an_empty_zip_is_an_everyday_answer():
    found = CAP.parse(zipped(), CONTEXT)
    assert (found.items, found.rejected) == ((), ())
    assert CAP.empty_is_normal


def test_a_zip_that_lies_about_its_sizes():
    data = bytearray(zipped(alert("one"), " " * 4_000_000 + alert("two")))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)  # the unpacked size in the directory
    found = CAP.parse(bytes(data), CONTEXT)
    assert len(found.items) + len(found.rejected) == 2


def test_a_zip_bomb_is_bounded():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number}.xml", b" " * 4_900_000)
    found = CAP.parse(buffer.getvalue(), CONTEXT)
    assert not found.items
    assert len(found.rejected) == 40


def test_too_many_files_are_told_in_one_line():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(2_100):
            archive.writestr(f"{number}.xml", b"<x/>")
    found = CAP.parse(buffer.getvalue(), CONTEXT)
    assert found.rejected[-1].where == "100 weitere Dateien"


def test_beyond_the_most_items_what_is_near_and_grave_stays():
    far = [alert(f"far{n}", infos=info(area("Bayern", AWAY))) for n in range(30)]
    near = [alert("here", infos=info(severity="Minor"))]
    took = [alert("gone", infos="", msgType="Cancel", references="x,far1,2026-06-10T11:00:00Z")]
    found = parsed(zipped(*far, *near, *took), max_items=5)
    kept = {item.id for item in found.items}
    assert {"dwd:here", "dwd:gone"} <= kept
    assert len(kept) == 5
    assert found.rejected[-1].where == "27 weitere Warnungen"


def test_outlines_far_away_are_not_kept_but_the_warning_is():
    item = only(alert(infos=info(area("Bayern", AWAY, ("WARNCELLID", "109162000")))))
    assert item.warning.areas[0].name == "Bayern"
    assert all(point.latitude < -80 for point in item.warning.areas[0].outlines[0])


@pytest.mark.parametrize(
    "polygon", ["", "54,9", "54,9 54,9 54,9", "a,b c,d e,f", "95,9 96,9 97,10", "nan,1 2,inf"]
)
def test_an_outline_that_encloses_nothing_is_none(polygon):
    assert only(alert(infos=info(area("Dorf", polygon)))).warning.areas[0].outlines == ()


def test_a_circle_is_an_outline():
    (ring,) = only(
        alert(infos=info(area("Kreis", "", circle="54.39,9.77 5.0")))
    ).warning.areas[0].outlines  # fmt: skip
    assert max(p.latitude for p in ring) == pytest.approx(54.39 + 5 / 111.2, abs=0.001)
    assert (
        only(alert(infos=info(area("K", "", circle="54.39,9.77 0")))).warning.areas[0].outlines
        == ()
    )


INDEX = """<feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>1</id><title>Sturm</title><link rel="alternate" href="/web/1"/>
<link type="application/cap+xml" href="w/1.xml"/></entry>
<entry><id>2</id><title>Flut</title><link href="https://cap.example/w/2.xml"/></entry>
<entry><id>3</id><title>Ohne</title></entry></feed>"""


def test_an_index_wants_its_messages():
    found = parsed(INDEX)
    one, two = (Request(f"https://cap.example/w/{n}.xml") for n in (1, 2))
    assert found.wants == (one, two)
    assert not found.items
    assert len(found.rejected) == 3
    whole = parsed(INDEX, further={one: xml(alert("one")), two: None})
    assert [item.id for item in whole.items] == ["dwd:one"]
    assert [entry.reason for entry in whole.rejected] == [
        "Die Warnung selbst liegt nicht vor: https://cap.example/w/2.xml",
        "Verweist auf keine Warnung.",
    ]


def test_an_index_of_very_many_wants_few():
    entries = "".join(f"<item><link>https://cap.example/{n}</link></item>" for n in range(60_000))
    found = parsed(f"<rss><channel>{entries}</channel></rss>")
    assert len(found.wants) == 50
    assert len(found.rejected) == 501


def test_rss_links_and_messages_inside_an_entry():
    rss = f"<rss><channel><item><title>x</title>{alert('in')}</item></channel></rss>"
    assert only(rss).id == "dwd:in"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("a,b,2026-01-01T00:00:00Z", ("b",)),
        ("a,b,2026-01-01T00:00:00Z\n a,c,2026-01-02T00:00:00Z", ("b", "c")),
        # MoWaS writes lists of each part
        ("s1 s2,id1 id2,2020-04-03T00:00:00+00:00", ("s1", "s2", "id1", "id2")),
        ("", ()), (",,,", ()), ("<b>x</b>", ("x",)),
    ],
)  # fmt: skip
def test_references(raw, found):
    assert references_of(raw) == found


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Bleiben Sie drinnen.<br/>- Schließen Sie die Fenster.",
         ["Bleiben Sie drinnen.", "Schließen Sie die Fenster."]),
        ("Rufen Sie z.B. Nachbarn an. Helfen Sie.",
         ["Rufen Sie z.B. Nachbarn an.", "Helfen Sie."]),
        ("Abstand ca. 1,5 m halten.", ["Abstand ca. 1,5 m halten."]),
        ("<ul><li>Eins</li><li>Zwei</li></ul>", ["Eins", "Zwei"]),
        ("&nbsp;\n\n<br>", []),
        ("Gleich.\nGleich.", ["Gleich."]),
    ],
)  # fmt: skip
def test_one_advice_a_line(raw, lines):
    assert tips_of(raw).split("\n") == (lines or [""])


def test_detect():
    assert CAP.detect(xml(alert()))
    assert CAP.detect(zipped(alert()))
    assert not CAP.detect(zipped("<x/>"))
    assert not CAP.detect(b"PK\x03\x04")
    assert not CAP.detect(b"<rss/>")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name[-12:])
def test_a_real_warning_in_eight_languages(file):
    found = parsed(file.read_bytes())
    (item,) = found.items
    assert file.read_bytes().count(b"<info>") == 8 == len(item.texts)
    assert item.text().title == "Amtliche WARNUNG vor STARKREGEN"
    assert item.warning.references[0].endswith(".MUL")
    assert item.valid_until - item.warning.onset == timedelta(hours=2, minutes=4)
    assert item.licence.startswith("© GeoBasis-DE")
    assert not found.rejected


def test_the_corpus_is_there():
    if not FILES:
        pytest.skip("the corpus does not lie beside the repository")
