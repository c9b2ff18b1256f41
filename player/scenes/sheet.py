# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The sheet a scene is drawn on: its size, colours, season and light."""

from collections.abc import Mapping
from dataclasses import dataclass

from player.scenes.light import Hour, Season


@dataclass(frozen=True)
class Sheet:
    """What every part of a picture may ask."""

    width: int
    height: int
    colours: Mapping[str, str]
    season: Season
    hour: Hour

    @property
    def wide(self) -> bool:
        """Whether the picture lies rather than stands."""
        return self.width > self.height

    @property
    def winter(self) -> bool:
        """Whether snow lies and trees are bare."""
        return self.season is Season.SNOW

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.hour is not Hour.DAY

    def svg(self, *parts: str) -> str:
        """The finished document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}">{"".join(parts)}</svg>'
        )
