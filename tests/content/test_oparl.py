# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""OParl from a server of our own.

Its objects have the fields of the schema files (github.com/OParl/spec, schema/Meeting.json,
AgendaItem.json, Consultation.json, Paper.json, File.json, Location.json), its lists those of the
specification's chapter "Objektlisten und Paginierung". No text is copied from there.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.details import Point
from content.model import Kind
from content.request import Request
from content.sources.adapter import Context
from content.sources.oparl import ADAPTER, kind_of
from tests.content.safety import assert_item_is_safe

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
BASE = "https://ris.example"
CONTEXT = Context(source="rat", kind=Kind.MEETING, now=NOW, url=f"{BASE}/system")
SCHEMA = "https://schema.oparl.org/1.1/"


def obj(kind, path, **more):
    return {"id": f"{BASE}{path}", "type": SCHEMA + kind, **more}


def meeting(number, days=3.0, **more):
    start = (NOW + timedelta(days=days)).isoformat()
    return obj("Meeting", f"/meeting/{number}", name=f"Sitzung {number}", start=start, **more)


def page(*data, **links):
    return {"data": list(data), "pagination": {}, "links": links}


def parse(root, **more):
    return ADAPTER.parse(json.dumps(root).encode(), replace(CONTEXT, **more))


def sync(root, server, rounds=12, **more):
    """What a sync does: reads, gets what is wanted, and reads again. Also all it asked for."""
    further = {}
    for _ in range(rounds):
        found = parse(root, further=further, **more)
        wanted = [one for one in found.wants if one not in further]
        if not wanted:
            return found, further
        for one in wanted:
            path = one.url.removeprefix(BASE)
            held = server.get(path)
            further[one] = None if held is None else json.dumps(held).encode()
    raise AssertionError("it never has enough")


def town():
    body = obj("Body", "/body/1", name="Gemeinde Haby", meeting=f"{BASE}/body/1/meeting",
               organization=f"{BASE}/body/1/organization")  # fmt: skip
    system = obj("System", "/system", body=f"{BASE}/body", license="https://example.org/cc0")
    return system, {
        "/body": page(body),
        "/body/1/organization": page(
            obj("Organization", "/organization/7", name="Gemeindevertretung Haby")
        ),
        "/body/1/meeting": page(
            meeting(1, 3, organization=[f"{BASE}/organization/7"], agendaItem=[
                obj("AgendaItem", "/top/1", number="1", name="Eröffnung", public=True),
                obj("AgendaItem", "/top/2", number="2", name="Feuerwehrhaus", public=True,
                    consultation=f"{BASE}/consultation/5"),
                obj("AgendaItem", "/top/3", number="3", name="Grundstück Meier", public=False,
                    result="verkauft", consultation=f"{BASE}/consultation/6"),
            ]),
            next=f"{BASE}/body/1/meeting?page=2",
        ),
        "/body/1/meeting?page=2": page(meeting(2, 40)),
        "/consultation/5": obj("Consultation", "/consultation/5", paper=f"{BASE}/paper/5"),
        "/paper/5": obj("Paper", "/paper/5", name="Neubau Feuerwehrhaus", reference="12/2027",
            mainFile=obj("File", "/file/5", accessUrl=f"{BASE}/file/5.pdf",
                         mimeType="application/pdf")),
    }  # fmt: skip


def test_from_the_system_to_the_papers():
    found, asked = sync(*town())
    assert [item.id for item in found.items] == [f"rat:{BASE}/meeting/1", f"rat:{BASE}/meeting/2"]
    first = found.items[0]
    assert first.meeting.body == "Gemeindevertretung Haby"
    assert first.licence == "https://example.org/cc0"
    papers = first.meeting.agenda[1].papers
    assert [(p.name, p.reference, p.url) for p in papers] == [
        ("Neubau Feuerwehrhaus", "12/2027", f"{BASE}/file/5.pdf")
    ]
    assert not found.rejected
    assert Request(f"{BASE}/consultation/6") not in asked, "what is not public is not asked for"
    assert Request(f"{BASE}/organization/7") not in asked, "the list has told its name"


def test_what_is_not_public_says_only_that():
    found, _ = sync(*town())
    hidden = found.items[0].meeting.agenda[2]
    assert hidden.number == "3"
    assert not hidden.public
    assert (hidden.title, hidden.result, hidden.papers) == ("", "", ())
    assert "Meier" not in repr(found)
    assert "verkauft" not in repr(found)


@pytest.mark.parametrize("start", ["/body", "/body/1/meeting"])
def test_it_may_start_further_down(start):
    _, server = town()
    found, _ = sync(server[start], server, url=BASE + start)
    assert [item.text().title for item in found.items] == ["Sitzung 1", "Sitzung 2"]


def test_a_single_body_and_a_single_meeting():
    _, server = town()
    found, _ = sync(server["/body"]["data"][0], server)
    assert len(found.items) == 2
    found, _ = sync(meeting(9), {})
    assert len(found.items) == 1


def test_only_the_bodies_that_the_settings_name():
    system, server = town()
    other = obj("Body", "/body/2", name="Gemeinde Holtsee", meeting=f"{BASE}/body/2/meeting")
    server["/body"]["data"].append(other)
    server["/body/2/meeting"] = page(meeting(20))
    found, asked = sync(system, server, options={"body": "Holtsee"})
    assert [item.text().title for item in found.items] == ["Sitzung 20"]
    assert found.items[0].meeting.body == "Gemeinde Holtsee"
    assert Request(f"{BASE}/body/1/meeting") not in asked


def test_a_file_by_itself_says_where_it_leads():
    system, _ = town()
    found = parse(system)
    assert found.error is None
    assert [request.url for request in found.wants] == [f"{BASE}/body"]
    assert len(found.rejected) == 1
    assert "/body" in found.rejected[0].reason


def test_a_list_that_cannot_be_had_is_told():
    system, server = town()
    del server["/body/1/meeting"]
    found, _ = sync(system, server)
    assert found.items == ()
    assert "nicht da" in found.rejected[0].reason


def test_what_is_over_far_or_undated_is_set_aside_with_reasons():
    lists = page(
        meeting(1, 1),
        meeting(2, -20),
        meeting(3, -20, resultsProtocol={"accessUrl": f"{BASE}/n.pdf"}),
        meeting(4, -2000),
        meeting(5, 500),
        meeting(6, 1, deleted=True),
        {**meeting(7), "start": None},
        "Sitzung",
    )
    found = parse(lists)
    assert [item.text().title for item in found.items] == ["Sitzung 1", "Sitzung 3"]
    told = {one.reason.split(",")[0].rstrip(".") for one in found.rejected}
    assert told == {
        "Ist gelöscht",
        "Nennt keinen Beginn",
        "Ist kein JSON-Objekt",
        "Sind vorbei",
        "Sind erst in mehr als 400 Tagen",
    }


def test_at_most_ten_results_of_the_past():
    told = [meeting(n, -n, resultsProtocol={"accessUrl": f"{BASE}/n.pdf"}) for n in range(3, 40)]
    found = parse(page(*told))
    assert [item.text().title for item in found.items] == [f"Sitzung {n}" for n in range(3, 13)]


def test_cancelled_stays_and_says_so():
    found = parse(meeting(1, cancelled=True))
    assert found.items[0].meeting.cancelled


@pytest.mark.parametrize(
    ("coordinates", "point"),
    [
        ([9.77, 54.39], Point(54.39, 9.77)),
        ([54.39, 9.77], Point(54.39, 9.77)),
        ([52, 8], None),
        ([52.0, 8.0], None),
        ([], None),
        (["9.77", "54.39"], None),
        ([3_500_000.0, 6_020_000.0], None),
        ([[[9.7, 54.3], [9.8, 54.3]]], Point(54.3, 9.7)),
        (None, None),
    ],
)
def test_coordinates_are_put_right(coordinates, point):
    place = {"geojson": {"type": "Feature", "geometry": {"coordinates": coordinates}}}
    found = parse(meeting(1, location=place))
    assert found.items[0].meeting.point == point


def test_a_location_may_be_an_address_of_one():
    found, _ = sync(
        meeting(1, location=f"{BASE}/location/3"),
        {"/location/3": obj("Location", "/location/3", room="Saal", streetAddress="Dorfstr. 4",
                            postalCode="24361", locality="Haby")},
    )  # fmt: skip
    assert found.items[0].meeting.location == "Saal, Dorfstr. 4, 24361 Haby"


def test_points_may_be_addresses_and_have_an_order():
    server = {
        f"/top/{n}": obj("AgendaItem", f"/top/{n}", name=f"Punkt {n}", order=10 - n)
        for n in (1, 2, 3)
    }
    found, _ = sync(meeting(1, agendaItem=[f"{BASE}/top/{n}" for n in (1, 2, 3)]), server)
    titles = [point.title for point in found.items[0].meeting.agenda]
    assert titles == ["Punkt 3", "Punkt 2", "Punkt 1"]


def test_control_characters_do_not_matter():
    raw = json.dumps(meeting(1)).replace("Sitzung 1", "Sit\x03zung\x1f 1").encode()
    found = ADAPTER.parse(raw, CONTEXT)
    assert found.error is None
    assert_item_is_safe(found.items[0])


def test_papers_of_the_meeting_itself():
    found = parse(
        meeting(
            1,
            invitation={"accessUrl": f"{BASE}/1.pdf", "name": "ein_2027.pdf"},
            resultsProtocol={"downloadUrl": f"{BASE}/2.pdf"},
            auxiliaryFile=[
                {"accessUrl": "javascript:alert(1)"},
                {"accessUrl": f"{BASE}/3.pdf", "fileName": "Lageplan.PDF"},
            ],
        )
    )
    papers = [(paper.name, paper.url) for paper in found.items[0].meeting.papers]
    assert papers == [
        ("Einladung", f"{BASE}/1.pdf"),
        ("Niederschrift", f"{BASE}/2.pdf"),
        ("Lageplan", f"{BASE}/3.pdf"),
    ]


def long_list(pages, lately):
    """A list of many pages, oldest first; `lately`: it answers what changed lately."""
    server = {}
    for n in range(1, pages + 1):
        links = {"first": f"{BASE}/m?page=1", "last": f"{BASE}/m?page={pages}"}
        if n < pages:
            links["next"] = f"{BASE}/m?page={n + 1}"
        if n > 1:
            links["prev"] = f"{BASE}/m?page={n - 1}"
        one = page(meeting(n, (n - pages) * 30 + 20), **links)
        one["pagination"] = {"totalPages": pages}
        server[f"/m?page={n}"] = one
    server["/m"] = server["/m?page=1"]
    if lately:
        server["/m?modified_since=2026-04-01T00%3A00%3A00%2B02%3A00"] = page(meeting(pages, 20))
    return server


@pytest.mark.parametrize("lately", [False, True])
def test_a_long_list_gives_its_newest_within_bounds(lately):
    server = long_list(120, lately)
    found, asked = sync(server["/m"], server, rounds=60, url=f"{BASE}/m")
    assert "Sitzung 120" in [item.text().title for item in found.items]
    assert len(asked) <= 50
    assert (len(asked) == 1) is lately
    assert any("zu viele Seiten" in one.reason for one in found.rejected) is not lately


def test_a_list_that_goes_round_ends():
    server = {"/m?page=2": page(meeting(2), next=f"{BASE}/m"), "/m": page(meeting(1))}
    root = page(meeting(1), next=f"{BASE}/m?page=2", self=f"{BASE}/m")
    found, asked = sync(root, server, url=f"{BASE}/m")
    assert len(found.items) == 2
    assert len(asked) == 1


def test_a_server_that_always_has_one_more_page_ends():
    class Endless(dict):
        def get(self, path):
            n = int(path.rsplit("=", 1)[1])
            return page(meeting(n), next=f"{BASE}/m?page={n + 1}")

    found, asked = sync(
        page(meeting(1), next=f"{BASE}/m?page=2"), Endless(), rounds=60, url=f"{BASE}/m"
    )
    assert len(asked) <= 50
    assert any("zu viele Seiten" in one.reason for one in found.rejected)


def test_details_go_to_the_next_meetings_first():
    meetings = [
        meeting(n, 60 - n, agendaItem=[
            obj("AgendaItem", f"/top/{n}/{k}", consultation=f"{BASE}/consultation/{n}-{k}")
            for k in range(10)
        ])
        for n in range(20)
    ]  # fmt: skip
    _, asked = sync(page(*meetings), {}, url=f"{BASE}/m")
    asked_for = [request.url.rsplit("/", 1)[1].split("-")[0] for request in asked]
    assert len(asked) <= 50
    assert set(asked_for) == {"19", "18", "17", "16", "15"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "JSON"),
        (b"[]", "Objekt"),
        (b"<!doctype html><title>Fehler</title>", "Webseite"),
        (b'{"type": "FeatureCollection", "features": []}', ""),
        (b'{"type":' + b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_oparl(data, said):
    found = ADAPTER.parse(data, CONTEXT)
    assert found.items == ()
    assert said in (found.error or "".join(one.reason for one in found.rejected))
    assert found.error or found.rejected


def test_an_empty_list_is_an_empty_list():
    found = parse(page())
    assert found.error is None
    assert found.items == ()


@pytest.mark.parametrize(
    "odd",
    [
        {"agendaItem": "x"},
        {"agendaItem": [None, 7, [], {"name": 5, "number": [], "public": "nein"}]},
        {"organization": {"name": "Rat"}},
        {"organization": [[], None, 5]},
        {"location": ["x"], "end": "gestern", "invitation": 5},
        {"auxiliaryFile": {"accessUrl": "x"}, "keyword": 7},
        {"end": "9999-12-31T23:59:59Z"},
        {"name": None, "id": None},
    ],
)
def test_odd_values_cost_nothing_else(odd):
    found, _ = sync(page({**meeting(1), **odd}, meeting(2)), {})
    assert len(found.items) == 2
    for item in found.items:
        assert_item_is_safe(item)


def test_a_hundred_thousand_meetings_are_bounded():
    one = {"type": "Meeting", "start": "2027-06-01T19:00:00+02:00"}
    many = {"data": [{**one, "id": f"m{n}"} for n in range(60_000)]}
    found = parse(many, max_items=100)
    assert len(found.items) == 100
    assert [entry.where for entry in found.rejected] == ["59900 weitere Sitzungen"]
    old = {"data": [{**one, "start": "2001-06-01T19:00:00+02:00"} for n in range(60_000)]}
    found = parse(old)
    assert len(found.rejected) == 1


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("https://schema.oparl.org/1.0/Meeting", "Meeting"),
        ("https://schema.oparl.org/1.1/Meeting/", "Meeting"),
        ("http://oparl.org/schema/1.0/Meeting", "Meeting"),
        ("oparl:Meeting", "Meeting"),
        (None, ""),
    ],
)
def test_the_version_of_a_type_does_not_matter(type_, kind):
    assert kind_of({"type": type_}) == kind


def test_detect():
    assert ADAPTER.detect(json.dumps(meeting(1)).encode())
    assert not ADAPTER.detect(b'{"version": "https://jsonfeed.org/version/1"}')
    assert not ADAPTER.detect(b"")
