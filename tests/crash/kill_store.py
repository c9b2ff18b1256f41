# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Kill a writer again and again and look at what it left; prints what it saw as JSON.

python kill_store.py FOLDER TIMES SEED. A process of its own, so that it may fork: a child that
is forked is at work at once, and most kills hit a sync.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from content import schema
from content.fetched import Validators
from content.model import Item, Kind, Text
from content.reader import Reader
from content.store import Change, Store

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
OLDER_STORE = Path(__file__).parent.parent / "data" / "store-v1.sql"
OLDER_IDS = {"amt:1", "amt:2", "verein:1"}
SIZE = 120


def generation(number):
    """A whole source of which every part says which generation it is of."""
    items = tuple(
        Item(f"gen:{n}-{number % 3}", Kind.NEWS, "gen", {"de": Text(f"Stand {number}")})
        for n in range(SIZE + number % 5)
    )
    return Change(items, (), Validators(etag=str(number)))


def write_until_killed(state, runtime, said):
    """Write generation after generation; say `(` before each and `)` after."""
    with Store(state, runtime) as store:
        held = store.sources().get("gen")
        number = int(held.validators.etag) if held else 0
        while True:
            number += 1
            os.write(said, b"(")
            store.apply("gen", generation(number), NOW)
            os.write(said, b")")


def spawn(state, runtime):
    """A writer in a process of its own: its id, and where to hear what it says."""
    hear, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            write_until_killed(state, runtime, said)
        finally:
            traceback.print_exc()
            os._exit(70)
    os.close(said)
    return child, hear


def check(reader, *, at_least):
    """Exactly one whole generation is visible, with its own validator; its number."""
    items = reader.items()
    # one row of the older store is damaged by intent
    assert not at_least or reader.problem in ("", "1 Einträge im Speicher sind beschädigt.")
    stands = {item.text().title for item in items if item.source == "gen"}
    assert len(stands) <= 1, f"half a source: {stands}"
    assert {item.id for item in items if item.source != "gen"} == at_least
    if not stands:
        return 0
    number = int(stands.pop().split()[1])
    source = reader.sources()["gen"]
    count = sum(item.source == "gen" for item in items)
    assert count == SIZE + number % 5, f"{count} items of generation {number}"
    assert source.validators.etag == str(number)
    return number


def integrity(state):
    """What SQLite itself says of the file."""
    connection = sqlite3.connect(state / schema.NAME)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.execute("INSERT INTO item_words (item_words) VALUES ('integrity-check')")
        connection.rollback()
    finally:
        connection.close()
    return verdict


def prepare(mode, state):
    """A folder that is new, of an older version, or as the last kill left it."""
    if mode == "running":
        return set()
    shutil.rmtree(state, ignore_errors=True)
    if mode == "new":
        return set()
    state.mkdir(parents=True)
    connection = sqlite3.connect(state / schema.NAME)
    connection.executescript(OLDER_STORE.read_text(encoding="utf-8"))
    connection.close()
    return OLDER_IDS


def kill_once(mode, folder, dice):
    """One life and death of a writer; what was seen."""
    state, runtime = folder / mode, folder / "run"
    older = prepare(mode, state)
    child, hear = spawn(state, runtime)
    # a reader of its own looks on while the writer lives
    beside = Reader(state) if dice.random() < 0.5 else None
    death = time.monotonic() + dice.uniform(0, 0.04)
    while time.monotonic() < death:
        if beside is not None and (items := beside.items()):
            assert len({i.text().title for i in items if i.source == "gen"}) <= 1
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the writer ended by itself: {status}"
    said = os.read(hear, 1 << 16)
    os.close(hear)
    acknowledged = said.count(b")")
    if dice.random() < 0.5:
        check(Reader(state), at_least=older)
    with Store(state, runtime) as store:
        number = check(Reader(state), at_least=older)
        assert len(store.items("gen")) in (0, SIZE + number % 5)
    assert integrity(state) == "ok"
    assert number >= acknowledged, "a sync that was done was lost"
    return said.endswith(b"("), number


def main(folder, times, seed):
    dice = random.Random(seed)  # noqa: S311 - no secret
    report = {"kills": 0, "in_a_sync": 0, "generations": 0, "new": 0, "older": 0}
    for index in range(times):
        in_a_sync, number = kill_once("running", folder, dice)
        report["kills"] += 1
        report["in_a_sync"] += in_a_sync
        report["generations"] = number
        if index % 5 == 0:
            for mode in ("new", "older"):
                kill_once(mode, folder, dice)
                report[mode] += 1
    print(json.dumps(report))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
