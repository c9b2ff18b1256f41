# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Builds the parts of a terminal from its settings."""

from pathlib import Path

from content.basics import Opening
from content.control import NOTHING, Control
from content.details import Point
from content.fetch import NetworkOptions
from content.gazetteer import Village
from content.rules import Screen
from kiosk import __version__
from kiosk.settings.model import Network, Settings


def network_options(network: Network) -> NetworkOptions:
    """How to fetch, from the settings."""
    contact = f" (+{network.contact})" if network.contact else ""
    return NetworkOptions(
        proxy=network.proxy,
        ca_file=Path(network.ca_file) if network.ca_file else None,
        user_agent=f"Schaukasten/{__version__}{contact}",
    )


def point_of(settings: Settings) -> Point | None:
    """Where the terminal stands, if the settings say so."""
    latitude, longitude = settings.terminal.latitude, settings.terminal.longitude
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def lit_hours(settings: Settings) -> tuple[Opening, ...]:
    """When the panel is lit; empty for always."""
    return tuple(Opening(hours.days, hours.on, hours.off) for hours in settings.hours)


def screen_of(settings: Settings, control: Control = NOTHING) -> Screen:
    """What the rules need to know of this terminal, and what the office has decided about it."""
    return Screen(
        place=settings.terminal.place,
        source_order=tuple(source.id for source in settings.sources),
        point=point_of(settings),
        villages=tuple(Village(p.name, p.aliases, p.ags) for p in settings.places),
        control=control,
        approve=frozenset(source.id for source in settings.sources if source.approve),
        names={source.id: source.name for source in settings.sources if source.name},
    )
