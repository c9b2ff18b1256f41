# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether everything is there that the player draws with: Qt, fonts, pictures."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import player
from kiosk.checks.check import Finding, Ground

_HOME = Path(player.__file__).parent


def look(ground: Ground) -> Iterator[Finding]:
    """One finding each."""
    del ground
    try:
        qt = importlib.import_module("PySide6.QtQuick")
    except ImportError as error:
        hint = "install the extra `player`; on Debian also libegl1, libgl1, libxkbcommon0"
        yield Finding("qt", ok=False, detail=str(error), hint=hint)
    else:
        version = importlib.import_module("PySide6").__version__
        yield Finding("qt", ok=True, detail=f"{qt.__name__} {version}")
    yield _files(
        "fonts", _HOME / "fonts", ("*.ttf", "*.otf", "*.woff2"), "install the package anew"
    )
    yield _files("pictures", _HOME / "pictures", ("*.png", "*.jpg"), "python -m player.scenes.bake")


def _files(name: str, folder: Path, patterns: tuple[str, ...], hint: str) -> Finding:
    """Whether a folder holds files of these kinds."""
    count = sum(1 for pattern in patterns for _ in folder.rglob(pattern))
    if not count:
        return Finding(name, ok=False, detail=f"none in {folder}", hint=hint)
    return Finding(name, ok=True, detail=f"{count} in {folder}")
