# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The two stores of a terminal: on the disk what lasts, in the runtime folder what does not."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from content.media import Media
from content.source import Source
from content.sources.adapter import adapter
from content.state import LIVE_NAME
from content.store import Store


class Stores:
    """Both stores, opened for writing; a context manager. Safe to share between threads.

    Departures, free vehicles and today's weather change all day and are worth nothing after a
    restart, so they wear out no disk. Pictures of both lie on the disk.
    """

    def __init__(self, state: Path, runtime: Path) -> None:
        self.durable = Store(state, runtime)
        self.live = Store(runtime / LIVE_NAME, runtime, reserve=0)

    @property
    def media(self) -> Media:
        """The pictures of both."""
        return self.durable.media

    def of(self, source: Source) -> Store:
        """The store in which the items of a source lie."""
        try:
            return self.live if adapter(source.format).volatile else self.durable
        except KeyError:  # the sync says that there is no such format
            return self.durable

    def tidy(self, sources: Sequence[Source], now: datetime) -> None:
        """Forget sources that are no longer configured, and media that nobody names.

        Raises:
            sqlite3.Error, OSError: it could not be done; what is left is done the next time.
        """
        for store in (self.durable, self.live):
            store.forget(source.id for source in sources if self.of(source) is store)
        self.durable.collect(now, self.live.named_media())

    def open(self) -> Self:
        """Open both.

        Raises:
            StoreBusyError: another process has one open for writing.
            OSError: the folders cannot be written.
            sqlite3.Error: a file cannot be used (disk full, no memory).
        """
        self.durable.open()
        try:
            self.live.open()
        except BaseException:
            self.durable.close()
            raise
        return self

    def close(self) -> None:
        """Close both; a second time does nothing."""
        self.live.close()
        self.durable.close()

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
