# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may say what to RAUC, asked of a bus with our policy and with RAUC's own, in either order."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.fakes.rauc import FakeRauc

POLICY = Path(__file__).parents[2] / "systemd" / "kiosk-agent-rauc.conf"
# there is no kiosk-agent where tests run: these stand for our users
STANDS_FOR = {"kiosk-agent": "nobody", "kiosk-player": "daemon"}
EVERYBODY = """<busconfig><policy context="default">
<allow send_destination="de.pengutronix.rauc"/></policy></busconfig>"""
BUS = """<busconfig><type>system</type><listen>unix:path={folder}/bus</listen>
<auth>EXTERNAL</auth><policy context="default"><allow user="*"/>
<allow send_requested_reply="true" send_type="method_return"/>
<allow send_requested_reply="true" send_type="error"/>
<allow receive_type="method_call"/><allow receive_type="method_return"/>
<allow receive_type="error"/><allow receive_type="signal"/>
<allow send_destination="org.freedesktop.DBus"/></policy>
<include>{first}</include><include>{second}</include></busconfig>"""
GET = "org.freedesktop.DBus.Properties.Get", "string:de.pengutronix.rauc.Installer"
ASKED = {
    "Get": (*GET, "string:BootSlot"),
    "GetSlotStatus": ("de.pengutronix.rauc.Installer.GetSlotStatus",),
    "Mark": ("de.pengutronix.rauc.Installer.Mark", "string:bad", "string:booted"),
    "Install": ("de.pengutronix.rauc.Installer.Install", "string:/x"),
}


@pytest.fixture
def folder():
    """One in which somebody else reaches a socket."""
    with tempfile.TemporaryDirectory(prefix="rauc-policy-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(params=["ours first", "ours last"])
def bus(request, folder):
    program = shutil.which("dbus-daemon")
    if program is None or shutil.which("dbus-send") is None or os.geteuid() != 0:
        pytest.skip("needs dbus-daemon, dbus-send, and to be root")
    text = POLICY.read_text()
    for ours, theirs in STANDS_FOR.items():
        text = text.replace(f'user="{ours}"', f'user="{theirs}"')
    files = [folder / "ours.conf", folder / "raucs.conf"]
    files[0].write_text(text)
    files[1].write_text(EVERYBODY)
    if request.param == "ours last":
        files.reverse()
    conf = folder / "bus.conf"
    conf.write_text(BUS.format(folder=folder, first=files[0], second=files[1]))
    words = [program, "--nofork", "--print-address", f"--config-file={conf}"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as daemon:
        address = daemon.stdout.readline().strip()
        try:
            with FakeRauc(address):
                yield address
        finally:
            daemon.terminate()


def may(bus, user, what):
    to = ["--dest=de.pengutronix.rauc", "--print-reply", "--reply-timeout=5000", "/"]
    words = ["dbus-send", f"--bus={bus}", *to, *ASKED[what]]
    done = subprocess.run(words, user=user, capture_output=True, text=True, check=False)
    refused = "AccessDenied" in done.stderr
    assert refused or done.returncode == 0 or "Code30" in done.stderr, done.stderr
    return not refused


def test_who_may_say_what(bus):
    found = {
        who: {what for what in ASKED if may(bus, user, what)}
        for who, user in {**STANDS_FOR, "root": "root"}.items()
    }
    assert found == {
        "kiosk-agent": {"Get", "GetSlotStatus"},
        "kiosk-player": set(),
        "root": set(ASKED),
    }
