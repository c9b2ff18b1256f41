# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The last documents of sources that consist of several, so that only new ones cost traffic.

In memory only: a restart fetches them once. Packed, since they are text.
"""

import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from content.fetched import Fetched, Validators
from content.request import Request

# in all, and for one; packed
MOST_BYTES = 8_000_000
LARGEST = 2_000_000
# for how long a document stands for one that does not come
LATELY = 24 * 3600.0

_Key = tuple[str, Request]


@dataclass(frozen=True, slots=True)
class _Held:
    url: str
    packed: bytes
    validators: Validators
    seen: float


class Remembered:
    """Documents by source and request. Safe to share between threads."""

    def __init__(
        self, most: int = MOST_BYTES, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._monotonic = monotonic
        self._lock = threading.Lock()
        # the longest unused first
        self._held: OrderedDict[_Key, _Held] = OrderedDict()
        self._size = 0

    def validators(self, source: str, request: Request) -> Validators:
        """By which the server recognises what is held; empty for nothing."""
        with self._lock:
            held = self._held.get((source, request))
        return held.validators if held else Validators()

    def again(self, source: str, request: Request) -> Fetched | None:
        """What the server recognised, as if it had come now; None where it is held no longer."""
        key = (source, request)
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            self._held[key] = replace(held, seen=self._monotonic())
            self._held.move_to_end(key)
        return _unpacked(held)

    def lately(self, source: str, request: Request) -> Fetched | None:
        """What the server gave or recognised within a day; None for nothing."""
        with self._lock:
            held = self._held.get((source, request))
        if held is None or self._monotonic() - held.seen > LATELY:
            return None
        return _unpacked(held)

    def keep(self, source: str, request: Request, fetched: Fetched) -> None:
        """Hold an answer instead of what was held; the longest unused ones make room."""
        packed = zlib.compress(fetched.body, 1)
        with self._lock:
            self._drop((source, request))
            if len(packed) > min(LARGEST, self._most):
                return
            held = _Held(fetched.url, packed, fetched.validators, self._monotonic())
            self._held[source, request] = held
            self._size += len(packed)
            while self._size > self._most:
                self._drop(next(iter(self._held)))

    def _drop(self, key: _Key) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            self._size -= len(held.packed)


def _unpacked(held: _Held) -> Fetched:
    return Fetched(200, zlib.decompress(held.packed), held.url, held.validators, 0)
