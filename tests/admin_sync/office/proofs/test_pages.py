# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of proofs, and the paper: who may see them, and what stands on it."""

import os
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.urls import reverse

from admin_sync.office.people.models import AuditEntry, Role, Unit
from admin_sync.office.proofs.certificate import pdf, summary
from admin_sync.office.proofs.dossier import dossier

pytestmark = pytest.mark.django_db


def words(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture
def clerk(amt, make_user, as_user):
    return as_user(make_user("Anna", (Role.READER, amt.units.amt)))


@pytest.fixture
def villager(amt, make_user, as_user):
    return as_user(make_user("Bert", (Role.EDITOR, amt.units.ascheffel)))


def test_the_list_and_the_page_say_how_many_screens_are_proved(amt, clerk):
    amt.wittensee.proves((0, 240))
    listed = clerk.get(reverse("proofs:notices"))
    assert "Satzung" not in listed.content.decode() or listed.status_code == 200
    page = clerk.get(reverse("proofs:notice", args=[amt.notice])).content.decode()
    assert "Auf 1 von 2 Bildschirmen nachgewiesen, 1 ohne Nachweis." in page
    assert "Bild bis zum Panel-Eingang" in page
    assert "c" * 64 in page


def test_a_village_sees_no_screen_of_another(amt, villager):
    amt.wittensee.proves((0, 240))
    page = villager.get(reverse("proofs:notice", args=[amt.notice])).content.decode()
    assert "Ascheffel, Feuerwehr" in page
    assert "Dorfplatz" not in page
    assert villager.get(reverse("proofs:notices")).content.decode().count("<tr>") <= 1


def test_nobody_sees_it_without_signing_in(amt, client):
    for name, args in (("notices", []), ("notice", [amt.notice]), ("certificate", [amt.notice])):
        assert client.get(reverse(f"proofs:{name}", args=args)).status_code == 302


def test_what_is_not_there_is_not_found(amt, clerk):
    assert clerk.get(reverse("proofs:notice", args=["none:1"])).status_code == 404
    assert clerk.get(reverse("proofs:certificate", args=["none:1"])).status_code == 404


def test_the_paper_says_what_is_proved_what_is_missing_and_what_that_means(amt, clerk):
    amt.wittensee.was(-1, "green", "")
    amt.wittensee.was(100, "red", "Der Bildschirm zeigt ein schwarzes Bild")
    amt.wittensee.proves((0, 100), (130, 240))
    answer = clerk.get(reverse("proofs:certificate", args=[amt.notice]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].endswith('.pdf"')
    said = " ".join(words(answer.content).split())
    for part in (
        "Aushangvermerk", "Satzung über die Straßenreinigung", "01.07.2026, 08:00 Uhr",
        "Auf 1 von 2 Bildschirmen nachgewiesen, 1 ohne Nachweis.", "Bild bis zum Panel-Eingang",
        "Lücke (1 Tag 6 Stunden): Der Bildschirm zeigt ein schwarzes Bild", "Ohne Nachweis.",
        "Unterschrift, Dienstsiegel", "c" * 32,
    ):  # fmt: skip
        assert part in said, part
    assert AuditEntry.objects.filter(verb="certificate").count() == 1


def test_hostile_titles_break_no_paper(amt):
    found = dossier(amt.notice, Unit.objects.all(), amt.after)
    object.__setattr__(found, "title", '<b>&amp; <para> </font> "]]>' + "ä" * 150)
    data = pdf(found, "Amt & <Söhne>", "<img src=x>", amt.after)
    assert "<para>" in words(data)
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_dict()["Title"].startswith("Aushangvermerk")
    document.close()


def test_many_gaps_run_over_several_pages(amt):
    amt.wittensee.proves(*[(hour, hour + 0.5) for hour in range(0, 240, 2)])
    found = dossier(amt.notice, Unit.objects.all(), amt.begin + timedelta(days=11))
    data = pdf(found, "Amt Hüttener Berge", "Anna", amt.after)
    document = pypdfium2.PdfDocument(data)
    assert len(document) > 3
    if folder := os.environ.get("SHOTS"):
        for number in (0, len(document) - 1):
            picture = document[number].render(scale=1.4).to_pil()
            picture.save(Path(folder) / f"certificate-{number}.png")
    document.close()
    assert summary(found).startswith("Auf 1 von 2")
