# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A release that is good stays; one that is not goes by itself."""

import time

import glass
import pytest
import releases
import slots
from conftest import BUILD
from ranges import RangeHandler

pytestmark = [pytest.mark.image, pytest.mark.timeout(2700)]
_BAD = {
    "2.0.1-exits": {"session": releases.EXITS},
    "2.0.2-black": {"session": releases.BLACK},
    "2.0.3-panics": {"init": False},
}


def _install(terminal, address):
    """Whether RAUC installed it, and what it said."""
    said = terminal.run(f"rauc install {address} 2>&1; echo code $?", patience=900)
    return "code 0" in said, said


def test_what_is_cut_short_changed_or_a_strangers_is_refused(good, served, terminal):
    whole = good.read_bytes()
    (good.parent / "short.raucb").write_bytes(whole[: len(whole) // 2])
    changed = bytearray(whole)
    for at in range(1_000_000, len(whole) - 10_000_000, 10_000_000):
        changed[at] ^= 1
    (good.parent / "changed.raucb").write_bytes(changed)
    releases.sign_as_a_stranger(BUILD, good, good.parent / "foreign.raucb")
    order = f"grub-editenv {slots.GRUBENV} list | grep ORDER"
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


def test_a_good_release_is_streamed_and_stays(good, served, terminal):
    RangeHandler.sent = 0
    begun = time.monotonic()
    done, said = _install(terminal, f"{served}/{good.name}")
    print(f"installed in {time.monotonic() - begun:.0f} s")
    assert done, said
    share = RangeHandler.sent / good.stat().st_size
    print(f"of a bundle of {good.stat().st_size >> 20} MiB {share:.0%} went over the line")
    terminal.start_anew()
    slots.comes_up(terminal)
    assert slots.booted(terminal) == ("B", "2.0.0-good")
    assert terminal.wait(lambda: slots.is_good(terminal), 600)[0]


@pytest.fixture(
    params=[pytest.param(one, marks=[] if "panics" in one else pytest.mark.slow) for one in _BAD]
)
def bad(request, out):
    """The bundle of a bad release; made before a terminal runs."""
    return releases.make(BUILD, out, request.param, **_BAD[request.param])


def test_a_bad_release_goes_by_itself(bad, served, terminal):
    version = bad.stem
    first = slots.booted(terminal)
    done, said = _install(terminal, f"{served}/{bad.name}")
    assert done, said
    if version != "2.0.1-exits":
        # it tries three times; one of these is shown in full
        terminal.run(f"grub-editenv {slots.GRUBENV} set B_TRY=2")
    terminal.start_anew()
    seconds = slots.comes_up(terminal, 1800)
    print(f"{version}: back in the release before after {seconds:.0f} s")
    assert slots.booted(terminal) == first
    told = "cat /var/lib/kiosk/update/* 2>/dev/null"
    assert terminal.wait(lambda: version in terminal.run(told), 600)[0], terminal.run(
        f"{told}; journalctl -u kiosk-confirm --no-pager | tail -20; rauc status"
    )
