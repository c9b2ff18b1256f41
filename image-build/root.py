# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The root file system of a release, and the boot slot that belongs to it."""

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import application
import cutting
import drivers
from tree import BuildError, Tree, run, say

_HERE = Path(__file__).parent
_PROJECT = _HERE.parent
# what building leaves behind, or what a fixed release does not need
_REMOVED = (
    "build", "boot/*", "etc/hostname", "etc/resolv.conf", "etc/machine-id",
    "var/lib/dbus/machine-id", "etc/ssh", "var/lib/*", "var/log/*", "var/cache/*",
    "etc/.pwd.lock", "etc/*-", "initrd.img*", "vmlinuz*", "usr/lib/python3/dist-packages/*",
    "etc/apt", "usr/lib/apt", "usr/bin/apt*", "usr/bin/sqv", "usr/lib/*/libapt-*",
    "etc/udev/rules.d/70-*",
    # the initrd has them, and later nobody loads any
    "usr/lib/firmware/*-ucode",
    # of GRUB's tools only the one that writes its environment
    "usr/bin/grub-[!e]*", "usr/sbin/grub-*", "usr/share/grub",
)  # fmt: skip
# what an admin sees the partition called
_NAMES = {"provision": "SCHAUKASTEN"}
_FOLDERS = ("data", "boot/esp", "boot/provision", "etc/kiosk", "proc", "sys", "dev", "run", "tmp")
_LINKS = {
    "etc/resolv.conf": "/run/NetworkManager/resolv.conf",
    "etc/kiosk/kiosk.toml": "/run/kiosk-provision/kiosk.toml",
}


@dataclass(frozen=True)
class Release:
    """What is built. `epoch` is the moment of its commit, in seconds since 1970."""

    version: str
    commit: str
    epoch: int
    compatible: str = "schaukasten-x86-64"


def make(tree: Path, folder: Path, release: Release, keyring: Path) -> Tree:
    """The root as a folder: Debian, the application, and what makes an appliance of both.

    Raises:
        BuildError: a command failed, or a list of the recipe names what is not there.
    """
    root = Tree(folder / "root", folder)
    say("Making the root")
    shutil.rmtree(root.folder, ignore_errors=True)
    run("cp", "-a", tree, root.folder)
    application.install(root, release.epoch)
    run("cp", "-a", "--no-preserve=ownership", f"{_HERE}/files/.", root.folder)
    for source, where, mode in _installed():
        target = root.folder / where
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(mode)
    (root.folder / "etc/rauc").mkdir(exist_ok=True)
    shutil.copyfile(keyring, root.folder / "etc/rauc/keyring.pem")
    _name(root.folder, release)
    root.run("systemd-sysusers")
    say(f"  of drivers and firmware {drivers.trim(root) // 1_000_000} MB are left out")
    _enable(root)
    _shut(root.folder)
    _settle(root, release.epoch)
    root.run("update-initramfs", "-u", "-k", "all", epoch=release.epoch)
    return root


def pack(root: Tree, tools: Tree, release: Release) -> None:
    """`boot.img` and `root.img` of a root, in the folder that it shares."""
    folder = root.shared
    boot = folder / "boot"
    shutil.rmtree(boot, ignore_errors=True)
    boot.mkdir()
    for name in ("vmlinuz", "initrd.img"):
        shutil.copyfile(next((root.folder / "boot").glob(f"{name}-*")), boot / name)
    fat(tools, folder / "boot.img", "boot-a", boot, release.epoch)
    _strip(root.folder)
    say("Packing the root")
    squeeze(tools, root.folder, folder / "root.img", release.epoch)


def squeeze(tools: Tree, root: Path, image: Path, epoch: int) -> None:
    """Pack a root into an image, all of its files with the time `epoch`."""
    image.unlink(missing_ok=True)
    tools.run(
        "mkfs.erofs", "--quiet", f"-T{epoch}", "--all-time", f"-U{cutting.named('root')}",
        "-zzstd,level=6", "-C65536", image, root,
    )  # fmt: skip
    # whole blocks, as the index of an adaptive update counts them
    with image.open("ab") as file:
        file.truncate(-(-image.stat().st_size // 4096) * 4096)


def fat(tools: Tree, image: Path, label: str, content: Path, epoch: int) -> None:
    """A FAT image of a partition with all below `content`; the same bytes for the same content."""
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(cutting.size(label) * cutting.MIB)
    serial = cutting.named(label).hex[:8]
    tools.run(
        "mkfs.vfat", "--invariant", "-n", _NAMES.get(label, label.upper()), "-i", serial, image
    )
    run("find", content, "-exec", "touch", "-h", "-d", f"@{epoch}", "{}", "+")
    for entry in sorted(content.iterdir()):
        tools.run("mcopy", "-s", "-m", "-i", image, entry, "::/", epoch=epoch)


def _installed() -> Iterator[tuple[Path, str, int]]:
    """What `systemd/install.toml` says lies where: source, target, mode."""
    said = tomllib.loads((_PROJECT / "systemd" / "install.toml").read_text())
    for rule in said["install"]:
        for source in sorted((_PROJECT / "systemd").glob(rule["from"])):
            yield source, f"{rule['to'].strip('/')}/{source.name}", int(rule["mode"], 8)


def _name(root: Path, release: Release) -> None:
    """Say in the root which release it is."""
    kiosk = root / "etc/kiosk"
    kiosk.mkdir(exist_ok=True)
    (kiosk / "release.toml").write_text(
        f'version = "{release.version}"\ncompatible = "{release.compatible}"\n'
        f'commit = "{release.commit}"\nbuilt = {moment(release.epoch)}\n'
    )
    with (root / "usr/lib/os-release").open("a") as file:
        file.write(f'IMAGE_ID=schaukasten\nIMAGE_VERSION="{release.version}"\n')


def moment(epoch: int) -> str:
    """Seconds since 1970 as RFC 3339 in UTC."""
    return run("date", "--utc", f"--date=@{epoch}", "+%Y-%m-%dT%H:%M:%SZ").strip()


def _enable(root: Tree) -> None:
    """Units as the presets say, and what nothing may start."""
    root.run("systemctl", "preset-all")
    masked = _PROJECT / "systemd" / "masked.txt"
    names = [line.split("#")[0].strip() for line in masked.read_text().splitlines()]
    for name in filter(None, names):
        link = root.folder / "etc/systemd/system" / name
        link.unlink(missing_ok=True)
        link.symlink_to("/dev/null")
    root.run("systemctl", "set-default", "graphical.target")


def _settle(root: Tree, epoch: int) -> None:
    """Make the same of the same, whenever it is built, and shut what only a person would use."""
    # compiled for any time of the source: on a root that cannot be written it would be done anew
    # by each start of a program
    root.run(
        "python3", "-m", "compileall", "-q", "-f", "-j", "1", "--invalidation-mode",
        "unchecked-hash", *(f"/usr/lib/{one.name}" for one in root.folder.glob("usr/lib/python3*")),
        epoch=epoch,
    )  # fmt: skip
    shadow = root.folder / "etc/shadow"
    lines = [line.split(":") for line in shadow.read_text().splitlines()]
    day = str(epoch // 86_400)
    shadow.write_text("".join(":".join([*one[:2], day, *one[3:]]) + "\n" for one in lines))
    # nobody logs in, mounts or becomes somebody else: no program lends another's rights
    run(
        "find",
        root.folder,
        "-xdev",
        "-type",
        "f",
        "-perm",
        "/6000",
        "-exec",
        "chmod",
        "ug-s",
        "{}",
        "+",
    )
    run("find", root.folder, "-xdev", "-exec", "touch", "-h", "-d", f"@{epoch}", "{}", "+")


def _shut(root: Path) -> None:
    """Have a root without an init start anew (`panic=` on its command line), and not in a shell."""
    init = root / "usr/share/initramfs-tools/init"
    said, offered = init.read_text(), "/etc/init /bin/init /bin/sh"
    if offered not in said:
        raise BuildError(f"{init} offers other shells than _shut in {__file__} takes away")
    init.write_text(said.replace(offered, ""))


def _strip(root: Path) -> None:
    """Take away what building left, and lay what every start finds."""
    for pattern in _REMOVED:
        for found in root.glob(pattern):
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(found)
            else:
                found.unlink()
    for name in _FOLDERS:
        (root / name).mkdir(parents=True, exist_ok=True)
    for name, target in _LINKS.items():
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)
    (root / "etc/hostname").write_text("schaukasten\n")
    # empty: systemd lays one of this start over it; a persistent one would name the terminal
    (root / "etc/machine-id").touch(mode=0o444)
