# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Each file of systemd/ has its place in the image, and each line of it a reason."""

import re
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = ROOT / "systemd"
# of the recipe itself, and of the office, which no terminal has
NOT_INSTALLED = {"README.md", "install.toml", "masked.txt"}
INSTALLED = [
    file
    for file in sorted(HERE.rglob("*"))
    if file.is_file()
    and str(file.relative_to(HERE)) not in NOT_INSTALLED
    and not file.name.startswith("schaukasten-office")
]
# what says itself
PLAIN = {
    "Description", "ExecStart", "Group", "MemoryMax", "RemainAfterExit", "Restart", "RestartSec",
    "TasksMax", "TimeoutStartSec", "TimeoutStopSec", "Type", "User", "WantedBy", "LABEL", "table",
    "chain", "type", "}", "polkit.addRule", "context.properties", "context.spa-libs",
    "context.modules", "context.objects", "wireplumber.profiles", "wireplumber.settings",
}  # fmt: skip


def rows():
    return tomllib.loads((HERE / "install.toml").read_text())["install"]


def name(file):
    return str(file.relative_to(HERE))


def words(file):
    """The first word of each line that says something, comments and headings left out."""
    for line in file.read_text().splitlines():
        if line.strip() and line[0] not in "#[":
            yield line.split()[0]


def masked():
    return list(words(HERE / "masked.txt"))


def enabled():
    lines = (HERE / "preset" / "10-kiosk.preset").read_text().splitlines()
    return [line.split()[1] for line in lines if line.startswith("enable ")]


def test_each_file_is_installed_exactly_once():
    found = Counter(file for row in rows() for file in HERE.glob(row["from"]))
    assert {name(file): found[file] for file in INSTALLED} == {name(f): 1 for f in INSTALLED}
    assert set(found) == set(INSTALLED)


def test_the_rows_are_understood():
    for row in rows():
        assert set(row) == {"from", "to", "mode"}
        assert row["to"].startswith(("/usr/lib", "/usr/share/", "/etc"))
        # nothing of this is a secret, and programs lie apart
        assert row["mode"] == ("0755" if row["to"] == "/usr/libexec" else "0644")
        assert list(HERE.glob(row["from"])), f"{row['from']} names nothing"


@pytest.mark.parametrize("file", [*INSTALLED, HERE / "masked.txt"], ids=name)
def test_each_line_has_a_reason(file):
    if file.parent.name == "polkit" or file.read_text().startswith(("<?xml", "#!")):
        pytest.skip("its comments have another form, and stand beside its steps")
    told = True
    for line in file.read_text().splitlines():
        text = line.strip()
        if not text or text.startswith("["):
            told = False
        elif text.startswith("#"):
            told = True
        elif not told:
            assert re.split(r"[=\s]", text)[0] in PLAIN, f"{line} has no reason"


def test_what_starts_by_itself_is_ours_or_named_and_nothing_else():
    lines = [*words(HERE / "preset" / "10-kiosk.preset")]
    assert lines[-1] == "disable"
    assert lines.count("disable") == 1
    ours = {one for one in enabled() if one.startswith("kiosk-")}
    files = [*HERE.glob("kiosk-*.service"), *HERE.glob("kiosk-*.socket")]
    wanted = {file.name for file in files if "[Install]" in file.read_text()}
    assert ours == wanted


def test_what_is_masked_is_named_once_and_needed_by_nobody():
    names = masked()
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[\w@.-]+\.(service|socket|target|timer|path|mount|automount)", one)
               for one in names)  # fmt: skip
    assert not set(names) & ({file.name for file in INSTALLED} | set(enabled()))
    # the ways to a shell, and the one that would call a slot good that has merely started
    assert {"getty@.service", "serial-getty@.service", "debug-shell.service", "rescue.service",
            "rauc-mark-good.service"} <= set(names)  # fmt: skip


def test_nothing_here_listens():
    for file in HERE.glob("*.socket"):
        # names in a folder of ours: no port, nothing that a program of the same network finds
        heard = re.findall(r"^Listen\w+=(.*)$", file.read_text(), re.MULTILINE)
        assert heard
        assert all(one.startswith("/run/kiosk/") for one in heard), file.name
    for file in HERE.glob("kiosk-*.service"):
        text = file.read_text()
        assert "PrivateNetwork=yes" in text or "SocketBindDeny=any" in text, file.name


def test_files_of_the_data_partition_belong_to_the_same_numbers_for_ever():
    text = (HERE / "sysusers.d" / "kiosk.conf").read_text()
    numbers = dict(re.findall(r"^[ug] (\S+) +(\S+)", text, re.MULTILINE))
    assert numbers["kiosk"] == "800"
    assert numbers["kiosk-player"] == "801:800"
    assert numbers["kiosk-agent"] == "802:800"
    assert numbers["kiosk-web"] == "807"
    # names are not known yet where the rules are read
    rules = (HERE / "nftables" / "nftables.conf").read_text()
    assert "skuid 801 drop" in rules
    assert 'skuid 807 oifname "lo" drop' in rules


def test_what_a_terminal_needs_can_be_loaded():
    text = (HERE / "modprobe.d" / "kiosk.conf").read_text()
    refused = set(re.findall(r"^install (\S+) /bin/false$", text, re.MULTILINE))
    assert len(refused) == len([*words(HERE / "modprobe.d" / "kiosk.conf")]), (
        "an odd line, or one twice"
    )
    needed = {
        "erofs", "squashfs", "ext4", "vfat", "exfat", "loop", "nbd", "dm_verity", "usb_storage",
        "uas", "usbhid", "hid_multitouch", "i2c_dev", "option", "qmi_wwan", "cdc_mbim", "nf_tables",
        "snd_usb_audio", "softdog", "iTCO_wdt", "sp5100_tco", "i6300esb", "efi_pstore",
    }  # fmt: skip
    assert not {one.replace("-", "_") for one in refused} & needed


def test_folders_have_modes_and_owners():
    for line in (HERE / "tmpfiles.d" / "kiosk.conf").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            kind, path, mode, user, group, _age = line.split()
            assert kind == "d"
            assert path.startswith(("/run/", "/var/lib/"))
            assert mode in {"0700", "0750", "0755", "2770"}
            assert user == "root"
            assert group in {"root", "kiosk"}


def test_users_can_be_made_of_it(tmp_path):
    program = shutil.which("systemd-sysusers")
    if program is None:
        pytest.skip("systemd-sysusers is not here")
    file = HERE / "sysusers.d" / "kiosk.conf"
    done = subprocess.run(
        [program, "--dry-run", f"--root={tmp_path}", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "not a valid" not in done.stderr


def test_nftables_reads_its_rules():
    program = shutil.which("nft", path="/usr/sbin:/usr/bin")
    if program is None:
        pytest.skip("nft is not here")
    rules = HERE / "nftables" / "nftables.conf"
    done = subprocess.run(
        ["unshare", "--net", "--map-root-user", program, "--check", "--file", rules],
        capture_output=True,
        text=True,
        check=False,
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("no network namespace of one's own here")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", ["kiosk-agent", "kiosk-player"])
def test_last_words_are_asked_for_by_an_instance_each(unit):
    """systemd tells a handler that several share neither who failed nor how."""
    said = (HERE / f"{unit}.service").read_text()
    assert "\nOnFailure=kiosk-lastwords@%N.service\n" in said


def test_a_web_page_belongs_to_nobody_here():
    """What is foreign through and through shares no user, no group and no folder."""
    said = (HERE / "kiosk-web@.service").read_text()
    assert (
        re.findall(r"^(?:User|Group|SupplementaryGroups)=(.*)$", said, re.MULTILINE)
        == ["kiosk-web"] * 2
    )
    assert "ReadWritePaths" not in said
    assert "\nm kiosk-web " not in (HERE / "sysusers.d" / "kiosk.conf").read_text()
    hidden = (
        re.search(r"^InaccessiblePaths=(.*)$", said, re.MULTILINE)[1].replace("-/", "/").split()
    )
    assert {"/var/lib/kiosk", "/run/kiosk", "/data", "/run/dbus"} <= set(hidden)


def test_scripts_are_not_compiled_where_nobody_may_write_code():
    """The engine would end each page as soon as it comes."""
    serve = pytest.importorskip("player.web.serve")
    flags = serve.environment(1080)["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert "\nMemoryDenyWriteExecute=yes\n" in (HERE / "kiosk-web@.service").read_text()
    assert "--js-flags=--jitless" in flags.split()
