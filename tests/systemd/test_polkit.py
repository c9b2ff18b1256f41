# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent may ask of systemd, and nobody else anything: the rule, asked as polkit does."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

RULE = Path(__file__).parents[2] / "systemd" / "polkit" / "50-kiosk-agent.rules"
# polkit(8): a rule is a function of an action, whose details are looked up, and of who asks
ASKED = """
const polkit = {Result: {NOT_HANDLED: null, YES: "yes"}, addRule: rule => { polkit.rule = rule; }};
RULE
const said = JSON.parse(process.argv[1]).map(one => polkit.rule(
    {id: one.id, lookup: name => one.details[name]}, {user: one.user}));
console.log(JSON.stringify(said));
"""
UNITS = "org.freedesktop.systemd1.manage-units"
REBOOT = "org.freedesktop.login1.reboot"


def asks(action, unit="", verb="", user="kiosk-agent"):
    details = {"unit": unit, "verb": verb} if unit else {}
    return {"id": action, "details": details, "user": user}


MAY = [
    asks(UNITS, "kiosk-player.service", "restart"),
    asks(UNITS, "kiosk-clock@1790000000.service", "start"),
    asks(REBOOT),
    asks(f"{REBOOT}-multiple-sessions"),
]
MAY_NOT = [
    *(one | {"user": "kiosk-player"} for one in MAY),
    *(one | {"user": "kiosk-agent2"} for one in MAY),
    asks(UNITS),
    asks(UNITS, "kiosk-player.service", "stop"),
    asks(UNITS, "kiosk-clock@1790000000.service", "restart"),
    asks(UNITS, "kiosk-clock@1790000000.service", "set-property"),
    asks(UNITS, "kiosk-clock@.service", "start"),
    asks(UNITS, "kiosk-clock@-1.service", "start"),
    asks(UNITS, "kiosk-clock@1e9.service", "start"),
    asks(UNITS, "kiosk-clock@17900000001.service", "start"),
    asks(UNITS, "kiosk-clock@1.service\n", "start"),
    asks(UNITS, "kiosk-clock@1xservice", "start"),
    asks(UNITS, "x-kiosk-clock@1.service", "start"),
    asks(UNITS, "kiosk-clock@1.service.service", "start"),
    asks(UNITS, "sshd.service", "start"),
    asks("org.freedesktop.systemd1.manage-unit-files", "kiosk-player.service", "restart"),
    asks("org.freedesktop.systemd1.reload-daemon"),
    asks("org.freedesktop.timedate1.set-time"),
    asks("org.freedesktop.login1.power-off"),
]


def test_the_agent_may_ask_for_these_and_for_nothing_else():
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not here")
    script = ASKED.replace("RULE", RULE.read_text())
    command = [node, "-e", script, json.dumps([*MAY, *MAY_NOT])]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout) == ["yes"] * len(MAY) + [None] * len(MAY_NOT)
