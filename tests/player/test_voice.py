# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The voice speaks where the machine can, rings where it cannot, and never keeps anybody waiting.

Qt's pretended engine stands for a speech service: it has English voices and no Danish one.
"""

import logging
import struct
import wave

import pytest

from player.app import wait_until
from player.backend import voice as backend
from player.backend.voice import Voice
from player.sounds import bake
from tests.player.visitor import SECONDS


class Heard:
    def __init__(self, language, engine):
        self.told = []
        self.rung = []
        self.voice = Voice(lambda: language, engine)
        self.voice.told.connect(lambda text, how: self.told.append((text, how)))

    def after(self, count):
        assert wait_until(lambda: len(self.told) >= count, SECONDS), self.told
        return self.told


@pytest.fixture
def listen(qapp, monkeypatch):
    """Listens to a voice of a language and an engine, on a machine with loudspeakers."""
    heard = []

    def listening(language="en", engine="mock", *, loud=True):
        made = Heard(language, engine)
        monkeypatch.setattr(Voice, "_ring", lambda voice: loud and not made.rung.append(voice))
        heard.append(made)
        return made

    yield listening
    for made in heard:
        made.voice.close()


def test_it_speaks_in_the_visitors_language(listen):
    heard = listen("en")
    heard.voice.say("Are you still there?")
    assert heard.after(1) == [("Are you still there?", "voice")]
    assert not heard.rung


def test_a_language_without_a_voice_is_rung_for_not_read_by_another(listen):
    heard = listen("da")
    heard.voice.say("Er du her endnu?")
    assert heard.after(1) == [("Er du her endnu?", "chime")]


def test_low_german_is_read_by_a_german_voice():
    assert backend._READERS["nds"] == ("nds", "de")


@pytest.mark.parametrize("engine", ["no-such-engine", ""])
def test_a_machine_without_speech_rings_and_logs_it_once(listen, engine, caplog, monkeypatch):
    speech = pytest.importorskip("PySide6.QtTextToSpeech").QTextToSpeech
    monkeypatch.setattr(speech, "availableEngines", lambda: ["mock"])
    heard = listen("de", engine)
    with caplog.at_level(logging.WARNING):
        heard.voice.say("Sind Sie noch da?")
        heard.voice.say("Sind Sie noch da?")
        assert heard.after(2) == [("Sind Sie noch da?", "chime")] * 2
    assert len([line for line in caplog.messages if "does not speak" in line]) == 1


def test_what_only_helps_does_not_ring(listen):
    heard = listen("da")
    heard.voice.murmur("Neues")
    assert heard.after(1) == [("Neues", "")]
    assert not heard.rung


def test_without_loudspeakers_it_is_silent(listen):
    heard = listen("da", loud=False)
    heard.voice.say("Er du her endnu?")
    assert heard.after(1) == [("Er du her endnu?", "")]


def test_a_machine_without_the_libraries_of_speech_and_sound(qapp, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(backend, "import_module", missing)
    heard = Heard("de", "")
    heard.voice.say("Sind Sie noch da?")
    assert heard.after(1) == [("Sind Sie noch da?", "")]
    heard.voice.close()


def test_it_can_be_hushed_and_closed_at_any_time(listen):
    heard = listen("en")
    heard.voice.hush()
    heard.voice.say("Are you still there?")
    heard.voice.hush()
    heard.voice.close()
    heard.voice.close()


def test_the_chime_is_what_its_recipe_makes_and_does_not_crackle():
    with wave.open(str(bake.CHIME)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
        frames = sound.readframes(sound.getnframes())
    heights = struct.unpack(f"<{len(frames) // 2}h", frames)
    made = bake.samples()
    assert len(heights) == len(made)
    assert max(abs(a - b) for a, b in zip(heights, made, strict=True)) <= 1
    assert max(map(abs, heights)) < 20_000, "it would be cut off"
    assert max(abs(heights[0]), abs(heights[-1])) < 200, "it would click"
