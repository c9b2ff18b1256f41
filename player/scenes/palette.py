# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The colours of a picture by season and light, read from palettes.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from player.scenes.light import Hour, Season

SOURCE = Path(__file__).with_name("palettes.toml")


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return tables


@cache
def palette(season: Season, hour: Hour) -> Mapping[str, str]:
    """Role to hex colour: what the hour says, then what the season changes in that hour.

    Raises:
        KeyError: the data lacks the hour.
    """
    tables = _tables()
    return {**tables[hour], **tables.get(f"{season}-{hour}", {})}
