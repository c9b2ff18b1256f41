# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Fetches for the sources of a terminal: from the open network, and what its office has for it."""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable

from admin_sync.agent.documents import Documents
from admin_sync.agent.files import Files
from admin_sync.agent.line import LineError
from content.clock import Clock, utc_now
from content.fetch import Fetched, Fetcher, FetchError, NetworkOptions, Validators
from content.request import Request

#: Addresses that are answered over the line to the office.
SCHEME = "office:"

_BLOB = re.compile(r"[0-9a-f]{64}")
_BLOBS = "/device/v1/blob/"
# item documents are small and immutable: those at hand are not asked for again
_SMALL, _ROOM = 100_000, 16_000_000
_HTTP_OK, _NOT_MODIFIED = 200, 304


class OfficeFetcher(Fetcher):
    """A fetcher that knows the office's addresses, too. Thread-safe.

    `allowed` is asked with the address and says why nothing may be fetched from it now, "" if it
    may: a line that costs money has an end. `used` is told how many bytes each fetch took.
    """

    def __init__(  # noqa: PLR0913 - what it stands between
        self,
        network: NetworkOptions,
        base: str,
        files: Files | None,
        documents: Documents,
        *,
        allowed: Callable[[str], str] = lambda _: "",
        used: Callable[[int], None] = lambda _: None,
        clock: Clock = utc_now,
    ) -> None:
        super().__init__(network, clock=clock)
        self._base = base.rstrip("/")
        self._files = files
        self._documents = documents
        self._allowed = allowed
        self._used = used
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(
        self, asked: str | Request, validators: Validators, limit: int, *, configured: str = ""
    ) -> Fetched:
        """As `content.fetch.Fetcher.fetch`; what is named by its hash is what the hash says."""
        url = asked if isinstance(asked, str) else asked.url
        if url.startswith(SCHEME):
            return self._of_office(url.removeprefix(SCHEME), url, validators, limit)
        digest = self._named(url, configured)
        if digest and self._files is not None:
            return self._of_office(f"blob/{digest}", url, validators, limit)
        if configured.startswith(SCHEME):
            configured = self._base
        if not digest and (reason := self._allowed(url)):
            raise FetchError(reason)
        fetched = super().fetch(asked, validators, limit, configured=configured)
        self._used(fetched.bytes_received + _OVERHEAD)
        if digest and fetched.status == _HTTP_OK:
            _proved(fetched.body, digest)
        return fetched

    def _named(self, url: str, configured: str) -> str:
        """The hash in the address of one of the office's files; "" for any other address.

        What the office itself names lies with it, by whichever of its names this terminal asks it.
        """
        base, found, digest = url.partition(_BLOBS)
        ours = base == self._base or configured.startswith(SCHEME)
        return digest if found and ours and _BLOB.fullmatch(digest) else ""

    def _of_office(self, name: str, url: str, known: Validators, limit: int) -> Fetched:
        if self._files is None:
            raise FetchError("This terminal belongs to no office.", permanent=True)
        kind, _, digest = name.partition("/")
        if kind == "blob" and _BLOB.fullmatch(digest):
            body = self._blob(self._files, digest, limit)
            return Fetched(_HTTP_OK, body, url, Validators(etag=digest), len(body))
        held = self._documents.read(name)
        if held is None:
            raise FetchError("The office has sent nothing for this source yet.")
        body, mark = held
        if known.etag == mark:
            return Fetched(_NOT_MODIFIED, b"", url, known, 0)
        if len(body) > limit:
            raise FetchError("The office's list is longer than is allowed here.", permanent=True)
        return Fetched(_HTTP_OK, body, url, Validators(etag=mark), 0, "application/json")

    def _blob(self, files: Files, digest: str, limit: int) -> bytes:
        with self._lock:
            if digest in self._held:
                self._held.move_to_end(digest)
                return self._held[digest]
        if self.stopped:
            raise FetchError("The office was not asked: the sync is stopped.")
        try:
            body = files.blob(digest, limit)
        except LineError as error:
            raise FetchError(error.message, retry_after=error.retry_after or None) from error
        _proved(body, digest)
        if len(body) <= _SMALL:
            with self._lock:
                self._held[digest] = body
                while sum(map(len, self._held.values())) > _ROOM:
                    self._held.popitem(last=False)
        return body


_OVERHEAD = 1_500


def _proved(body: bytes, digest: str) -> None:
    if hashlib.sha256(body).hexdigest() != digest:
        raise FetchError("The office's file is not what its address says; it will be asked again.")
