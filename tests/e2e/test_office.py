# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From a code on a screen to a notice on its glass, its proof and the website: all of it real.

`kiosk demo` brings up office, worker and agents; staff work in a real Chromium; the player draws
without a display.
"""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from content.presented import Presented
from kiosk.demo.accounts import ACCOUNTS, PASSWORD
from tests.content import pdfs
from tests.fakes import chromium

ROOT = Path(__file__).parents[2]
TITLE = "Satzung über die Reinigung der Gehwege"
MAIL = {account.role: account.mail for account in ACCOUNTS if not account.village}
PLACE = "Haby, Feuerwehrhaus"


def kiosk(*words):
    return [sys.executable, "-P", "-m", "kiosk.cli", *map(str, words)]


def environment(**more):
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "KIOSK_OFFICE", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def until(ask, what, seconds=90.0, every=0.2):
    """What `ask` gives once it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = ask()
        if found:
            return found
        time.sleep(every)
    raise AssertionError(f"not within {seconds:g} s: {what}")


@contextmanager
def running(log, *words, **more):
    with log.open("wb") as out:
        process = subprocess.Popen(
            kiosk(*words), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            env=environment(**more),
        )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture
def demo(tmp_path):
    """The folder of a demo that is up, and the address of its office."""
    log = tmp_path / "demo.log"
    with running(log, "demo", "--folder", tmp_path / "demo", "--stay", "--no-pages"):
        waits = re.compile(r"A second screen waits to be accepted: (\S+)/beitreten/")
        told = until(lambda: waits.search(log.read_text()), "the demo is up", 240)
        yield tmp_path / "demo", told[1]


@contextmanager
def signed_in(browser, address, role):
    with chromium.opened(browser, address) as page:
        page.goto("/anmelden/")
        page.locator("input[name=login]").fill(MAIL[role])
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Abmelden")
        yield page
        assert not page.faults, page.faults


def standing(folder):
    try:
        return json.loads((folder / "runtime" / "enrolment.json").read_bytes())
    except (OSError, ValueError):
        return {"state": ""}


def enrol(browser, address, screen):
    """Type the code that the screen shows, compare its words, give it its place."""
    shown = until(lambda: (s := standing(screen))["state"] == "waiting" and s, "it shows a code")
    with signed_in(browser, address, "technik") as page:
        page.goto("/beitreten/")
        page.locator("#code").fill(shown["code"])
        page.get_by_role("button", name="Weiter").click()
        page.wait_for_selector("text=Ist es dieses Gerät?")
        # those of the screen, and those of the office that it talks to
        assert page.locator(".words").all_inner_texts() == [shown["words"], shown["office"]]
        page.locator("form select").select_option(label=PLACE)
        page.get_by_role("button", name="Annehmen").click()
        page.wait_for_load_state()
    until(lambda: standing(screen)["state"] == "accepted", "the screen was accepted")
    until((screen / "state" / "office" / "settings.toml").is_file, "it was told its settings")


def write(browser, address, paper):
    """Write a notice with a PDF and hand it to a second person; its id."""
    with signed_in(browser, address, "redaktion") as page:
        page.goto("/beitraege/neu/notice/")
        page.get_by_label("Überschrift", exact=True).fill(TITLE)
        page.get_by_label("Text", exact=True).fill("Die Satzung liegt im Amt zur Einsicht aus.")
        page.locator("input[type=file][name=pdf_file]").set_input_files(paper)
        page.get_by_label("ganzes Amt").check()
        page.get_by_role("button", name="Zur Freigabe geben").click()
        page.wait_for_selector("text=wartet auf Freigabe")
        return str(UUID(page.url.rstrip("/").split("/")[-1]))


def approve(browser, address, entry):
    with signed_in(browser, address, "freigabe") as page:
        page.goto(f"/beitraege/{entry}/")
        page.get_by_role("button", name="Freigeben").first.click()
        page.wait_for_selector("text=In weniger als einer Minute hängt es")


def presented(screen, notice):
    return [one for one in Presented(screen / "state").after(0) if one.notice == notice]


def see_proof(browser, address, notice):
    """The page of the notice says that it is proved, and there is the paper for the file."""
    with signed_in(browser, address, "freigabe") as page:

        def proved():
            answer = page.goto(f"/aushang/stueck/{notice}/")
            return answer.status == 200 and "davon" in page.content()

        until(proved, "its proof arrived", 240, 1.0)
        assert TITLE in page.content()
        assert "Bild bis zum Panel-Eingang" in page.content()
        with page.expect_download() as file:
            page.get_by_text("Aushangvermerk (PDF)").click()
        assert Path(file.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_notice_goes_from_the_desk_to_the_glass_and_its_proof_comes_back(
    demo, browser, tmp_path, capsys
):
    folder, address = demo
    screen = folder / "second"
    enrol(browser, address, screen)
    settings = ("--settings", screen / "kiosk.toml")
    paper = tmp_path / "satzung.pdf"
    paper.write_bytes(pdfs.pdf(["Satzung", "Anlage"]))
    player = (*settings, "player", "--windowed", "--size", "1080x1920", "--page", "notices")
    with running(tmp_path / "player.log", *player, QT_QPA_PLATFORM="offscreen"):
        until((screen / "runtime" / "pulse.json").is_file, "the player draws")
        entry = write(browser, address, paper)
        notice = f"office:{entry}"
        began = time.monotonic()
        approve(browser, address, entry)
        said = until(lambda: presented(screen, notice), "it is on the glass", 180)
        pixels = time.monotonic() - began
        assert said[0].frames > 0
        why = subprocess.run(
            kiosk(*settings, "why", notice, "--json"), capture_output=True, env=environment(),
            check=False,
        )  # fmt: skip
        assert json.loads(why.stdout)["shown"]
        see_proof(browser, address, notice)
        proof = time.monotonic() - began
    with chromium.opened(browser, address) as page:
        page.goto("/o/")
        until(lambda: page.reload() and TITLE in page.content(), "the website shows it", 60, 1.0)
    with capsys.disabled():
        print(f"\npublish to pixels: {pixels:.1f} s; to the proof in the office: {proof:.1f} s")  # noqa: T201
