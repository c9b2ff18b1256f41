# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Trees of Debian by mmdebstrap, kept as long as what they are made from stays the same."""

import hashlib
import shutil
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tree import BuildError, run, say

_HERE = Path(__file__).parent
_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
_HELPER = "/usr/lib/apt/apt-helper"
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
    """The tree of `part` in `folder`, made anew where recipe or Debian's packages are others.

    Where no mirror answers, one that is of the present recipe is kept, and that is said.

    Raises:
        BuildError: mmdebstrap is not there, or failed.
    """
    target = folder / part
    stamp = folder / f"{part}.made-from"
    sources = _sources()
    recipe, now = _mark((sources, packages(part), _LEFT_OUT, _KEPT)), _offered(sources)
    if target.is_dir() and stamp.is_file() and is_current(stamp.read_text(), recipe, now):
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
        f"--keyring={_KEYS}", _wanted()["suite"], target, *sources,
        environment={"SOURCE_DATE_EPOCH": str(epoch)},
    )  # fmt: skip
    stamp.write_text(f"{recipe}\n{now}\n")
    return target


def is_current(stamp: str, recipe: str, now: str) -> bool:
    """Whether a tree's stamp is of this recipe and of what the mirrors offer now. Pure.

    `now` is "" where that is not known: then the recipe alone counts.
    """
    made, _, offered = stamp.rstrip("\n").partition("\n")
    return made == recipe and now in {"", offered}


def lists(release: str, components: Sequence[str]) -> list[str]:
    """Of an InRelease file the lines about our lists of packages: hash, size, name. Pure."""
    ours = {f"{component}/binary-amd64/Packages.xz" for component in components}
    return sorted(
        " ".join(words)
        for line in release.splitlines()
        if len(words := line.split()) == 3 and words[2] in ours  # noqa: PLR2004
    )


def _offered(sources: Sequence[str]) -> str:
    """A mark of all packages that the mirrors offer; "" where one of them does not answer."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for line in sources:
            _, address, suite, *components = line.split()
            release = f"{address.rstrip('/')}/dists/{suite}/InRelease"
            file = Path(folder) / "InRelease"
            try:
                # with the proxy and the certificates that apt has
                run(_HELPER, "download-file", release, file)
            except BuildError as error:
                say(f"Debian's mirror is not reached; a tree that is there is kept: {error}")
                return ""
            found.append((suite, lists(file.read_text(), components)))
    return _mark(found)


def _mark(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()


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
