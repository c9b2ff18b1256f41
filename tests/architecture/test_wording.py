# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What visitors read can be found and translated: each sentence is written out where it is said."""

import ast
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).parents[2]


def calls():
    for path in sorted((ROOT / "player").rglob("*.py")):
        source = path.read_bytes()
        if b"from player.view.say import" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "say"
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def sentence(call):
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) else None


def test_every_sentence_is_written_out():
    bare = [where for where, call in calls() if not isinstance(sentence(call), str)]
    assert not bare, bare


def test_every_sentence_gets_the_values_that_it_names():
    wrong = []
    for where, call in calls():
        text = sentence(call)
        if not isinstance(text, str):
            continue
        asked = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        given = {keyword.arg for keyword in call.keywords}
        if asked != given:
            wrong.append(f"{where}: {sorted(asked)} asked for, {sorted(map(str, given))} given")
    assert not wrong, wrong
