# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sending a system to screens and calling it off, by those who may, and what the page says."""

import pytest
from django.urls import reverse

from admin_sync.office.fleet.models import Document
from admin_sync.office.people.models import AuditEntry, Role
from admin_sync.office.releases import acts, depot

PAGE = "/aktualisierungen/"
SEND = "/aktualisierungen/senden/"


@pytest.fixture
def client(as_user, technician):
    return as_user(technician)


def wish(screen):
    return acts.wishes().get(screen.pk)


def test_one_screen_gets_a_release_for_the_night(client, release, screens):
    said = {"terminals": [screens[0].pk], "release": release.pk, "when": "night"}
    client.post(SEND, said)
    wanted = wish(screens[0])
    assert (wanted.version, wanted.now, wanted.size) == (release.version, False, release.size)
    assert wanted.url == f"device/v1/bundle/{release.pk}"
    assert wish(screens[1]) is None
    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.verb, entry.subject) == ("release-sent", f"terminal:{screens[0].pk}")
    page = client.get(PAGE).content.decode()
    assert release.version in page


def test_sent_once_more_it_is_another_publication(client, release, screens):
    said = {"terminals": [screens[0].pk], "release": release.pk}
    client.post(SEND, said)
    before = wish(screens[0]).issue
    client.post(SEND, said)
    assert wish(screens[0]).issue != before


def test_all_at_once_is_not_for_many(client, release, screens):
    everybody = [one.pk for one in screens]
    said = {"terminals": everybody, "release": release.pk, "when": "now"}
    client.post(SEND, said)
    assert not Document.objects.filter(name="release").exists()
    client.post(SEND, said | {"terminals": everybody[:3]})
    assert all(wish(one).now for one in screens[:3])
    client.post(SEND, said | {"when": "night"})
    assert not any(wish(one).now for one in screens)


def test_calling_off_takes_the_wish_back(client, release, screens):
    client.post(SEND, {"terminals": [one.pk for one in screens], "release": release.pk})
    edition = type(screens[0]).objects.get(pk=screens[0].pk).edition
    client.post(SEND, {"terminals": [screens[0].pk], "cancel": "1"})
    assert wish(screens[0]) is None
    assert wish(screens[1]) is not None
    assert type(screens[0]).objects.get(pk=screens[0].pk).edition > edition


@pytest.mark.parametrize(
    "said", [{}, {"release": "x"}, {"release": ""}, {"terminals": ["x", "0"]}, {"cancel": "1"}]
)
def test_odd_forms_do_nothing(client, release, screens, said):
    answer = client.post(SEND, {"terminals": [screens[0].pk], **said})
    assert answer.status_code == 302
    assert not Document.objects.filter(name="release").exists()


def test_a_file_that_is_gone_is_not_sent(client, release, screens):
    depot.remove(release.pk)
    client.post(SEND, {"terminals": [screens[0].pk], "release": release.pk})
    assert wish(screens[0]) is None
    assert "Datei fehlt" in client.get(PAGE).content.decode()


def test_nobody_reaches_the_screens_of_another_village(as_user, make_user, units, release, screens):
    other = as_user(make_user("Otto", (Role.TECHNICIAN, units.ascheffel)))
    other.post(SEND, {"terminals": [screens[0].pk], "release": release.pk})
    assert wish(screens[0]) is None
    assert screens[0].name not in other.get(PAGE).content.decode()
    reader = as_user(make_user("Rita", (Role.READER, units.wittensee)))
    assert reader.post(SEND, {"terminals": [screens[0].pk]}).status_code == 403
    page = reader.get(PAGE).content.decode()
    assert screens[0].name in page
    assert "Ausgewählte Bildschirme" not in page


def test_the_page_of_a_screen_leads_there_and_ticks_it(client, release, screens, technician):
    screen = screens[2]
    address = f"{reverse('releases:updates')}?bildschirm={screen.pk}"
    page = client.get(address).content.decode()
    assert page.count(" checked") == 1
    technician.language = "en"
    technician.save()
    english = client.get(PAGE).content.decode()
    assert "Update the selected screens" in english
