# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Qt itself answers from the catalogues: Python is not asked, which may be waiting for QML."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from player.backend.translator import Translator
from player.view.qm import packed
from player.view.say import catalogue, translated


@pytest.fixture
def speaking(qapp):
    made = []

    def speak(language):
        made.append(Translator(language))
        return made[-1]

    yield speak
    for translator in made:
        translator.close()


@pytest.mark.parametrize("language", ["de", "en", "da", "nds"])
def test_qt_says_what_the_catalogues_say(speaking, language):
    speaking(language)
    for sentence in catalogue():
        assert QCoreApplication.translate("Any", sentence) == translated(sentence, language)


def test_it_changes_and_closes(speaking):
    translator = speaking("en")
    translator.speak("da")
    assert QCoreApplication.translate("Any", "Zurück") == translated("Zurück", "da")
    translator.speak("de")
    assert QCoreApplication.translate("Any", "Zurück") == "Zurück"
    translator.speak("en")
    translator.close()
    translator.close()
    assert QCoreApplication.translate("Any", "Zurück") == "Zurück"


def test_no_python_stands_between_a_sentence_and_qt():
    assert not issubclass(Translator, QTranslator)


def test_a_sentence_that_is_missing_is_not_made_up(qapp):
    translator, data = QTranslator(), packed({"Zurück": "Back", "%1 Treffer": "%1 hits"})
    assert translator.load(data)
    assert translator.translate("X", "Zurück") == "Back"
    assert translator.translate("X", "%1 Treffer") == "%1 hits"
    assert not translator.translate("X", "Vorwärts")
