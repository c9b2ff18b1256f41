# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a worker takes for 100,000 entries of each format: items, seconds, and most memory.

Where a file of so many is refused for its size, a second row shows as many as fit.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from content.fetch import Fetcher, NetworkOptions, Validators
from content.model import Kind
from content.sources.adapter import Context, adapter
from content.workshop import Workshop
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import SOURCES, DemoSource

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.fakes.inflate import inflated

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
ENTRIES = 100_000
# what every format still takes, in bytes
FITTING = 4_900_000


def served(amt: AmtServer, source: DemoSource, context: Context) -> bytes:
    """What the demo answers to the first request of a source."""
    request = adapter(source.format).request(amt.url + source.path, context)
    network = NetworkOptions(pause=0.0)
    return Fetcher(network).fetch(request, Validators(), 64_000_000, configured=amt.url).body


def main() -> int:
    """Print a row a format."""
    print("format        entries     MB  items rejected     s  peak MB")
    done = set()
    with AmtServer(lambda: NOW) as amt:
        for source in SOURCES:
            if source.format in done:
                continue
            done.add(source.format)
            context = Context(source.id, Kind(source.kind), NOW, options=source.options)
            small = served(amt, source, context)
            try:
                data = inflated(small, ENTRIES)
            except ValueError as error:
                print(f"{source.format:12} {error}")
                continue
            refused = row(source, data, ENTRIES, context)
            if refused:
                fitting = ENTRIES * FITTING // len(data)
                row(source, inflated(small, fitting), fitting, context)
    return 0


def row(source: DemoSource, data: bytes, entries: int, context: Context) -> bool:
    """Read one flood in a fresh worker and print it; whether it was refused."""
    with Workshop() as workshop:
        workshop.parse(source.format, b"", context)
        pid = workshop._worker._process.pid  # noqa: SLF001 - a look from outside, for a figure
        begun = time.monotonic()
        parsed = workshop.parse(source.format, data, context)
        took = time.monotonic() - begun
        status = Path(f"/proc/{pid}/status")
        peak = "-"
        if status.exists():
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            peak = f"{int(lines['VmHWM'].split()[0]) / 1024:.0f}"
    print(
        f"{source.format:12} {entries:8} {len(data) / 1e6:6.1f} {len(parsed.items):6} "
        f"{len(parsed.rejected):8} {took:5.1f} {peak:>8}  {parsed.error or ''}"
    )
    return parsed.error is not None


if __name__ == "__main__":
    sys.exit(main())
