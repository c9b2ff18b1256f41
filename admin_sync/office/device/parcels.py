# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What terminals fetch: sealed documents, and files that never change."""

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from admin_sync.office.device import store
from admin_sync.office.device.exchange import RefusedError, Reply, Request
from admin_sync.office.fleet import blobs
from admin_sync.office.fleet.models import Document
from admin_sync.office.releases import depot

_DOCUMENT = re.compile(
    r"(?:settings|control|content|release|source/[A-Za-z0-9][A-Za-z0-9._-]{0,99})"
)
_BLOB = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_CHUNK = 256 * 1024
_HEAD = 16
# of bundles: what is longer keeps a thread for minutes, and so many may do that at once
_SHORT = 16 << 20
_LONG = threading.BoundedSemaphore(4)
_ENVELOPE = "application/json"
# what a browser may take a blob for; for the rest it is a download
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"%PDF-", "application/pdf"),
)
# what is withdrawn from the website is to go from caches, too
_PUBLIC, _PRIVATE = "public, max-age=3600", "private, max-age=31536000, immutable"
_FIXED = {
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def document(asked: Request, name: str, terminal: int) -> Reply:
    """A document of the terminal that asks, sealed for its device."""
    if not _DOCUMENT.fullmatch(name):
        raise RefusedError(404, "document", "there is no document of that name")
    store.fresh()
    found = Document.objects.filter(terminal=terminal, name=name).only("mark", "sealed").first()
    if found is None or not found.sealed:
        raise RefusedError(404, "document", "there is no document of that name")
    fields = {"ETag": f'"{found.mark}"', "Cache-Control": "private, no-cache"}
    if _known(asked, found.mark):
        return Reply(304, fields=fields)
    return Reply(200, bytes(found.sealed), _ENVELOPE, fields)


def blob(asked: Request, name: str, may: Callable[[], bool], *, public: bool = False) -> Reply:
    """A file by the SHA-256 (hex) of what it holds, or the part of it that is asked for.

    `may` says whether whoever asks may read it; if not, it is as if there were none.
    """
    if not _BLOB.fullmatch(name):
        raise RefusedError(404, "blob", "there is no such file")
    file = blobs.path(name)
    try:
        opened = file.open("rb")
    except OSError as error:
        raise RefusedError(404, "blob", "there is no such file") from error
    with opened:
        # the cheap question came first: anybody may ask for what there is not
        if not may():
            raise RefusedError(404, "blob", "there is no such file")
        size = os.fstat(opened.fileno()).st_size
        kind = _kind(opened.read(_HEAD))
    return _file(asked, file, name, size, kind, _PUBLIC if public else _PRIVATE)


def bundle(asked: Request, name: str) -> Reply:
    """A system for terminals, or a part of it: RAUC fetches what it needs. Anybody may have it."""
    missing = RefusedError(404, "bundle", "there is no such file")
    if not _BLOB.fullmatch(name):
        raise missing
    file = depot.path(name)
    try:
        size = file.stat().st_size
    except OSError as error:
        raise missing from error
    reply = _file(asked, file, name, size, _OTHER, _PUBLIC)
    if (reply.length or 0) <= _SHORT:
        return reply
    if not _LONG.acquire(blocking=False):
        raise RefusedError(503, "busy", "many fetch all of it at once; ask for parts", wait=60)
    return replace(reply, body=_Held(reply.body))


class _Held:
    """A long body, which gives its turn back when it is closed, whether it was read or not."""

    def __init__(self, body: bytes | Iterable[bytes]) -> None:
        self._body = iter((body,) if isinstance(body, bytes) else body)
        self._holds = True

    def __iter__(self) -> Iterator[bytes]:
        return self._body

    def close(self) -> None:
        """By the server, at the end of whatever became of it (PEP 3333)."""
        if self._holds:
            self._holds = False
            _LONG.release()


def _file(  # noqa: PLR0913, PLR0917 - all that the header fields say
    asked: Request, file: Path, name: str, size: int, kind: str, kept: str
) -> Reply:
    fields = _FIXED | {"ETag": f'"{name}"', "Cache-Control": kept}
    if _known(asked, name):
        return Reply(304, fields=fields)
    stated = str(asked.environ.get("HTTP_RANGE", ""))
    condition = asked.environ.get("HTTP_IF_RANGE", f'"{name}"')
    part = _part(stated, size) if stated and condition == f'"{name}"' else None
    if part is None:
        return _sent(file, 0, size, 200, kind, fields)
    begin, end = part
    fields["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
    return _sent(file, begin, end, 206, kind, fields)


def _sent(  # noqa: PLR0913, PLR0917
    file: Path, begin: int, end: int, status: int, kind: str, fields: dict[str, str]
) -> Reply:
    body = _read(file, begin, end)
    return Reply(status, body, kind, fields, end - begin)


def _part(stated: str, size: int) -> tuple[int, int] | None:
    """Begin and end of a range; None for a header that is not understood, and is passed over.

    Raises:
        RefusedError: it lies outside of the file.
    """
    found = _RANGE.fullmatch(stated.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if found[1]:
        begin, end = int(found[1]), int(found[2]) + 1 if found[2] else size
        if found[2] and end <= begin:
            return None
    else:
        begin, end = max(0, size - int(found[2])), size
    if begin >= size:
        raise RefusedError(416, "range", f"the file has {size} bytes")
    return begin, min(end, size)


def _read(file: Path, begin: int, end: int) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(begin)
        left = end - begin
        while left > 0 and (chunk := opened.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _kind(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), _OTHER)


_OTHER = "application/octet-stream"


def _known(asked: Request, mark: str) -> bool:
    """Whether the asker has it already (If-None-Match)."""
    stated = str(asked.environ.get("HTTP_IF_NONE_MATCH", ""))
    return f'"{mark}"' in (one.strip().removeprefix("W/") for one in stated.split(","))
