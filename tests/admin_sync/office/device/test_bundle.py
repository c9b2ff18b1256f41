# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bundles are public and served in parts, as RAUC asks for them, without being read as a whole."""

import tracemalloc

import pytest

from admin_sync.office.device import parcels
from admin_sync.office.releases import depot
from tests.fakes.terminal import Wsgi

NAME = "ab" * 32
SIZE = 1000
DATA = bytes(n % 251 for n in range(SIZE))


@pytest.fixture
def get(line):
    depot.folder().mkdir(exist_ok=True)
    depot.path(NAME).write_bytes(DATA)
    ask = Wsgi(line)
    yield lambda name=NAME, method="GET", **fields: ask(
        method,
        f"/device/v1/bundle/{name}",
        {key.replace("_", "-"): value for key, value in fields.items()},
        b"",
    )
    depot.path(NAME).unlink()


def test_the_whole_of_it_is_there_for_anybody(get):
    answer = get()
    assert (answer.status, answer.body) == (200, DATA)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["ETag"] == f'"{NAME}"'
    assert answer.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [
        ("bytes=0-3", 0, 4),  # what RAUC asks first, to learn the size
        ("bytes=0-0", 0, 1),
        ("bytes=999-999", 999, 1000),
        ("bytes=990-5000", 990, 1000),
        ("bytes=500-", 500, 1000),
        ("bytes=-1", 999, 1000),
        ("bytes=-5000", 0, 1000),
    ],
)
def test_a_part_is_a_part(get, asked, begin, end):
    answer = get(Range=asked)
    assert (answer.status, answer.body) == (206, DATA[begin:end])
    assert answer.headers["Content-Range"] == f"bytes {begin}-{end - 1}/{SIZE}"
    assert answer.headers["Content-Length"] == str(end - begin)


@pytest.mark.parametrize(
    "asked",
    ["bytes=3-1", "bytes=0-1,5-6", "bytes=-", "bytes=a-b", "items=0-1", "bytes=0-1;x", "",
     "bytes=" + "9" * 40 + "-"],
)  # fmt: skip
def test_what_is_no_single_range_is_passed_over(get, asked):
    assert (get(Range=asked).status, get(Range=asked).body) == (200, DATA)


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_what_lies_outside_is_refused(get, asked):
    assert get(Range=asked).status == 416


def test_a_part_is_only_of_the_file_that_was_meant(get):
    assert get(Range="bytes=0-3", If_Range=f'"{NAME}"').status == 206
    for other in ('"other"', f'W/"{NAME}"', "Sun, 22 Nov 2026 12:00:00 GMT"):
        assert get(Range="bytes=0-3", If_Range=other).status == 200
    assert get(If_None_Match=f'"{NAME}"').status == 304


def test_nothing_else_is_served(get):
    assert get("cd" * 32).status == 404
    assert get("ab").status == 404
    assert get("../../etc/passwd").status == 404
    assert get(method="PUT").status == 405
    assert get(method="POST").status == 405


def test_few_may_fetch_all_of_a_large_one_at_once_and_parts_always_go(get, line, monkeypatch):
    monkeypatch.setattr(parcels, "_SHORT", 100)
    held = []
    for _ in range(4):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/device/v1/bundle/{NAME}"}
        held.append(line(environ, lambda *_: None))
    assert get().status == 503
    assert get(Range="bytes=0-99").status == 206
    for one in held:
        one.close()
        one.close()
    assert get().status == 200
    again = line(environ, lambda *_: None)
    assert b"".join(again) == DATA
    again.close()


def test_a_large_one_costs_little_memory(get, line):
    with depot.path(NAME).open("r+b") as file:
        file.truncate(64 << 20)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/device/v1/bundle/{NAME}"}
    tracemalloc.start()
    body = line(environ, lambda *_: None)
    size = sum(len(chunk) for chunk in body)
    body.close()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == 64 << 20
    assert most < 3 << 20
