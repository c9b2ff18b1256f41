# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The settings document of a terminal: its kiosk.toml as far as the office sets it.

Apps that come after this one hang themselves in: they know what it shows, and what is hidden.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from admin_sync.office import config
from admin_sync.office.fleet import outgoing
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit
from content.settings.declared import toml_text

#: Gives the ids of a terminal's sources, and their `[[source]]` tables.
SourceTables = Callable[[Terminal], tuple[Sequence[str], str]]
#: Lets terminals apply what is hidden, paused and released, and their mode.
Control = Callable[[datetime, Iterable[Terminal]], object]

source_tables: list[SourceTables] = []
controls: list[Control] = []


def publish(terminals: Iterable[Terminal], now: datetime) -> None:
    """Let terminals apply their settings and control documents as they are now."""
    listed = list(terminals)
    for terminal in listed:
        ids, toml = compose(terminal)
        if list(terminal.source_ids) != ids:
            terminal.source_ids = ids
            terminal.save(update_fields=["source_ids"])
        outgoing.put(terminal, "settings", {"toml": toml}, now)
    for control in controls:
        control(now, listed)


def compose(terminal: Terminal) -> tuple[list[str], str]:
    """The ids of a terminal's sources, and its settings as TOML."""
    amt = terminal.unit.parent or terminal.unit
    villages = Unit.objects.filter(kind=Unit.Kind.VILLAGE, parent=amt).order_by("name")
    parts = [_table("terminal", _own(terminal, amt))]
    panel = terminal.settings.get("panel")
    if panel:
        parts.append(_table("panel", panel))
    parts += [_table("hours", hours, many=True) for hours in terminal.settings.get("hours", [])]
    parts += [_table("place", _place(village), many=True) for village in villages]
    ids: list[str] = []
    for tables in source_tables:
        more, text = tables(terminal)
        ids += more
        parts.append(text)
    return ids, "\n".join(parts)


def _own(terminal: Terminal, amt: Unit) -> dict[str, Any]:
    # phones get there by the public address, whichever way this terminal goes to its office
    web = config.current().base_url
    values: dict[str, Any] = {"name": terminal.name, "amt": amt.name, "web": web}
    if terminal.unit.kind == Unit.Kind.VILLAGE:
        values["place"] = terminal.unit.name
    latitude = terminal.latitude if terminal.latitude is not None else terminal.unit.latitude
    longitude = terminal.longitude if terminal.longitude is not None else terminal.unit.longitude
    if latitude is not None and longitude is not None:
        values |= {"latitude": latitude, "longitude": longitude}
    for key in ("contact", "language"):
        if terminal.settings.get(key):
            values[key] = terminal.settings[key]
    return values


def _place(village: Unit) -> dict[str, Any]:
    values: dict[str, Any] = {"name": village.name}
    if village.aliases:
        values["aliases"] = list(village.aliases)
    if village.ags:
        values["ags"] = village.ags
    return values


def _table(name: str, values: dict[str, Any], *, many: bool = False) -> str:
    head = f"[[{name}]]" if many else f"[{name}]"
    return "\n".join([head, *(f"{key} = {toml_text(value)}" for key, value in values.items()), ""])
