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

pytestmark = [pytest.mark.image, pytest.mark.timeout(2700)]
_GRUBENV = "/boot/esp/EFI/debian/grubenv"
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


@pytest.fixture
def terminal(machine, named, out):
    """A terminal whose first release has proved itself."""
    one = machine(credentials=_WORDS, net="restrict=off")
    _up(one)
    assert _slot(one)[0] == "A"
    assert one.wait(lambda: _is_good(one), 600)[0]
    return one


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
    """Whether RAUC installed it, and what it said."""
    said = terminal.run(f"rauc install {address} 2>&1; echo code $?", patience=900)
    return "code 0" in said, said


def test_what_is_cut_short_changed_or_a_strangers_is_refused(terminal, out, served):
    good = releases.make(BUILD, out, "2.0.0-good")
    whole = good.read_bytes()
    (good.parent / "short.raucb").write_bytes(whole[: len(whole) // 2])
    changed = bytearray(whole)
    for at in range(1_000_000, len(whole) - 10_000_000, 10_000_000):
        changed[at] ^= 1
    (good.parent / "changed.raucb").write_bytes(changed)
    releases.sign_as_a_stranger(BUILD, good, good.parent / "foreign.raucb")
    order = f"grub-editenv {_GRUBENV} list | grep ORDER"
    before = terminal.run(order).strip()
    reasons = {
        "short.raucb": "exceeds bundle size",
        "changed.raucb": "",
        "foreign.raucb": "signature verification failed",
    }
    for name, reason in reasons.items():
        done, said = _install(terminal, f"{served}/{name}")
        print(f"{name}: {said.strip().splitlines()[-2][:200]}")
        assert not done
        assert reason in said, said
        # a race for its device would be no refusal, see systemd/udev/59-kiosk-stream.rules
        assert "dm table" not in said, said
        (good.parent / name).unlink()
    assert terminal.run(order).strip() == before
    assert glass.page(terminal.picture()) == "programme"


def test_a_good_release_is_streamed_and_stays(terminal, out, served):
    good = releases.make(BUILD, out, "2.0.0-good")
    RangeHandler.sent = 0
    done, said = _install(terminal, f"{served}/{good.name}")
    assert done, said
    share = RangeHandler.sent / good.stat().st_size
    print(f"of a bundle of {good.stat().st_size >> 20} MiB {share:.0%} went over the line")
    terminal.start_anew()
    _up(terminal)
    assert _slot(terminal) == ("B", "2.0.0-good")
    assert terminal.wait(lambda: _is_good(terminal), 600)[0]


@pytest.mark.parametrize(
    ("version", "change"),
    [
        ("2.0.1-exits", {"session": releases.EXITS}),
        ("2.0.2-black", {"session": releases.BLACK}),
        ("2.0.3-panics", {"init": False}),
    ],
    ids=["exits", "black", "panics"],
)
def test_a_bad_release_goes_by_itself(terminal, out, served, version, change):
    bad = releases.make(BUILD, out, version, **change)
    first = _slot(terminal)
    done, said = _install(terminal, f"{served}/{bad.name}")
    assert done, said
    if version != "2.0.1-exits":
        # it tries three times; one of these is shown in full
        terminal.run(f"grub-editenv {_GRUBENV} set B_TRY=2")
    terminal.start_anew()
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 1800)
    assert came
    print(f"{version}: back in the release before after {seconds:.0f} s")
    assert _slot(terminal) == first
    told = "cat /var/lib/kiosk/update/* 2>/dev/null"
    assert terminal.wait(lambda: version in terminal.run(told), 600)[0], terminal.run(
        f"{told}; journalctl -u kiosk-confirm --no-pager | tail -20; rauc status"
    )
