# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who stands before the glass is spoken to, and what makes the sound may die."""

import glass
import pytest
from loudspeaker import heard, spoken

pytestmark = [pytest.mark.image, pytest.mark.slow, pytest.mark.timeout(1500)]

SOUNDS = ("kiosk-sound", "kiosk-loudspeaker", "kiosk-voice")
# seconds of "Sind Sie noch da?", of which the emulator may tear some
A_FEW_WORDS = 0.5


def wakes(terminal):
    """A finger on the programme; then nobody touches it."""
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]
    terminal.tap(0.4, 0.9)
    assert terminal.wait(lambda: glass.page(terminal.picture("home.png")) == "home", 120)[0]


def test_who_is_asked_whether_they_are_still_there_hears_it(machine, named):
    terminal = machine(credentials=(), sound=True)
    wakes(terminal)
    assert heard(terminal.loudspeaker) == 0, "nothing was said yet"
    assert terminal.wait(lambda: spoken(terminal.loudspeaker) > A_FEW_WORDS, 120)[0]


def test_a_sound_server_that_dies_comes_back_and_is_spoken_through(machine, named):
    terminal = machine(sound=True)
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]
    terminal.run("systemctl kill --signal=KILL kiosk-sound.service")
    asked = f"systemctl is-active {' '.join(SOUNDS)}"
    assert terminal.wait(lambda: terminal.run(asked).split() == ["active"] * 3, 120)[0]
    wakes(terminal)
    assert terminal.wait(lambda: spoken(terminal.loudspeaker) > A_FEW_WORDS, 120)[0]
    # once more, ten seconds before the end; and then nobody was there
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 120)[0]
    assert "NRestarts=0" in terminal.run("systemctl show kiosk-player --property=NRestarts")


def test_a_voice_that_hangs_costs_its_sentence_and_no_frame(machine, named):
    terminal = machine(sound=True)
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]
    terminal.run("systemctl kill --signal=STOP kiosk-voice.service")
    wakes(terminal)
    # asked, not answered: the visit ends as ever
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 180)[0]
    assert "NRestarts=0" in terminal.run("systemctl show kiosk-player --property=NRestarts")
    assert heard(terminal.loudspeaker) == 0
