# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets what a source says: its first document, and the further ones that its format asks for."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from content.fetch import Fetched, Fetcher, FetchError
from content.fetched import Validators
from content.request import Request
from content.source import Source
from content.sources.adapter import Context, Parsed, adapter
from content.worker import LARGEST_JOB
from content.workshop import Workshop

# bounds for one sync of one source: a server that always has another page ends here
MOST_DOCUMENTS = 60
MOST_ROUNDS = 12
MOST_BYTES = 40_000_000
MOST_SECONDS = 180.0

_OK = 200


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a source said. `parsed` is None where it said nothing new: see `fetched.status`.

    `missing` are the further documents that could not be had, and why.
    """

    fetched: Fetched
    parsed: Parsed | None = None
    bytes: int = 0
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class _Further:
    """The further documents so far, and what they cost."""

    documents: dict[Request, bytes | None] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    bytes: int = 0
    unpacked: int = 0


def gather(  # noqa: PLR0913 - whom to ask, what for, and how
    fetcher: Fetcher,
    workshop: Workshop,
    source: Source,
    context: Context,
    known: Validators,
    *,
    limit: int = LARGEST_JOB,
    monotonic: Callable[[], float] = time.monotonic,
) -> Gathered:
    """Fetch and read a source until its format wants no more, within bounds.

    No document may have more than `limit` bytes, nor more than its format allows.
    `known` recognises the first document only: a source that consists of several is not recognised
    by one of them, so those leave no validators.

    Raises:
        FetchError: the first document could not be had, or the sync is stopped.
    """
    reader = adapter(source.format)
    largest = min(reader.largest, limit)
    fetched = fetcher.fetch(reader.request(source.url, context), known, largest)
    if fetched.status != _OK:
        return Gathered(fetched)
    context = replace(context, url=fetched.url)
    parsed = workshop.parse(source.format, fetched.body, context)
    further = _Further()
    end = monotonic() + MOST_SECONDS
    for _ in range(MOST_ROUNDS):
        wanted = [one for one in dict.fromkeys(parsed.wants) if one not in further.documents]
        if not wanted:
            break
        for request in wanted:
            room = len(further.documents) < MOST_DOCUMENTS and monotonic() < end
            _get(fetcher, source, request, further, largest if room else 0)
        context = replace(context, further=further.documents)
        parsed = workshop.parse(source.format, fetched.body, context)
    return _gathered(fetched, parsed, further)


def _gathered(fetched: Fetched, parsed: Parsed, further: _Further) -> Gathered:
    if further.documents:
        fetched = replace(fetched, validators=Validators())
    size = fetched.bytes_received + further.bytes
    return Gathered(fetched, parsed, size, tuple(further.missing))


def _get(
    fetcher: Fetcher, source: Source, request: Request, further: _Further, largest: int
) -> None:
    """One further document of at most `largest` bytes; where there is none, that is known as well.

    Raises:
        FetchError: the sync is stopped.
    """
    further.documents[request] = None
    limit = min(largest, MOST_BYTES - further.unpacked)
    if limit <= 0:
        further.missing.append(f"{request.url}: over the bounds of one sync")
        return
    try:
        fetched = fetcher.fetch(request, Validators(), limit, configured=source.url)
    except FetchError as error:
        if fetcher.stopped:
            raise
        further.missing.append(error.message)
        return
    if fetched.status != _OK:
        further.missing.append(f"{request.url}: gone for good")
        return
    further.documents[request] = fetched.body
    further.bytes += fetched.bytes_received
    further.unpacked += len(fetched.body)
