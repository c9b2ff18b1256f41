# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""NINA: dashboards, maps, details. Samples after https://github.com/bundesAPI/nina-api.

An entry is a line of the list, or the details of one warning by themselves.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, Request, adapter
from tests.content.safety import assert_item_is_safe

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
WEEK = datetime(2026, 6, 17, 22, tzinfo=UTC)
SITE = "https://warnung.example/api31/dashboard/010580000000.json"
CONTEXT = Context(source="nina", kind=Kind.WARNING, now=NOW, url=SITE)
NINA = adapter("nina")
REAL = Path(__file__).parents[3] / "shared" / "corpus" / "nina"
FILES = sorted(REAL.glob("*.json"))
needs_corpus = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")


def line(uid="mow.a1", **more):
    data = {
        "headline": "Trinkwasser abkochen", "provider": "MOWAS", "severity": "Minor",
        "msgType": "Alert", "transKeys": {"event": "BBK-EVC-040"},
    } | more.pop("data", {})  # fmt: skip
    return {
        "id": uid, "payload": {"version": 1, "type": "ALERT", "id": uid, "data": data},
        "i18nTitle": {"de": data["headline"]}, "sent": "2026-06-10T10:00:00+02:00",
    } | more  # fmt: skip


def details(uid="mow.a1", info=None, **more):
    said = {
        "language": "DE", "category": ["Health"], "event": "Gefahreninformation",
        "urgency": "Immediate", "severity": "Minor", "certainty": "Observed",
        "headline": "Trinkwasser abkochen", "description": "Nach einem<br/>Rohrbruch.&nbsp;Ja.",
        "instruction": "Kochen Sie das Wasser ab.<br/>- Sagen Sie es weiter.",
        "parameter": [{"valueName": "sender_langname", "value": "Kreis"}],
        "area": [{"areaDesc": "Haby, Holtsee",
                  "geocode": [{"valueName": "AreaId", "value": "0"}]}],
    } | (info or {})  # fmt: skip
    return {
        "identifier": uid, "sender": "DE-SH", "sent": "2026-06-10T10:00:00+02:00",
        "status": "Actual", "msgType": "Alert", "info": [said],
    } | more  # fmt: skip


SQUARE = [[9.7, 54.3], [9.9, 54.3], [9.9, 54.5], [9.7, 54.5], [9.7, 54.3]]
HOLE = [[9.75, 54.35], [9.8, 54.35], [9.8, 54.4], [9.75, 54.35]]


def outline(kind="Polygon", rings=(SQUARE, HOLE)):
    coordinates = list(rings) if kind == "Polygon" else [list(rings)]
    shape = {"type": kind, "coordinates": coordinates}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": shape}]}


def parsed(listed, further=None, **more):
    context = replace(CONTEXT, further=further or {}, **more)
    found = NINA.parse(json.dumps(listed).encode(), context)
    for item in found.items:
        assert_item_is_safe(item)
    return found


def only(listed, further=None, **more):
    (item,) = parsed(listed, further, **more).items
    return item


def had(uid="mow.a1", said=None, shape=None):
    base = f"https://warnung.example/api31/warnings/{uid}"
    return {
        Request(f"{base}.json"): None if said is None else json.dumps(said).encode(),
        Request(f"{base}.geojson"): None if shape is None else json.dumps(shape).encode(),
    }


def test_a_dashboard_wants_details_and_outlines():
    found = parsed([line()])
    assert set(found.wants) == set(had())
    item = found.items[0]
    assert item.text().title == "Trinkwasser abkochen"
    assert item.warning.publisher == "Modulares Warnsystem (MoWaS)"
    # nothing else is known of where it holds than what was asked for
    assert item.warning.areas[0].geocodes == ("ARS=010580000000",)


def test_details_and_outline_complete_it():
    item = only([line()], had(said=details(), shape=outline()))
    said = item.warning
    assert item.id == "nina:mow.a1"
    assert "Rohrbruch" in item.text().body
    assert item.text().summary == "Nach einem Rohrbruch. Ja."
    assert said.instruction == "Kochen Sie das Wasser ab.\nSagen Sie es weiter."
    assert (said.publisher, said.category, said.urgency) == ("Kreis", "Health", "Immediate")
    assert said.areas[0].outlines[0][0] == Point(54.3, 9.7)
    assert len(said.areas[0].holes) == 1
    assert said.areas[1].name == "Haby, Holtsee"
    assert said.areas[1].geocodes == ()


@pytest.mark.parametrize("corner", [[10**400, 54.3], ["9.7", 54.3], [9.7], None, [600_000, 6e6]])
def test_an_outline_with_a_corner_nowhere_counts_for_nothing(corner):
    shape = outline(rings=([*SQUARE, corner, SQUARE[0]],))
    said = only([line()], had(said=details(), shape=shape)).warning
    assert not any(area.outlines for area in said.areas)
    assert "Haby, Holtsee" in [area.name for area in said.areas]


def test_a_multipolygon_is_several_outlines():
    shape = outline("MultiPolygon", (SQUARE,))
    assert len(only([line()], had(said=details(), shape=shape)).warning.areas) == 2


@pytest.mark.parametrize("broken", [b"<html>", b"{}", b"[1]", b'{"info": 3}', b"\xff"])
def test_where_only_the_list_can_be_had_it_is_shown_all_the_same(broken):
    further = dict.fromkeys(had(), broken)
    assert only([line()], further).text().title == "Trinkwasser abkochen"
    assert only([line()], dict.fromkeys(had())).text().title == "Trinkwasser abkochen"


def test_without_an_end_it_holds_as_long_as_it_is_listed_capped_at_a_week():
    assert only([line()]).valid_until == WEEK
    assert only([line(expires="3021-11-22T05:19:00+01:00")]).valid_until == WEEK
    ends = only([line(expires="2026-06-10T20:00:00+02:00")]).valid_until
    assert ends == datetime(2026, 6, 10, 18, tzinfo=UTC)


def test_the_list_knows_an_end_that_the_details_do_not():
    further = had(said=details())
    item = only([line(expires="2026-06-10T20:00:00+02:00")], further)
    assert item.valid_until == datetime(2026, 6, 10, 18, tzinfo=UTC)


@pytest.mark.parametrize("event", ["17", "", "BBK-EVC-040", 4, None])
def test_a_number_is_no_event(event):
    item = only([line()], had(said=details(info={"event": event})))
    assert item.warning.event == ""
    assert item.text().title == "Trinkwasser abkochen"


@pytest.mark.parametrize("language", ["DE", "de", "de-DE", "", None])
def test_german_in_any_spelling(language):
    item = only([line()], had(said=details(info={"language": language})))
    assert list(item.texts) == ["de"]


@pytest.mark.parametrize("message", ["Cancel", "Update", "CANCEL"])
def test_what_withdraws_others_is_known_with_and_without_details(message):
    listed = [line(data={"msgType": message})]
    assert only(listed).warning.message == message.capitalize()
    said = details(msgType=message, references="DE-SH,mow.a0,2026-06-10T09:00:00+02:00")
    item = only(listed, had(said=said))
    assert item.warning.message == message.capitalize()
    assert item.warning.references == ("mow.a0",)


def test_regions_that_are_warned():
    regions = {"valueName": "warnVerwaltungsbereiche", "value": "010580000000,010000000000"}
    item = only([line()], had(said=details(info={"parameter": [regions]}), shape=outline()))
    assert item.warning.areas[-1].geocodes == ("ARS=010580000000", "ARS=010000000000")


def test_the_map_of_one_system_reads_alike():
    listed = [
        {
            "id": "lhp.HOCHWASSER.SH", "version": 9, "startDate": "2026-06-10T08:00:00+02:00",
            "severity": "Severe", "type": "UPDATE", "transKeys": {"event": "BBK-EVC-040"},
            "i18nTitle": {"de": "Hochwasser", "en": "Flood"},
        }
    ]  # fmt: skip
    item = only(listed, url="https://warnung.example/api31/lhp/mapData.json")
    assert {tag: text.title for tag, text in item.texts.items()} == {
        "de": "Hochwasser", "en": "Flood",
    }  # fmt: skip
    assert (item.warning.message, item.warning.severity) == ("Update", "Severe")
    assert item.warning.publisher == "Länderübergreifendes Hochwasserportal"


def test_an_empty_dashboard_is_an_everyday_answer():
    found = parsed([])
    assert (found.items, found.rejected, found.error, found.wants) == ((), (), None, ())
    assert NINA.empty_is_normal


@pytest.mark.parametrize("data", [b"{}", b"3", b"<html>", b'{"error": "x"}', b""])
def test_what_is_no_list(data):
    assert NINA.parse(data, CONTEXT).error


def test_lines_that_say_nothing_are_set_aside():
    found = parsed([line(), line(), {}, 3, None, {"id": ""}, {"id": {}}])
    assert len(found.items) == 1
    assert len(found.rejected) == 6


@pytest.mark.parametrize("uid", ["../../etc", "a/b", "..", "a b", "x" * 300, "ä"])
def test_an_identifier_makes_no_address_of_its_own(uid):
    assert parsed([line(uid)]).wants == ()


def test_very_many_lines_are_bounded_and_the_gravest_get_their_details():
    listed = [line(f"mow.{n}") for n in range(5_000)]
    listed[400]["payload"]["data"]["severity"] = "Extreme"
    found = parsed(listed)
    assert len(found.items) == 500
    assert len(found.wants) == 50
    assert "mow.400.json" in found.wants[0].url
    assert found.rejected[-1].where == "4500 weitere Einträge"


def test_detect():
    assert NINA.detect(json.dumps([line()]).encode())
    assert not NINA.detect(b"[]")
    assert not NINA.detect(b'{"id": 1}')


@needs_corpus
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_real_files(file):
    data = file.read_bytes()
    found = NINA.parse(data, CONTEXT)
    held = json.loads(data)
    assert found.error is None
    assert len(found.items) + len(found.rejected) == (len(held) if isinstance(held, list) else 1)
    for item in found.items:
        assert_item_is_safe(item)
        assert "<br" not in item.warning.instruction
        assert item.valid_until <= WEEK
