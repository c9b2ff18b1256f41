# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`python image-build`: the image, the bundle that updates it, and the lists of what is inside."""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

import bundle
import debian
import disk
import listing
import root as rooting
from root import Release
from tree import BuildError, Tree, run, say

_PROJECT = Path(__file__).parents[1]


def main() -> int:
    """Build; 1 with a sentence on stderr where that is not possible."""
    args = _arguments()
    if os.geteuid() != 0:
        say("image: needs root, since it makes trees that belong to root: sudo ./run image")
        return 1
    begun = time.monotonic()
    try:
        made = build(args.folder.resolve(), args.version, args.cert, args.key)
    except BuildError as error:
        say(f"image: {error}")
        return 1
    say(f"Done in {time.monotonic() - begun:.0f} s:")
    for file in made:
        say(f"  {file} ({file.stat().st_blocks * 512 / 1e6:.0f} MB)")
    return 0


def build(folder: Path, version: str, cert: Path | None, key: Path | None) -> list[Path]:
    """Make everything in `folder`; the files that are handed on.

    Raises:
        BuildError: what is missing, or which command failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    release = this_release(version)
    if cert is None or key is None:
        cert, key = bundle.development_keys(folder / "keys")
    tools = Tree(debian.tree("tools", folder, release.epoch), folder)
    root = rooting.make(debian.tree("image", folder, release.epoch), folder, release, cert)
    packages = listing.inside(root)
    rooting.pack(root, tools, release)
    update = bundle.make(tools, release, cert, key)
    image = disk.make(tools, release)
    out = folder / "out" / release.version
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    listing.write(packages, release, out)
    name = f"schaukasten-{release.version}"
    # its entry has the name that an admin sees
    image = image.rename(folder / f"{name}.img")
    handed = {
        disk.packed(tools, image, release.epoch): f"{name}.img.zip",
        image: image.name,
        update: f"{name}.raucb",
        update.with_name(f"{update.name}.json"): f"{name}.raucb.json",
    }
    for source, target in handed.items():
        source.rename(out / target)
    return sorted(out.iterdir())


def this_release(version: str) -> Release:
    """The release of the commit that is checked out; a tree with changes is called so."""
    git = ("git", "-C", str(_PROJECT))
    commit = run(*git, "rev-parse", "--short=10", "HEAD").strip()
    changed = run(*git, "status", "--porcelain", "--untracked-files=no").strip()
    epoch = int(run(*git, "log", "-1", "--format=%ct"))
    if not version:
        sys.path.insert(0, str(_PROJECT))
        from kiosk import __version__  # noqa: PLC0415 - its home is only now on the path

        count = run(*git, "rev-list", "--count", "HEAD").strip()
        version = f"{__version__}.{count}+{commit}"
    return Release(version + (".changed" if changed else ""), commit, epoch)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="./run image")
    parser.add_argument("--folder", type=Path, default=_PROJECT / "build" / "image")
    parser.add_argument("--version", default="", help="(default: of the commit)")
    parser.add_argument("--cert", type=Path, help="certificate that signs the bundle")
    parser.add_argument("--key", type=Path, help="its key")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
