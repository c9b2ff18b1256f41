# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Makes a file of any format of the house that has as many entries as one likes.

The entries are copies of one that is there, each with identifiers of its own, so that a reader
cannot tell them from others.
"""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from google.transit import gtfs_realtime_pb2

_SCRIPT = re.compile(rb"(<script[^>]*ld\+json[^>]*>)(.*?)(</script>)", re.DOTALL)
_NAMES = re.compile(
    rb"(<(?:guid|id|link|g:id|identifier|uid)\b[^>]*>)([^<]*)(<)|(\r?\nUID:)([^\r\n]*)",
    re.IGNORECASE,
)
_IDENTIFIERS = {
    "id", "uid", "guid", "slug", "link", "url", "permalink", "identifier", "@id", "sku", "name",
    "station_id", "vehicle_id", "bike_id", "cursor",
}  # fmt: skip


def inflated(data: bytes, entries: int) -> bytes:
    """The same file with so many entries, as far as its shape is known; else it says so.

    Raises:
        ValueError: it has nothing that could be repeated.
    """
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    shapes = (
        (data.startswith(b"PK"), _archive),
        (head[:1] in (b"{", b"["), _json),
        (b"ld+json" in data, _page),
        (head.startswith(b"BEGIN:VCALENDAR"), _calendar),
        (head.startswith(b"<"), _xml),
        (b"\t" in head, _table),
        (True, _protobuf),
    )
    return next(grow for fits, grow in shapes if fits)(data, entries)


def _calendar(data: bytes, entries: int) -> bytes:
    return _repeated(data, rb"BEGIN:VEVENT.*?END:VEVENT\r?\n", entries)


def _table(data: bytes, entries: int) -> bytes:
    first, row, *_ = data.splitlines()
    return b"\n".join([first, *(b"%d%b" % (n, row) for n in range(entries))])


def _page(data: bytes, entries: int) -> bytes:
    found = _SCRIPT.search(data)
    if found is None:
        raise ValueError("nothing to repeat")
    body = json.dumps([json.loads(found[2])] * entries).encode()
    return data[: found.start(2)] + body + data[found.end(2) :]


def _repeated(data: bytes, pattern: bytes, entries: int) -> bytes:
    found = re.search(pattern, data, re.DOTALL)
    if found is None:
        raise ValueError("nothing to repeat")
    copies = b"".join(_renamed(found[0], n) for n in range(entries))
    return data[: found.start()] + copies + data[found.end() :]


def _renamed(block: bytes, number: int) -> bytes:
    def other(match: re.Match[bytes]) -> bytes:
        before, name, after = match[1] or match[4], match[2] or match[5] or b"", match[3] or b""
        return b"%b%b-%d%b" % (before, name, number, after)

    return _NAMES.sub(other, block)


def _xml(data: bytes, entries: int) -> bytes:
    counts = Counter(re.findall(rb"<([\w:]+)", data))
    for name in (b"item", b"entry", b"request", b"trk", b"wpt", b"info", b"area"):
        if counts[name]:
            return _repeated(data, rb"<%b\b.*?</%b>" % (name, name), entries)
    raise ValueError("nothing to repeat")


def _json(data: bytes, entries: int) -> bytes:
    """The document with its longest list of objects grown."""
    document = json.loads(data)
    longest = max(_lists(document), key=len, default=None)
    if longest is None:
        raise ValueError("nothing to repeat")
    pattern = longest[-1]
    longest += [_other(pattern, n) for n in range(entries - len(longest))]
    return json.dumps(document, ensure_ascii=False).encode()


def _lists(data: Any) -> Iterator[list[Any]]:
    if isinstance(data, list):
        if data and isinstance(data[0], dict):
            yield data
        for value in data:
            yield from _lists(value)
    elif isinstance(data, dict):
        for value in data.values():
            yield from _lists(value)


def _other(entry: Any, number: int) -> Any:
    if isinstance(entry, dict):
        return {
            key: f"{value}-{number}"
            if key in _IDENTIFIERS and isinstance(value, str)
            else value * 1_000_000 + number
            if key in _IDENTIFIERS and isinstance(value, int)
            else _other(value, number)
            if key in ("node", "properties", "payload")
            else value
            for key, value in entry.items()
        }
    return entry


def _archive(data: bytes, entries: int) -> bytes:
    """A timetable with more departures, or a folder of warnings with more of them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            if name.endswith("stop_times.txt"):
                lines = body.splitlines()
                body = b"\n".join([lines[0], *(lines[1:] * (entries // len(lines[1:]) + 1))])
            new.writestr(name, body)
            if name.endswith(".xml"):
                for number in range(entries // len(old.namelist())):
                    new.writestr(f"{number}-{name}", _renamed(body, number))
    return made.getvalue()


def _protobuf(data: bytes, entries: int) -> bytes:
    message = gtfs_realtime_pb2.FeedMessage.FromString(data)
    if not message.entity:
        raise ValueError("nothing to repeat")
    for number in range(entries):
        copy = message.entity.add()
        copy.CopyFrom(message.entity[0])
        copy.id = f"copy-{number}"
        copy.trip_update.trip.trip_id += f"-{number}"
    return message.SerializeToString()
