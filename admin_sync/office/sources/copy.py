# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's own copy of what the sources hold, read beside the worker that writes it."""

import threading
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from admin_sync.office import config
from admin_sync.office.sources.models import Source
from content.reader import Reader
from content.state import Checked, SourceState

_lock = threading.Lock()
_readers: dict[Path, Reader] = {}


def folder() -> Path:
    """Where the copy lies."""
    return config.current().state / "content"


def runtime() -> Path:
    """Where lies what a restart may forget."""
    return folder() / "run"


def states() -> tuple[dict[str, SourceState], dict[str, Checked]]:
    """What is known of each source, and the last look at each."""
    with _lock:
        reader = _reader()
        return reader.sources(), reader.checked()


def media(name: str) -> Path:
    """Where a picture lies."""
    return folder() / "media" / name


def trouble(source: Source, checked: Checked | None, now: datetime) -> str:
    """What is wrong with a source, "" for nothing; a German sentence begins it."""
    if not source.enabled:
        return ""
    if checked is None:
        return _("Wurde noch nicht abgerufen.")
    if checked.error:
        return checked.error
    if checked.succeeded is None or (now - checked.succeeded).total_seconds() > 4 * source.every:
        return _("Antwortet seit längerer Zeit nicht.")
    return ""


def _reader() -> Reader:
    """One reader for this process; whoever asks holds the lock."""
    here = folder()
    if here not in _readers:
        _readers.clear()
        _readers[here] = Reader(here, runtime())
    return _readers[here]
