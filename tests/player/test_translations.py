# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything that the player says is said in every language, and nothing bypasses that."""

import ast
import re
import tomllib
from collections import Counter

import pytest

from player.languages import CODES, GERMAN
from tests.player import sentences
from tests.player.sentences import CATALOGUES, PYTHON, QML, ROOT, placeholders

OTHERS = set(CODES) - {GERMAN}
ENTRIES = [
    (sentence, wordings)
    for file in sorted(CATALOGUES.glob("*.toml"))
    for sentence, wordings in tomllib.loads(file.read_text("utf-8")).items()
]
SAID = sentences.all_said()

# Words by which content is recognised: no visitor reads them.
RECOGNISING = {
    "player/search/letters.py", "player/search/ways.py", "player/view/alarm.py",
    "player/view/atlas.py", "player/view/brief.py", "player/view/goods.py",
    "player/view/meetings.py", "player/view/shops.py", "player/view/terms.py",
}  # fmt: skip
# What looks like speech and is a name, is only looked for, or stands in the journal.
NO_SPEECH = {
    "Artikel ", "Atkinson Hyperlegible Next", "Deutscher Wetterdienst", "Schaukasten",
    "Main", "Player", "Sonnabend", "Span", "Unknown", "no voice reads ", "there is no engine",
    "Qt has no speech here: ", "übermorgen",
}  # fmt: skip
SPEECH = re.compile(
    r"[A-Za-zäöüß]{2,}[,.:]? [A-Za-zäöüß]{2,}|^\s*[A-ZÄÖÜ][a-zäöüß]{3,}[\s.:!?]*$|\w[äöüß]|[äöüß]\w"
)
# Sees whoever reads the journal, or nobody.
NOT_READ = {
    "compile", "debug", "error", "exception", "info", "warning", "AssertionError", "KeyError",
    "NotImplementedError", "RuntimeError", "TypeVar", "ValueError",
}  # fmt: skip


def named(path):
    return str(path.relative_to(ROOT))


def test_the_sentences_are_found():
    assert len(SAID) > 500
    assert {"Zurück", "Heute", "{n} Termine"} <= SAID.keys()


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_no_translation_is_missing(language):
    said = {sentence for sentence, wordings in ENTRIES if wordings.get(language, "").strip()}
    assert not {s: where for s, where in SAID.items() if s not in said}


def test_a_translation_names_what_the_sentence_names():
    assert not [
        (sentence, language)
        for sentence, wordings in ENTRIES
        for language, wording in wordings.items()
        if placeholders(wording) != placeholders(sentence)
    ]


def test_catalogues_hold_each_sentence_once_in_known_languages():
    counts = Counter(sentence for sentence, _ in ENTRIES)
    assert not [sentence for sentence, count in counts.items() if count > 1]
    assert not [sentence for sentence, wordings in ENTRIES if wordings.keys() - OTHERS]


def test_no_translation_waits_for_a_sentence_that_nobody_says():
    assert not {sentence for sentence, _ in ENTRIES} - SAID.keys()


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_what_says_is_given_literals(path):
    if path.name == "say.py" or "scenes" in path.parts:
        return
    for call, said in sentences.calls(ast.parse(path.read_bytes())):
        assert all(isinstance(s, ast.Constant) for s in said), f"line {call.lineno}"


@pytest.mark.parametrize("path", QML, ids=named)
def test_qml_translates_literals_and_says_nothing_else(path):
    text = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    assert "qsTr" not in sentences.TRANSLATED.sub("", text)
    literals = re.findall(r'"((?:[^"\\\n]|\\.)*)"', sentences.TRANSLATED.sub("", text))
    allowed = {"is not known", "QWERTYUIOPASDFGHJKLÖZXCVBNMÄÜß", "QWERTZUIOPASDFGHJKLÖYXCVBNMÄÜß"}
    assert not [s for s in literals if SPEECH.search(s) and s not in NO_SPEECH | allowed]


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_no_word_for_visitors_bypasses_say(path):
    if {"scenes", "theme", "web"} & {*path.parts} or path.name == "languages.py":
        return
    assert not list(bypassing(path))


def bypassing(path):
    tree = ast.parse(path.read_bytes())
    silent = set(unread(tree, recognises=named(path) in RECOGNISING))
    for node in ast.walk(tree):
        text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        if not isinstance(text, str) or node in silent or text in NO_SPEECH:
            continue
        if SPEECH.search(text):
            yield node.lineno, text


def unread(tree, *, recognises):
    """The literals that are sentences already, or no words for visitors."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            yield from ast.walk(body[0])  # docstring
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in NOT_READ | sentences.SAYING.keys():
                yield from ast.walk(node)
        for annotation in ("annotation", "returns"):
            if isinstance(found := getattr(node, annotation, None), ast.AST):
                yield from ast.walk(found)
    for node in tree.body:
        if recognises and isinstance(node, ast.Assign | ast.AnnAssign):
            yield from ast.walk(node)
