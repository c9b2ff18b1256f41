# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How the disk is cut: names, sizes, beginnings."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

MIB = 1 << 20
#: Slots of the root, however small a release is: they never grow on a disk that hangs on a wall.
ROOT_MIB = 1024
BOOT_MIB = 96
# kept free at both ends for the two tables
_EDGE_MIB = 1
_SECTOR = 512
_ESP = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B"
_BASIC = "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7"
_LINUX = "0FC63DAF-8483-4772-8E79-3D69D8477DE4"
# of our own: systemd-repart takes the first partition of a type for the one that grows
_DATA = "683F7C17-330B-5D18-AA4C-66D55328E672"


@dataclass(frozen=True)
class Part:
    """A partition: its label in the table, its size in MiB, its type, and what lies in it."""

    label: str
    mib: int
    kind: str
    image: str


#: In the order of the disk: GRUB counts them, the last one grows.
PARTS = (
    Part("esp", 128, _ESP, "esp.img"),
    Part("boot-a", BOOT_MIB, _LINUX, "boot.img"),
    Part("boot-b", BOOT_MIB, _LINUX, "boot.img"),
    Part("root-a", ROOT_MIB, _LINUX, "root.img"),
    Part("root-b", ROOT_MIB, _LINUX, "root.img"),
    Part("provision", 64, _BASIC, "provision.img"),
    Part("data", 512, _DATA, "data.img"),
)


def beginnings() -> Iterator[tuple[int, Part]]:
    """Each partition with where it begins, in MiB."""
    at = _EDGE_MIB
    for part in PARTS:
        yield at, part
        at += part.mib


def size(label: str) -> int:
    """The size of a partition in MiB."""
    return next(part.mib for part in PARTS if part.label == label)


def whole_mib() -> int:
    """The size of the image in MiB."""
    return sum(part.mib for part in PARTS) + 2 * _EDGE_MIB


def named(label: str) -> uuid.UUID:
    """The same identifier for the same name, in every build."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:schaukasten:{label}")


def table() -> str:
    """The partition table as sfdisk(8) reads it."""
    lines = ["label: gpt", f"label-id: {named('disk')}", "unit: sectors", f"sector-size: {_SECTOR}"]
    for at, part in beginnings():
        start, size = (one * MIB // _SECTOR for one in (at, part.mib))
        named_so = f'uuid={named(part.label)}, name="{part.label}"'
        lines.append(f"start={start}, size={size}, type={part.kind}, {named_so}")
    return "\n".join(lines) + "\n"
