# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A map as QML sees it: lists of what is to be drawn, in px of the panel."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.rows import RowModel
from player.view.atlas import NOWHERE, Atlas, Label, Layer, Pin

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AtlasModel(QObject):
    """One map. `known` is false while there is nothing to draw."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = NOWHERE
        self._layers = RowModel(Layer, self)
        self._labels = RowModel(Label, self)
        self._pins = RowModel(Pin, self)

    def show(self, atlas: Atlas) -> None:
        """Draw this map from now on."""
        self._atlas = atlas
        self._layers.set_rows(atlas.layers)
        self._labels.set_rows(atlas.labels)
        self._pins.set_rows(atlas.pins)
        self.changed.emit()

    def _here(self, name: str) -> float:
        return float(getattr(self._atlas.here, name, 0.0))

    layers = Property(QObject, lambda self: self._layers, constant=True)
    labels = Property(QObject, lambda self: self._labels, constant=True)
    pins = Property(QObject, lambda self: self._pins, constant=True)
    known = Property(bool, lambda self: self._atlas != NOWHERE, notify=changed)
    located = Property(bool, lambda self: self._atlas.here is not None, notify=changed)
    hereX = Property(float, lambda self: self._here("x"), notify=changed)  # noqa: N815 - QML's spelling
    hereY = Property(float, lambda self: self._here("y"), notify=changed)  # noqa: N815 - QML's spelling
    hereLabelX = Property(float, lambda self: self._here("label_x"), notify=changed)  # noqa: N815 - QML's spelling
    hereLabelY = Property(float, lambda self: self._here("label_y"), notify=changed)  # noqa: N815 - QML's spelling
    scalePx = Property(float, lambda self: self._atlas.scale_px, notify=changed)  # noqa: N815 - QML's spelling
    scaleText = Property(str, lambda self: self._atlas.scale_text, notify=changed)  # noqa: N815 - QML's spelling
