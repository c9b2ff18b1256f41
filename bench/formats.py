# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What reading a format costs us, against the library that it stands on, over the corpus.

Both run in this process, file by file in turn, three times; the smaller CPU time counts.
Ours reads dates, cleans every text and makes items; the library alone does not.
"""

import contextlib
import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import feedparser
import icalendar
import recurring_ical_events

from content.model import Kind
from content.sources.adapter import Context, adapter

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The CPU seconds of one call; a library that raises has done its work, too."""
    start = time.process_time()
    with contextlib.suppress(Exception):
        work()
    return time.process_time() - start


def feed_alone(data: bytes) -> None:
    """Parse a feed as its users do by default, sanitized."""
    feedparser.parse(io.BytesIO(data))


def calendar_alone(data: bytes) -> None:
    """Parse a calendar and expand 400 days of it."""
    for one in icalendar.Calendar.from_ical(data, multiple=True):
        recurring_ical_events.of(one, skip_bad_series=True).between(NOW, NOW + timedelta(days=400))


def compare(name: str, files: list[Path], alone: Callable[[bytes], None]) -> None:
    """Print one row: ours, the library, and the ratio."""
    ours = theirs = 0.0
    kind = Kind.EVENT if name == "ical" else Kind.NEWS
    context = Context("bench", kind, NOW)
    for file in files:
        data = file.read_bytes()
        ours += min(seconds(partial(adapter(name).parse, data, context)) for _ in range(ROUNDS))
        theirs += min(seconds(partial(alone, data)) for _ in range(ROUNDS))
    size = sum(file.stat().st_size for file in files)
    print(
        f"{name:10} {len(files):4} files {size / 1e6:6.2f} MB   ours {ours:6.2f} s"
        f"   library {theirs:6.2f} s   ratio {ours / max(theirs, 1e-9):5.2f}"
    )


def main() -> int:
    """Print the table."""
    if not CORPUS.is_dir():
        print("no corpus beside the project: nothing to measure")
        return 0
    endings = {".xml", ".rss", ".atom"}
    feeds = [file for file in sorted((CORPUS / "feeds").rglob("*")) if file.suffix in endings]
    compare("rss", feeds, feed_alone)
    compare("ical", sorted((CORPUS / "ical").rglob("*.ics")), calendar_alone)
    return 0


if __name__ == "__main__":
    sys.exit(main())
