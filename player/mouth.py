# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The child process that speaks and rings: a service that hangs costs the player nothing.

Sentences come on stdin, how each was told goes to stdout, a JSON object a line. It asks nobody
back and keeps nothing; `player.backend.voice` is its other end.
"""

import json
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QSocketNotifier, QUrl

from player.immortal import keep_constants
from player.sounds.bake import CHIME

# Whose voices may read a language, the best first: no engine has a Low German one.
_READERS = {
    "de": ("de",),
    "en": ("en",),
    "da": ("da",),
    "nds": ("nds", "de"),
}
# It says nothing, and reports that it did.
_PRETENDER = "mock"
# the picture comes first
_NICE = 5


class Mouth:
    """Tells a sentence by a voice, else by a chime; waits for the machine as long as that takes."""

    def __init__(self, engine: str = "") -> None:
        """`engine` is one that Qt knows by this name; "" is the first that really speaks."""
        self._wanted = engine
        self._engine: Any = None
        self._chime: Any = None

    def tell(self, text: str, language: str, *, ring: bool) -> tuple[str, str]:
        """How it was told, `voice`, `chime` or "", and why not by a voice."""
        # a speech service that was started anew in the meantime is met with the second try
        known = self._engine is not None
        lack = self._speak(text, language)
        if lack and known and self._engine is None:
            lack = self._speak(text, language)
        if not lack:
            return "voice", ""
        return "chime" if ring and self._ring() else "", lack

    def hush(self) -> None:
        """Stop in the middle of a word."""
        if self._engine is not None:
            self._engine.stop()

    def _speak(self, text: str, language: str) -> str:
        """Begin to say it; why that is not possible, or ""."""
        lack = (self._open(language) if self._engine is None else "") or self._choose(language)
        if lack:
            return lack
        self._engine.say(text)
        if self._engine.state() == type(self._engine).State.Error:
            lack = self._engine.errorString()
            self._engine = None
        return lack

    def _open(self, language: str) -> str:
        """Find an engine; why there is none, or ""."""
        try:
            speech = import_module("PySide6.QtTextToSpeech").QTextToSpeech
        except ImportError as error:
            return f"Qt has no speech here: {error}"
        real = [name for name in speech.availableEngines() if name != _PRETENDER]
        name = self._wanted or next(iter(real), "")
        if not name:
            return "there is no engine"
        # Qt's engine is in error without a voice for the language of this process, which has none
        # on a terminal: that of the sentence it is
        QLocale.setDefault(QLocale(_READERS.get(language, (language,))[-1]))
        engine = speech(name)
        if engine.state() == speech.State.Error:
            return f"{name}: {engine.errorString()}"
        self._engine = engine
        return ""

    def _choose(self, language: str) -> str:
        """Take a voice that can read the language; why none can, or ""."""
        known = self._engine.availableLocales()
        for reader in _READERS.get(language, (language,)):
            wanted = QLocale(reader)
            fitting = [locale for locale in known if locale.language() == wanted.language()]
            if fitting:
                here = [locale for locale in fitting if locale.territory() == wanted.territory()]
                if self._engine.locale() != (here or fitting)[0]:
                    self._engine.setLocale((here or fitting)[0])
                return ""
        return f"no voice reads {language}"

    def _ring(self) -> bool:
        try:
            sounds = import_module("PySide6.QtMultimedia")
        except ImportError:
            return False
        if sounds.QMediaDevices.defaultAudioOutput().isNull():
            return False
        if self._chime is None:
            self._chime = sounds.QSoundEffect()
            self._chime.setSource(QUrl.fromLocalFile(str(CHIME)))
        self._chime.play()
        return True


def serve(mouth: Mouth, line: bytes) -> bytes:
    """Do what one line asks for; the line that answers it, or nothing."""
    asked = json.loads(line)
    if "say" not in asked:
        mouth.hush()
        return b""
    how, lack = mouth.tell(asked["say"], asked["language"], ring=asked["ring"])
    return json.dumps({"told": how, "lack": lack}).encode() + b"\n"


def main() -> int:
    """Serve until standard input ends."""
    with suppress(OSError):
        os.nice(_NICE)
    keep_constants()
    app = QCoreApplication([])
    mouth = Mouth(*sys.argv[1:])
    said = bytearray()

    def read() -> None:
        got = os.read(sys.stdin.fileno(), 65_536)
        if not got:
            app.quit()
        said.extend(got)
        *lines, rest = said.split(b"\n")
        said[:] = rest
        for line in lines:
            os.write(sys.stdout.fileno(), serve(mouth, bytes(line)))

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
