# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Trees of Debian by mmdebstrap, kept as long as what they are made from stays the same."""

import hashlib
import shutil
import tomllib
from pathlib import Path

from tree import BuildError, run, say

_HERE = Path(__file__).parent
_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
# what nobody reads on a terminal; licences stay
_LEFT_OUT = (
    "/usr/share/man/*",
    "/usr/share/info/*",
    "/usr/share/locale/*",
    "/usr/share/doc/*",
    "/usr/share/bash-completion/*",
    "/usr/share/zsh/*",
    # the voice's other languages, and each of its voices a hundred times disguised
    "/usr/lib/*/espeak-ng-data/*_dict",
    "/usr/lib/*/espeak-ng-data/lang/*",
    "/usr/lib/*/espeak-ng-data/voices/*",
    "/usr/share/speech-dispatcher/locale/*",
    # a voice for who has none: it crashes over PipeWire, and often takes the service along
    "/usr/lib/speech-dispatcher-modules/sd_dummy",
    "/usr/share/sounds/speech-dispatcher/*",
)
_KEPT = (
    "/usr/share/doc/*/copyright",
    "/usr/lib/*/espeak-ng-data/de_dict",
    "/usr/lib/*/espeak-ng-data/en_dict",
    "/usr/lib/*/espeak-ng-data/da_dict",
    "/usr/lib/*/espeak-ng-data/lang/gmw/de",
    "/usr/lib/*/espeak-ng-data/lang/gmw/en",
    "/usr/lib/*/espeak-ng-data/lang/gmw/en-US",
    "/usr/lib/*/espeak-ng-data/lang/gmq/da",
    "/usr/share/speech-dispatcher/locale/base/*",
    "/usr/share/speech-dispatcher/locale/de/*",
    "/usr/share/speech-dispatcher/locale/en/*",
    "/usr/share/speech-dispatcher/locale/da/*",
)


def packages(part: str) -> list[str]:
    """The names below `[tools]` or `[image]`, those to be kept out with their "-"."""
    said = _wanted()[part]
    return sorted({name for names in said.values() for name in names})


def tree(part: str, folder: Path, epoch: int) -> Path:
    """The tree of `part` in `folder`, made anew where it is not of the present recipe.

    Raises:
        BuildError: mmdebstrap is not there, or failed.
    """
    target = folder / part
    stamp = folder / f"{part}.made-from"
    recipe = (_sources(), packages(part), _LEFT_OUT, _KEPT)
    wanted = hashlib.sha256(repr(recipe).encode()).hexdigest()
    if target.is_dir() and stamp.is_file() and stamp.read_text() == wanted:
        return target
    say(f"Making the tree of Debian packages for {part}: {len(packages(part))} names")
    shutil.rmtree(target, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    names = ",".join(packages(part))
    options = [f"--dpkgopt=path-exclude={one}" for one in _LEFT_OUT]
    options += [f"--dpkgopt=path-include={one}" for one in _KEPT]
    run(
        "mmdebstrap", "--mode=root", "--variant=apt", f"--include={names}", *options,
        "--aptopt=APT::Install-Recommends false", "--aptopt=Acquire::Languages none",
        f"--keyring={_KEYS}", _wanted()["suite"], target, *_sources(),
        environment={"SOURCE_DATE_EPOCH": str(epoch)},
    )  # fmt: skip
    stamp.write_text(wanted)
    return target


def _wanted() -> dict:  # type: ignore[type-arg]  # what TOML holds
    return tomllib.loads((_HERE / "packages.toml").read_text())


def _sources() -> list[str]:
    """Lines of sources.list for the image's Debian, at the mirrors that this machine uses."""
    suite, components = _wanted()["suite"], " ".join(_wanted()["components"])
    said = run(
        "apt-get", "indextargets", "--format", "$(REPO_URI) $(LABEL)", "Created-By: Packages"
    )
    mirrors: dict[str, str] = {}
    for line in said.splitlines():
        address, _, label = line.partition(" ")
        mirrors.setdefault("security" if "ecurity" in label else "main", address)
    if "main" not in mirrors:
        raise BuildError("apt knows no Debian mirror; `apt-get update` first")
    lines = [f"deb {mirrors['main']} {one} {components}" for one in (suite, f"{suite}-updates")]
    if "security" in mirrors:
        lines.append(f"deb {mirrors['security']} {suite}-security {components}")
    return lines
