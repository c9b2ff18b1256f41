# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Our own environment: the locked wheels and this project, below `/usr/lib/kiosk` of a root."""

import shutil
import sys
import tomllib
from pathlib import Path

from tree import BuildError, Tree, run, say

_HERE = Path(__file__).parent
_PROJECT = _HERE.parent
HOME = "usr/lib/kiosk"
# manylinux tags up to the C library of the image's Debian
_PLATFORMS = ("2_41", "2_39", "2_34", "2_31", "2_28", "2_27", "2_24", "2_17", "2_12", "2_5")
_COMMAND = """#!/usr/lib/kiosk/bin/python -IB
import sys
from kiosk.cli import main
sys.exit(main())
"""


def install(root: Tree, epoch: int) -> None:
    """Put environment and command into the root; raises BuildError."""
    home = root.folder / HOME
    shutil.rmtree(home, ignore_errors=True)
    root.run("python3", "-m", "venv", "--without-pip", f"/{HOME}")
    packages = next(home.glob("lib/python3.*/site-packages"))
    version = packages.parent.name.removeprefix("python")
    for extra in wanted()["extras"]:
        _wheels(_PROJECT / "requirements" / f"{extra}.txt", packages, version)
    dropped = prune(packages / "PySide6")
    say(f"  of Qt's wheels {dropped // 1_000_000} MB are left out")
    _ourselves(packages, epoch)
    _tidy(home, packages)
    command = root.folder / "usr/bin/kiosk"
    command.write_text(_COMMAND)
    command.chmod(0o755)
    root.run(
        f"/{HOME}/bin/python", "-m", "compileall", "-q", "-j", "1",
        "--invalidation-mode", "unchecked-hash", f"/{packages.relative_to(root.folder)}",
        epoch=epoch,
    )  # fmt: skip


def wanted() -> dict:  # type: ignore[type-arg]  # what TOML holds
    """What `wheels.toml` says."""
    return tomllib.loads((_HERE / "wheels.toml").read_text())


def prune(folder: Path) -> int:
    """Leave of Qt's folder what `wheels.toml` keeps; how many bytes went.

    Raises:
        BuildError: a line of it names nothing, as after a change of Qt's files.
    """
    kept: set[Path] = set()
    for lines in wanted()["keep"].values():
        for line in lines:
            found = [one for one in folder.glob(line) if one.is_file()]
            if not found:
                raise BuildError(f"wheels.toml: {line} names no file of PySide6")
            kept.update(found)
    gone = 0
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir() and not file.is_symlink():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in kept:
            gone += file.lstat().st_size
            file.unlink()
    return gone


def _wheels(lock: Path, packages: Path, version: str) -> None:
    """Install what a lock file names, each file checked by its hash, for the image's Python."""
    platforms = [f"--platform=manylinux_{one}_x86_64" for one in _PLATFORMS]
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--no-compile", "--upgrade", "--require-hashes", "--only-binary=:all:",
        "--implementation=cp", f"--python-version={version}", *platforms,
        f"--abi=cp{version.replace('.', '')}", "--abi=abi3", "--abi=none",
        "--target", packages, "--requirement", lock,
    )  # fmt: skip


def _ourselves(packages: Path, epoch: int) -> None:
    """The wheel of this project, with its pictures baked."""
    out = packages / "wheel"
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--no-build-isolation", "--wheel-dir", out, _PROJECT,
        environment={"SOURCE_DATE_EPOCH": str(epoch)},
    )  # fmt: skip
    wheel = next(out.glob("*.whl"))
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--no-compile", "--upgrade", "--target", packages, wheel,
    )  # fmt: skip
    shutil.rmtree(out)


def _tidy(home: Path, packages: Path) -> None:
    """Leave out what no terminal runs: the office, foreign commands, where each wheel came from."""
    shutil.rmtree(packages / "admin_sync" / "office", ignore_errors=True)
    shutil.rmtree(packages / "bin", ignore_errors=True)
    for name in ("RECORD", "direct_url.json", "INSTALLER", "REQUESTED"):
        for file in packages.glob(f"*.dist-info/{name}"):
            file.unlink()
    for file in home.glob("bin/[aA]ctivate*"):
        file.unlink()
