# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The two stores of a terminal: on the disk what lasts, in the runtime folder what does not."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from content.media import Media
from content.source import Source
from content.sources.adapter import adapter
from content.state import LIVE_NAME
from content.store import Store, StoreError

_log = logging.getLogger(__name__)

# after which no file is kept that nobody names
_UNNAMED = timedelta(days=7)


class Stores:
    """Both stores, opened for writing; a context manager. Safe to share between threads.

    Departures, free vehicles and today's weather change all day and are worth nothing after a
    restart, so they wear out no disk. Pictures of both lie on the disk. Where the runtime folder
    is full or broken, all lies on the disk: a warning must not wait for room.
    """

    def __init__(self, state: Path, runtime: Path) -> None:
        self.durable = Store(state, runtime)
        self.live = Store(runtime / LIVE_NAME, runtime, reserve=0)
        self._open: tuple[Store, ...] = ()

    @property
    def media(self) -> Media:
        """The pictures of both."""
        return self.durable.media

    def of(self, source: Source) -> Store:
        """The store in which the items of a source lie."""
        try:
            volatile = adapter(source.format).volatile
        except KeyError:  # the sync says that there is no such format
            volatile = False
        return self.live if volatile and self.live in self._open else self.durable

    def tidy(self, sources: Sequence[Source], now: datetime) -> None:
        """Forget sources that are no longer configured, and media that nobody names.

        Raises:
            sqlite3.Error, OSError: it could not be done; what is left is done the next time.
        """
        for store in self._open:
            store.forget(source.id for source in sources if self.of(source) is store)
        named = self.live.named_media() if self.live in self._open else frozenset()
        self.durable.collect(now, named)

    def clear(self, now: datetime) -> None:
        """Remove all content, pictures and documents with it, at once.

        Raises:
            sqlite3.Error, OSError: it could not be done; what is left is done the next time.
        """
        for store in self._open:
            store.forget(())
        self.durable.media.collect(frozenset(), now + _UNNAMED)

    def open(self) -> Self:
        """Open both.

        Raises:
            StoreBusyError: another process has one open for writing.
            OSError: the folders cannot be written.
            sqlite3.Error: the file on the disk cannot be used (disk full, no memory).
        """
        self.durable.open()
        self._open = (self.durable,)
        try:
            self.live.open()
        except (OSError, StoreError) as error:
            _log.warning("The runtime folder is of no use (%s): all is kept on the disk.", error)
            return self
        except BaseException:
            self.durable.close()
            raise
        self._open = (self.durable, self.live)
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
