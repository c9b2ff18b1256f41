# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The clock by the office's word: when it is set, and when it stays.

That it is really set, tests/image/test_office.py sees: of a clock there is one for all tests.
"""

import os
import time

import pytest

from admin_sync.agent import updatefiles
from content.clock import since_boot
from kiosk.cli import main
from kiosk.commands import set_clock

MADE = 1_790_000_000


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Asks for a clock, of a release that was made then; what was set of it."""
    release, was_set, answered = tmp_path / "release.toml", [], []
    release.write_text('version = "1"\n')
    os.utime(release, (MADE, MADE))
    monkeypatch.setattr(updatefiles, "RELEASE_FILE", release)
    monkeypatch.setattr(set_clock, "ntp_answered", lambda: bool(answered))
    monkeypatch.setattr(time, "clock_settime", lambda _, now: was_set.append(now))

    def ask(now, *, ntp=False):
        answered[:] = [ntp] if ntp else []
        return main(["set-clock", str(round(now - since_boot()))]), was_set

    return ask


def test_it_goes_by_the_office(asked):
    code, was_set = asked(MADE + 500_000)
    assert code == 0
    assert abs(was_set[0] - (MADE + 500_000)) < 60


def test_a_time_server_knows_better(asked):
    assert asked(MADE + 500_000, ntp=True) == (0, [])


def test_no_right_clock_is_behind_the_release(asked):
    assert asked(MADE - 500_000) == (1, [])


@pytest.mark.parametrize("word", ["", "now", "-5", "1e99", "nan"])
def test_what_is_no_time_is_none(word, asked, capsys):
    with pytest.raises(SystemExit):
        main(["set-clock", "--", word])
    assert "SECONDS" in capsys.readouterr().err
