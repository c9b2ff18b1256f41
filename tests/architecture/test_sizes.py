# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A file fits in the head and a function on the screen, or says why not."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("admin_sync", "bench", "content", "kiosk", "player", "tests")
FILE_LINES = 400
FUNCTION_LINES = 40
# path, or path:function, and the reason why it may be longer
LONGER: dict[str, str] = {}


def sources(*endings):
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            # migrations are written by Django
            aside = {"__pycache__", "migrations"} & {*path.parts}
            if path.suffix in endings and not aside:
                yield path


def functions(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize(
    "path", tuple(sources(".py", ".qml")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_file_is_short(path):
    name = str(path.relative_to(ROOT))
    lines = len(path.read_text().splitlines())
    assert lines <= FILE_LINES or name in LONGER, f"{name} has {lines} lines"


@pytest.mark.parametrize("path", tuple(sources(".py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_are_short(path):
    name = str(path.relative_to(ROOT))
    long = {
        function: lines
        for function, lines in functions(path)
        if lines > FUNCTION_LINES and f"{name}:{function}" not in LONGER
    }
    assert not long, f"{name}: {long}"
