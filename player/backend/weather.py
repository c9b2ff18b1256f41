# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The weather as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.card import Overview
from player.backend.shelf import Shelf
from player.view.moment import Moment
from player.view.weather import HourBar, Look, WeatherView, weather_view

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WeatherModel(Overview[WeatherView]):
    """What it is like now, and the hours of the chosen day. `nothing` is "" unless empty."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._chosen = 0
        self._facts = self._list("facts", Moment)
        self._bars = self._list("bars", HourBar)
        self._follow()

    def _look(self, shelf: Shelf) -> WeatherView:
        look = Look(
            shelf.pictures.latitude,
            shelf.pictures.longitude,
            self._chosen,
            shelf.language,
            shelf.names,
        )
        return weather_view(shelf.items, shelf.now, look)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Show the hours of one of `choices`."""
        self._chosen = max(0, number)
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """As the next visitor expects to find it."""
        self.choose(0)

    facts = Property(QObject, lambda self: self._facts, constant=True)
    bars = Property(QObject, lambda self: self._bars, constant=True)
    ahead = Property(bool, lambda self: bool(self._view.bars), notify=changed)
    choices = Property(list, lambda self: list(self._view.choices), notify=changed)
    chosen = Property(int, lambda self: self._chosen, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    temperature = Property(str, lambda self: self._view.temperature, notify=changed)
    sign = Property(str, lambda self: self._view.sign, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    advice = Property(str, lambda self: self._view.advice, notify=changed)
    dry = Property(str, lambda self: self._view.dry, notify=changed)
    source = Property(str, lambda self: self._view.source, notify=changed)
    stand = Property(str, lambda self: self._view.stand, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
