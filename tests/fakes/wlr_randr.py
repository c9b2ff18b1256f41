# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""wlr-randr without a compositor: outputs in a JSON file, printed as version 0.4.1 prints them."""

import json
import sys
from pathlib import Path

_HEAD = """{name} "Red Hat, Inc. QEMU Monitor ({name})"
  Make: Red Hat, Inc.
  Model: QEMU Monitor
  Serial: (null)
  Physical size: 270x480 mm
  Enabled: {enabled}
  Modes:
    1080x1920 px, 74.997002 Hz (preferred{current})
    1920x1080 px, 60.000000 Hz
"""
_LIT = """  Position: 0,0
  Transform: {transform}
  Scale: 1.000000
  Adaptive Sync: disabled
"""


def install(folder, outputs):
    """Make the program, with `outputs` as {name: transform, or None for off}; program and file."""
    state = folder / "outputs.json"
    state.write_text(json.dumps(outputs))
    refused(state).write_text("")
    program = folder / "wlr-randr"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" "{state}" "$@"\n')
    program.chmod(0o755)
    return program, state


def refused(state):
    """The file with the names of outputs that the compositor does not switch."""
    return state.with_suffix(".refused")


def main(file, *words):
    state = Path(file)
    outputs = json.loads(state.read_text())
    if outputs == "broken":
        sys.stderr.write("failed to connect to display\n")
        return 1
    if words:
        name = words[words.index("--output") + 1]
        if name not in outputs:
            sys.stderr.write(f"unknown output {name}\n")
            return 1
        if name in refused(state).read_text():
            sys.stderr.write("failed to apply configuration\n")
            return 1
        lies = words[words.index("--transform") + 1] if "--transform" in words else "normal"
        outputs[name] = None if "--off" in words else lies
        state.write_text(json.dumps(outputs))
        return 0
    for name, lies in outputs.items():
        lit = lies is not None
        told = {"name": name, "enabled": "yes" if lit else "no", "current": ", current" * lit}
        sys.stdout.write(_HEAD.format(**told) + (_LIT.format(transform=lies) if lit else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
