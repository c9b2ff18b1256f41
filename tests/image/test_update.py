# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A release that is good stays; one that is not goes by itself."""

import json
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import glass
import pytest
import releases
from conftest import BUILD
from machine import PROBES
from ranges import RangeHandler

pytestmark = [pytest.mark.image, pytest.mark.timeout(2400)]
# ten healthy minutes and half an hour of patience would be an hour of waiting here
_SHORTER = (
    "systemd.unit-dropin.kiosk-confirm.service",
    "[Service]\nExecStart=\nExecStart=/usr/bin/kiosk confirm --healthy 20 --give-up 150\n",
)
_WORDS = (*PROBES, _SHORTER)


@pytest.fixture
def served():
    """The folder of bundles, on the host as the emulator's network calls it."""
    folder = BUILD / "releases"
    folder.mkdir(exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(RangeHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://10.0.2.2:{server.server_port}"
        server.shutdown()


def _slot(terminal):
    """The booted slot and its release."""
    said = terminal.run("cat /proc/cmdline /etc/kiosk/release.toml")
    slot = said.split("rauc.slot=")[1][0]
    return slot, said.split('version = "')[1].split('"')[0]


def _is_good(terminal):
    said = json.loads(terminal.run("rauc status --output-format=json", patience=300))
    booted = said["booted"]
    slots = {name: slot for one in said["slots"] for name, slot in one.items()}
    mine = next(one for one in slots.values() if one.get("bootname") == booted)
    return mine["boot_status"] == "good"


def _up(terminal):
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 900)[0]


def _install(terminal, address):
    return terminal.run(f"rauc install {address} 2>&1; echo code $?", patience=900)


def test_a_good_release_stays_and_bad_ones_go(machine, named, out, served):
    good = releases.make(BUILD, out, "2.0.0-good")
    exits = releases.make(BUILD, out, "2.0.1-exits", session=releases.EXITS)
    terminal = machine(credentials=_WORDS, net="restrict=off")
    _up(terminal)
    first = _slot(terminal)
    assert first[0] == "A"
    assert terminal.wait(lambda: _is_good(terminal), 600)[0]

    refused(terminal, served, good)
    said = _install(terminal, f"{served}/{good.name}")
    assert "code 0" in said, said
    terminal.order("systemctl reboot")
    terminal.restarted()
    _up(terminal)
    assert _slot(terminal) == ("B", "2.0.0-good")
    assert terminal.wait(lambda: _is_good(terminal), 600)[0]

    said = _install(terminal, f"{served}/{exits.name}")
    assert "code 0" in said, said
    terminal.order("systemctl reboot")
    terminal.restarted()
    # it tries three times, and the page of the release before it comes by itself
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 1800)
    assert came
    print(f"back in the release before after {seconds:.0f} s")
    assert _slot(terminal) == ("B", "2.0.0-good")
    assert terminal.wait(lambda: "2.0.1-exits" in terminal.run("cat /var/lib/kiosk/update/*"), 600)[
        0
    ]


def refused(terminal, served, good):
    """What was cut short, changed or signed by another is not installed; nothing is lost by it."""
    whole = good.read_bytes()
    (good.parent / "short.raucb").write_bytes(whole[: len(whole) // 2])
    changed = bytearray(whole)
    changed[1_000_000] ^= 1
    (good.parent / "changed.raucb").write_bytes(changed)
    for name in ("short.raucb", "changed.raucb"):
        said = _install(terminal, f"{served}/{name}")
        assert "code 0" not in said, (name, said)
        (good.parent / name).unlink()
    assert glass.page(terminal.picture()) == "programme"
