# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bakes the scenes into pictures when a wheel is built; in place, `./run` does it."""

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
