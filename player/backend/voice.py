# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The voice of the terminal: the few sentences that have to be heard."""

import logging
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QLocale, QObject, QThread, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from player.sounds.bake import CHIME

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

# Whose voices may read a language, the best first: no engine has a Low German one.
_READERS = {
    "de": ("de",),
    "en": ("en",),
    "da": ("da",),
    "nds": ("nds", "de"),
}
# It says nothing, and reports that it did.
_PRETENDER = "mock"
_LAST_WORDS_MS = 2_000
# threads of engines that hang: Qt ends the process where a running one is deleted
_left: list[QThread] = []


@QmlElement
class Voice(QObject):
    """Says sentences aloud in the visitor's language, one at a time: a new one ends the last.

    A machine that cannot speak rings a chime for what must be heard; one that cannot do that
    either stays silent, and the log says so once. No call waits for the sound. `told` follows
    each sentence: `voice`, `chime` or "" for how it was told.
    """

    told = Signal(str, str)
    _asked = Signal(str, str, bool)
    _hushed = Signal()

    def __init__(
        self, language: Callable[[], str], engine: str = "", *, aloud: bool = True
    ) -> None:
        """`engine` is one that Qt knows by this name; "" is the first that really speaks.

        Where it is not `aloud`, it only follows what would be said.
        """
        super().__init__()
        self._aloud = aloud
        self._language = language
        self._engine = engine
        self._thread: QThread | None = None
        self._mouth: _Mouth | None = None
        self._chime: Any = None
        self._warned = False

    @Slot(str)
    def say(self, text: str) -> None:
        """Say what must be heard: aloud, else by a chime."""
        self._ask(text, ring=True)

    @Slot(str)
    def murmur(self, text: str) -> None:
        """Say what only helps whoever listens: aloud, else not at all."""
        self._ask(text, ring=False)

    @Slot()
    def hush(self) -> None:
        """Stop in the middle of a word."""
        self._hushed.emit()

    def close(self) -> None:
        """Stop, and let the speaking thread end. To be called before the voice is deleted."""
        if self._thread is None:
            return
        self._thread.quit()
        if not self._thread.wait(_LAST_WORDS_MS):
            self._thread.setParent(None)
            _left.append(self._thread)
        self._thread = self._mouth = None

    def _ask(self, text: str, *, ring: bool) -> None:
        if not self._aloud:
            self.told.emit(text, "")
            return
        if self._thread is None:
            self._begin()
        self._asked.emit(text, self._language(), ring)

    def _begin(self) -> None:
        self._thread = QThread(self)
        self._mouth = mouth = _Mouth(_speech(), self._engine)
        mouth.moveToThread(self._thread)
        self._asked.connect(mouth.speak)
        self._hushed.connect(mouth.hush)
        mouth.spoken.connect(self._spoken)
        mouth.silent.connect(self._silent)
        self._thread.finished.connect(mouth.deleteLater)
        self._thread.start()

    @Slot(str)
    def _spoken(self, text: str) -> None:
        self.told.emit(text, "voice")

    @Slot(str, str, bool)
    def _silent(self, text: str, why: str, ring: bool) -> None:  # noqa: FBT001 - a signal's
        if not self._warned:
            self._warned = True
            log.warning("the terminal does not speak: %s", why)
        rung = ring and self._ring()
        self.told.emit(text, "chime" if rung else "")

    def _ring(self) -> bool:
        try:
            sounds = import_module("PySide6.QtMultimedia")
        except ImportError as error:
            log.info("no sound: %s", error)
            return False
        if sounds.QMediaDevices.defaultAudioOutput().isNull():
            return False
        if self._chime is None:
            self._chime = sounds.QSoundEffect(self)
            self._chime.setSource(QUrl.fromLocalFile(str(CHIME)))
        self._chime.play()
        return True


def _speech() -> Any:  # noqa: ANN401 - Qt's class, if there is one
    """Qt's class for speech; None without it.

    To be asked for in the first thread: a module of Qt's that is loaded in another one while
    objects are taken down ends the process.
    """
    try:
        return import_module("PySide6.QtTextToSpeech").QTextToSpeech
    except ImportError as error:
        log.info("no speech: %s", error)
        return None


class _Mouth(QObject):
    """Speaks, in a thread of its own: to find the machine's speech service may take seconds."""

    spoken = Signal(str)
    silent = Signal(str, str, bool)

    def __init__(self, speech: Any, engine: str) -> None:  # noqa: ANN401 - Qt's class, if there is one
        super().__init__()
        self._speech = speech
        self._wanted = engine
        self._engine: Any = None
        self._lack = ""

    @Slot(str, str, bool)
    def speak(self, text: str, language: str, ring: bool) -> None:  # noqa: FBT001 - a signal's
        if self._engine is None and not self._lack:
            self._lack = self._open()
        lack = self._lack or self._choose(language)
        if lack:
            self.silent.emit(text, lack, ring)
            return
        self._engine.say(text)
        self.spoken.emit(text)

    @Slot()
    def hush(self) -> None:
        if self._engine is not None:
            self._engine.stop()

    def _open(self) -> str:
        """Find an engine; why there is none, or ""."""
        speech = self._speech
        if speech is None:
            return "Qt has no speech here"
        real = [name for name in speech.availableEngines() if name != _PRETENDER]
        name = self._wanted or next(iter(real), "")
        if not name:
            return "there is no engine"
        engine = speech(name, self)
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
