# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which picture stands on a page: the item's own, else the scene that suits it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl

from content.clock import at_glass
from content.model import Item
from player.scenes import catalogue
from player.view.span import span


@dataclass(frozen=True, slots=True)
class Picture:
    """The url of a picture, and whether words on its upper part have to be light."""

    url: str
    dark: bool


@dataclass(frozen=True, slots=True)
class Pictures:
    """Finds pictures for one screen; latitude and longitude tell the hour's light."""

    state: Path
    landscape: bool = False
    latitude: float = 54.4
    longitude: float = 9.8

    def scene(self, name: str, now: datetime) -> Picture:
        """A scene by its name in the catalogue, in the light of now."""
        light = catalogue.hour(now, self.latitude, self.longitude)
        return self._baked(name, now, light)

    @property
    def folder(self) -> str:
        """The url below which the store has its pictures, by their names there."""
        # read by Qt itself: its thread of pictures must never wait for Python
        return QUrl.fromLocalFile(str(self.state / "media")).toString()

    def own(self, item: Item) -> str:
        """The url of the item's own picture if it is here, else ""."""
        for picture in item.pictures:
            if picture.media and (self.state / "media" / picture.media).is_file():
                return f"{self.folder}/{picture.media}"
        return ""

    def of(self, item: Item, now: datetime) -> Picture:
        """The item's own picture if it is here, else its scene: an event in its own light."""
        if own := self.own(item):
            return Picture(own, dark=False)
        moment = now
        if item.event is not None:
            stretch = span(item.event)
            moment = now if stretch.all_day or stretch.running(now) else stretch.start
        light = catalogue.hour(moment, self.latitude, self.longitude)
        title = item.text().title
        name = catalogue.scene_for(
            item.kind, item.categories, title, catalogue.season(at_glass(now).date()), light
        )
        return self._baked(name, now, light)

    def night(self, now: datetime) -> bool:
        """Whether it is dark outside: the screen is to be dark as well."""
        return catalogue.hour(now, self.latitude, self.longitude) is catalogue.Hour.NIGHT

    def _baked(self, name: str, now: datetime, light: catalogue.Hour) -> Picture:
        season = catalogue.season(at_glass(now).date())
        file = catalogue.picture_file(name, season, light, landscape=self.landscape)
        url = QUrl.fromLocalFile(str(file)).toString() if file.is_file() else ""
        return Picture(url, dark=catalogue.is_dark(name, light))
