# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Of the kernel's modules and of firmware only what a terminal can load."""

import re
from collections.abc import Iterable
from pathlib import Path

from tree import Tree

_FIRMWARE = "usr/lib/firmware"
_REFUSED = re.compile(r"^install (\S+) /bin/false$", re.MULTILINE)
# name up to the number, series, number
_NUMBERED = re.compile(r"(iwlwifi-([^-]+).*)-(\d+)\.ucode")
# for the processor (the initrd takes it), for the kernel itself, of names that a driver makes up
_KEPT = ("*-ucode/*", "regulatory*", "iwlwifi-*.pnvm")


def trim(root: Tree) -> int:
    """Leave out modules that are refused, and firmware that none of the others asks for.

    How many bytes went.
    """
    modules = next((root.folder / "usr/lib/modules").iterdir())
    gone = {modules / name for name in _refused(root.folder, modules)}
    gone.update(_unasked(root.folder / _FIRMWARE, _asked(root, modules, gone)))
    size = sum(file.lstat().st_size for file in gone)
    for file in gone:
        file.unlink()
    return size


def _refused(root: Path, modules: Path) -> set[str]:
    """The modules that modprobe.d refuses, and those that cannot be loaded without one of these."""
    lists = "".join(file.read_text() for file in (root / "usr/lib/modprobe.d").glob("*.conf"))
    names = {_name(one) for one in _REFUSED.findall(lists)}
    lines = [line.split(":") for line in (modules / "modules.dep").read_text().splitlines()]
    return {module for module, needed in lines
            if names & {_name(one) for one in (module, *needed.split())}}  # fmt: skip


def _name(module: str) -> str:
    return Path(module).name.split(".")[0].replace("-", "_")


def _asked(root: Tree, modules: Path, gone: set[Path]) -> set[str]:
    """The firmware that modules name: those in the kernel, and the files but for `gone`."""
    left = sorted(set(modules.rglob("*.ko*")) - gone)
    files = [f"/{file.relative_to(root.folder)}" for file in left]
    names = set(root.run("modinfo", "-F", "firmware", *files).split())
    built_in = (modules / "modules.builtin.modinfo").read_text(errors="replace").split("\0")
    return names | {line.partition("=")[2] for line in built_in if ".firmware=" in line}


def _unasked(folder: Path, asked: set[str]) -> set[Path]:
    """The files of firmware that nobody asks for."""
    there = {file for file in folder.rglob("*") if file.is_symlink() or file.is_file()}
    names = {str(file.relative_to(folder)) for file in there}
    wanted = {*asked, *_KEPT, *_newest(asked, names)}
    kept = {file for name in wanted for file in folder.glob(name)}
    # a link is nothing without what it leads to
    return there - kept - {file.resolve() for file in kept if file.is_symlink()}


def _newest(asked: Iterable[str], there: Iterable[str]) -> set[str]:
    """Of each Wi-Fi chip of Intel the file that its driver takes.

    It puts the name together itself, and counts down from the number that it knows of the series.
    """
    most: dict[str, int] = {}
    for found in filter(None, map(_NUMBERED.fullmatch, asked)):
        most[found[2]] = max(int(found[3]), most.get(found[2], 0))
    best: dict[str, tuple[int, str]] = {}
    for found in filter(None, map(_NUMBERED.fullmatch, there)):
        if int(found[3]) <= most.get(found[2], 0):
            best[found[1]] = max((int(found[3]), found[0]), best.get(found[1], (0, "")))
    return {name for _, name in best.values()}
