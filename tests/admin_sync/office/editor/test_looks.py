# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The preview where there is none to be had, files that are not one's own, and rules of units."""

import subprocess
from datetime import timedelta

import pytest

from admin_sync.office.editor import preview, uploads
from admin_sync.office.editor.models import Attachment, Entry, Policy
from admin_sync.office.fleet import blobs
from content.clock import utc_now

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def sent(units, **more):
    return {"title": "Freibad zu", "body": "Bis Freitag.", "units": [units.amt.pk]} | more


def said(answer):
    return " ".join(answer.content.decode().split())


def test_without_a_player_the_page_says_so(people, units, as_user, monkeypatch):
    monkeypatch.setattr(preview, "available", lambda: False)
    answer = as_user(people.anna).post("/beitraege/vorschau/news/", sent(units), headers=HTMX)
    assert "kein Bildschirm-Programm" in said(answer)


@pytest.mark.parametrize(
    "fault",
    [
        subprocess.CalledProcessError(1, "kiosk", stderr=b"no GPU"),
        subprocess.TimeoutExpired("kiosk", 40),
        OSError("no more processes"),
    ],
)
def test_a_player_that_fails_costs_only_the_preview(people, units, as_user, monkeypatch, fault):
    def fail(*_words, **_options):
        raise fault

    monkeypatch.setattr(preview.subprocess, "run", fail)
    client = as_user(people.anna)
    answer = client.post("/beitraege/vorschau/news/", sent(units), headers=HTMX)
    assert "konnte nicht gezeichnet werden" in said(answer)
    assert client.post("/beitraege/neu/news/", sent(units, tun="hinaus")).status_code == 302


def test_only_one_is_drawn_at_a_time(people, units, as_user, monkeypatch):
    monkeypatch.setattr(preview, "_PATIENCE", 0.01)
    with preview._drawing:
        answer = as_user(people.anna).post("/beitraege/vorschau/news/", sent(units), headers=HTMX)
    assert "andere Vorschauen" in said(answer)


def test_what_is_over_has_no_preview(people, units, as_user):
    past = {"day": (utc_now() - timedelta(days=9)).date().isoformat()}
    answer = as_user(people.anna).post(
        "/beitraege/vorschau/event/", sent(units, **past), headers=HTMX
    )
    assert "in der Vergangenheit" in said(answer)


def test_names_of_places_are_words_in_the_players_settings(tmp_path):
    evil = 'Dorf"]\n[network]\nproxy = "x'
    text = preview._settings(tmp_path, preview.Stand(evil, evil, evil))
    assert text.count("[network]") == text.count("\\n[network]")


def test_a_file_is_for_whoever_may_see_its_entry(people, units, as_user, now):
    sha = blobs.put(b"\x89PNG of Ascheffel")
    Attachment.objects.create(sha=sha, kind="picture", name="a.png", size=1, made=now)
    path = f"/beitraege/datei/{sha}/"
    assert as_user(people.anna).get(path).status_code == 404
    written = {"units": [units.ascheffel.pk], "picture": sha, "alt": "Ein Bild", "tun": "entwurf"}
    as_user(people.anna).post("/beitraege/neu/news/", sent(units) | written)
    answer = as_user(people.bernd).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert as_user(people.dorf).get(path).status_code == 404


def test_a_club_uses_no_file_but_its_own(people, units, club, now):
    Attachment.objects.create(sha="a" * 64, kind="picture", name="a", size=1, made=now)
    by = uploads.Bringer(invitation=club.invitation)
    assert not uploads.use("a" * 64, "picture", by, "", now)
    Attachment.objects.update(invitation=club.invitation)
    assert uploads.use("a" * 64, "picture", by, "", now)


def test_a_manager_says_where_four_eyes_are_needed(people, units, as_user):
    as_user(people.chef).post("/beitraege/regeln/", {"zweite": [units.amt.pk]})
    assert not Policy.objects.get(unit=units.amt).direct
    as_user(people.anna).post("/beitraege/neu/news/", sent(units, tun="hinaus"))
    assert Entry.objects.get().state == "waiting"
    assert as_user(people.anna).post("/beitraege/regeln/", {}).status_code == 403


@pytest.mark.parametrize("lage", ["für-mich", "meine", "entwurf", "wartet", "draußen", "vorbei"])
def test_the_list_can_be_narrowed(people, screens, units, as_user, lage):
    anna = as_user(people.anna)
    anna.post("/beitraege/neu/news/", sent(units, tun="hinaus"))
    answer = anna.get("/beitraege/", {"lage": lage, "schirm": screens.see.pk, "suche": "%'\"<"})
    assert answer.status_code == 200
    found = said(anna.get("/beitraege/", {"lage": lage}))
    assert ("Freibad zu" in found) == (lage in ("meine", "draußen"))
