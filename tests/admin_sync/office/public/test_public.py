# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the public sees, and what it never sees."""

import html
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from openapi_spec_validator import validate

from admin_sync.office import config
from admin_sync.office.public import api, views
from admin_sync.office.sources import history
from admin_sync.office.sources.models import Hiding, Pause, Verdict
from content.clock import BERLIN, utc_now
from content.details import Event, Meeting
from content.model import Kind, Picture
from content.sources.adapter import Context, adapter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now(stopped):
    """For the pages too: what they keep for some minutes is not made anew in the middle."""
    return stopped(utc_now().replace(microsecond=0), views, api)


@pytest.fixture
def shelf(make_source, item, hold, units, now):
    """An Amt with news, events and a meeting."""
    make_source()
    make_source("events", "event", name="Termine")
    fest = Event(
        now + 3 * DAY, now + 3 * DAY + timedelta(hours=4), location="Dorfplatz; Haby, Nord"
    )
    market = Event(date(2099, 5, 1), date(2099, 5, 3), all_day=True)
    hold("amt-news", item("1", title="Radweg & <Brücke>"), item("2", title="Nur in Ascheffel",
         places=("Ascheffel",)))  # fmt: skip
    hold(
        "events",
        item("a", "events", Kind.EVENT, "Dorffest", event=fest, categories=("Kultur", "Fest"),
             groups=("Familien",), licence="CC-BY-4.0"),
        item("b", "events", Kind.EVENT, "Markt", event=market, valid_until=now + 99 * DAY),
        item("c", "events", Kind.MEETING, "Gemeinderat",
             meeting=Meeting(now + 2 * DAY, body="Gemeinderat Haby", location="Feuerwehrhaus")),
    )  # fmt: skip


def titles(client, address="/o/api/v1/items"):
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return {one["title"] for one in answer.json()["items"]}


def test_everything_is_there_without_sign_in_and_without_a_cookie(client, shelf):
    for address in ("/o/", "/o/alle/", "/o/gross-wittensee/", "/o/alle/abonnieren/",
                    "/o/alle/alles.rss", "/o/alle/alles.json", "/o/alle/veranstaltungen.ics",
                    "/o/alle/interesse/familien/", "/o/alle/interesse/kultur/alles.ics",
                    "/o/alle/liste/veranstaltungen/", "/o/widget.js", "/o/api/v1/items",
                    "/o/api/v1/places", "/o/api/v1/openapi.json", "/o/eintrag/?id=events:a",
                    "/o/?lang=en", "/o/alle/abonnieren/?lang=en"):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]
        assert answer["Cache-Control"].startswith("public")
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("ort", "slug"),
    [
        ("Groß Wittensee", "gross-wittensee"),
        ("groß wittensee ", "gross-wittensee"),
        ("", "alle"),
        ("Entenhausen", "alle"),
        ("../../etc", "alle"),
    ],
)
def test_the_code_of_a_terminal_leads_to_the_addresses_of_its_village(client, shelf, ort, slug):
    answer = client.get("/o/abonnieren/", {"ort": ort, "lang": "en"}, follow=True)
    assert answer.redirect_chain == [(f"/o/{slug}/abonnieren/?lang=en", 302)]
    assert not answer.cookies
    page = answer.content.decode()
    assert f"/o/{slug}/veranstaltungen.ics" in page
    assert 'href="webcal://' in page
    assert "Into the calendar of this device" in page


@pytest.mark.parametrize("path", ["/o/gross-wittensee/abonnieren/", "/o/alle/abonnieren/"])
def test_every_address_to_subscribe_to_is_encrypted_where_the_office_is(
    client, shelf, monkeypatch, path
):
    base = "https://schirme.amt.example.org:8443"
    safe = replace(config.current(), base_url=base)
    monkeypatch.setattr(config, "current", lambda: safe)
    page = client.get(path).content.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    links = [html.unescape(link) for link in re.findall(r'href="([a-z]+:[^"]+)"', page)]
    assert f"webcals:{base.partition(':')[2]}/o/" in "".join(links)
    assert all(link.startswith((base, f"webcals:{base.partition(':')[2]}")) for link in links)
    assert "http:" not in page
    assert "webcal:" not in page
    coded = re.findall(r"<title>([^<]+)</title>\s*<path", page)
    assert coded
    assert all(one.startswith(base) for one in coded)
    for ending in ("ics", "rss", "json"):
        body = client.get(f"{path.removesuffix('abonnieren/')}veranstaltungen.{ending}")
        assert "http://testserver" not in body.content.decode()
        assert "http://127.0.0.1" not in body.content.decode()


def test_a_village_has_its_own_and_what_is_for_all(client, shelf):
    assert "Nur in Ascheffel" in titles(client, "/o/api/v1/items?place=ascheffel")
    assert "Nur in Ascheffel" not in titles(client, "/o/api/v1/items?place=gross-wittensee")
    assert "Dorffest" in titles(client, "/o/api/v1/items?place=gross-wittensee")


def test_what_is_hidden_is_nowhere_to_be_found(client, shelf, units, screens, now):
    hiding = Hiding.objects.create(
        item="events:a", source="events", title="x", reason="Geheimer Grund", since=now
    )
    hiding.terminals.set(screens[:1])
    for place in ("alle", "gross-wittensee"):
        for ending in ("rss", "json", "ics"):
            body = client.get(f"/o/{place}/veranstaltungen.{ending}").content.decode()
            assert "Dorffest" not in body
            assert "Markt" in body
        assert "Dorffest" not in titles(client, f"/o/api/v1/items?place={place}")
        page = client.get(f"/o/{place}/").content.decode()
        assert "Dorffest" not in page
        assert "Geheimer Grund" not in page
    assert "Dorffest" in titles(client, "/o/api/v1/items?place=ascheffel")
    Hiding.objects.update(ended=now)
    assert "Dorffest" in titles(client)


def test_what_is_paused_disabled_or_over_is_not_public(client, shelf, units, hold, item, now):
    assert "Dorffest" in titles(client)
    pause = Pause.objects.create(source="events", reason="x", since=now)
    pause.units.set([units.amt])
    assert titles(client) == {"Radweg & <Brücke>", "Nur in Ascheffel"}
    Pause.objects.update(ended=now)
    over = item("9", title="Vorbei", valid_until=now - DAY)
    early = item("8", title="Noch nicht", valid_from=now + DAY)
    hold("amt-news", over, early, at=now + timedelta(seconds=1))
    assert not {"Vorbei", "Noch nicht"} & titles(client)
    assert client.get("/o/eintrag/?id=amt-news:9").status_code == 404


def test_what_waits_for_release_is_public_once_it_is_released(client, make_source, item, hold, now):
    make_source("posts", "post", approve=True)
    post = item("1", "posts", Kind.POST, "Aus dem Netz")
    hold("posts", post)
    assert titles(client) == set()
    Verdict.objects.create(
        item=post.id, source="posts", title="x", released=True, reason="", since=now,
        fingerprint=history.fingerprint(post),
    )  # fmt: skip
    assert titles(client) == {"Aus dem Netz"}


def test_pictures_are_public_only_while_their_item_is(client, make_source, item, hold):
    make_source()
    hold("amt-news", item(pictures=(Picture("https://example.org/x.jpg", media="a" * 64),)))
    for name in ("b" * 64, "../../office.db", "a" * 63, "%2e%2e%2foffice.db"):
        assert client.get(f"/o/bild/{name}").status_code == 404


@pytest.mark.parametrize(
    ("ending", "format_name"), [("rss", "rss"), ("json", "jsonfeed"), ("ics", "ical")]
)
def test_our_own_adapters_read_what_we_write(client, shelf, now, ending, format_name):
    kind = Kind.EVENT if ending == "ics" else Kind.NEWS
    what = "veranstaltungen" if ending == "ics" else "nachrichten"
    data = client.get(f"/o/alle/{what}.{ending}").content
    assert adapter(format_name).detect(data)
    read = adapter(format_name).parse(data, Context("again", kind, now))
    assert read.error is None
    assert not read.rejected
    said = client.get(f"/o/api/v1/items?kind={kind.value}").json()["items"]
    by_title = {one.text().title: one for one in read.items}
    for one in said:
        if one["event"] and one["event"]["start"] > "2090":
            continue  # an adapter looks 400 days ahead
        found = by_title[one["title"]]
        assert one["id"] in found.id
        if ending == "ics":
            assert f"{found.event.start:%Y-%m-%dT%H:%M}" == one["event"]["start"][:16]
            assert found.event.location == one["event"]["location"]
        else:
            assert found.text().body == one["body"]
            assert found.published.isoformat()[:19] == one["published"][:19]


def test_a_calendar_is_one_by_rfc_5545(client, shelf):
    data = client.get("/o/alle/alles.ics").content
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    text = data.replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == text.count("DTSTAMP:") == text.count("\nUID:") == 3
    assert "DTSTART;VALUE=DATE:20990501" in text
    assert "Dorfplatz\\; Haby\\, Nord" in text
    assert "CC-BY-4.0" in text
    assert client.get("/o/alle/alles.ics").content == data


def test_licence_and_source_are_named_everywhere(client, shelf):
    for address in ("/o/alle/", "/o/alle/alles.rss", "/o/alle/alles.json", "/o/alle/alles.ics"):
        body = client.get(address).content.decode().replace("\r\n ", "")
        assert "CC-BY-4.0" in body, address
        assert "Termine" in body, address


def test_the_api_is_what_its_description_says(client, shelf):
    document = client.get("/o/api/v1/openapi.json").json()
    validate(document)
    page = client.get("/o/api/v1/items").json()
    schemas = document["components"]["schemas"]
    assert set(page) == set(schemas["Page"]["required"])
    for one in page["items"]:
        assert set(one) == set(schemas["Item"]["required"])
        event = schemas["Item"]["properties"]["event"]["oneOf"][0]
        assert one["event"] is None or set(one["event"]) == set(event["required"])


def test_pages_of_the_api_hold_each_item_once(client, make_source, item, hold):
    make_source()
    hold("amt-news", *(item(str(n), title=f"Meldung {n}") for n in range(25)))
    seen = []
    for page in (1, 2, 3, 4):
        body = client.get(f"/o/api/v1/items?per_page=10&page={page}").json()
        assert (body["total"], body["pages"]) == (25, 3)
        seen += [one["id"] for one in body["items"]]
    assert len(seen) == len(set(seen)) == 25


def test_from_and_to_choose_by_time(client, shelf, now):
    day = f"{(now + 3 * DAY).astimezone(BERLIN):%Y-%m-%d}"  # days of the API are days of the Amt
    found = titles(client, f"/o/api/v1/items?kind=event&from={day}&to={day}")
    assert found == {"Dorffest"}
    moment = quote((now + 3 * DAY).isoformat())
    assert titles(client, f"/o/api/v1/items?kind=event&to={moment}") == set()


@pytest.mark.parametrize(
    "query",
    ["kind=departure", "kind=", "page=0", "page=-1", "page=1e9", "page=²", "per_page=101", "from=x",
     "from=2026-01-01T00:00", "to=99999-01-01", "from=9999-12-31&to=9999-12-31", "place=nowhere",
     "place=..%2F..", "x=1", "page=1&page=2", "from=0001-01-01"],
)  # fmt: skip
def test_hostile_queries_are_answered_in_words(client, shelf, query):
    answer = client.get(f"/o/api/v1/items?{query}")
    assert answer.status_code in {200, 400}
    assert answer["Access-Control-Allow-Origin"] == "*"
    if answer.status_code == 400:
        assert json.loads(answer.content)["detail"]


def test_a_query_that_no_database_keeps_is_refused_before_it_is_one(client, shelf):
    assert client.get("/o/api/v1/items?kind=%00").status_code == 400


def test_other_methods_are_refused_and_scripts_of_other_sites_may_read(client, shelf):
    assert client.post("/o/api/v1/items").status_code == 405
    asked = client.options("/o/api/v1/items")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert client.get("/o/alle/alles.json")["Access-Control-Allow-Origin"] == "*"


def test_only_the_list_may_stand_in_a_frame(client, shelf):
    assert "frame-ancestors *" in client.get("/o/alle/liste/alles/")["Content-Security-Policy"]
    assert "X-Frame-Options" not in client.get("/o/alle/liste/alles/")
    assert "frame-ancestors 'none'" in client.get("/o/alle/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/o/nirgends/", "/o/alle/nachrichten.ics", "/o/alle/quatsch.rss", "/o/alle/alles.xml",
     "/o/alle/liste/quatsch/", "/o/eintrag/?id=%F0", "/o/eintrag/", "/o/nirgends/alles.rss"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, shelf, address):
    assert client.get(address).status_code == 404


def test_ten_thousand_items_stay_bounded(
    client, make_source, item, hold, django_assert_max_num_queries
):
    make_source()
    hold("amt-news", *(item(str(n), title=f"Meldung {n}") for n in range(10_000)))
    with django_assert_max_num_queries(30):
        assert len(client.get("/o/alle/alles.rss").content) < 400_000
    with django_assert_max_num_queries(24):
        assert len(client.get("/o/alle/").content) < 200_000
        assert len(client.get("/o/api/v1/items?per_page=100").content) < 400_000
