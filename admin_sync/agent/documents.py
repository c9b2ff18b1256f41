# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The documents that the office wants applied: checked, kept, and the last good one held on to.

They lie below `<state>/office/`: `settings.toml`, `control.json`, `content.json`, `release.json`
and `source/<id>.json`, each replaced in one step; `marks.json` tells which version each is.
"""

import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from admin_sync.protocol import release, wire
from admin_sync.protocol.encoding import canonical
from admin_sync.protocol.envelope import EnvelopeError, mark, unseal
from content.files import make_folder, replace_file

_log = logging.getLogger(__name__)

SETTINGS, CONTROL, CONTENT, SOURCE = "settings", "control", "content", "source/"
RELEASE = release.NAME
_FORGOTTEN = (SOURCE, RELEASE)
_SOURCE_NAME = re.compile(r"source/[a-z0-9][a-z0-9._-]{0,63}")
_MARKS = "marks.json"
#: The settings that the release before this one has applied last, and who applied ours.
FORMER, _BY = "settings.former.toml", "settings.by"
# more than any Amt has sources
_MOST = 300


class DocumentError(Exception):
    """Why a document is not applied; the last good one stays."""


class Documents:
    """The documents of one terminal. Thread-safe.

    `check` says what is wrong with settings (a TOML text) before they replace the good ones: a
    sentence each. `release` is the system that runs: settings that another one has applied stay
    beside ours, since that one may run again and find fault with ours.
    """

    def __init__(
        self, folder: Path, check: Callable[[str], tuple[str, ...]], release: str = ""
    ) -> None:
        self._folder = folder
        self._release = release
        self._check = check
        self._lock = threading.RLock()
        self._has = self._read_marks()
        self._refused: dict[str, str] = {}
        self._problems: dict[str, tuple[str, ...]] = {}

    @property
    def has(self) -> Mapping[str, str]:
        """What is applied: names, and the marks of what they hold."""
        with self._lock:
            return dict(self._has)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with documents that are not applied."""
        with self._lock:
            return tuple(words for name in sorted(self._problems) for words in self._problems[name])

    def missing(self, wants: Mapping[str, str]) -> tuple[str, ...]:
        """Which documents to ask for: what is wanted, not had, and not refused before."""
        with self._lock:
            # what the office took back is nobody's problem any more
            for name in [n for n in self._problems if wants.get(n) in (None, self._has.get(n))]:
                del self._problems[name]
                self._refused.pop(name, None)
            asked = [
                name
                for name, wanted in sorted(wants.items(), key=lambda pair: _order(pair[0]))
                if _known(name) and self._has.get(name) != wanted != self._refused.get(name)
            ]
        return tuple(asked[:_MOST])

    def superfluous(self, wants: Mapping[str, str]) -> tuple[str, ...]:
        """Sources, and a release, not wanted any more. All else stays: no word is no order."""
        with self._lock:
            return tuple(
                name for name in self._has if name.startswith(_FORGOTTEN) and name not in wants
            )

    def apply(  # noqa: PLR0913 - all that a document is judged by
        self, name: str, sealed: bytes, office: bytes, device: str, wanted: str, *, now: datetime
    ) -> None:
        """Keep a document, if it is the office's word to this device and what was announced.

        Raises:
            DocumentError: it is not applied; it is not asked for again before it changes.
            OSError: it could not be written.
        """
        try:
            body = unseal(sealed, office, name, device, now, trusted=False)
        except EnvelopeError as error:
            self._refuse(name, "", (f"{name}: {error}",))
            raise DocumentError(f"The document {name} is not to be believed: {error}.") from error
        if mark(body) != wanted:  # it changed just now: the next beat says to what
            raise DocumentError(f"The document {name} is not the version that was announced.")
        problems = self._wrong(name, body)
        if problems:
            self._refuse(name, wanted, problems)
            raise DocumentError(f"The document {name} is of no use: {problems[0]}")
        with self._lock:
            file = self.file(name)
            make_folder(file.parent)
            if name == SETTINGS:
                self._keep_former(file)
            replace_file(file, _data(name, body))
            self._keep({**self._has, name: wanted})
            self._refused.pop(name, None)
            self._problems.pop(name, None)

    def forget(self, name: str) -> None:
        """Apply a document no more; raises OSError."""
        with self._lock:
            self._keep({known: held for known, held in self._has.items() if known != name})
            self.file(name).unlink(missing_ok=True)
            if name == SETTINGS:
                (self._folder / FORMER).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget all of them; raises OSError."""
        for name in tuple(self.has):
            self.forget(name)

    def read(self, name: str) -> tuple[bytes, str] | None:
        """What is applied under a name, and its mark; None where there is nothing."""
        with self._lock:
            if name not in self._has:
                return None
            try:
                return self.file(name).read_bytes(), self._has[name]
            except OSError:
                return None

    def file(self, name: str) -> Path:
        """Where a document lies."""
        return self._folder / ("settings.toml" if name == SETTINGS else f"{name}.json")

    def _keep_former(self, file: Path) -> None:
        by = self._folder / _BY
        applied_by = by.read_text("utf-8", "replace") if by.is_file() else ""
        if applied_by == self._release:
            return
        if file.is_file():
            replace_file(self._folder / FORMER, file.read_bytes())
        replace_file(by, self._release.encode())

    def _wrong(self, name: str, body: Mapping[str, Any]) -> tuple[str, ...]:
        if name == SETTINGS:
            text = body.get("toml")
            return self._check(text) if isinstance(text, str) else ("settings: no TOML text",)
        if name == CONTROL:
            return ()
        if name == RELEASE:
            return _no_release(body)
        items = body.get("items")
        return () if isinstance(items, list) else (f"{name}: no list of items",)

    def _refuse(self, name: str, wanted: str, problems: tuple[str, ...]) -> None:
        with self._lock:
            if wanted:
                self._refused[name] = wanted
            self._problems[name] = problems

    def _keep(self, has: dict[str, str]) -> None:
        make_folder(self._folder)
        replace_file(self._folder / _MARKS, json.dumps(has, sort_keys=True).encode())
        self._has = has

    def _read_marks(self) -> dict[str, str]:
        """What was applied by the process before; a document whose file is gone is not."""
        try:
            raw = json.loads((self._folder / _MARKS).read_bytes())
            return {
                name: held
                for name, held in raw.items()
                if isinstance(held, str) and _known(name) and self.file(name).is_file()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
            _log.warning("The office's documents are asked for again: %s", error)
            return {}


def _known(name: str) -> bool:
    """Whether a name is that of a document: nothing else becomes the name of a file."""
    single = (SETTINGS, CONTROL, CONTENT, RELEASE)
    return name in single or _SOURCE_NAME.fullmatch(name) is not None


def _no_release(body: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        wire.read(release.Release, dict(body))
    except wire.MessageError as error:
        return (f"{RELEASE}: {error}",)
    return ()


def _order(name: str) -> tuple[int, str]:
    """What is hidden is hidden first; then how things are, and then what they are about."""
    first = {CONTROL: 0, SETTINGS: 1, CONTENT: 2}
    return first.get(name, 3), name


def _data(name: str, body: Mapping[str, Any]) -> bytes:
    return str(body["toml"]).encode() if name == SETTINGS else canonical(dict(body))
