# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes the QML singleton `Tokens` from tokens.json. Knows no Qt; a test keeps the two equal."""

import json
from pathlib import Path

TOKENS = Path(__file__).with_name("tokens.json")
TARGET = Path(__file__).parents[1] / "qml" / "Kiosk" / "Theme" / "Tokens.qml"

_HEAD = """\
// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Made from player/theme/tokens.json by `python -m player.theme.bake`: edit that file.
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    id: root

    property string scheme: "light"
    property real textSize: 1.0
    property bool motion: true
"""


def tokens_qml(text: str) -> str:
    """The QML of the base type of `Theme`, from the JSON of the tokens."""
    tokens = json.loads(text)
    lines = [_HEAD.rstrip("\n")]
    schemes = ", ".join(f'"{name}"' for name in tokens["schemes"])
    lines.append(f"    readonly property int index: Math.max(0, [{schemes}].indexOf(root.scheme))")
    for name, values in tokens["colours"].items():
        quoted = ", ".join(f'"{value}"' for value in values)
        lines.append(f"    readonly property color {name}: [{quoted}][root.index]")
    for kind, qml_type in (("reals", "real"), ("integers", "int")):
        for name, values in tokens[kind].items():
            joined = ", ".join(str(value) for value in values)
            lines.append(f"    readonly property {qml_type} {name}: [{joined}][root.index]")
    for name, look in tokens["type"].items():
        lines += _type(name, look)
    lines += [f"    readonly property int {name}: {size}" for name, size in tokens["sizes"].items()]
    lines += [
        f"    readonly property int {name}: root.motion ? {ms} : 0"
        for name, ms in tokens["motion"].items()
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _type(name: str, look: dict[str, float]) -> list[str]:
    steps = " * root.textSize" if look["steps"] else ""
    return [
        f"    readonly property real {name}Size: {look['size']}{steps}",
        f"    readonly property int {name}Weight: {look['weight']} + root.bolder",
        f"    readonly property real {name}Line: {look['line']}",
        f"    readonly property real {name}Tracking: {look['tracking']}",
    ]


if __name__ == "__main__":
    TARGET.write_text(tokens_qml(TOKENS.read_text("utf-8")), "utf-8")
