# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Writing for the screens in a real browser: by keyboard alone, and without a script."""

import json
from types import SimpleNamespace

import pytest
from PIL import Image

from admin_sync.office import config
from admin_sync.office.editor import links, uploads
from admin_sync.office.editor.models import Entry
from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Document, Terminal
from admin_sync.office.people.models import Role
from content.clock import utc_now
from tests.content import pdfs
from tests.fakes import chromium


@pytest.fixture
def amt(units, make_user, now):
    keys.make(config.current().state)
    screen = Terminal.objects.create(name="Dorfplatz", unit=units.wittensee, created=now)
    yield SimpleNamespace(
        units=units,
        screen=screen,
        anna=make_user("Anna Redaktion", (Role.EDITOR, units.amt)),
        bernd=make_user("Bernd Freigabe", (Role.APPROVER, units.amt)),
    )
    uploads.workshop().close()


def tab_to(page, name, most=60):
    """Press Tab until something of this name has the focus, as somebody without a mouse would."""
    said = """() => {
        const it = document.activeElement;
        const label = it.labels && it.labels.length ? it.labels[0].innerText : it.innerText;
        return (label || it.getAttribute("aria-label") || "").trim();
    }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(said).startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def told(screen):
    document = Document.objects.get(terminal=screen, name="content")
    return [one["id"] for one in json.loads(bytes(document.body))["items"]]


@pytest.mark.slow
def test_a_notice_by_keyboard_alone(show, amt, tmp_path):
    page = show(amt.anna, "/beitraege/")
    tab_to(page, "Bekanntmachung")
    page.keyboard.press("Enter")
    page.wait_for_url("**/neu/notice/")
    tab_to(page, "Überschrift")
    page.keyboard.type("Satzung über die Wege")
    tab_to(page, "Text")
    page.keyboard.type("Die Satzung liegt im Amt aus.")
    tab_to(page, "ganzes Amt")
    page.keyboard.press("Space")
    tab_to(page, "Groß Wittensee")
    page.keyboard.press("Space")
    tab_to(page, "Zur Freigabe geben")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=wartet auf Freigabe")
    assert not page.faults
    entry = Entry.objects.get()
    assert (entry.title, entry.state) == ("Satzung über die Wege", "waiting")

    page = show(amt.bernd, f"/beitraege/{entry.pk}/")
    tab_to(page, "Freigeben")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=In weniger als einer Minute hängt es")
    assert told(amt.screen) == [f"office:{entry.pk}"]


@pytest.mark.slow
def test_a_chosen_file_is_checked_at_once_and_not_lost(show, amt, tmp_path):
    paper = tmp_path / "satzung.pdf"
    paper.write_bytes(pdfs.pdf(["Satzung", "Seite 2"]))
    page = show(amt.anna, "/beitraege/neu/notice/")
    page.set_input_files("input[name=pdf_file]", paper)
    page.wait_for_selector("text=satzung.pdf")
    page.wait_for_selector("text=2 Seiten")
    page.click("text=Zur Freigabe geben")
    page.wait_for_selector("text=Noch fehlt etwas")
    assert page.locator("text=satzung.pdf").count() == 1
    page.click("summary:has-text('Bild dazu')")
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "see.png")
    page.set_input_files("input[name=picture_file]", tmp_path / "see.png")
    page.wait_for_selector("text=see.png")
    page.wait_for_load_state("networkidle")
    # the page's policy lets nobody evaluate strings in it; this asks from outside
    drawn = [one.evaluate("it => it.naturalWidth") for one in page.locator(".kept img").all()]
    assert drawn
    assert all(drawn)
    page.fill("input[name=alt]", "Der See")
    page.fill("input[name=title]", "Satzung")
    page.click("text=Zur Freigabe geben")
    page.wait_for_selector("text=wartet auf Freigabe")
    draft = Entry.objects.get().revisions.get().draft
    assert draft.pdf
    assert draft.picture
    # a form that lacks something answers so (422), which the browser notes
    assert not [fault for fault in page.faults if "422" not in fault]


@pytest.mark.slow
def test_a_club_hands_in_by_its_link(show, amt, now):
    data = {"name": "TSV Wittensee", "unit": amt.units.wittensee, "days": "1095"}
    _invitation, token = links.make(data, amt.bernd, now)
    page = show(None, f"/beitraege/einreichen/{token}/", size="phone")
    page.click("text=Veranstaltung")
    page.fill("input[name=title]", "Sommerfest")
    page.fill("input[name=day]", f"{utc_now():%Y}-12-31")
    page.fill("input[name=starts]", "15:00")
    page.click("button:has-text('Einreichen')")
    page.wait_for_selector("text=Das Amt sieht es sich an")
    assert not page.faults
    assert Entry.objects.get().state == "waiting"


@pytest.mark.slow
def test_the_preview_is_drawn_by_the_player(show, amt):
    page = show(amt.anna, "/beitraege/neu/news/")
    page.fill("input[name=title]", "Schwimmhalle zu")
    page.fill("textarea[name=body]", "Bis Freitag.")
    page.click("button:has-text('Vorschau')")
    page.wait_for_selector("#vorschau img", timeout=60_000)
    assert page.evaluate("document.querySelector('#vorschau img').naturalWidth") == 1080
    assert page.input_value("input[name=title]") == "Schwimmhalle zu"
    assert not Entry.objects.exists()


@pytest.mark.slow
def test_all_of_it_works_without_a_script(browser, office, amt):
    with chromium.opened(browser, office, user=amt.anna, java_script_enabled=False) as page:
        page.goto("/beitraege/neu/news/")
        page.fill("input[name=title]", "Schwimmhalle zu")
        page.fill("textarea[name=body]", "Bis Freitag.")
        page.click("button.main:has-text('Veröffentlichen')")
        page.wait_for_selector("text=Veröffentlicht.")
    assert told(amt.screen) == [f"office:{Entry.objects.get().pk}"]
