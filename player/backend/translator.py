# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What QML says with `qsTr`, from the same catalogues as all else."""

from PySide6.QtCore import QTranslator

from player.view.say import translated


class Translator(QTranslator):
    """Answers `qsTr` in `spoken`, a tag of player/languages.py.

    The engine has to be told to ask again after a change.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.spoken = language

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Qt takes in no translator that has nothing to say."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The sentence in the visitor's language, `%1` and all."""
        del context, disambiguation, n
        return translated(sourceText, self.spoken)
