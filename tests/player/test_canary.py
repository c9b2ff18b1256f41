# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The signs of life without a screen: canary, pulse and what the service manager is told."""

import os
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player import canary, pages, pulse, watchdog

HOUR = 3600.0
SECOND = 1_000_000
BEAT = pulse.Pulse("1.0", "boot", 12.5, 3, 40, "news", 2, "7", dark=False, left=1, top=2, cell=5)


@given(st.integers(0, 63), st.floats(0, 1e9), st.text())
def test_what_the_cells_say_is_read_again(page, since_boot, content):
    shown = canary.sign(page, since_boot, content)
    assert canary.read(canary.cells(shown)) == shown
    assert 0 <= canary.age(shown, since_boot) < canary.TICK


@given(st.integers(0, 63), st.floats(0, 1e6), st.integers(0, 31))
def test_one_wrong_cell_is_no_sign(page, since_boot, wrong):
    cells = list(canary.cells(canary.sign(page, since_boot, "")))
    cells[wrong] = not cells[wrong]
    assert canary.read(cells) is None


@pytest.mark.parametrize("cells", [[], [True] * 32, [False] * 32, [True, False] * 15])
def test_plain_surfaces_are_no_sign(cells):
    assert canary.read(cells) is None


@pytest.mark.parametrize(("later", "old"), [(0, 4.0), (26, 30.0), (-4.5, 0.0), (9000, 9004.0)])
def test_the_age_of_a_sign(later, old):
    shown = canary.sign(1, 100_004.0, "")
    assert canary.age(shown, 100_004.0 + later) == pytest.approx(old)


def test_each_page_and_layer_has_a_number_that_the_canary_can_hold():
    names = tuple(dict.fromkeys((*pages.NAMES, *pages.LAYERS)))
    numbers = [pages.scene(name) for name in names]
    assert len(set(numbers)) == len(names)
    assert max(numbers) < pages.scene("nobody knows it") == 63


def test_a_pulse_is_read_as_it_was_written_also_by_an_older_release():
    data = pulse.written(BEAT)
    assert pulse.read(data) == BEAT
    assert pulse.read(data[:-1] + b',"new":1}') == BEAT


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"{}", b'{"version":1}', b"\xff"])
def test_half_a_pulse_is_none(data):
    with pytest.raises(ValueError, match="no pulse"):
        pulse.read(data)


def test_twelve_calm_hours_never_trip_the_watchdog():
    dog, frames, told = watchdog.Watchdog(), 0, 0.0
    longest = 0.0
    for second in range(int(12 * HOUR)):
        # nothing but the canary is ever drawn
        frames += second % canary.TICK == 0
        if second % 10 == 5 and dog.alive(frames, dark=False):
            longest, told = max(longest, second - told), second
    assert told > 12 * HOUR - 20
    assert longest <= 10


def test_a_window_that_presents_nothing_is_not_alive_unless_it_is_dark():
    dog = watchdog.Watchdog()
    assert dog.alive(1, dark=False)
    assert not dog.alive(1, dark=False)
    assert dog.alive(1, dark=True)
    assert dog.alive(2, dark=False)


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_how_long_somebody_waits(environment, seconds):
    assert watchdog.interval(environment) == seconds


@pytest.mark.parametrize("abstract", [False, True])
def test_the_service_manager_hears(tmp_path, abstract):
    path = f"@schaukasten-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(path.replace("@", "\0", 1))
        assert watchdog.tell(watchdog.READY, {"NOTIFY_SOCKET": path})
        assert ear.recv(100) == b"READY=1"


@pytest.mark.parametrize("path", ["", "relative", "/nowhere/at/all", "@nobody-listens"])
def test_nobody_listens(path):
    assert not watchdog.tell(watchdog.ALIVE, {"NOTIFY_SOCKET": path})
