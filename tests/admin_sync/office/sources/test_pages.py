# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff see and do on the pages of sources."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.exceptions import PermissionDenied

from admin_sync.office.fleet.models import Document
from admin_sync.office.people.models import AuditEntry, Role
from admin_sync.office.sources import control, decisions
from admin_sync.office.sources.models import Hiding, Pause, Source, Verdict
from content import control as content_control
from content.clock import utc_now
from content.model import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return utc_now()


def document(screen):
    return json.loads(bytes(Document.objects.get(terminal=screen, name="control").body))


def test_hiding_an_item_reaches_the_chosen_screens_and_is_taken_back(
    screens, units, make_source, item, hold, clerk, as_user
):
    make_source()
    hold("amt-news", item())
    client = as_user(clerk)
    form = {"units": [units.wittensee.pk], "reason": "Stimmt nicht"}
    answer = client.post("/quellen/eintrag/ausblenden/?id=amt-news%3A1", form)
    assert answer.status_code == 302
    (hidden,) = document(screens[0])["hidden"]
    assert (hidden["item"], hidden["reason"], hidden["until"]) == (
        "amt-news:1", "Stimmt nicht", None,
    )  # fmt: skip
    assert not Document.objects.filter(terminal=screens[1]).exists()
    page = client.get("/quellen/eintrag/?id=amt-news:1").content.decode()
    assert "Stimmt nicht" in page
    assert "wird nicht gezeigt" in page
    client.post(f"/quellen/ausblendung/{Hiding.objects.get().pk}/aufheben/")
    assert document(screens[0])["hidden"] == []
    verbs = [entry.verb for entry in AuditEntry.objects.order_by("number")]
    assert verbs == ["signed-in", "hide", "unhide"]


def test_a_clerk_of_another_village_is_refused(
    screens, units, make_source, item, hold, make_user, as_user, now
):
    make_source()
    hold("amt-news", item())
    stranger = make_user("Sven", (Role.APPROVER, units.ascheffel))
    client = as_user(stranger)
    form = {"units": [units.wittensee.pk], "reason": "Darf ich nicht"}
    answer = client.post("/quellen/eintrag/ausblenden/?id=amt-news%3A1", form)
    assert answer.status_code == 200
    assert not Hiding.objects.exists()
    pause = Pause.objects.create(source="amt-news", reason="x", since=now)
    pause.units.set([units.wittensee])
    assert client.post(f"/quellen/pause/{pause.pk}/beenden/").status_code == 403
    with pytest.raises(PermissionDenied):
        decisions.neutral(stranger, decisions.Where([units.wittensee]), "x", now)
    form = {"terminals": [screens[0].pk], "reason": "x", "sure": "1"}
    client.post("/quellen/neutral/", form)
    screens[0].refresh_from_db()
    assert screens[0].mode is None
    assert client.post("/quellen/neutral/beenden/", {"screen": screens[0].pk}).status_code == 403


def test_sources_of_another_village_do_not_exist_for_its_neighbour(
    units, make_source, item, hold, clerk, as_user
):
    make_source("ascheffel", unit=units.ascheffel)
    hold("ascheffel", item(source="ascheffel"))
    client = as_user(clerk)
    assert "Quelle ascheffel" not in client.get("/quellen/").content.decode()
    assert client.get("/quellen/quelle/ascheffel/").status_code == 404
    assert client.get("/quellen/eintrag/?id=ascheffel:1").status_code == 404
    found = client.get("/quellen/warum/?q=Radweg").content.decode()
    assert "Neuer Radweg" not in found


def test_readers_see_and_change_nothing(units, make_source, item, hold, make_user, as_user):
    make_source()
    hold("amt-news", item())
    client = as_user(make_user("Lisa", (Role.READER, units.amt)))
    for address in ("/quellen/", "/quellen/quelle/amt-news/", "/quellen/eintrag/?id=amt-news:1",
                    "/quellen/freigabe/", "/quellen/warum/"):  # fmt: skip
        assert client.get(address).status_code == 200, address
    for address in ("/quellen/neu/", "/quellen/einlesen/", "/quellen/erkennen/",
                    "/quellen/neutral/", "/quellen/eintrag/ausblenden/?id=amt-news:1",
                    "/quellen/quelle/amt-news/aendern/"):  # fmt: skip
        assert client.get(address).status_code == 403, address


def test_release_and_refusal_one_by_one_and_in_bulk(
    screens, make_source, item, hold, amt_clerk, as_user
):
    make_source("posts", "post", approve=True)
    hold("posts", *(item(str(n), "posts", Kind.POST, f"Beitrag {n}") for n in range(5)))
    client = as_user(amt_clerk)
    assert "Beitrag 3" in client.get("/quellen/freigabe/").content.decode()
    client.post("/quellen/freigabe/urteil/", {"one": "release|posts:0"})
    client.post("/quellen/freigabe/urteil/", {"item": ["posts:1", "posts:2"], "action": "release"})
    client.post("/quellen/freigabe/urteil/", {"one": "refuse|posts:3"})
    assert sorted(document(screens[0])["released"]["posts"]) == ["posts:0", "posts:1", "posts:2"]
    page = client.get("/quellen/freigabe/").content.decode()
    assert page.count('name="item"') == 1
    verdict = Verdict.objects.get(item="posts:1", ended=None)
    client.post(f"/quellen/freigabe/{verdict.pk}/zurueck/")
    assert sorted(document(screens[0])["released"]["posts"]) == ["posts:0", "posts:2"]


def test_who_may_only_write_releases_nothing(units, make_source, item, hold, make_user, as_user):
    make_source("posts", "post", approve=True)
    hold("posts", item("1", "posts", Kind.POST))
    client = as_user(make_user("Ole", (Role.EDITOR, units.amt)))
    answer = client.post("/quellen/freigabe/urteil/", {"one": "release|posts:1"})
    assert answer.status_code == 403
    village = as_user(make_user("Uta", (Role.APPROVER, units.wittensee)))
    assert village.post("/quellen/freigabe/urteil/", {"one": "release|posts:1"}).status_code == 404
    assert not Verdict.objects.exists()


def test_what_changes_its_words_waits_again(screens, make_source, item, hold, amt_clerk, now):
    source = make_source("posts", "post", approve=True)
    hold("posts", item("1", "posts", Kind.POST, "Freundlich"))
    decisions.judge(amt_clerk, source, ["posts:1"], released=True, now=now)
    assert document(screens[0])["released"]["posts"] == ["posts:1"]
    assert control.lapse("posts", now) == 0
    hold("posts", item("1", "posts", Kind.POST, "Unflätig"), at=now + timedelta(minutes=1))
    later = now + timedelta(minutes=1)
    assert control.lapse("posts", later) == 1
    control.publish(later)
    assert document(screens[0])["released"]["posts"] == []
    assert control.waiting("posts", later).count() == 1


def test_pausing_and_the_neutral_page_say_what_they_do_and_are_taken_back(
    screens, units, make_source, clerk, as_user
):
    make_source()
    client = as_user(clerk)
    form = {"units": [units.wittensee.pk], "reason": "Baustelle"}
    client.post("/quellen/quelle/amt-news/anhalten/", form)
    assert document(screens[0])["paused"][0]["reason"] == "Baustelle"
    assert "Baustelle" in client.get("/quellen/quelle/amt-news/").content.decode()
    client.post(f"/quellen/pause/{Pause.objects.get().pk}/beenden/")
    assert document(screens[0])["paused"] == []
    asked = client.post("/quellen/neutral/", form).content.decode()
    assert "Ja, nur neutrale Seite zeigen" in asked
    assert document(screens[0])["mode"] is None
    client.post("/quellen/neutral/", form | {"sure": "1"})
    assert document(screens[0])["mode"]["name"] == "neutral"
    read = content_control.read(json.dumps(document(screens[0])).encode())
    assert not read.problems
    assert read.mode.reason == "Baustelle"
    client.post("/quellen/neutral/beenden/", {"screen": screens[0].pk})
    assert document(screens[0])["mode"] is None


def form_of(unit, **more):
    return {
        "url": "https://example.org/feed", "format": "rss", "kind": "news", "id": "neu",
        "name": "Neu", "unit": unit.pk, "every": 900, "max_items": 500, "position": 10,
        "via": "", "enabled": "on", **more,
    }  # fmt: skip


def test_a_source_is_added_with_its_secret_sealed(units, make_user, as_user):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    wrong = form_of(units.amt, user="amt", password="geheim")
    assert "nur die Leitstelle" in client.post("/quellen/neu/", wrong).content.decode()
    right = wrong | {"via": "office"}
    assert client.post("/quellen/neu/", right).status_code == 302
    source = Source.objects.get()
    assert b"geheim" not in bytes(source.secret)
    assert "geheim" not in client.get("/quellen/quelle/neu/aendern/").content.decode()
    assert "geheim" not in json.dumps([e.detail for e in AuditEntry.objects.all()])
    changed = right | {"name": "Anders", "password": "", "user": ""}
    client.post("/quellen/quelle/neu/aendern/", changed)
    source.refresh_from_db()
    assert source.name == "Anders"
    assert source.secret


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("url", "ftp://example.org", "http"),
        ("url", "https://user:pass@example.org", "http"),
        ("id", "Mit Leerzeichen", "Kleinbuchstaben"),
        ("id", "office", "Leitstelle"),
        ("kind", "weather", "keine Einträge dieser Art"),
        ("options_text", "unbekannt = 1", "kennt das Format nicht"),
        ("options_text", "ohne Zeichen", "name = Wert"),
        ("max_items", "100000", "passt nicht"),
    ],
)
def test_a_bad_source_is_refused_in_words(units, make_user, as_user, field, value, words):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    answer = client.post("/quellen/neu/", form_of(units.amt) | {field: value})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("begins", "ticked", "held"),
    [("", False, True), ("?kind=post", False, False), ("?kind=post", True, True)],
)
def test_what_strangers_write_waits_unless_somebody_says_otherwise(
    units, make_user, as_user, begins, ticked, held
):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    ticks = {"approve": "on"} if ticked else {}
    form = form_of(units.amt, id="toots", kind="post", format="rss") | ticks
    answer = client.post(f"/quellen/neu/{begins}", form)
    assert answer.status_code == 302, answer.content.decode()
    assert Source.objects.get(pk="toots").approve is held


def test_a_kiosk_toml_is_read_in_and_errors_are_named_by_line(units, make_user, as_user):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    text = """
[terminal]
name = "X"
[[source]]
id = "a"
kind = "post"
format = "rss"
url = "https://example.org/a"
places = ["Ascheffel"]
"""
    unfit = text.replace('"post"', '"weather"')
    page = client.post("/quellen/einlesen/", {"unit": units.amt.pk, "text": unfit})
    assert "kiosk.toml:6" in page.content.decode()
    stranger = text.replace("Ascheffel", "Atlantis")
    page = client.post("/quellen/einlesen/", {"unit": units.amt.pk, "text": stranger})
    assert "Atlantis" in page.content.decode()
    news = text.replace('"post"', '"news"')
    answer = client.post("/quellen/einlesen/", {"unit": units.amt.pk, "text": news})
    assert answer.status_code == 302
    assert [u.name for u in Source.objects.get().places.all()] == ["Ascheffel"]


@pytest.mark.parametrize(
    "hostile",
    ["'; DROP TABLE x --", "%", "_" * 300, "\x00", "\ud800", "a" * 5000, "<script>", "🙂", "../.."],
)
def test_hostile_words_find_nothing_and_break_nothing(
    screens, make_source, item, hold, amt_clerk, as_user, hostile
):
    make_source()
    hold("amt-news", item())
    client = as_user(amt_clerk)
    said = quote(hostile, errors="surrogatepass")
    for address in (
        f"/quellen/warum/?q={said}&wann={said}&bildschirm={said}&eintrag={said}",
        f"/quellen/quelle/amt-news/?q={said}&seite={said}",
    ):
        answer = client.get(address)
        assert answer.status_code == (400 if hostile == "\x00" else 200)
        assert b"<script>" not in answer.content.replace(b"<script src", b"")
    known = client.get(f"/quellen/eintrag/?id={said}").status_code
    assert known == (400 if hostile == "\x00" else 404)
    assert client.get(f"/quellen/bild/{'..' * 3}").status_code == 404


def test_ten_thousand_items_stay_bounded(
    screens, make_source, item, hold, amt_clerk, as_user, django_assert_max_num_queries
):
    make_source()
    hold("amt-news", *(item(str(n), title=f"Meldung {n}") for n in range(10_000)))
    client = as_user(amt_clerk)
    with django_assert_max_num_queries(40):
        page = client.get("/quellen/quelle/amt-news/").content
        assert len(page) < 100_000
        assert client.get("/quellen/quelle/amt-news/?q=meldung+9999").content.count(b"<tr>") == 2
    with django_assert_max_num_queries(60):
        assert client.get("/quellen/eintrag/?id=amt-news:77").status_code == 200
