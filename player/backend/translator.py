# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What QML says with `qsTr`, from the same catalogues as all else."""

from PySide6.QtCore import QCoreApplication, QTranslator

from player.view.qm import packed
from player.view.say import catalogue


class Translator:
    """Answers `qsTr` in the visitor's language; German sentences answer for themselves.

    The engine has to be told to ask again after a change. No Python is asked for a sentence:
    QML's thread asks too, while it reads a page that Python waits for.
    """

    def __init__(self, language: str) -> None:
        self._now: QTranslator | None = None
        # Qt reads it in place
        self._data = b""
        self.speak(language)

    def speak(self, language: str) -> None:
        """Answer in this language from now on, a tag of player/languages.py."""
        said = {
            german: words[language] for german, words in catalogue().items() if language in words
        }
        translator, data = QTranslator(), packed(said)
        translator.load(data)
        QCoreApplication.installTranslator(translator)
        self.close()
        self._now, self._data = translator, data

    def close(self) -> None:
        """Answer no more."""
        if self._now is not None:
            QCoreApplication.removeTranslator(self._now)
            self._now = None
