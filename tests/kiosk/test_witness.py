# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the witness says of pictures made here; of a real screen: tests/e2e/test_witness.py."""

import json
import struct

import pytest

from admin_sync.protocol.report import Connector
from kiosk.checks import screen
from kiosk.commands import witness as command
from kiosk.commands.witness import LOOKED_EVERY
from kiosk.panel.word import Word
from kiosk.witness import testimony
from kiosk.witness.capture import CaptureError, compositor, framebuffer, is_off
from kiosk.witness.glimpse import Glimpse, glimpse
from kiosk.witness.picture import ppm, xwd
from kiosk.witness.verdict import State, Witness, state_of
from player import canary
from player.pulse import Pulse

NOW, BOOT = 5_003.0, "this boot"
LIGHT, DARK = (0x4D, 0x61, 0x70), (0x12, 0x22, 0x2D)
CELL, LEFT, TOP = 5, 300, 460


def beat(**more):
    said = {
        "version": "1", "boot": BOOT, "monotonic": NOW - 3, "sequence": 1, "frames": 9,
        "page": "news", "scene": 2, "content": "7", "dark": False,
        "left": LEFT, "top": TOP, "cell": CELL,
    }  # fmt: skip
    return Pulse(**{**said, **more})


def painted(sign=None, ground=(200, 180, 160), size=(400, 500), shift=0):
    """The bytes of a portable pixmap of one colour, with a canary where `beat` says."""
    width, height = size
    rows = [bytearray(bytes(ground) * width) for _ in range(height)]
    if sign is not None:
        for number, light in enumerate(canary.cells(sign)):
            x = LEFT + shift + number % canary.COLUMNS * CELL
            for y in range(CELL):
                row = rows[TOP + shift + number // canary.COLUMNS * CELL + y]
                row[3 * x : 3 * (x + CELL)] = bytes(LIGHT if light else DARK) * CELL
    return b"P6\n%d %d\n255\n" % size + b"".join(rows)


def dumped(pixmap, *, big=False):
    """A pixmap as an X11 window dump."""
    picture = ppm(pixmap)
    head = [
        108, 7, 2, 24, picture.width, picture.height, 0, int(big), 32, int(big), 32, 32,
        4 * picture.width, 5, 0xFF0000, 0xFF00, 0xFF, 8, 256, 3, picture.width, picture.height,
        0, 0, 0,
    ]  # fmt: skip
    body = bytearray()
    for at in range(picture.start, len(pixmap), 3):
        red, green, blue = pixmap[at : at + 3]
        body += bytes((0, red, green, blue) if big else (blue, green, red, 0))
    return struct.pack(">25I", *head) + b"name\0\0\0\0" + bytes(12 * 3) + bytes(body)


def sign(page=2, at=NOW):
    return canary.sign(page, at, "7")


@pytest.mark.parametrize("big", [False, True])
def test_both_kinds_of_picture_show_the_same(big):
    pixmap = painted(sign())
    assert glimpse(xwd(dumped(pixmap, big=big)), beat()) == Glimpse(black=False, sign=sign())
    assert glimpse(ppm(pixmap), beat()).sign == sign()


@pytest.mark.parametrize("shift", [-2, -1, 1, 2])
def test_a_canary_that_moved_a_little_is_still_read(shift):
    assert glimpse(ppm(painted(sign(), shift=shift)), beat()).sign == sign()


@pytest.mark.parametrize(
    ("pixmap", "pulse", "state"),
    [
        (painted(sign()), beat(), State.RIGHT),
        (painted(sign(at=NOW - 12)), beat(), State.RIGHT),
        (painted(sign(at=NOW - 22)), beat(), State.FROZEN),
        (painted(sign(at=NOW - 22)), beat(monotonic=NOW - 40), State.FROZEN),
        (painted(sign(page=5)), beat(), State.WRONG_PAGE),
        (painted(), beat(), State.FOREIGN),
        (painted(ground=(255, 255, 255)), beat(), State.FOREIGN),
        (painted(ground=(3, 3, 5)), beat(), State.BLACK),
        (painted(ground=(3, 3, 5)), beat(dark=True), State.DARK),
        (painted(ground=(3, 3, 5)), beat(dark=True, monotonic=NOW - 40), State.BLACK),
        (painted(ground=(3, 3, 5)), None, State.BLACK),
        (painted(sign()), None, State.SILENT),
        (painted(sign()), beat(boot="the one before"), State.SILENT),
        (painted(), beat(monotonic=NOW - 40), State.SILENT),
        (painted(sign()), beat(left=9_000.0), State.FOREIGN),
        (painted(sign()), beat(left=-3.0), State.FOREIGN),
    ],
)
def test_one_look(pixmap, pulse, state):
    assert state_of(glimpse(ppm(pixmap), pulse), pulse, NOW, BOOT) is state


def test_a_picture_that_stands_still_is_told_within_half_a_minute():
    shown = sign(at=NOW // canary.TICK * canary.TICK)
    frozen = Glimpse(black=False, sign=shown)
    told = next(
        second
        for second in range(0, 60, int(LOOKED_EVERY))
        if state_of(frozen, beat(monotonic=NOW - 3), NOW + second, BOOT) is State.FROZEN
    )
    assert told + LOOKED_EVERY <= 30


def test_a_picture_that_stands_still_for_hours_never_looks_fresh_again():
    frozen, witness = Glimpse(black=False, sign=sign()), Witness()
    for second in range(0, 4 * 3600, int(LOOKED_EVERY)):
        now = NOW + second
        state = state_of(frozen, beat(monotonic=now - 3), now, BOOT)
        verdict = witness.saw(state, now, frozen.sign)
        assert second < 30 or verdict.state is State.FROZEN
    assert witness.saw(State.RIGHT, now, sign(at=now)).good


def test_a_pulse_from_the_future_is_of_another_boot():
    dark = Glimpse(black=True, sign=None)
    assert state_of(dark, beat(dark=True, monotonic=NOW + 60, boot=""), NOW, "") is State.BLACK


def test_without_a_picture_nothing_is_claimed():
    assert state_of(None, beat(), NOW, BOOT) is State.BLIND


def test_a_page_that_changes_just_now_is_no_wrong_page():
    witness = Witness()
    assert witness.saw(State.RIGHT, 0).good
    assert witness.saw(State.WRONG_PAGE, 5).good
    assert witness.saw(State.RIGHT, 10).good
    assert witness.saw(State.FOREIGN, 15).good
    assert witness.saw(State.WRONG_PAGE, 20).good
    assert witness.saw(State.WRONG_PAGE, 25).state is State.WRONG_PAGE
    assert witness.saw(State.WRONG_PAGE, 30).since == 25
    assert witness.saw(State.RIGHT, 35).good
    # the dark hours begin, or end
    assert witness.saw(State.BLACK, 40).good
    assert witness.saw(State.BLACK, 45).state is State.BLACK
    assert not Witness().saw(State.FOREIGN, 0).good


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        ([Glimpse(black=True, sign=None), None], "blind"),
        ([Glimpse(black=True, sign=None)] * 2, "black"),
        ([None], "blind"),
    ],
)
def test_what_one_look_makes_of_it_is_said(kiosk, kiosk_toml, monkeypatch, seen, state):
    looks = iter(seen)

    def look(_):
        if (found := next(looks)) is None:
            raise CaptureError("there is no output")
        return found

    kiosk_toml("")
    monkeypatch.setattr(command, "_look", lambda _: look)
    monkeypatch.setattr(command.time, "sleep", lambda _: None)
    outcome = kiosk("witness", "--once")
    assert outcome.code == 1
    assert f"kiosk witness: {state}: " in outcome.err
    assert list(looks) == []


@pytest.mark.parametrize("data", [b"", b"P6", b"P5\n1 1\n255\n0", b"P6\n9 9\n255\n", b"x" * 200])
def test_half_a_picture_is_none(data, tmp_path):
    for read in (ppm, xwd):
        with pytest.raises(ValueError, match=r"dump|pixmap|picture"):
            read(data).light(0, 0)
    file = tmp_path / "screen"
    file.write_bytes(data)
    with pytest.raises(CaptureError, match="screen"):
        framebuffer(file)(beat())


def test_a_program_that_is_not_there_or_fails_is_named(tmp_path):
    for program in (tmp_path / "nowhere", "/bin/false"):
        with pytest.raises(CaptureError, match=str(program)):
            compositor(str(program))(beat())


def test_the_compositor_is_asked_for_the_whole_and_for_the_canary(tmp_path):
    whole, part = tmp_path / "whole.ppm", tmp_path / "part.ppm"
    whole.write_bytes(painted(sign()))
    picture = painted(sign())
    cut = [
        picture[15 + 3 * (400 * (TOP + y) + LEFT) :][: 3 * (8 * CELL + 2)]
        for y in range(4 * CELL + 2)
    ]
    part.write_bytes(b"P6\n42 22\n255\n" + b"".join(cut))
    program = tmp_path / "grim"
    program.write_text(
        f'#!/bin/sh\ncase "$1 $2" in\n"-s 0.1") cat {whole};;\n'
        f'"-g {LEFT},{TOP} 42x22") cat {part};;\n*) exit 9;;\nesac\n'
    )
    program.chmod(0o755)
    assert compositor(str(program))(beat()) == Glimpse(black=False, sign=sign())
    assert compositor(str(program))(None) == Glimpse(black=False, sign=None)


@pytest.mark.parametrize(
    ("outputs", "off"),
    [
        ([("A", True, False), ("B", False, False)], True),
        ([("A", True, False), ("B", True, True)], False),
        ([("A", False, False)], False),
        ([], False),
    ],
)
def test_a_panel_without_a_picture_is_as_black_as_it_can_be(tmp_path, outputs, off):
    there = tuple(Connector(*one) for one in outputs)
    assert is_off(lambda: there) is off
    look = compositor("/bin/false", lambda: is_off(lambda: there))
    if not off:
        with pytest.raises(CaptureError):
            look(beat())
        return
    # right in the dark that was planned, and else wrong; that a player says so has to be fresh
    for more, state in (
        ({"dark": True}, State.DARK),
        ({"dark": False}, State.BLACK),
        ({"dark": True, "monotonic": NOW - 31}, State.BLACK),
    ):
        told = beat(**more)
        assert state_of(look(told), told, NOW, BOOT) is state


def test_a_kernel_that_names_no_output_says_nothing_of_them():
    def unknown():
        raise LookupError

    assert not is_off(unknown)


def test_what_was_said_is_read_again_and_half_of_it_is_not(tmp_path):
    assert testimony.read(tmp_path) is None
    said = testimony.Testimony("1", BOOT, NOW, 7, State.FROZEN, NOW - 3, "the picture stands still")
    testimony.write(tmp_path, said)
    assert testimony.read(tmp_path) == said
    assert json.loads((tmp_path / testimony.NAME).read_text())["state"] == "frozen"
    for half in ("", "{", '{"state": "green"}'):
        (tmp_path / testimony.NAME).write_text(half)
        assert testimony.read(tmp_path) is None


def look_of(state, age=3.0):
    return testimony.Testimony("1", BOOT, NOW - age, 7, state, NOW - 60, "said")


@pytest.mark.parametrize(
    ("finding", "ok"),
    [
        (screen.of_player(beat(), NOW, BOOT), True),
        (screen.of_player(beat(monotonic=NOW - 31), NOW, BOOT), False),
        (screen.of_player(beat(frames=0), NOW, BOOT), False),
        (screen.of_player(beat(frames=0, dark=True), NOW, BOOT), True),
        (screen.of_player(beat(boot="the one before"), NOW, BOOT), False),
        (screen.of_player(None, NOW, BOOT), False),
        (screen.of_witness(look_of(State.RIGHT), NOW, BOOT), True),
        (screen.of_witness(look_of(State.DARK), NOW, BOOT), True),
        (screen.of_witness(look_of(State.RIGHT, age=31), NOW, BOOT), False),
        (screen.of_witness(look_of(State.FROZEN), NOW, BOOT), False),
        (screen.of_witness(look_of(State.RIGHT), NOW, "another"), False),
        (screen.of_witness(None, NOW, BOOT), False),
        (screen.of_panel(Word(BOOT, NOW, on=True)), True),
        (screen.of_panel(Word(BOOT, NOW, on=False)), True),
        (screen.of_panel(Word(BOOT, NOW, on=True, problem="it wakes by itself")), False),
        (screen.of_panel(None), False),
    ],
)
def test_what_doctor_makes_of_it(finding, ok):
    assert finding.ok is ok
    assert ok or finding.hint
