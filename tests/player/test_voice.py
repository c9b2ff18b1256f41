# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The voice speaks where the machine can, rings where it cannot, and never keeps anybody waiting.

Qt's pretended engine stands for a speech service: it has English voices and no Danish one.
"""

import json
import logging
import resource
import struct
import sys
import wave

import pytest
from PySide6.QtCore import QProcess

from player import mouth
from player.app import wait_until
from player.backend.voice import MOUTH, Voice
from player.mouth import Mouth
from player.sounds import bake
from tests.player.visitor import SECONDS

HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", "pass")
ANSWER = json.dumps({"told": "voice", "lack": ""})
TALKS = f"""import sys
sys.stdin.readline()
print("[1]", "no JSON", "{{}}", '{ANSWER}', sep="\\n", flush=True)
sys.stdin.read()"""
DROWNS = (sys.executable, "-c", "while True: print('x' * 65536, end='', flush=True)")
BABBLES = (sys.executable, "-c", TALKS)


class Heard:
    def __init__(self, language, command, **words):
        self.told = []
        self.voice = Voice(lambda: language, command, **words)
        self.voice.told.connect(lambda text, how: self.told.append((text, how)))

    def after(self, count):
        assert wait_until(lambda: len(self.told) >= count, SECONDS), self.told
        return self.told


@pytest.fixture
def listen(qapp):
    """Listens to a voice of a language that speaks through a process of its own."""
    heard = []

    def listening(language="en", command=(*MOUTH, "mock"), **words):
        heard.append(Heard(language, command, **words))
        return heard[-1]

    yield listening
    for made in heard:
        made.voice.close()


@pytest.fixture
def speaking(qapp, monkeypatch):
    """A mouth with an engine, on a machine with loudspeakers or without."""

    def made(engine="mock", *, loud=True):
        monkeypatch.setattr(Mouth, "_ring", lambda _: loud)
        return Mouth(engine)

    return made


def test_it_speaks_in_the_visitors_language(listen):
    heard = listen("en")
    heard.voice.say("Are you still there?")
    heard.voice.murmur("News")
    assert heard.after(2) == [("Are you still there?", "voice"), ("News", "voice")]


def test_a_language_without_a_voice_is_rung_for_not_read_by_another(speaking):
    said = speaking().tell("Er du her endnu?", "da", ring=True)
    assert said == ("chime", "no voice reads da")


def test_low_german_is_read_by_a_german_voice():
    assert mouth._READERS["nds"] == ("nds", "de")


@pytest.mark.parametrize("engine", ["no-such-engine", ""])
def test_a_machine_without_speech_rings(speaking, engine, monkeypatch):
    speech = pytest.importorskip("PySide6.QtTextToSpeech").QTextToSpeech
    monkeypatch.setattr(speech, "availableEngines", lambda: ["mock"])
    how, why = speaking(engine).tell("Sind Sie noch da?", "de", ring=True)
    assert how == "chime"
    assert why


def test_the_log_says_once_that_it_does_not_speak(listen, caplog):
    heard = listen("da")
    with caplog.at_level(logging.WARNING):
        heard.voice.murmur("Er du her endnu?")
        heard.voice.murmur("Er du her endnu?")
        assert heard.after(2) == [("Er du her endnu?", "")] * 2
    assert [line for line in caplog.messages if "does not speak" in line] == [
        "the terminal does not speak: no voice reads da"
    ]


def test_what_only_helps_does_not_ring(speaking):
    assert speaking().tell("Neues", "da", ring=False)[0] == ""


def test_without_loudspeakers_it_is_silent(speaking):
    assert speaking(loud=False).tell("Er du her endnu?", "da", ring=True)[0] == ""


def test_a_machine_without_the_libraries_of_speech_and_sound(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(mouth, "import_module", missing)
    assert Mouth().tell("Sind Sie noch da?", "de", ring=True)[0] == ""


def test_a_speech_service_that_was_started_anew_is_found_again(speaking):
    speech = pytest.importorskip("PySide6.QtTextToSpeech").QTextToSpeech
    made = speaking()
    assert made.tell("News", "en", ring=True) == ("voice", "")
    before = made._engine
    # the pretended engine fails where it is told to, as one does whose service went away
    made._engine.say = lambda _: None
    made._engine.state = lambda: speech.State.Error
    assert made.tell("News", "en", ring=True) == ("voice", "")
    assert made._engine is not before


def test_the_lines_between_the_two(speaking):
    made = speaking()
    asked = {"say": "Neues", "language": "da", "ring": True}
    assert json.loads(mouth.serve(made, json.dumps(asked).encode())) == {
        "told": "chime",
        "lack": "no voice reads da",
    }
    assert mouth.serve(made, b"{}") == b"", "hushed"


@pytest.mark.parametrize("command", [DIES, ("/no/such/program",)])
def test_one_that_ends_costs_its_sentence_and_is_not_asked_again_at_once(listen, command, caplog):
    heard = listen("de", command)
    heard.voice.say("Sind Sie noch da?")
    assert heard.after(1) == [("Sind Sie noch da?", "")]
    heard.voice.say("Noch 10 Sekunden.")
    assert heard.told[1:] == [("Noch 10 Sekunden.", "")]
    assert "has ended" in caplog.text
    assert wait_until(lambda: not heard.voice.findChildren(QProcess)), "nothing of it is kept"


@pytest.mark.qt_log_ignore("Cannot create pipe")
def test_one_that_this_machine_has_no_room_for_costs_its_sentence(listen, caplog):
    heard = listen("de", patience=200)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1, most[1]))
    try:
        heard.voice.say("Sind Sie noch da?")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, most)
    assert heard.after(1) == [("Sind Sie noch da?", "")]
    assert "has ended" in caplog.text


def test_one_that_hangs_is_given_up(listen, caplog):
    heard = listen("de", HANGS, patience=200)
    heard.voice.say("Sind Sie noch da?")
    heard.voice.murmur("Neues")
    assert heard.told == [], "nobody waits for it"
    assert heard.after(2) == [("Sind Sie noch da?", ""), ("Neues", "")]
    assert "did not answer" in caplog.text


def test_a_library_that_talks_to_itself_is_not_an_answer(listen):
    heard = listen("de", BABBLES)
    heard.voice.say("Sind Sie noch da?")
    assert heard.after(1) == [("Sind Sie noch da?", "voice")]


def test_one_that_says_no_end_of_nothing_is_given_up_before_it_fills_the_memory(listen, caplog):
    heard = listen("de", DROWNS, patience=3_600_000)
    heard.voice.say("Sind Sie noch da?")
    assert heard.after(1) == [("Sind Sie noch da?", "")]
    assert "did not answer" in caplog.text


def test_where_nothing_is_said_aloud_no_process_is_begun(listen):
    heard = listen("de", ("/no/such/program",), aloud=False)
    heard.voice.say("Sind Sie noch da?")
    assert heard.told == [("Sind Sie noch da?", "")]


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
