# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a version looks on the screen: drawn by the player itself, as a program of its own.

The one door to it. The player draws offscreen into a file, with a place and nothing else of the
office's: no database, no keys, no network needed. It is bounded in time, and one draws at a time.
"""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from admin_sync.office import config
from admin_sync.office.editor.models import Attachment
from admin_sync.office.fleet import blobs
from content.clock import at_glass
from content.codec import item_to_row
from content.files import make_folder, replace_file
from content.media import FOLDER_NAME
from content.model import Attachment as Paper
from content.model import Item, Picture

#: Half of a portrait panel, which is drawn exactly as the whole one.
SIZE: Final = (1080, 1920)
_SECONDS = 40.0
_PATIENCE = 15.0
_MOST_KEPT = 200
_KEPT = timedelta(days=7)
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "HOME", "LANG", "SYSTEMROOT")
_drawing = threading.Lock()


class NoPicture(Exception):  # noqa: N818 - a verdict
    """Why there is none."""


class NoPlayerError(NoPicture):
    """No player is installed on this machine."""


class BusyError(NoPicture):
    """Others are being drawn."""


@dataclass(frozen=True, slots=True)
class Stand:
    """On which screen: its name, its village, and the office's name."""

    name: str
    place: str
    office: str


def available() -> bool:
    """Whether a player is installed here."""
    return importlib.util.find_spec("PySide6") is not None


def draw(items: tuple[Item, ...], files: Iterable[Attachment], stand: Stand, at: datetime) -> bytes:
    """A PNG of the page that shows the first of the items, at a moment.

    Raises:
        NoPicture: there is none, and why.
    """
    if not items:
        raise NoPicture("nothing to draw")
    held = list(files)
    rows = [item_to_row(_local(item, held)) for item in items]
    said = json.dumps([rows, stand.name, stand.place, stand.office, f"{at:%Y%m%d%H}"])
    kept = _folder() / f"{hashlib.sha256(said.encode()).hexdigest()}.png"
    if kept.is_file():
        return kept.read_bytes()
    if not available():
        raise NoPlayerError
    if not _drawing.acquire(timeout=_PATIENCE):
        raise BusyError
    try:
        with tempfile.TemporaryDirectory(prefix="vorschau-") as folder:
            picture = _drawn(Path(folder), rows, held, stand, at)
    finally:
        _drawing.release()
    _keep(kept, picture)
    return picture


def tidy(now: datetime) -> int:
    """Remove previews that nobody asks for any more; how many."""
    old = [
        file
        for file in _folder().glob("*.png")
        if datetime.fromtimestamp(file.stat().st_mtime, UTC) < now - _KEPT
    ]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _drawn(
    folder: Path, rows: list[dict[str, object]], files: list[Attachment], stand: Stand, at: datetime
) -> bytes:
    media = folder / "state" / FOLDER_NAME
    media.mkdir(parents=True)
    for sha in {name for file in files for name, *_size in (_picture_of(file), *file.pages)}:
        # a link, not a copy: the player only reads
        (media / sha).symlink_to(blobs.path(sha))
    (folder / "items.json").write_text(json.dumps(rows), "utf-8")
    (folder / "kiosk.toml").write_text(_settings(folder, stand), "utf-8")
    out = folder / "page.png"
    command = (
        *(sys.executable, "-P", "-m", "kiosk.cli", "--settings", str(folder / "kiosk.toml")),
        *("player", "--with", str(folder / "items.json"), "--screenshot", str(out)),
        *("--size", "{}x{}".format(*SIZE), "--at", at_glass(at).isoformat("T", "seconds")),
        *("--theme", "light"),
    )
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        subprocess.run(  # noqa: S603 - our own program
            command,
            check=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=folder,
            env={**passed, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        )
        return out.read_bytes()
    except subprocess.CalledProcessError as error:
        raise NoPicture(error.stderr.decode(errors="replace")[-300:]) from error
    except (subprocess.TimeoutExpired, OSError) as error:
        raise NoPicture(type(error).__name__) from error


def _settings(folder: Path, stand: Stand) -> str:
    """A terminal's settings file; JSON's strings are TOML's."""
    told = json.dumps  # of names that people typed
    return (
        f"[terminal]\nname = {told(stand.name)}\nplace = {told(stand.place)}\n"
        f"amt = {told(stand.office)}\n"
        f"[paths]\nstate = {told(str(folder / 'state'))}\nruntime = {told(str(folder / 'run'))}\n"
    )


def _local(item: Item, files: list[Attachment]) -> Item:
    """The item with the files that a terminal would have fetched by now."""
    by_sha = {file.sha: file for file in files}
    sizes = {name: (w, h) for file in files for name, w, h in (_picture_of(file), *file.pages)}

    def picture(one: Picture) -> Picture:
        sha = one.url.rpartition("/")[2]
        width, height = sizes.get(sha, (0, 0))
        return replace(one, media=sha, width=width, height=height) if width else one

    def paper(one: Paper) -> Paper:
        file = by_sha.get(one.url.rpartition("/")[2])
        if file is None:
            return one
        pages = tuple(
            Picture(f"{one.url}#page={number}", media=sha, width=width, height=height)
            for number, (sha, width, height) in enumerate(file.pages, start=1)
        )
        return replace(one, pages=pages, pages_in_all=file.pages_in_all, text=file.text)

    return replace(
        item,
        pictures=tuple(picture(one) for one in item.pictures),
        attachments=tuple(paper(one) for one in item.attachments),
    )


def _picture_of(file: Attachment) -> tuple[str, int, int]:
    return (file.sha, file.width, file.height)


def _folder() -> Path:
    return config.current().state / "previews"


def _keep(file: Path, picture: bytes) -> None:
    make_folder(file.parent)
    replace_file(file, picture)
    kept = sorted(file.parent.glob("*.png"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-_MOST_KEPT]:
        old.unlink(missing_ok=True)
