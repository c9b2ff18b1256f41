# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The photographs of the demo's sources: parts of the player's scenes, as JPEG."""

import io
from datetime import date
from functools import lru_cache
from typing import Final

from PIL import Image

from kiosk.demo.stories import read_data
from player.scenes.catalogue import Hour, Season, picture_file, season

SIZE: Final = (1600, 1200)


def picture_names() -> tuple[str, ...]:
    """Every picture there is."""
    return tuple(read_data("bilder")["bilder"])


@lru_cache(maxsize=64)
def photograph(name: str, day: date) -> bytes | None:
    """A picture as of a day; None where there is none of the name or none is baked."""
    entry = read_data("bilder")["bilder"].get(name)
    if entry is None:
        return None
    when = Season(entry["season"]) if "season" in entry else season(day)
    path = picture_file(entry["scene"], when, Hour(entry["hour"]))
    if not path.is_file():
        return None
    with Image.open(path) as scene:
        part = scene.convert("RGB").crop(_part(scene.size, entry))
    out = io.BytesIO()
    part.resize(SIZE, Image.Resampling.LANCZOS).save(out, "JPEG", quality=90)
    return out.getvalue()


def _part(size: tuple[int, int], entry: dict[str, float]) -> tuple[int, int, int, int]:
    """The cut of the shape of SIZE: low, for the land lies below."""
    wish = entry.get("width", 1.0)
    width = min(size[0] * wish, size[1] * SIZE[0] / SIZE[1])
    height = width * SIZE[1] / SIZE[0]
    left = (size[0] - width) * entry.get("left", 0.5)
    top = (size[1] - height) * 0.85
    return round(left), round(top), round(left + width), round(top + height)
