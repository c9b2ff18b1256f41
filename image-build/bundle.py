# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The signed bundle by which terminals update themselves, and keys to try it with."""

import hashlib
import json
import shutil
from pathlib import Path

import root as rooting
from root import Release
from tree import Tree, run, say

_DAYS = "7300"


def development_keys(folder: Path) -> tuple[Path, Path]:
    """Certificate and key of this machine, made once, for trying only.

    Who has them owns every terminal that believes them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key = folder / "release.cert.pem", folder / "release.key.pem"
    if not (certificate.is_file() and key.is_file()):
        say(f"Making development keys in {folder}; never hang a terminal on a wall with them")
        run(
            "openssl", "req", "-x509", "-newkey", "rsa:4096", "-nodes", "-days", _DAYS,
            "-subj", "/O=Schaukasten/CN=Development, not for use",
            "-keyout", key, "-out", certificate,
        )  # fmt: skip
        key.chmod(0o600)
    return certificate, key


def make(tools: Tree, release: Release, certificate: Path, key: Path) -> Path:
    """`update.raucb` of the folder's `boot.img` and `root.img`, with its description beside it.

    Both images carry an index of their blocks, so that a terminal fetches only those that changed.
    """
    folder = tools.shared
    say("Signing the bundle")
    content = folder / "bundle"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir()
    for name in ("boot.img", "root.img"):
        (content / name).hardlink_to(folder / name)
    (content / "manifest.raucm").write_text(_manifest(release))
    for source, name in ((certificate, "cert.pem"), (key, "key.pem")):
        shutil.copyfile(source, folder / name)
    file = folder / "update.raucb"
    file.unlink(missing_ok=True)
    try:
        tools.run(
            "rauc", "bundle", "--cert", folder / "cert.pem", "--key", folder / "key.pem",
            # a terminal fetches whole blocks of this, each by a request: smaller ones bring less
            # around what changed, and make a whole bundle slower
            "--mksquashfs-args=-b 64K -noI -noD -noF -noX -processors 2", content, file,
            epoch=release.epoch,
        )  # fmt: skip
    finally:
        (folder / "key.pem").unlink()
    _describe(file, release)
    return file


def _manifest(release: Release) -> str:
    """See "Manifest" in RAUC's reference."""
    return f"""[update]
compatible={release.compatible}
version={release.version}
build={release.commit}

[bundle]
format=verity

[image.rootfs]
filename=root.img
adaptive=block-hash-index

[image.boot]
filename=boot.img
adaptive=block-hash-index
"""


def _describe(file: Path, release: Release) -> None:
    """What the office reads of a bundle without opening it."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    said = {
        "version": release.version,
        "compatible": release.compatible,
        "commit": release.commit,
        "built": rooting.moment(release.epoch),
        "size": file.stat().st_size,
        "sha256": digest,
    }
    file.with_name(f"{file.name}.json").write_text(json.dumps(said, indent=2) + "\n")
