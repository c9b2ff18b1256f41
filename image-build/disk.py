# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The whole disk, put together without loop devices."""

import shutil
from pathlib import Path

import cutting
from root import Release, fat
from tree import Tree, run, say

_HERE = Path(__file__).parent
_README = "LIESMICH.txt"


def make(tools: Tree, release: Release) -> Path:
    """`disk.img` in the folder that the tools share, of its `boot.img` and `root.img`.

    Both slots hold the release, so that the first bad update finds a good one beside it.
    """
    folder = tools.shared
    say("Putting the disk together")
    _esp(tools, folder, release)
    _provision(tools, folder, release)
    _data(tools, folder, release)
    disk = folder / "disk.img"
    disk.unlink(missing_ok=True)
    with disk.open("wb") as file:
        file.truncate(cutting.whole_mib() * cutting.MIB)
    (folder / "table").write_text(cutting.table())
    tools.run(
        "sh", "-c", "sfdisk --quiet --no-reread --no-tell-kernel /build/disk.img </build/table"
    )
    for at, part in cutting.beginnings():
        run("dd", f"if={folder / part.image}", f"of={disk}", "bs=1M", f"seek={at}",
            "conv=notrunc,sparse", "status=none")  # fmt: skip
    return disk


def packed(tools: Tree, disk: Path, epoch: int) -> Path:
    """The disk as a ZIP file, which every program that writes images can read."""
    run("touch", "-d", f"@{epoch}", disk)
    # two thirds are zeros, the rest is packed as well as it can be
    tools.run("pigz", "--zip", "--fast", "--keep", "--force", disk)
    return disk.with_name(f"{disk.name}.zip")


def _esp(tools: Tree, folder: Path, release: Release) -> None:
    """Debian's shim and GRUB, both signed for Secure Boot, and how GRUB chooses a slot."""
    content = folder / "esp"
    shutil.rmtree(content, ignore_errors=True)
    boot, debian = content / "EFI/BOOT", content / "EFI/debian"
    boot.mkdir(parents=True)
    debian.mkdir(parents=True)
    shim, grub = tools.folder / "usr/lib/shim", tools.folder / "usr/lib/grub/x86_64-efi-signed"
    shutil.copyfile(shim / "shimx64.efi.signed", boot / "BOOTX64.EFI")
    shutil.copyfile(shim / "mmx64.efi.signed", boot / "mmx64.efi")
    shutil.copyfile(grub / "grubx64.efi.signed", boot / "grubx64.efi")
    shutil.copyfile(_HERE / "boot/grub.cfg", debian / "grub.cfg")
    tools.run("grub-editenv", debian / "grubenv", "create")
    state = ("ORDER=A B", "A_OK=1", "A_TRY=0", "B_OK=1", "B_TRY=0")
    tools.run("grub-editenv", debian / "grubenv", "set", *state)
    fat(tools, folder / "esp.img", "esp", content, release.epoch)


def _provision(tools: Tree, folder: Path, release: Release) -> None:
    """The small partition on which an admin puts a file, with a page that says which."""
    content = folder / "provision"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir()
    shutil.copyfile(_HERE / "boot" / _README, content / _README)
    fat(tools, folder / "provision.img", "provision", content, release.epoch)


def _data(tools: Tree, folder: Path, release: Release) -> None:
    """What a terminal keeps, still empty: it grows to the end of the disk when it starts first."""
    content = folder / "data"
    shutil.rmtree(content, ignore_errors=True)
    for name in ("kiosk", "systemd", "update"):
        (content / name).mkdir(parents=True)
    image = folder / "data.img"
    image.unlink(missing_ok=True)
    run("find", content, "-exec", "touch", "-h", "-d", f"@{release.epoch}", "{}", "+")
    identity = cutting.named("data")
    tools.run(
        "mke2fs", "-q", "-t", "ext4", "-L", "data", "-U", str(identity),
        "-E", f"hash_seed={identity},root_owner=0:0,lazy_itable_init=0,lazy_journal_init=0",
        "-d", content, image, f"{cutting.size('data')}M", epoch=release.epoch,
    )  # fmt: skip
