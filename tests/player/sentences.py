# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player says to visitors: every literal of `say`, `say_count` and `qsTr`."""

import ast
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "player" / "translations"
PYTHON = sorted((ROOT / "player").rglob("*.py"))
QML = sorted((ROOT / "player" / "qml").rglob("*.qml"))

# how many of its first arguments are sentences
SAYING = {"say": 1, "say_count": 2}
TRANSLATED = re.compile(r'\bqsTr\(("(?:[^"\\]|\\.)*")\)')
PLACEHOLDER = re.compile(r"\{(\w*)\}|(%\d)")


def calls(tree):
    """The calls of what says: their names and sentences."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            many = SAYING.get(node.func.id)
            if many is not None:
                yield node, node.args[:many]


def said_in_python(text):
    for _, sentences in calls(ast.parse(text)):
        yield from (s.value for s in sentences if isinstance(s, ast.Constant))


def said_in_qml(text):
    return [json.loads(found) for found in TRANSLATED.findall(text)]


def all_said():
    """Each sentence and the file that says it first."""
    found = {}
    for files, said in ((PYTHON, said_in_python), (QML, said_in_qml)):
        for path in files:
            for sentence in said(path.read_text("utf-8")):
                found.setdefault(sentence, str(path.relative_to(ROOT)))
    return found


def placeholders(sentence):
    return sorted(a or b for a, b in PLACEHOLDER.findall(sentence))
