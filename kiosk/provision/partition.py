# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Reads what an admin has put on the provisioning partition. All of it is hostile data.

Whoever writes there does so on any computer: names come in any case and with a second ending,
texts with the marks and encodings of Windows, files half-written.
"""

import codecs
import os
import re
import ssl
import stat
from dataclasses import dataclass
from pathlib import Path

from content.settings.problem import Problem, SettingsError

#: What the settings file may be called, in any case: with the name of a screen, as the office gives
#: it, with the number that a browser adds, with the ending that an editor on Windows adds.
SETTINGS = re.compile(
    r"(schaukasten|kiosk)(-[a-z0-9_-]{1,100})?( ?\(\d{1,3}\))?\.toml(\.txt)?", re.IGNORECASE
)
#: What a file may be called that orders a factory reset.
RESET = re.compile(r"(werksreset|factory-reset)(\.txt)+", re.IGNORECASE)

_LARGEST = 256 << 10
_LARGEST_CERTIFICATES = 1 << 20
# the scan for the lines of keys is quadratic in one value that runs over many of them
_MOST_LINES = 3000
_ENTRIES = 2000
_ANEW = "copy it anew, and eject the stick before you pull it"
_BLOCK = re.compile(
    rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----", re.ASCII
)
_DER = b"\x30\x82"
# what editors on Windows put first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the partition: its name there, what it holds, and when it was last changed."""

    name: str
    data: bytes
    changed: int


def settings_text(folder: Path) -> tuple[str, str] | None:
    """The name and the text of the settings file; None where there is none.

    Raises:
        SettingsError: it cannot be read, or there are two.
    """
    found = _named(folder, SETTINGS)
    if not found:
        return None
    if len(found) > 1:
        message = f"there is also {found[1]}: two files with settings"
        raise _wrong(found[0], 1, message, "leave only one of them there")
    name = found[0]
    text = decoded(name, _read(folder, name, _LARGEST).data)
    if not text.strip():
        # what is left of a file where the stick was pulled too soon
        raise _wrong(name, 1, "the file is empty", _ANEW)
    if text.count("\n") >= _MOST_LINES:
        raise _wrong(name, _MOST_LINES, "the file has too many lines", f"at most {_MOST_LINES}")
    return name, text


def reset_paper(folder: Path) -> Paper | None:
    """The file that orders a factory reset, or None. One that cannot be read orders nothing."""
    for name in _named(folder, RESET):
        try:
            return _read(folder, name, _LARGEST)
        except SettingsError:
            continue
    return None


def certificates(folder: Path, name: str) -> bytes:
    """The certificates of a file, and nothing else that is in it, as PEM.

    `name` is that of a file in the folder, or an absolute path.

    Raises:
        SettingsError: it cannot be read, or holds none.
    """
    at = Path(name)
    place = at.parent if at.is_absolute() else folder
    data = _read(place, _in_any_case(place, at.name), _LARGEST_CERTIFICATES).data
    if data.startswith(_DER):
        data = ssl.DER_cert_to_PEM_cert(data).encode()
    blocks = b"\n".join(_BLOCK.findall(data)) + b"\n"
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=blocks.decode())
    except (ssl.SSLError, ValueError) as error:
        hint = "export it anew, as Base64 (PEM)"
        raise _wrong(at.name, 1, "the file holds no certificates", hint) from error
    return blocks


def decoded(name: str, data: bytes) -> str:
    """The text of a file that any editor may have written.

    Raises:
        SettingsError: it is no text.
    """
    marked = ((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark))
    mark, encoding = next(marked, (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise _wrong(name, line, "the file is not UTF-8", "save it as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _wrong(name, line, "the file is damaged, or no text", _ANEW)
    return text


def _named(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    """The names in a folder that fit, in their order; none where it cannot be read."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= _ENTRIES:
                    break
                if pattern.fullmatch(entry.name):
                    found.append(entry.name)
    except OSError:
        return []
    return sorted(found)


def _in_any_case(folder: Path, name: str) -> str:
    """The name as it stands there; FAT does not care, other file systems do."""
    same = _named(folder, re.compile(re.escape(name), re.IGNORECASE))
    return name if name in same or not same else same[0]


def _read(folder: Path, name: str, largest: int) -> Paper:
    # neither through a link nor waiting for a pipe: the mount may be anything
    how = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        handle = os.open(folder / name, how)
        with os.fdopen(handle, "rb") as stream:
            seen = os.fstat(handle)
            if not stat.S_ISREG(seen.st_mode):
                raise _wrong(name, 1, "is not a file", "put a file of that name there")
            if seen.st_size > largest:
                raise _too_large(name, largest)
            data = stream.read(largest + 1)
    except IsADirectoryError as error:
        raise _wrong(name, 1, "is not a file", "put a file of that name there") from error
    except FileNotFoundError as error:
        raise _wrong(name, 1, "there is no such file", "put it beside the settings") from error
    except OSError as error:
        raise _wrong(name, 1, "the file cannot be read", _ANEW) from error
    if len(data) > largest:
        raise _too_large(name, largest)
    return Paper(name, data, int(seen.st_mtime))


def _too_large(name: str, largest: int) -> SettingsError:
    return _wrong(name, 1, "the file is too large", f"at most {largest >> 10} KB")


def _wrong(name: str, line: int, message: str, hint: str) -> SettingsError:
    return SettingsError((Problem(name, line, "file", message, hint),))
