# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How workshop and worker talk over a pipe: frames of a small JSON head and a body of bytes."""

import json
import struct
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO

from content.details import Point
from content.model import Kind
from content.request import Request
from content.sources.adapter import Context

_LENGTHS = struct.Struct(">4sII")
# Anything that strays into the pipe, such as a print, does not begin like this.
_MARK = b"SKF1"
_LONGEST_HEAD = 1_000_000


class FrameError(Exception):
    """The other side ended, or does not speak in frames."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message. The head holds JSON types only."""

    head: dict[str, Any]
    body: bytes = b""


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Send one frame and flush.

    Raises:
        OSError: nobody reads any more.
    """
    head = json.dumps(frame.head).encode()
    stream.write(_LENGTHS.pack(_MARK, len(head), len(frame.body)))
    stream.write(head)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int) -> Frame | None:
    """Receive one frame with a body of at most `limit` bytes, or None at the end of the stream.

    Raises:
        FrameError: what came is no frame, half of one, or too large.
    """
    start = stream.read(_LENGTHS.size)
    if not start:
        return None
    if len(start) < _LENGTHS.size:
        raise FrameError("the stream ends in the middle")
    mark, head_length, body_length = _LENGTHS.unpack(start)
    if mark != _MARK or head_length > _LONGEST_HEAD:
        raise FrameError("this is no frame")
    if body_length > limit:
        raise FrameError(f"the frame has {body_length} bytes, {limit} are allowed")
    raw, body = stream.read(head_length), stream.read(body_length)
    if len(raw) < head_length or len(body) < body_length:
        raise FrameError("the stream ends in the middle")
    try:
        head = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FrameError("the head of the frame is no JSON") from error
    if not isinstance(head, dict):
        raise FrameError("the head of the frame is no JSON object")
    return Frame(head, body)


def parse_job(name: str, data: bytes, context: Context) -> Frame:
    """The job of reading a file and its further documents as format `name`."""
    head = {"op": "parse", "format": name, "size": len(data), "context": _context_to_json(context)}
    return Frame(head, b"".join([data, *(body or b"" for body in context.further.values())]))


def read_parse_job(job: Frame) -> tuple[str, bytes, Context]:
    """Format, file and context of a job that `parse_job` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    at = int(job.head["size"])
    further: dict[Request, bytes | None] = {}
    for url, body, headers, digest, size in job.head["context"]["further"]:
        request = Request(url, body, tuple((name, value) for name, value in headers), digest)
        further[request] = None if size is None else job.body[at : at + size]
        at += size or 0
    context = replace(_context_from_json(job.head["context"]), further=further)
    return str(job.head["format"]), job.body[: job.head["size"]], context


def _context_to_json(context: Context) -> dict[str, Any]:
    point = context.point
    return {
        "source": context.source,
        "kind": context.kind.value,
        "now": context.now.isoformat(),
        "url": context.url,
        "language": context.language,
        "places": list(context.places),
        "licence": context.licence,
        "max_items": context.max_items,
        "options": dict(context.options),
        "since": context.since.isoformat() if context.since else None,
        "point": [point.latitude, point.longitude] if point else None,
        "further": [
            [one.url, one.body, one.headers, one.sha256, None if body is None else len(body)]
            for one, body in context.further.items()
        ],
    }


def _context_from_json(data: dict[str, Any]) -> Context:
    return Context(
        source=data["source"],
        kind=Kind(data["kind"]),
        now=datetime.fromisoformat(data["now"]),
        url=data["url"],
        language=data["language"],
        places=tuple(data["places"]),
        licence=data["licence"],
        max_items=data["max_items"],
        options=data["options"],
        since=datetime.fromisoformat(data["since"]) if data["since"] else None,
        point=Point(*data["point"]) if data["point"] else None,
    )
