# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The door to RAUC against RAUC itself, where this machine has one: two files are its two slots.

Its boot loader's tool is a few lines of our own: what GRUB makes of it, `./run image-test` sees.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from admin_sync.agent.rauc import Rauc, RaucError
from tests.fakes.rauc import private_bus

OURS = "schaukasten-x86-64"
EDITENV = """#!{python}
import sys
file, act, *rest = sys.argv[1:]
held = dict(line.rstrip("\\n").split("=", 1) for line in open(file))
if act == "list":
    print("".join(f"{{key}}={{value}}\\n" for key, value in held.items()), end="")
else:
    held.update(one.split("=", 1) for one in rest)
    open(file, "w").write("".join(f"{{key}}={{value}}\\n" for key, value in held.items()))
"""
CONF = """[system]
compatible={ours}
bootloader=grub
grubenv={here}/grubenv
statusfile={here}/status
mountprefix={here}/mnt
bundle-formats=plain verity
[keyring]
path={here}/ours.pem
[slot.rootfs.0]
device={here}/a.img
type=raw
bootname=A
[slot.rootfs.1]
device={here}/b.img
type=raw
bootname=B
"""
MANIFEST = """[update]
compatible={compatible}
version={version}
[bundle]
format=plain
[image.rootfs]
filename=root.img
"""
IMAGE = os.urandom(1 << 20)


def run(*words):
    subprocess.run([str(word) for word in words], capture_output=True, check=True)


def key(here, name):
    run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        "-keyout", here / f"{name}.key", "-out", here / f"{name}.pem", "-subj", f"/CN={name}",
    )  # fmt: skip


def bundle(here, version, signer="ours", compatible=OURS):
    source = here / f"of-{version}"
    source.mkdir()
    (source / "root.img").write_bytes(IMAGE)
    (source / "manifest.raucm").write_text(MANIFEST.format(compatible=compatible, version=version))
    made = here / f"schaukasten-{version}.raucb"
    signed = [f"--cert={here / signer}.pem", f"--key={here / signer}.key"]
    run("rauc", "bundle", *signed, source, made)
    return made


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    if os.geteuid() != 0 or any(not shutil.which(w) for w in ("rauc", "mksquashfs", "openssl")):
        pytest.skip("needs rauc, squashfs-tools, openssl, and to be root")
    here = tmp_path_factory.mktemp("real")
    for name in ("ours", "foreign"):
        key(here, name)
    (here / "mnt").mkdir()
    (here / "bin").mkdir()
    tool = here / "bin" / "grub-editenv"
    tool.write_text(EDITENV.format(python=sys.executable))
    tool.chmod(0o755)
    (here / "grubenv").write_text("ORDER=A B\nA_OK=1\nA_TRY=0\nB_OK=1\nB_TRY=0\n")
    for slot in "ab":
        (here / f"{slot}.img").write_bytes(bytes(2 << 20))
    (here / "system.conf").write_text(CONF.format(here=here, ours=OURS))
    return here


@pytest.fixture(scope="module")
def rauc(here):
    with private_bus(here) as bus:
        environment = {
            **os.environ,
            "PATH": f"{here}/bin:{os.environ['PATH']}",
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "DBUS_STARTER_BUS_TYPE": "session",
        }
        words = ["rauc", f"--conf={here}/system.conf", "--override-boot-slot=A", "service"]
        with (here / "log").open("wb") as log:
            service = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
        door = Rauc(bus, every=0.05)
        for _ in range(100):
            try:
                door.slots()
                break
            except RaucError:
                time.sleep(0.1)
        yield door
        service.terminate()
        service.wait(10)


def booted(here):
    return (here / "grubenv").read_text()


def test_from_a_bundle_to_the_order_of_the_boot_loader(here, rauc):
    before = rauc.slots()
    assert (before.booted, before.confirmed, before.other, before.good) == ("A", True, "B", True)
    file = bundle(here, "2026.12.0")
    found = rauc.inspect(str(file))
    assert (found.version, found.compatible) == ("2026.12.0", OURS)
    heard = []
    try:
        rauc.install(str(file), {}, heard.append)
    except RaucError as error:
        if "mount" in str(error):
            pytest.skip(f"nothing can be mounted here: {error}")
        raise
    assert heard == sorted(heard)
    assert (here / "b.img").read_bytes()[: len(IMAGE)] == IMAGE
    assert "ORDER=B A" in booted(here)
    after = rauc.slots()
    assert (after.version, after.good, after.newer, after.installed) == (
        "2026.12.0", True, True, "",
    )  # fmt: skip
    rauc.mark("bad", "other")
    assert "B_OK=0" in booted(here)
    assert not rauc.slots().good
    rauc.mark("good", "booted")


@pytest.mark.parametrize("fault", ["foreign", "truncated", "compatible", "none", "unreachable"])
def test_what_is_not_ours_or_not_whole_is_refused_before_a_byte_is_written(here, rauc, fault):
    (here / "b.img").write_bytes(bytes(2 << 20))
    where = str(here / "none.raucb")
    if fault == "foreign":
        where = str(bundle(here, "2027.1.0", "foreign"))
        with pytest.raises(RaucError):
            rauc.inspect(where)
    elif fault == "compatible":
        where = str(bundle(here, "2027.2.0", compatible="another"))
    elif fault == "truncated":
        whole = bundle(here, "2027.3.0").read_bytes()
        Path(where).write_bytes(whole[:-3000])
    elif fault == "unreachable":
        where = "http://127.0.0.1:9/x.raucb"
    with pytest.raises(RaucError) as caught:
        rauc.install(where, {})
    assert str(caught.value)
    assert (here / "b.img").read_bytes() == bytes(2 << 20)
    Path(here / "none.raucb").unlink(missing_ok=True)
