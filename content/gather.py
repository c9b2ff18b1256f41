# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets what a source says: its first document, and the further ones that its format asks for."""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from content.fetch import Fetched, Fetcher, FetchError
from content.fetched import Validators
from content.remembered import Remembered
from content.request import Request
from content.source import Source
from content.sources.adapter import Context, Parsed, adapter
from content.worker import LARGEST_JOB
from content.workshop import Workshop

# bounds for one sync of one source: a server that always has another page ends here
MOST_ROUNDS = 12
MOST_BYTES = 40_000_000
MOST_SECONDS = 180.0

_OK = 200
_UNCHANGED = 304
_BOUNDS = "over the bounds of one sync"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a source said. `parsed` is None where it said nothing new: see `fetched.status`.

    `missing` are the further documents that could not be had, and why; where one came at an
    earlier sync, that one stands for it. `retry_after` is for how many seconds a server wants to
    be left alone.
    """

    fetched: Fetched
    parsed: Parsed | None = None
    bytes: int = 0
    missing: tuple[str, ...] = ()
    retry_after: float | None = None


@dataclass(slots=True)
class _Gathering:
    """One sync of one source: its further documents so far, and what they cost."""

    fetcher: Fetcher
    source: Source
    memory: Remembered
    most: int
    documents: dict[Request, bytes | None] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    bytes: int = 0
    unpacked: int = 0
    retry_after: float | None = None

    def first(self, request: Request, known: Validators, largest: int) -> Fetched:
        """The first document; where it is unchanged and others are not known to be, what it was.

        Raises:
            FetchError: it could not be had.
        """
        if known != Validators():
            return self.fetcher.fetch(request, known, largest)
        held = self.memory.validators(self.source.id, request)
        fetched = self.fetcher.fetch(request, held, largest)
        if fetched.status != _UNCHANGED:
            return fetched
        again = self.memory.again(self.source.id, request)
        return again or self.fetcher.fetch(request, Validators(), largest)

    def wanted(self, parsed: Parsed) -> list[Request]:
        """What was not asked for yet."""
        return [one for one in dict.fromkeys(parsed.wants) if one not in self.documents]

    def get_all(self, wanted: Iterable[Request], largest: int, in_time: Callable[[], bool]) -> None:
        """Further documents of at most `largest` bytes; where there is none, that is known.

        Raises:
            FetchError: the sync is stopped.
        """
        for one in wanted:
            room = len(self.documents) < self.most and in_time()
            self._get(one, largest if room else 0)

    def _get(self, request: Request, largest: int) -> None:
        self.documents[request] = None
        limit = min(largest, MOST_BYTES - self.unpacked)
        if limit <= 0:
            self.missing.append(f"{request.url}: {_BOUNDS}")
            return
        held = self.memory.again(self.source.id, request) if request.sha256 else None
        fetched = held or self._answer(request, limit)
        if fetched is not None:
            self.documents[request] = fetched.body
            self.bytes += fetched.bytes_received
            self.unpacked += len(fetched.body)

    def _answer(self, request: Request, limit: int) -> Fetched | None:
        """What the server says, or said lately; None where that is nothing."""
        source, memory = self.source.id, self.memory
        if self.retry_after is not None:
            self.missing.append(f"{request.url}: not asked, the server wants to be left alone")
            return memory.lately(source, request)
        try:
            fetched = self.fetcher.fetch(
                request, memory.validators(source, request), limit, configured=self.source.url
            )
        except FetchError as error:
            if self.fetcher.stopped:
                raise
            self.missing.append(error.message)
            self.retry_after = error.retry_after
            return None if error.permanent else memory.lately(source, request)
        if fetched.status == _UNCHANGED:
            return memory.again(source, request)
        whole = _is_whole(fetched.body, request)
        if fetched.status == _OK and whole:
            memory.keep(source, request, fetched)
            return fetched
        fault = "gone for good" if whole else "is not what its hash says"
        self.missing.append(f"{request.url}: {fault}")
        return None


def gather(  # noqa: PLR0913 - whom to ask, what for, and how
    fetcher: Fetcher,
    workshop: Workshop,
    source: Source,
    context: Context,
    known: Validators,
    *,
    remembered: Remembered | None = None,
    limit: int = LARGEST_JOB,
    monotonic: Callable[[], float] = time.monotonic,
) -> Gathered:
    """Fetch and read a source until its format wants no more, within bounds.

    No document may have more than `limit` bytes, nor more than its format allows.
    `known` recognises the first document only: a source that consists of several is not recognised
    by one of them, so those leave no validators. Their documents are `remembered` instead.

    Raises:
        FetchError: the first document could not be had, or the sync is stopped.
    """
    reader = adapter(source.format)
    largest = min(reader.largest, limit)
    gathering = _Gathering(fetcher, source, remembered or Remembered(0), reader.documents)
    request = reader.request(source.url, context)
    fetched = gathering.first(request, known, largest)
    if fetched.status != _OK:
        return Gathered(fetched)
    context = replace(context, url=fetched.url)
    parsed = workshop.parse(source.format, fetched.body, context)
    if parsed.wants:
        gathering.memory.keep(source.id, request, fetched)
    end = monotonic() + MOST_SECONDS
    for _ in range(MOST_ROUNDS):
        if not (wanted := gathering.wanted(parsed)):
            break
        gathering.get_all(wanted, largest, lambda: monotonic() < end)
        context = replace(context, further=gathering.documents)
        parsed = workshop.parse(source.format, fetched.body, context)
    gathering.missing += [f"{one.url}: {_BOUNDS}" for one in gathering.wanted(parsed)]
    return _gathered(fetched, parsed, gathering)


def _is_whole(body: bytes, request: Request) -> bool:
    return not request.sha256 or hashlib.sha256(body).hexdigest() == request.sha256


def _gathered(fetched: Fetched, parsed: Parsed, gathering: _Gathering) -> Gathered:
    if gathering.documents:
        fetched = replace(fetched, validators=Validators())
    size = fetched.bytes_received + gathering.bytes
    return Gathered(fetched, parsed, size, tuple(gathering.missing), gathering.retry_after)
