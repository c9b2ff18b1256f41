# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who does not talk like a player is hung up on; without systemd the command listens by itself."""

import contextlib
import fcntl
import os
import signal
import socket
import stat
import subprocess
import sys
import uuid

import pytest

from kiosk import cli
from kiosk.commands import web
from player.web import line, serve
from player.web.line import Back, Page, Seen
from tests.player.web.visit import (
    COMMAND,
    ENGINE,
    HEIGHT,
    SECONDS,
    WIDTH,
    Visit,
    environment,
    memory,
    opening,
    page,
)

SIZE = WIDTH * HEIGHT * line.BYTES_A_PIXEL
FIRST = line.encode(opening("http://127.0.0.1:9/"))
GROWS, SHRINKS, SEALED = fcntl.F_SEAL_SHRINK, fcntl.F_SEAL_GROW, fcntl.F_SEAL_SEAL
HASTY = "from player.web import serve; serve._FIRST_WITHIN = 0.2; serve.serve()"


def answered(said, *descriptors, command=COMMAND, end=True):
    """What comes back of a first line, the exit code, and what was noted."""
    mine, theirs = socket.socketpair()
    with mine, theirs:
        process = subprocess.Popen(
            command, stdin=theirs, stderr=subprocess.PIPE, env=environment(uuid.uuid4().hex)
        )
        theirs.close()
        if said:
            socket.send_fds(mine, [said], descriptors)
        if end:
            mine.shutdown(socket.SHUT_WR)
        mine.settimeout(SECONDS)
        back = b""
        with contextlib.suppress(ConnectionResetError):
            back = mine.recv(100)
        for descriptor in descriptors:
            os.close(descriptor)
        return back, process.wait(SECONDS), process.communicate()[1].decode()


@pytest.mark.parametrize(
    ("said", "sizes"),
    [
        (b"", []), (FIRST[:-9], [SIZE]), (b"GET / HTTP/1.1\r\n\r\n", [SIZE]), (FIRST, []),
        (FIRST, [SIZE - 1]), (FIRST, [SIZE, SIZE]), (line.encode(Seen()), [SIZE]),
        (b"\xff" * 40_000 + b"\n", [SIZE]), (FIRST, [0, 0, 0, 0, 0, 0]),
    ],
    ids=["nothing", "half", "garbage", "no descriptor", "too small", "two descriptors",
         "no opening", "noise", "six descriptors"],
)  # fmt: skip
@ENGINE
def test_a_wrong_first_line_is_hung_up_on(said, sizes):
    back, code, noted = answered(said, *map(memory, sizes))
    assert (back, code) == (b"", serve.WRONG)
    assert noted.startswith("kiosk web: ")
    assert len(noted.splitlines()) == 1


@pytest.mark.parametrize("seals", [(GROWS, SEALED), (SHRINKS, SEALED), (GROWS, SHRINKS)])
@ENGINE
def test_memory_that_can_be_pulled_away_is_not_touched(seals):
    back, code, noted = answered(FIRST, memory(SIZE, *seals))
    assert (back, code) == (b"", serve.WRONG)
    assert "not sealed" in noted


@ENGINE
def test_a_file_is_no_memory(tmp_path):
    file = tmp_path / "picture"
    file.write_bytes(bytes(SIZE))
    back, code, _ = answered(FIRST, os.open(file, os.O_RDWR))
    assert (back, code) == (b"", serve.WRONG)


@ENGINE
def test_the_line_carries_nothing_but_words():
    """Where standard output and error are the connection too, as a service manager may set them."""
    mine, theirs = socket.socketpair()
    with mine, theirs:
        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        process = subprocess.Popen(COMMAND, **streams, env=environment(uuid.uuid4().hex))
        theirs.close()
        mine.sendall(b"wrong\n")
        assert process.wait(SECONDS) == serve.WRONG
        assert mine.recv(100) == b""


def test_a_first_line_that_does_not_come_is_not_waited_for():
    back, code, noted = answered(b"", command=(sys.executable, "-c", HASTY), end=False)
    assert (back, code) == (b"", serve.WRONG)
    assert "VisitError" in noted


@pytest.mark.parametrize(
    "said",
    [b"\n", FIRST, b"x" * line.LONGEST],
    ids=["no word", "a second opening", "too long"],
)
@ENGINE
def test_a_wrong_word_later_is_hung_up_on(amt, visit, said):
    amt.html("/", page("well"))
    seen = visit(opening(f"{amt.url}/"))
    # with whatever came before it
    seen.socket.sendall(line.encode(Back()) + said)
    assert seen.hears_the_end() == serve.WRONG
    assert seen.processes() == {}


@ENGINE
def test_what_came_with_the_first_line_is_heard(amt, visit):
    amt.html("/", page("well"))
    first, descriptor = opening(f"{amt.url}/"), memory(SIZE)
    mine, theirs = socket.socketpair()
    with mine, theirs:
        process = subprocess.Popen(COMMAND, stdin=theirs, env=environment(uuid.uuid4().hex))
        theirs.close()
        wrong = line.encode(Seen()) + b"wrong\n"
        socket.send_fds(mine, [line.encode(first) + wrong], [descriptor])
        os.close(descriptor)
        assert process.wait(SECONDS) == serve.WRONG


class Listening:
    """A `kiosk web --listen` that has begun to."""

    def __init__(self, path):
        self.path, self.mark = path, uuid.uuid4().hex
        self.process = subprocess.Popen(
            (*COMMAND, "--listen", str(path)), env=environment(self.mark), stderr=subprocess.PIPE
        )

    def connected(self):
        """A connection, once somebody listens."""
        while self.process.poll() is None:
            talk = socket.socket(socket.AF_UNIX)
            try:
                talk.connect(str(self.path))
            except OSError:
                talk.close()
            else:
                return talk
        raise AssertionError(self.process.communicate()[1])

    def visit(self, first):
        return Visit(self.connected(), self.process, self.mark, first)


@pytest.fixture
def listening(tmp_path):
    begun = []

    def begin(name="web.socket"):
        begun.append(Listening(tmp_path / name))
        return begun[-1]

    yield begin
    for one in begun:
        one.process.terminate()
        one.process.communicate()


@ENGINE
def test_listens_and_serves_two_at_a_time(amt, listening):
    amt.html("/", page("well"))
    first = opening(f"{amt.url}/")
    door = listening()
    one, two, three = (door.visit(first) for _ in range(3))
    assert stat.S_IMODE(door.path.stat().st_mode) == 0o660
    one.titled("Amt")
    two.titled("Amt")
    assert not [word for word in three.words if isinstance(word, Page)]
    one.socket.close()
    three.titled("Amt")
    door.process.send_signal(signal.SIGTERM)
    assert door.process.wait(SECONDS) == serve.FINE
    assert not door.path.exists()
    assert two.processes() == {}
    for visit in (two, three):
        visit.socket.close()


@ENGINE
def test_takes_the_place_of_a_socket_that_was_left_and_of_no_other(listening, tmp_path):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "web.socket"))
    door = listening()
    door.connected().close()
    other = listening()
    assert other.process.wait(SECONDS) == 1
    assert b"in use" in other.process.stderr.read()
    door.connected().close()
    (tmp_path / "file").write_text("kept")
    assert listening("file").process.wait(SECONDS) == 1
    assert (tmp_path / "file").read_text() == "kept"


def test_says_what_it_needs(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    assert cli.main(["web"]) == 2
    assert "does not run as root" in capsys.readouterr().err
    monkeypatch.setattr(os, "geteuid", lambda: 807)
    monkeypatch.setattr(web, "_ENGINE", "PySide7.QtWebEngineQuick")
    assert cli.main(["web"]) == 2
    assert "schaukasten[web]" in capsys.readouterr().err


@ENGINE
def test_standard_input_is_a_connection():
    done = subprocess.run(
        COMMAND, stdin=subprocess.DEVNULL, env=environment(""), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"no connection" in done.stderr


def test_the_engine_is_told_of_no_way_but_the_gate_and_keeps_its_sandbox():
    told = serve.environment(4711)
    assert "sandbox" not in str(told).lower()
    assert "--proxy-server=http://127.0.0.1:4711 " in told["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert '"MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"' in told["QTWEBENGINE_CHROMIUM_FLAGS"]
