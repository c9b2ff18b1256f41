# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The door to commands: on this machine, and within a tree."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: Where a tree sees the build folder.
HERE = "/build"
_PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}


class BuildError(Exception):
    """The image cannot be made; the message says what to do."""


def say(what: str) -> None:
    """One line of progress on stderr."""
    print(what, file=sys.stderr, flush=True)


def run(*command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a command on this machine; its output.

    Raises:
        BuildError: it failed, or is not there.
    """
    words = [str(one) for one in command]
    if shutil.which(words[0]) is None:
        raise BuildError(f"{words[0]} is missing; on Debian: apt-get install {words[0]}")
    done = subprocess.run(  # noqa: S603 - the recipe's own words
        words,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **_PLAIN, **(environment or {})},
    )
    if done.returncode != 0:
        raise BuildError(f"{' '.join(words)[:300]} failed:\n{done.stderr.strip()[-3000:]}")
    return done.stdout


@dataclass(frozen=True)
class Tree:
    """A folder with a Debian in it. `shared` is seen from within as `/build`."""

    folder: Path
    shared: Path

    def run(self, *command: str | Path, epoch: int | None = None) -> str:
        """Run a command within the tree, without network; its output. Raises BuildError."""
        words = [self._inside(one) for one in command]
        inner = (
            f'mkdir -p "$0{HERE}" && mount --bind "$1" "$0{HERE}" && '
            'mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev" && '
            'root="$0" && shift && exec chroot "$root" "$@"'
        )
        environment = {} if epoch is None else {"SOURCE_DATE_EPOCH": str(epoch)}
        return run(
            "unshare", "--mount", "--net", "sh", "-c", inner, self.folder, self.shared, *words,
            environment={**environment, "TMPDIR": "/tmp"},  # noqa: S108 - of the tree
        )  # fmt: skip

    def _inside(self, word: str | Path) -> str:
        """A path of the build folder as the tree sees it; words stay."""
        if isinstance(word, Path) and word.is_relative_to(self.shared):
            return f"{HERE}/{word.relative_to(self.shared)}"
        return str(word)
