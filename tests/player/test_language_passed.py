# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Nobody forgets the visitor's language on the way from the glass to the words.

Where a function asks for the language, mypy sees who forgets it; where it has a default, this does.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "player").rglob("*.py"))


@cache
def tree(path):
    return ast.parse(path.read_bytes())


def module(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def place_of_language(node):
    """At which place a function takes the language, None where it does not."""
    names = []
    if isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return names.index("language") if "language" in names else None


@cache
def asked():
    """The functions that take a language, by module and name."""
    found = {
        f"{module(path)}.{node.name}": place_of_language(node)
        for path in FILES
        for node in tree(path).body
        if hasattr(node, "name")
    }
    return {name: place for name, place in found.items() if place is not None}


def known(path):
    """What the names of a file mean."""
    meant = {
        node.name: f"{module(path)}.{node.name}"
        for node in tree(path).body
        if hasattr(node, "name")
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            meant |= {(a.asname or a.name): f"{node.module}.{a.name}" for a in node.names}
    return meant


def meaning(function, meant):
    if isinstance(function, ast.Name):
        return meant.get(function.id, "")
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{meant.get(function.value.id, '')}.{function.attr}"
    return ""


def forgetful(path):
    meant = known(path)
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        place = asked().get(meaning(node.func, meant))
        given = any(keyword.arg in ("language", None) for keyword in node.keywords)
        given = given or any(isinstance(argument, ast.Starred) for argument in node.args)
        if place is not None and not given and len(node.args) <= place:
            yield f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node.func)}"


def test_there_is_something_to_forget():
    view = "player.view"
    assert {f"{view}.say.say", f"{view}.words.near_day", f"{view}.news.news_view"} <= asked().keys()


@pytest.mark.parametrize("path", FILES, ids=module)
def test_every_call_passes_the_language(path):
    assert not list(forgetful(path))
