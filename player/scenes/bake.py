# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Draws every scene into player/pictures/: `python -m player.scenes.bake [--force]`.

A terminal never runs this: pictures are baked when the package is built, because Qt's own SVG
renderer ignores clip paths and takes seconds a picture.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import resvg_py
from PIL import Image

from player.scenes.catalogue import PICTURES, stem
from player.scenes.compose import SCENES, svg
from player.scenes.light import Hour, Season

STAMP = "baked.json"

#: A PNG of 256 colours holds flat paper exactly; only blends on edges are rounded.
COLOURS = 256


@dataclass(frozen=True)
class Task:
    """One picture to draw."""

    name: str
    season: Season
    hour: Hour
    landscape: bool

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{stem(self.name, self.season, self.hour, landscape=self.landscape)}.png"

    def document(self) -> str:
        """The SVG of the picture."""
        return svg(self.name, self.season, self.hour, landscape=self.landscape)


def tasks() -> tuple[Task, ...]:
    """All pictures, in the order of the catalogue."""
    return tuple(
        Task(name, season, hour, landscape)
        for name, scene in SCENES.items()
        for season in scene.seasons
        for hour in scene.hours
        for landscape in ((False, True) if scene.landscape else (False,))
    )


def draw(task: Task, folder: Path) -> tuple[str, str]:
    """Render one picture and put it in place by rename; file name and SVG digest."""
    document = task.document()
    raw = bytes(resvg_py.svg_to_bytes(svg_string=document, skip_system_fonts=True))
    (folder / f".{task.file}").write_bytes(_flat_png(raw))
    (folder / f".{task.file}").replace(folder / task.file)
    return task.file, sha256(document.encode()).hexdigest()


def _flat_png(raw: bytes) -> bytes:
    picture = Image.open(io.BytesIO(raw)).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    common = [
        value
        for _, colour in sorted(counted, reverse=True)[:COLOURS]
        if isinstance(colour, tuple)
        for value in colour
    ]
    sample = Image.new("P", (1, 1))
    sample.putpalette(common)
    out = io.BytesIO()
    flat = picture.quantize(palette=sample, dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=9)
    return out.getvalue()


def bake(folder: Path = PICTURES, *, force: bool = False, say: Callable[[str], object]) -> int:
    """Draw what is missing or changed, remove what no scene gives any more.

    Returns the number of pictures drawn. `say` gets a line for people now and then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources = _digest_of_sources()
    stamp = {} if force else _read_stamp(folder)
    wanted = tasks()
    complete = all((folder / task.file).is_file() for task in wanted)
    if complete and stamp.get("sources") == sources:
        say(f"{len(wanted)} pictures are up to date in {folder}")
        return 0
    due = tuple(task for task in wanted if not _is_current(task, folder, stamp))
    digests = {task.file: stamp.get(task.file, "") for task in wanted}
    workers = min(len(due), os.cpu_count() or 1) or 1
    with ProcessPoolExecutor(max_workers=workers) as pool:
        done = pool.map(draw, due, [folder] * len(due))
        for count, (name, digest) in enumerate(done, 1):
            digests[name] = digest
            say(f"picture {count} of {len(due)}: {name}")
    for path in folder.glob("*.png"):
        if path.name not in digests:
            path.unlink()
    (folder / STAMP).write_text(json.dumps({"sources": sources, **digests}), encoding="utf-8")
    return len(due)


def _is_current(task: Task, folder: Path, stamp: Mapping[str, str]) -> bool:
    return (folder / task.file).is_file() and stamp.get(task.file) == sha256(
        task.document().encode()
    ).hexdigest()


def _digest_of_sources() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.rglob("*.*")):
        if path.suffix in {".py", ".toml", ".svg"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_stamp(folder: Path) -> dict[str, str]:
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m player.scenes.bake", description=__doc__)
    parser.add_argument("--force", action="store_true", help="draw all of them again")
    parser.add_argument("--folder", type=Path, default=PICTURES, help="where to put them")
    options = parser.parse_args(argv)
    bake(options.folder, force=options.force, say=lambda line: sys.stderr.write(f"{line}\n"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
