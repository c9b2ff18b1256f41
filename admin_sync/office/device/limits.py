# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How often somebody may try something: a bucket of tokens for each, in this process's memory."""

import threading
from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` tries at once, then one every `every` seconds."""

    burst: int
    every: float


class Limiter:
    """Buckets by name, at most so many: the longest unused is forgotten first."""

    def __init__(self, rate: Rate, most: int = 20_000) -> None:
        self._rate = rate
        self._most = most
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, moment: float) -> float:
        """Take a token; 0 where there was one, else after how many seconds there is one again.

        `moment` are seconds of a clock that nobody steps.
        """
        with self._lock:
            tokens, last = self._buckets.pop(name, (float(self._rate.burst), moment))
            passed = max(0.0, moment - last)
            tokens = min(float(self._rate.burst), tokens + passed / self._rate.every)
            enough = tokens >= 1
            self._buckets[name] = (tokens - 1 if enough else tokens, moment)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
            return 0.0 if enough else (1 - tokens) * self._rate.every
