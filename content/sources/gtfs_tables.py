# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The tables of a GTFS zip, read row by row and within bounds, however they are written.

Knows files, encodings and rows; what the columns mean is known to its callers.
"""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from content.clean import plain_text

# bounds of the archive: files, and unpacked bytes of one table
MOST_FILES = 500
LARGEST_TABLE = 200_000_000
# unpacked bytes per packed one, where a table is larger than this
_STEEPEST = 250
_WORTH_A_LOOK = 80_000_000

_CHUNK = 1 << 20
_HEAD = 400
_LONGEST_LINE = 20_000
_LONGEST_TEXT = 120
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
# far beyond any trip, and still no number that breaks a date
_MOST_HOURS = 240
_TIME = re.compile(r"\s*(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?\s*", re.ASCII)
_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})\s*", re.ASCII)
_OLD_WINDOWS = "schaukasten-windows"


class GtfsError(Exception):
    """Why an archive is no usable timetable, in one German sentence for an admin."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """One file: where each column stands, and its rows as they are.

    Rows may be shorter or longer than the header. An empty line is an empty row, so that
    counting rows from 2 counts lines.
    """

    name: str
    columns: dict[str, int]
    rows: Iterator[list[str]]

    def picked(self, *names: str) -> Iterator[tuple[int, list[str]]]:
        """Line and values of the named columns of each row, "" where there is none."""
        places = [self.columns.get(name, -1) for name in names]
        for line, row in enumerate(self.rows, start=2):
            if row:
                width = len(row)
                yield line, [row[p].strip() if 0 <= p < width else "" for p in places]


class Archive:
    """An opened GTFS zip. Its tables may lie in a folder, and in any letter case."""

    def __init__(self, data: bytes) -> None:
        """Look at what is in the archive, without unpacking it.

        Raises:
            GtfsError: it is no zip, too large, or without stop times.
        """
        if data.count(_ENTRY) > MOST_FILES:
            raise GtfsError(f"Das Zip enthält mehr als {MOST_FILES} Dateien.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = [info for info in self._zip.infolist() if not info.is_dir()]
        except (*_BROKEN, NotImplementedError) as error:
            raise GtfsError(
                "Die Datei ist kein lesbares Zip: GTFS ist ein Zip mit Tabellen wie stops.txt."
            ) from error
        self._members = _tables(members)
        if "stop_times.txt" not in self._members:
            raise GtfsError("Im Zip fehlt stop_times.txt: Es ist kein GTFS-Fahrplan.")

    def table(self, name: str) -> Table | None:
        """A table by its file name; None where there is none.

        Raises:
            GtfsError: now, or while its rows are read: it is damaged, or too large.
        """
        info = self._members.get(name)
        if info is None:
            return None
        _check(info)
        rows = _rows(self._zip, info)
        header = [_column(value) for value in next(rows, [])]
        columns = {value: place for place, value in reversed(list(enumerate(header))) if value}
        return Table(name, columns, rows)


@lru_cache(maxsize=50_000)
def seconds_of(text: str) -> int | None:
    """The seconds of a time like 25:03:00; None where it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, rest = int(found[1]), int(found[2]), int(found[3] or 0)
    if hours > _MOST_HOURS or minutes > 59 or rest > 59:  # noqa: PLR2004 - an hour's minutes
        return None
    return hours * 3600 + minutes * 60 + rest


def day_of(text: str) -> date | None:
    """The day of a date like 20261213; None where it is none."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def words(raw: str) -> str:
    """A name as plain text."""
    return plain_text(raw, _LONGEST_TEXT)


def _tables(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files of the folder in which the stop times lie, by their names."""
    folders = [
        (info.filename.count("/"), info.filename.rpartition("/")[0])
        for info in members
        if _base(info) == "stop_times.txt" and not info.filename.startswith("__MACOSX")
    ]
    if not folders:
        return {}
    folder = min(folders)[1]
    return {_base(info): info for info in members if info.filename.rpartition("/")[0] == folder}


def _base(info: zipfile.ZipInfo) -> str:
    return info.filename.rpartition("/")[2].casefold()


def _check(info: zipfile.ZipInfo) -> None:
    if info.compress_type not in _METHODS or info.flag_bits & _ENCRYPTED:
        raise GtfsError(f"{_base(info)} ist verschlüsselt oder auf unübliche Weise gepackt.")
    if info.file_size > LARGEST_TABLE:
        raise GtfsError(
            f"{_base(info)} hat ausgepackt mehr als {LARGEST_TABLE // 1_000_000} MB. Das ist für "
            "einen Schaukasten zu viel: Nehmen Sie den Fahrplan der Region statt den des Landes."
        )
    if info.file_size > max(_WORTH_A_LOOK, info.compress_size * _STEEPEST):
        raise GtfsError(f"{_base(info)} ist verdächtig dicht gepackt und wird nicht ausgepackt.")


def _column(raw: str) -> str:
    return raw.strip().strip("\ufeff").casefold()


def _rows(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[list[str]]:
    try:
        with archive.open(info) as packed:
            encoding = _encoding(packed.read(_HEAD))
        with archive.open(info) as packed:
            text = io.TextIOWrapper(packed, encoding, errors=_OLD_WINDOWS)
            reader = csv.reader(_lines(text), skipinitialspace=True)
            while True:
                try:
                    yield from reader
                except csv.Error:
                    yield ["\0"]  # one line that is no row
                else:
                    return
    except (*_BROKEN, NotImplementedError) as error:
        raise GtfsError(f"{_base(info)} ist beschädigt ({type(error).__name__}).") from error


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Each line by itself.

    GTFS knows no value of several lines (reference, "File requirements"), so a quote that never
    ends spoils its own line, and a line without end is dropped.
    """
    rest = ""
    while chunk := text.read(_CHUNK):
        lines = (rest + chunk).split("\n")
        rest = lines.pop()
        if len(rest) > _LONGEST_LINE:
            rest = rest[: _LONGEST_LINE + 1]
        yield from (
            map(_whole, lines)
            if '"' in chunk or max(map(len, lines), default=0) > (_LONGEST_LINE)
            else lines
        )
    if rest:
        yield _whole(rest)


def _whole(line: str) -> str:
    if len(line) > _LONGEST_LINE:
        return "\0"
    return line.replace('"', "") if line.count('"') % 2 else line


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return "utf-8-sig"


def _from_old_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 is read as the one of old Windows: files mix both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_OLD_WINDOWS, _from_old_windows)
