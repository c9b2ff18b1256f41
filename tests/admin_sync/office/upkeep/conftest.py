# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An office in a folder, and a way to call `kiosk office` for it as its admin does."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[4]


@dataclass(frozen=True)
class Outcome:
    """What one call said and returned."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class OfficeAtHand:
    """The office of one folder. `database` is the address of a PostgreSQL, "" for SQLite."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.settings = ""
        self.state = folder / "office"
        self.file = self.state / "office.toml"
        self.database = database
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words) -> list[str]:
        named = ["--office", str(self.file)]
        return [sys.executable, "-P", "-m", "kiosk.cli", "office", *named, *map(str, words)]

    def call(self, *words, stdin="") -> Outcome:
        done = subprocess.run(
            self.command(*words), input=stdin, capture_output=True, text=True, check=False,
            env=environment(self.settings),
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout, done.stderr)

    def init(self, *words) -> Outcome:
        more = ["--database", self.database] if self.database else []
        listen = ["--listen", f"127.0.0.1:{self.port}", "--base-url", self.url]
        return self.call("init", self.state, *listen, *more, *words)

    def running(self, *words):
        """A process that goes on, until the end of a with block."""
        return subprocess.Popen(
            self.command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=environment(self.settings),
        )  # fmt: skip

    def answers(self, path="/healthz", seconds=20.0):
        """What the server answers, once it does."""
        end = time.monotonic() + seconds
        while True:
            try:
                return requests.get(self.url + path, timeout=5)
            except requests.ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)


def environment(settings=""):
    """What a call inherits: nothing of the tests' own office; `settings` for other apps."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"KIOSK_OFFICE", "DJANGO_SETTINGS_MODULE"}
    }
    other = {"DJANGO_SETTINGS_MODULE": settings} if settings else {}
    return {**kept, **other, "PYTHONPATH": str(ROOT)}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def office(tmp_path):
    return OfficeAtHand(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request, tmp_path):
    """An office on SQLite, and one on PostgreSQL."""
    if request.param == "sqlite":
        return OfficeAtHand(tmp_path)
    return OfficeAtHand(tmp_path, request.getfixturevalue("pg").database())


@pytest.fixture
def another(tmp_path, request):
    """`another(office)`: an empty place of the same kind."""

    def make(office):
        database = request.getfixturevalue("pg").database() if office.database else ""
        return OfficeAtHand(tmp_path / "another", database)

    return make


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory):
    office = OfficeAtHand(tmp_path_factory.mktemp("pattern"))
    assert office.init("--admin", "chef@example.org", "--village", "Haby").code == 0
    return office


@pytest.fixture
def made(_pattern, tmp_path):
    """An office on SQLite, made before."""
    office = OfficeAtHand(tmp_path)
    shutil.copytree(_pattern.state, office.state)
    text = office.file.read_text().replace(str(_pattern.state), str(office.state))
    office.file.write_text(text.replace(str(_pattern.port), str(office.port)))
    return office


_BUILD = """
import sys
from pathlib import Path
from content.clock import utc_now
from kiosk.demo.office import build
made = build(Path(sys.argv[1]), "http://127.0.0.1:9", utc_now())
print(made.url, made.code)
"""


@pytest.fixture
def inhabited(tmp_path):
    """An office with people, places and sources, and the code of a ready file for a place."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", _BUILD, tmp_path], capture_output=True, text=True,
        check=True, env=environment(),
    )  # fmt: skip
    url, code = done.stdout.split()
    office = OfficeAtHand(tmp_path)
    usual, office.port = url.rpartition(":")[2], free_port()
    office.file.write_text(office.file.read_text().replace(f":{usual}", f":{office.port}"))
    return office, code
