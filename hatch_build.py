# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bakes the scenes into pictures and compiles the office's words when a wheel is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Bake(BuildHookInterface[Any]):
    """The hook that pyproject.toml names for wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Draw what is missing, and have it packed although git ignores it."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from player.scenes.bake import bake  # noqa: PLC0415 - its home is only now on the path

        bake(Path(self.root) / "player" / "pictures", say=self.app.display_info)
        build_data["artifacts"] += ["player/pictures/*.png", "player/pictures/baked.json"]
        from admin_sync.office.people import catalogue  # noqa: PLC0415 - as above

        catalogue.refresh()
        build_data["artifacts"] += ["admin_sync/office/**/*.mo"]
