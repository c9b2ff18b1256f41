# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Further releases, good and bad, made of the root that was built last.

Each is the same root with one thing changed.
"""

import json
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import bundle
from root import Release, squeeze
from tree import Tree

EXITS = "#!/bin/sh\nexit 1\n"
BLACK = "#!/bin/sh\nexec sleep infinity\n"


@contextmanager
def _swapped(file, content):
    """A file of the root as it would be in another release."""
    kept = file.with_name(f"{file.name}.kept")
    file.rename(kept)
    try:
        if content is not None:
            file.write_text(content)
            file.chmod(0o755)
        yield
    finally:
        file.unlink(missing_ok=True)
        kept.rename(file)


def make(build, out, version, session=None, *, init=True):
    """A bundle of that version in `build/releases`; `session` starts it instead of a player."""
    target = build / "releases" / f"{version}.raucb"
    if target.exists() and target.stat().st_mtime > (out / "packages.txt").stat().st_mtime:
        return target
    said = json.loads(next(out.glob("*.raucb.json")).read_text())
    release = Release(version, said["commit"], 1_800_000_000)
    tools, root = Tree(build / "tools", build), build / "root"
    named = (root / "etc/kiosk/release.toml").read_text()
    named = "".join(
        f'version = "{version}"\n' if line.startswith("version") else line
        for line in named.splitlines(keepends=True)
    )
    with _swapped(root / "etc/kiosk/release.toml", named):
        swapped = []
        if session is not None:
            swapped.append((root / "usr/libexec/kiosk-session", session))
        if not init:
            swapped.append((root / "usr/lib/systemd/systemd", None))
        with ExitStack() as stack:
            for file, content in swapped:
                stack.enter_context(_swapped(file, content))
            # as small and in the same pieces as the build's own: little of it goes over the line
            squeeze(tools, root, build / "root.img", release.epoch)
    certificate, key = bundle.development_keys(build / "keys")
    made = bundle.make(tools, replace(release), certificate, key)
    target.parent.mkdir(exist_ok=True)
    shutil.move(made, target)
    shutil.move(f"{made}.json", f"{target}.json")
    return target


def sign_as_a_stranger(build, bundle_file, target):
    """The same bundle, signed with a key that no terminal believes."""
    tools = Tree(build / "tools", build)
    folder = build / "stranger"
    shutil.rmtree(folder, ignore_errors=True)
    certificate, key = bundle.development_keys(folder / "keys")
    target.unlink(missing_ok=True)
    tools.run(
        "rauc", "resign", "--cert", certificate, "--key", key,
        "--keyring", build / "keys" / "release.cert.pem", "--signing-keyring", certificate,
        bundle_file, target,
    )  # fmt: skip
