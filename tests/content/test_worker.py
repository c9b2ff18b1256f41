# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Workshop and worker, with real processes that hang, die, flood and lie."""

import io
import json
import os
import struct
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from content import worker
from content.frames import Frame, FrameError, read_frame, write_frame
from content.images import MOST_BYTES, ImageRefused
from content.model import Kind
from content.sources.adapter import Context, Parsed, Rejected
from content.workshop import Workshop

EVIL = (sys.executable, "-P", str(Path(__file__).parents[1] / "data" / "evil_worker.py"))
#: The time of a job that is not late, on whichever machine.
PATIENT = 50.0
CONTEXT = Context(
    "s", Kind.NEWS, datetime(2026, 7, 1, tzinfo=UTC), "https://example.org/", options={"a": "b"}
)


def png(width, height, mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def script(text):
    """A child that says it is ready, and then does something else than work."""
    ready = (
        "import os, sys, time\n"
        "from content.frames import Frame, write_frame\n"
        "write_frame(sys.stdout.buffer, Frame({'done': 'start'}))\n"
    )
    return (sys.executable, "-P", "-c", ready + text)


@pytest.fixture(scope="module")
def evil():
    with Workshop(EVIL, seconds=PATIENT) as workshop:
        yield workshop


def test_what_works(evil):
    assert evil.parse("x", b"fine", CONTEXT) == Parsed(rejected=(Rejected("fine", "UTC"),))


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("recurse", "nested too deeply"),
        ("memory", "more memory"),
        ("raise", "failed on it (RuntimeError)"),
        ("segfault", "SIGSEGV"),
        ("abort", "SIGABRT"),
        ("exit", "ended with code 7 (told you so)"),
        ("huge", "64000000 are allowed"),
    ],
)
def test_a_failure_costs_one_job(evil, deed, reason):
    broken = evil.parse("x", deed.encode(), CONTEXT)
    assert reason in broken.error
    assert broken.error.startswith("The file was not read: ")
    assert broken.error.endswith(".")
    assert "\n" not in broken.error
    assert evil.parse("x", b"fine", CONTEXT).error is None


@pytest.mark.parametrize("deed", ["sleep", "spin", "close"])
def test_a_hanging_job_is_killed(deed):
    with Workshop(EVIL, seconds=0.5) as workshop:
        assert workshop.parse("x", deed.encode(), CONTEXT).error in (
            "The file was not read: it took longer than 0.5 s.",
            "The file was not read: the worker closed its pipe.",
        )
        # only that job was to be late
        workshop._seconds = PATIENT
        assert workshop.parse("x", b"fine", CONTEXT).error is None


@pytest.mark.slow
def test_computing_time_is_bounded_by_the_kernel():
    with Workshop(EVIL, seconds=40) as workshop:
        assert "computing time" in workshop.parse("x", b"spin", CONTEXT).error


@pytest.mark.parametrize("deed", ["print", "stderr"])
def test_what_a_job_prints_disturbs_nobody(evil, deed):
    assert evil.parse("x", deed.encode(), CONTEXT).error is None
    assert evil.parse("x", b"fine", CONTEXT).error is None


def test_a_worker_may_do_nothing_but_work(evil):
    attempts = evil.parse("x", b"attempts", CONTEXT).rejected
    assert len(attempts) == 16
    assert [entry for entry in attempts if not entry.reason.startswith("A worker ")] == []


def test_a_worker_starts_no_process(evil):
    if os.getuid() == 0:
        pytest.skip("root is not bound by RLIMIT_NPROC")
    assert "RuntimeError" in evil.parse("x", b"thread", CONTEXT).error


def test_secrets_in_the_environment_stay_here(monkeypatch):
    monkeypatch.setenv("OFFICE_TOKEN", "geheim")
    with Workshop(EVIL) as workshop:
        names = {entry.where for entry in workshop.parse("x", b"environment", CONTEXT).rejected}
    assert "OFFICE_TOKEN" not in names


def test_half_a_character_does_not_get_through(evil):
    assert evil.parse("x", b"surrogate", CONTEXT).items[0].text().title == "H?tten"


def test_a_worker_is_recycled():
    with Workshop(EVIL, jobs=2) as workshop:
        numbers = [workshop.parse("x", b"pid", CONTEXT).error for _ in range(5)]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3] != numbers[4]


def test_nothing_is_left_running():
    with Workshop(EVIL) as workshop:
        number = int(workshop.parse("x", b"pid", CONTEXT).error)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_workshop_may_be_used_after_it_was_closed():
    workshop = Workshop(EVIL)
    workshop.close()
    try:
        assert workshop.parse("x", b"fine", CONTEXT).error is None
    finally:
        workshop.close()


def test_jobs_of_several_threads_take_turns(evil):
    answers = []
    threads = [
        threading.Thread(
            target=lambda word=word: answers.append(evil.parse("x", word, CONTEXT).error is None)
        )
        for word in (b"fine", b"raise", b"fine", b"fine")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True, True, True]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (script("os.write(1, b'junk' * 100); time.sleep(9)"), "garbage"),
        (script("os.write(1, b'SKF1' + b'\\xff' * 8); time.sleep(9)"), "garbage"),
        (script("os.write(1, b'SKF1\\0\\0\\0\\4\\0\\0\\0\\0oops'); time.sleep(9)"), "garbage"),
        (script("os.write(1, b'SKF1\\0\\0\\0\\2\\0\\0\\0\\0[]'); time.sleep(9)"), "garbage"),
        (script("os.write(1, b'SKF1\\0\\0\\0\\2\\0\\0\\0\\0{}'); time.sleep(9)"), "unexpected"),
        (
            script('os.write(1, b\'SKF1\\0\\0\\0\\x11\\0\\0\\0\\1{"done": "parse"}7\')'),
            "unexpected",
        ),
        (script("os.write(1, b'SKF1')"), "garbage"),
        (script("sys.exit(3)"), "code 3 (silently)"),
        (script("sys.exit('cannot')"), "code 1 (cannot)"),
        ((sys.executable, "-c", "print('hello')"), "garbage"),
        ((sys.executable, "-c", ""), "code 0"),
        (("/nonexistent/python",), "no worker could be started"),
    ],
)
def test_a_worker_that_is_none(command, reason):
    with Workshop(command, seconds=PATIENT) as workshop:
        refuses_all(workshop, reason)


@pytest.mark.parametrize(
    "text",
    [
        "time.sleep(60)",
        "os.fork(); time.sleep(60)",
        "while True: os.write(2, b'x' * 65536)",
    ],
)
def test_a_worker_that_does_not_answer(text):
    with Workshop(script(text), seconds=1) as workshop:
        refuses_all(workshop, "longer than 1 s")


def refuses_all(workshop, reason):
    assert reason in workshop.parse("x", b"x", CONTEXT).error
    with pytest.raises(ImageRefused, match="was not read"):
        workshop.image(png(8, 8), (8, 8))


def test_a_worker_that_does_not_listen():
    # more than a pipe holds, so that writing blocks
    with Workshop(script("time.sleep(60)"), seconds=0.5) as workshop:
        assert "longer than 0.5 s" in workshop.parse("x", bytes(1_000_000), CONTEXT).error


def test_pictures_come_back_scaled():
    with Workshop() as workshop:
        scaled = workshop.image(png(400, 200), (100, 100))
        assert (scaled.width, scaled.height, scaled.format) == (100, 50, "jpeg")
        with pytest.raises(ImageRefused, match="no picture in a format"):
            workshop.image(b"%PDF", (100, 100))
        with pytest.raises(ImageRefused, match="20 MB"):
            workshop.image(bytes(MOST_BYTES + 1), (100, 100))


@pytest.mark.parametrize("mode", ["RGBA", "I;16", "CMYK"])
def test_the_largest_picture_fits_into_a_worker(mode):
    out = io.BytesIO()
    picture = Image.new(mode, (10_000, 5_000))
    picture.save(out, "JPEG" if mode == "CMYK" else "PNG")
    with Workshop() as workshop:
        assert workshop.image(out.getvalue(), (1920, 1920)).width == 1920


CALENDAR_BOMB = (
    b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20200101T000000Z
RRULE:FREQ=SECONDLY;BYSECOND=0,1,2,3,4,5
SUMMARY:%b
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")
    % (b"x" * 10_000)
)
LAUGHS = b"".join(b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
XML_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">' + LAUGHS + b"]>"
    b"<rss version='2.0'><channel><item><title>&l11;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("name", "bomb"),
    [
        ("ical", CALENDAR_BOMB),
        ("rss", XML_BOMB),
        ("rss", b"<rss>" + b"<item>" * 300_000),
        ("jsonfeed", b'{"items": ' + b"[" * 1_000_000),
    ],
)
def test_bombs_for_the_real_formats(name, bomb):
    with Workshop(seconds=8) as workshop:
        parsed = workshop.parse(name, bomb, CONTEXT)
        assert len(parsed.items) <= CONTEXT.max_items
        assert sum(len(item.text().title) for item in parsed.items) < 1_000_000
        assert workshop.image(png(8, 8), (8, 8)).width == 8


def test_unknown_formats_and_large_files_are_answers():
    with Workshop() as workshop:
        assert "no format 'gopher'" in workshop.parse("gopher", b"", CONTEXT).error
    assert "64 MB" in workshop.parse("rss", bytes(64_000_001), CONTEXT).error


def test_serve_without_a_process():
    jobs = io.BytesIO()
    write_frame(jobs, Frame({"op": "image", "box": [10, 10]}, png(20, 20)))
    write_frame(jobs, Frame({"op": "dance"}))
    jobs.seek(0)
    answers = io.BytesIO()
    worker.serve(jobs, answers)
    answers.seek(0)
    assert read_frame(answers, 100).head == {"done": "start"}
    assert read_frame(answers, 10_000).head["width"] == 10
    assert read_frame(answers, 10_000).head == {"failed": "ValueError"}
    assert read_frame(answers, 10_000) is None


def test_the_worker_ends_with_its_parent():
    """Started by hand, as `kiosk worker`: the end of stdin is the end of the work."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "content.worker"],
        input=b"", capture_output=True, check=False, timeout=30,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert read_frame(io.BytesIO(done.stdout), 100) == Frame({"done": "start"})


@pytest.mark.parametrize(
    "data",
    [
        b"S", b"SKF1\0\0\0\1\0\0\0\0", b"SKF1\0\0\0\2\0\0\0\2{}x", b"HTTP/1.1 200 OK",
        struct.pack(">4sII", b"SKF1", 2**31, 0), struct.pack(">4sII", b"SKF1", 0, 2**31),
        struct.pack(">4sII", b"SKF1", 50_000, 0) + b"[" * 50_000,
    ],
)  # fmt: skip
def test_frames_that_are_none(data):
    with pytest.raises(FrameError):
        read_frame(io.BytesIO(data), 1000)


def test_frames_round_trip():
    pipe = io.BytesIO()
    frame = Frame({"Ä": [1, None, "x"]}, b"\0body")
    write_frame(pipe, frame)
    pipe.seek(0)
    assert read_frame(pipe, 1000) == frame
    assert json.dumps(read_frame(pipe, 1000)) == "null"
