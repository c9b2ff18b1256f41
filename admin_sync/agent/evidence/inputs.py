# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which touch panel and which keyboards are plugged in, by udev."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyudev

# a button in the case and an infrared receiver call themselves keyboards, too
_PLUGGED = frozenset({"usb", "bluetooth"})
_DATABASE = Path("/run/udev/data")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The touch panels and what can be typed on: names, and device nodes of the panels."""

    touch: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    keyboards: tuple[str, ...] = ()


def inputs() -> Inputs:
    """What is plugged in now.

    Raises:
        LookupError: udev does not run, so that nobody knows what a device is.
    """
    if not _DATABASE.is_dir():
        raise LookupError("udev does not run here")
    context = pyudev.Context()
    found = [
        {**dict(device.properties), "NAME": _name(device), "NODE": device.device_node or ""}
        for device in context.list_devices(subsystem="input")
        if (device.device_node or "").startswith("/dev/input/event")
    ]
    if not any("ID_INPUT" in device for device in found) and found:
        raise LookupError("udev has looked at no input device")
    return sorted_out(found)


def sorted_out(devices: Iterable[Mapping[str, str]]) -> Inputs:
    """Touch panels and plugged keyboards among devices, by their udev properties. Pure."""
    touch: dict[str, str] = {}
    keyboards = []
    for device in devices:
        name = " ".join(device.get("NAME", "").strip('"').split())[:100] or "?"
        if device.get("ID_INPUT_TOUCHSCREEN") == "1":
            touch[device.get("NODE", "")] = name
        elif device.get("ID_INPUT_KEYBOARD") == "1" and device.get("ID_BUS", "") in _PLUGGED:
            keyboards.append(name)
    return Inputs(
        touch=tuple(dict.fromkeys(touch.values())),
        nodes=tuple(sorted(node for node in touch if node)),
        keyboards=tuple(sorted(set(keyboards))),
    )


def _name(device: "pyudev.Device") -> str:
    parent = device.parent
    own = device.properties.get("NAME", "")
    return str(own or (parent.properties.get("NAME", "") if parent is not None else ""))
