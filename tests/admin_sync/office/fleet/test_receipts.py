# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What devices say, in the reader's words; what is no known sentence is a machine's message."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from admin_sync.office.fleet import content_proofs, receipts
from kiosk.agency import lighting

ROOT = Path(__file__).parents[4]
SPEAKERS = ("kiosk/agency/doors.py", "admin_sync/agent/orders.py")
SAYING = {"Made", "DoorError", "Receipt"}


def _written(node):
    """A literal as text, what is put into it as `7`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "7" for p in node.values)
        return ["".join(parts)]
    if isinstance(node, ast.IfExp):
        return [*_written(node.body), *_written(node.orelse)]
    return []


def _sentences(path):
    """All German literals by which a module says what became of an order."""
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        said = []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
            said = node.args
        elif (isinstance(node, ast.Return) and node.value is not None) or (
            isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "detail"
        ):
            said = [node.value]
        for one in said:
            yield from (words for words in _written(one) if " " in words)


@pytest.mark.parametrize("path", SPEAKERS)
def test_whatever_an_agent_writes_of_an_order_is_known(path):
    said = [words for words in _sentences(path) if not words.startswith("Fehler im Programm")]
    assert len(said) > 5
    for words in said:
        assert receipts.told(words, str) == (words, "")


def test_whatever_becomes_of_the_light_is_known():
    said = [lighting.IS_ON, lighting.IS_OFF, *lighting.SAID, *lighting.STAYS.values()]
    for words in said:
        assert receipts.told(words.format(why="x"), str) == (words.format(why="x"), "")


def test_they_are_told_in_the_readers_language_with_what_stood_in_them():
    with translation.override("en"):
        told = receipts.told("Die Übung steht bis 14:30 Uhr auf der Tafel.", translation.gettext)
    assert told == ("The drill stays on the screen until 14:30.", "")


def test_a_machines_own_words_are_no_sentence():
    assert receipts.told("[Errno 28] No space left", str) == ("", "[Errno 28] No space left")
    assert receipts.told("", str) == ("", "")


def test_every_look_of_an_agent_has_its_sentence():
    collect = (ROOT / "admin_sync/agent/evidence/collect.py").read_text("utf-8")
    probes = set(re.findall(r'Probe\("([a-z ]+)"', collect))
    assert len(probes) > 9
    assert probes <= set(content_proofs._UNSEEN)
