# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What an emulated terminal says of its slots and the release in them."""

import json

import glass
from machine import PROBES

#: Where GRUB keeps the order of the slots and their tries.
GRUBENV = "/boot/esp/EFI/debian/grubenv"
# ten healthy minutes and half an hour of patience would be an hour of waiting here
_SHORTER = (
    "systemd.unit-dropin.kiosk-confirm.service",
    "[Service]\nExecStart=\nExecStart=/usr/bin/kiosk confirm --healthy 20 --give-up 150\n",
)
#: What a terminal is handed so that its slot is good after a few seconds.
WORDS = (*PROBES, _SHORTER)


def booted(terminal):
    """The booted slot and its release."""
    said = terminal.run("cat /proc/cmdline /etc/kiosk/release.toml")
    slot = said.split("rauc.slot=")[1][0]
    return slot, said.split('version = "')[1].split('"')[0]


def is_good(terminal):
    """Whether the booted slot is marked good."""
    # nothing where the service takes too long to come up; it is asked again
    said = terminal.run("rauc status --output-format=json || echo null", patience=300).strip()
    if (said := json.loads(said.splitlines()[-1])) is None:
        return False
    slots = {name: slot for one in said["slots"] for name, slot in one.items()}
    mine = next(one for one in slots.values() if one.get("bootname") == said["booted"])
    return mine["boot_status"] == "good"


def comes_up(terminal, patience=900):
    """Wait until it shows posters; after how many seconds. Raises AssertionError."""
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == "programme", patience)
    assert came
    return seconds
