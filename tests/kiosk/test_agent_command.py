# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The process itself: `kiosk agent` before an office, killed, stopped, asked by other commands."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from content.codec import item_to_row
from content.model import Item, Kind, Text
from content.outbox import Outbox
from content.reader import Reader
from tests.fakes.line_office import FakeOffice

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
ITEM = Item("office:1", Kind.NEWS, "office", {"de": Text("Dorffest", "Am Samstag")}, published=NOW)


@pytest.fixture
def office():
    with FakeOffice() as office:
        office.next = 1.0
        office.codes["READYFYZ"] = True
        yield office


@pytest.fixture
def settings(kiosk_toml, office):
    return kiosk_toml(f'[office]\nurl = "{office.url}"\ncode = "READYFYZ"\n')


@pytest.fixture
def agent(settings, tmp_path):
    running = []

    def start():
        with (tmp_path / "agent.log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "kiosk.cli", "agent"],
                env={**os.environ, "KIOSK_SETTINGS": str(settings)},
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


def until(what):
    """Wait until it has come; a test's own limit says when that is too late."""
    while not what():
        time.sleep(0.1)


def published(office):
    row = item_to_row(ITEM)
    body = json.dumps(row, default=str).encode()
    listed = [{"id": ITEM.id, "sha256": office.blob(body)}]
    office.put("content", {"source": "office", "items": listed})


def titles(tmp_path):
    items = Reader(tmp_path / "state", tmp_path / "run").items()
    return [item.text().title for item in items]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_it_joins_shows_what_the_office_publishes_and_survives_kills(
    agent, office, tmp_path, kiosk
):
    process = agent()
    until(lambda: office.beats)
    outbox = Outbox(tmp_path / "state")
    keys = [outbox.append("report", {"n": n}, NOW) for n in range(3)]
    published(office)
    until(lambda: titles(tmp_path) == ["Dorffest"])
    until(lambda: list(office.kept) == keys)

    process.send_signal(signal.SIGKILL)
    process.wait()
    assert kiosk("doctor", "--json").json["checks"]
    keys.append(outbox.append("report", {"n": 3}, NOW))
    office.stop()
    process = agent()
    time.sleep(1.5)
    assert titles(tmp_path) == ["Dorffest"], "it works without the office"
    office.start()
    until(lambda: list(office.kept) == keys)
    assert len(office.states) == 1, "it is the same device"

    asked = kiosk("sync", "--once")
    assert "An agent runs here" in asked.err
    names = {check["name"]: check["ok"] for check in kiosk("doctor", "--json").json["checks"]}
    assert names["agent"]
    assert names["office"]
    joined = kiosk("enrol", "7Q2KX9MD")
    assert joined.code == 2
    assert "joined already" in joined.err
    assert kiosk("agent").code == 1, "there is one already"

    process.send_signal(signal.SIGTERM)
    assert process.wait() == 0


@pytest.mark.timeout(120)
def test_a_revoked_terminal_has_no_content(agent, office, tmp_path):
    agent()
    until(lambda: office.beats)
    published(office)
    until(lambda: titles(tmp_path) == ["Dorffest"])
    office.revoke()
    until(lambda: titles(tmp_path) == [])
    until(
        lambda: json.loads((tmp_path / "run" / "enrolment.json").read_text())["state"] == "revoked"
    )


@pytest.mark.timeout(60)
def test_enrol_by_itself_waits_for_staff(kiosk_toml, kiosk, office):
    kiosk_toml(f'[office]\nurl = "{office.url}"\n')
    unknown = kiosk("enrol", "AAAAAAAA", "--json")
    assert unknown.code == 1
    assert unknown.json["state"] == "refused"
    accepted = kiosk("enrol", "ready-fyz", "--json")
    assert accepted.code == 0
    assert accepted.json["place"] == "Haby, Dorfplatz"
    assert "Words of this terminal: " in accepted.err
    assert kiosk("enrol", "READYFYZ").code == 2


@pytest.mark.timeout(60)
def test_enrol_says_what_is_wrong_with_the_call(kiosk_toml, kiosk, office):
    kiosk_toml()
    assert kiosk("enrol", "READYFYZ").code == 2
    assert kiosk("enrol", "IIII").code == 2
    kiosk_toml(f'[office]\nurl = "{office.url}"\n')
    office.stop()
    late = kiosk("enrol", "READYFYZ", "--minutes", "0.05")
    assert late.code == 1
    assert "takes no connection" in late.err


@pytest.mark.parametrize("words", [["--help"], ["agent"]])
def test_without_what_an_agent_needs_all_else_can_be_had(words):
    code = (
        "import sys; sys.modules['evdev'] = None; from kiosk.cli import main; "
        f"sys.exit(main({words!r}))"
    )
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert "evdev" in said
    assert "Traceback" not in said
    assert done.returncode == (2 if words == ["agent"] else 0)
