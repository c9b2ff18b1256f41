# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The voice of the terminal: the few sentences that have to be heard."""

import json
import logging
import sys
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

#: The process that speaks: Qt's engines wait for services of speech and sound, and hold Python
#: meanwhile.
MOUTH = (sys.executable, "-P", "-m", "player.mouth")
# until a sentence is given up, with the process that should have told it
_PATIENCE_MS = 20_000
# and until another one is tried
_REST_MS = 60_000
_LAST_WORDS_MS = 2_000
# bytes without an end of line: no answer is that long
_LONGEST = 65_536

log = logging.getLogger(__name__)


@QmlElement
class Voice(QObject):
    """Says sentences aloud in the visitor's language, one at a time: a new one ends the last.

    A machine that cannot speak rings a chime for what must be heard; one that cannot do that
    either stays silent, and the log says so once. No call waits for the sound, nor for the
    process that makes it: one that hangs or ends costs its sentence. `told` follows each
    sentence: `voice`, `chime` or "" for how it was told.
    """

    told = Signal(str, str)
    hushed = Signal()

    def __init__(
        self,
        language: Callable[[], str],
        mouth: Sequence[str] = MOUTH,
        *,
        aloud: bool = True,
        patience: int = _PATIENCE_MS,
    ) -> None:
        """`mouth` is the command that speaks; without `aloud`, what would be said is only followed.

        A sentence is given up after `patience` milliseconds.
        """
        super().__init__()
        self._aloud = aloud
        self._language = language
        self._command = mouth
        self._mouth: QProcess | None = None
        self._asked: deque[str] = deque()
        self._patience = self._timer(patience)
        self._patience.timeout.connect(self._give_up)
        self._rest = self._timer(_REST_MS)
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
        if self._mouth is not None:
            self._tell_mouth({})
        self.hushed.emit()

    def close(self) -> None:
        """Stop, and end the process that speaks. To be called before the voice is deleted."""
        self._rest.start()
        if self._mouth is not None:
            mouth = self._mouth
            self._give_up()
            mouth.waitForFinished(_LAST_WORDS_MS)

    def _ask(self, text: str, *, ring: bool) -> None:
        if not self._aloud or self._rest.isActive():
            self.told.emit(text, "")
            return
        self._asked.append(text)
        if self._mouth is None:
            self._begin()
        self._tell_mouth({"say": text, "language": self._language(), "ring": ring})
        # a process that cannot even be made has cost its sentence by now
        if self._asked and not self._patience.isActive():
            self._patience.start()

    def _begin(self) -> None:
        self._mouth = QProcess(self)
        self._mouth.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._mouth.readyReadStandardOutput.connect(self._hear)
        self._mouth.finished.connect(self._ended)
        self._mouth.errorOccurred.connect(self._failed)
        self._mouth.start(self._command[0], [*self._command[1:]])

    def _tell_mouth(self, words: dict[str, object]) -> None:
        if self._mouth is not None:
            self._mouth.write(json.dumps(words).encode() + b"\n")

    @Slot()
    def _hear(self) -> None:
        while self._mouth is not None and self._mouth.canReadLine():
            try:
                answer = json.loads(bytes(self._mouth.readLine().data()))
                how, lack = str(answer["told"]), str(answer["lack"])
            except (ValueError, TypeError, KeyError):
                # of a library that talks to itself
                continue
            if lack:
                self._warn(lack)
            if self._asked:
                self.told.emit(self._asked.popleft(), how)
            if self._asked:
                self._patience.start()
            else:
                self._patience.stop()
        if self._mouth is not None and self._mouth.bytesAvailable() > _LONGEST:
            self._give_up()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    @Slot()
    def _give_up(self) -> None:
        if self._mouth is not None:
            self._mouth.kill()
        self._ended()

    @Slot()
    def _ended(self) -> None:
        """Be silent for a while: what was asked for is told by nobody."""
        if self._mouth is None:
            return
        mouth, self._mouth = self._mouth, None
        mouth.finished.disconnect(self._ended)
        if mouth.state() == QProcess.ProcessState.NotRunning:
            mouth.deleteLater()
        else:
            mouth.finished.connect(mouth.deleteLater)
        self._patience.stop()
        self._rest.start()
        if self._asked:
            self._warn("the process that speaks has ended, or did not answer")
        while self._asked:
            self.told.emit(self._asked.popleft(), "")

    def _warn(self, why: str) -> None:
        if not self._warned:
            self._warned = True
            log.warning("the terminal does not speak: %s", why)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
