# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player and `kiosk web` say to each other: a JSON object a line, over a socket.

The player opens a visit with its first line, with which it hands over the memory for the picture;
afterwards each line is an object with one key. A word that is not as it should be can be neither
made nor read: whoever hears one hangs up.
"""

import fcntl
import json
import re
from dataclasses import asdict, astuple, dataclass
from enum import StrEnum
from typing import Any

from player.web.allowed import origin

VERSION = 1
# bytes of a line, with its end
LONGEST = 65_536
BYTES_A_PIXEL = 4
#: Of the picture's memory: nobody may pull it away under the other, who would die of it.
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL

LONGEST_URL = 4_096
LONGEST_TITLE = 200
MOST_ORIGINS = 64
MOST_PIXELS = 8_192
MOST_FINGERS = 32
# how far a finger may be from the picture, and how far one scrolls
FARTHEST = 4.0 * MOST_PIXELS
# what Chromium can
LEAST_ZOOM, MOST_ZOOM = 0.25, 5.0

_LONGEST_ORIGIN = 300
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)


class State(StrEnum):
    """What a finger does."""

    DOWN = "down"
    MOVE = "move"
    UP = "up"
    CANCEL = "cancel"


class Why(StrEnum):
    """Why there is no page: not allowed, not there, or its engine died."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Opening:
    """Which page the player wants, and how; its first word.

    `allow` are origins as `allowed.origin` writes them. `width` and `height` are pixels of the
    picture, `zoom` is Chromium's factor, `language` a BCP 47 tag. `proxy` is "" or
    "http://host:port".
    """

    url: str
    allow: tuple[str, ...]
    width: int
    height: int
    zoom: float
    language: str
    proxy: str

    def __post_init__(self) -> None:
        _text(self.url, LONGEST_URL)
        if not isinstance(self.allow, tuple) or len(self.allow) > MOST_ORIGINS:
            raise ValueError(f"at most {MOST_ORIGINS} origins, in a tuple")
        for known in (*self.allow, *([self.proxy] if self.proxy != "" else [])):
            _text(known, _LONGEST_ORIGIN)
            if origin(known) != known:
                raise ValueError(f"{known!r} is written {origin(known)!r} as an origin")
        if self.proxy.startswith("https:"):
            raise ValueError("a proxy is asked by http")
        for side in (self.width, self.height):
            _whole(side, 1, MOST_PIXELS)
        _number(self.zoom, LEAST_ZOOM, MOST_ZOOM)
        if not isinstance(self.language, str) or not _LANGUAGE.fullmatch(self.language):
            raise ValueError("no language")

    @property
    def size(self) -> int:
        """Bytes of the picture."""
        return self.width * self.height * BYTES_A_PIXEL


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger of a small number did something, at pixels of the picture or beside it."""

    id: int
    state: State
    x: float
    y: float

    def __post_init__(self) -> None:
        _whole(self.id, 0, MOST_FINGERS - 1)
        object.__setattr__(self, "state", State(self.state))
        _number(self.x, -FARTHEST, FARTHEST)
        _number(self.y, -FARTHEST, FARTHEST)


@dataclass(frozen=True, slots=True)
class Scroll:
    """Move the page by pixels of the picture; positive shows what is further down."""

    pixels: float

    def __post_init__(self) -> None:
        _number(self.pixels, -FARTHEST, FARTHEST)


@dataclass(frozen=True, slots=True)
class Back:
    """One page back in the history of the visit."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The picture was copied; the next may be drawn."""


@dataclass(frozen=True, slots=True)
class Frame:
    """There is a new picture in the memory, which stays as it is until it was seen."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown: `url` is "" before anything is, `back` says whether there is a way back.

    `above` and `below` say whether there is more of it than is seen.
    """

    title: str
    url: str
    back: bool
    loading: bool
    above: bool = False
    below: bool = False

    def __post_init__(self) -> None:
        _text(self.title, LONGEST_TITLE)
        _text(self.url, LONGEST_URL)
        if self.url and not self.url.startswith(("https://", "http://")):
            raise ValueError("no address of a web page")
        if {*map(type, (self.back, self.loading, self.above, self.below))} != {bool}:
            raise ValueError("neither true nor false")


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a page is not there."""

    why: Why

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", Why(self.why))


Visit = Opening | Touch | Scroll | Back | Seen
Web = Frame | Page | Lack


def encode(word: Visit | Web) -> bytes:
    """The line of a word, with its end."""
    said = json.dumps(_body(word), ensure_ascii=False, separators=(",", ":"))
    return said.encode() + b"\n"


def decode_visit(line: bytes) -> Visit:
    """A word of the player.

    Raises:
        ValueError: it is none.
    """
    said = _object(line)
    if "version" in said:
        return _opening(said)
    match said:
        case {"touch": [finger, state, x, y]}:
            return Touch(finger, state, x, y)
        case {"scroll": pixels}:
            return Scroll(pixels)
        case {"back": True}:
            return Back()
        case {"seen": True}:
            return Seen()
        case _:
            raise ValueError("no word of the player")


def decode_web(line: bytes) -> Web:
    """A word of `kiosk web`, which shows foreign pages and is not believed anything.

    Raises:
        ValueError: it is none.
    """
    match _object(line):
        case {"frame": True}:
            return Frame()
        case {"page": dict(shown)} if set(shown) == set(Page.__match_args__):
            return Page(**shown)
        case {"lack": why}:
            return Lack(why)
        case _:
            raise ValueError("no word of a web page")


class Splitter:
    """Makes lines of what comes in pieces."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The lines that have come to their end, without it.

        Raises:
            ValueError: one is too long, whether or not it has ended.
        """
        *lines, self._rest = (self._rest + data).split(b"\n")
        if any(len(line) >= LONGEST for line in (*lines, self._rest)):
            raise ValueError(f"a line of more than {LONGEST} bytes")
        return lines


def _body(word: Visit | Web) -> dict[str, Any]:
    match word:
        case Opening():
            return {"version": VERSION, **asdict(word)}
        case Touch():
            return {"touch": astuple(word)}
        case Scroll(pixels):
            return {"scroll": pixels}
        case Page():
            return {"page": asdict(word)}
        case Lack(why):
            return {"lack": why}
        case Back() | Seen() | Frame():
            return {type(word).__name__.lower(): True}


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise ValueError(f"a line of more than {LONGEST} bytes")
    try:
        said = json.loads(line.decode(), parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(said, dict) or ("version" not in said and len(said) != 1):
        raise ValueError("no object with one key")
    return said


def _opening(said: dict[str, Any]) -> Opening:
    if said.pop("version") != VERSION or isinstance(said.get("allow"), str):
        raise ValueError(f"not of version {VERSION}")
    try:
        return Opening(**{**said, "allow": tuple(said["allow"])})
    except (TypeError, KeyError) as error:
        raise ValueError(f"no opening: {error!r}") from error


def _no_number(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _text(text: object, longest: int) -> None:
    """Nothing unprintable: half characters, controls, marks that turn a line round."""
    if not isinstance(text, str) or len(text) > longest or not text.isprintable():
        raise ValueError(f"no text of at most {longest} printable characters")


def _whole(number: object, least: int, most: int) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise ValueError(f"no whole number from {least} to {most}")


def _number(number: object, least: float, most: float) -> None:
    if (
        not isinstance(number, int | float)
        or isinstance(number, bool)
        or not (least <= number <= most)
    ):
        raise ValueError(f"no number from {least} to {most}")
