# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The writer and the reader as two users of one group: the reader always gets the content."""

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from content import schema

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become two other users")

AGENT, PLAYER, GROUP = 61001, 61002, 61000

WRITE = """
from datetime import UTC, datetime
from content.model import Item, Kind, Text
from content.store import Change, Store
from content.fetched import Validators
store = Store(state, runtime).open()
items = tuple(Item(f"amt:{n}", Kind.NEWS, "amt", {"de": Text("Fest")}) for n in range(9))
store.apply("amt", Change(items, validators=Validators("e")), datetime(2026, 6, 10, tzinfo=UTC))
"""
WRITE_BOTH = """
from datetime import UTC, datetime
from content.model import Item, Kind, Text
from content.source import Source
from content.store import Change
from content.stores import Stores
store = Stores(state, runtime).open()
for name, kind, form in (("amt", Kind.NEWS, "rss"), ("bus", Kind.DEPARTURE, "gtfs-rt")):
    change = Change((Item(f"{name}:1", kind, name, {"de": Text("Fest")}),))
    source = Source(name, kind, form, "https://example.org")
    store.of(source).apply(name, change, datetime(2026, 6, 10, tzinfo=UTC))
assert store.live.sources().keys() == {"bus"}
"""
CLOSE = "store.close()\n"
DIE = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
STAY = "print('ready', flush=True); input(); store.close()\n"
READ = """
import json
from content.reader import Reader
reader = Reader(state, runtime)
found = len(reader.items()), len(reader.search("fest")), reader.problem
print(json.dumps(found))
"""
REFUSED = """
import sqlite3, json
from content.readout import Readout
with Readout(state)._opened() as connection:
    try:
        connection.execute("DELETE FROM item")
        print(json.dumps("written"))
    except sqlite3.OperationalError as error:
        print(json.dumps(str(error)))
"""


@pytest.fixture
def folder():
    # not below pytest's folder, which no other user may enter
    with tempfile.TemporaryDirectory(prefix="two-users-") as name:
        root = Path(name)
        root.chmod(0o755)
        for part in ("state", "run"):
            (root / part).mkdir()
            os.chown(root / part, AGENT, GROUP)
            (root / part).chmod(0o2770)
        yield root


def start(user, folder, code):
    """Run code as a user, with the strictest umask a system could hand out."""
    lines = (
        # everything is imported before the user changes: a checkout may lie below /root
        "import json, os, signal, sqlite3, sys, content.reader, content.stores",
        "import content.sources.rss, content.sources.gtfs_rt",
        "from pathlib import Path",
        f"os.setgroups([]); os.setgid({GROUP}); os.setuid({user}); os.umask(0o077)",
        f"state, runtime = Path({str(folder / 'state')!r}), Path({str(folder / 'run')!r})",
        code,
    )
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(user, folder, code):
    process = start(user, folder, code)
    out, err = process.communicate()
    assert "Traceback" not in err, err
    return process.returncode, out


def read(folder):
    code, out = run(PLAYER, folder, READ)
    assert code == 0
    return json.loads(out)


def test_the_agent_never_started(folder):
    items, found, problem = read(folder)
    assert (items, found) == (0, 0)
    assert "noch nichts" in problem
    # and the reader's look does not stand in the agent's way
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    assert read(folder) == [9, 9, ""]


def test_the_agent_is_running(folder):
    process = start(AGENT, folder, WRITE + STAY)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    assert read(folder) == [9, 9, ""]
    process.communicate("\n")
    assert process.returncode == 0


@pytest.mark.parametrize("end", [CLOSE, DIE], ids=["closed", "killed"])
def test_what_changes_all_day_is_read_as_well(folder, end):
    assert run(AGENT, folder, WRITE_BOTH + end)[0] == (0 if end == CLOSE else -signal.SIGKILL)
    assert read(folder) == [2, 2, ""]
    assert run(AGENT, folder, WRITE_BOTH + CLOSE)[0] == 0
    process = start(AGENT, folder, WRITE_BOTH + STAY)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    assert read(folder) == [2, 2, ""]
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (folder / "run" / "live").iterdir()}
    process.communicate("\n")
    assert modes == {0o660}


def test_the_agent_closed_cleanly(folder):
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    assert not (folder / "state" / "content.db-wal").exists()
    assert read(folder) == [9, 9, ""]


@pytest.mark.parametrize("missing", [(), ("-shm",)], ids=["all left", "shm missing"])
def test_the_agent_was_killed(folder, missing):
    assert run(AGENT, folder, WRITE + DIE)[0] == -signal.SIGKILL
    log = folder / "state" / "content.db-wal"
    assert log.stat().st_size > 0
    for suffix in missing:
        (folder / "state" / f"content.db{suffix}").unlink()
    assert read(folder) == [9, 9, ""]
    # what the reader brought into order, the agent can go on with
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    assert read(folder) == [9, 9, ""]


def test_the_agent_was_killed_and_both_files_are_gone(folder):
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    for suffix in ("-shm", "-wal"):
        (folder / "state" / f"content.db{suffix}").unlink(missing_ok=True)
    assert read(folder) == [9, 9, ""]


def test_the_folder_is_not_writable_for_the_reader(folder):
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    (folder / "state").chmod(0o2750)
    assert read(folder) == [9, 9, ""]


def test_the_reader_writes_nothing(folder):
    assert run(AGENT, folder, WRITE + CLOSE)[0] == 0
    code, out = run(PLAYER, folder, REFUSED)
    assert code == 0
    assert "readonly" in json.loads(out)


def test_a_strict_umask_changes_no_mode(folder):
    process = start(AGENT, folder, WRITE + STAY)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (folder / "state").iterdir()}
    process.communicate("\n")
    assert set(modes.values()) == {0o660}
    assert {schema.NAME, f"{schema.NAME}-wal", f"{schema.NAME}-shm"} <= set(modes)
