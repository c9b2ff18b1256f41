# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What `kiosk doctor` says of the two systems on the disk."""

import pytest

from admin_sync.agent.updates import Booted, Memory, Slots
from kiosk.checks import system

HERE = Booted("2026.12.0", "c")


@pytest.mark.parametrize(
    ("slots", "memory", "oks", "words"),
    [
        (Slots("A", confirmed=True, other="B", good=True), Memory(), [True], "proved itself"),
        (Slots("A", confirmed=False, other="B"), Memory(), [True], "B would not start"),
        (Slots("A", confirmed=False, busy=True), Memory(), [True], "being written"),
        (None, Memory(), [False], "no bus"),
        (Slots("A", confirmed=True), Memory(rolled_back="2027.1"), [True, False], "2027.1 did not"),
        (Slots("A", confirmed=True), Memory(rolled_back=HERE.version), [True], "slot A"),
        (Slots("A", confirmed=True), Memory(error="no route"), [True, False], "no route"),
    ],
)
def test_the_systems_in_words(slots, memory, oks, words):
    found = list(system.of_slots(HERE, slots, memory, "no bus"))
    assert [one.ok for one in found] == oks
    assert words in " ".join(one.detail for one in found)
    assert all(one.ok or one.hint for one in found)
