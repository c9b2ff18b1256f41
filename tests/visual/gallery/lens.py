# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Takes shots of a window: what it shows, what stands in it, and the same without any word."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent

from tests.visual.gallery.scene import Box, read

SCAN = Path(__file__).with_name("Scan.qml")
# What moves a binding may move another one: passes until a page has come to rest.
PASSES = 3


class Lens:
    """Looks at the items below `top`, which is in px of LOOK.md, in a window of any size."""

    def __init__(self, engine, window, top):
        component = QQmlComponent(engine, QUrl.fromLocalFile(str(SCAN)))
        self.scan = component.create()
        assert self.scan is not None, component.errorString()
        self.scan.setParent(window)
        self.window = window
        self.top = top

    def rest(self):
        for _ in range(PASSES):
            QGuiApplication.processEvents()
            self.window.grabWindow()

    def scene(self):
        """What stands in the window, without any picture of it."""
        return read(self.scan.told(self.top), self._frame(), None, None)

    def shoot(self):
        """The window as it is now; it must be at rest."""
        picture = pixels(self.window.grabWindow())
        told = self.scan.told(self.top)
        texts = [(item, item.opacity()) for item in self.scan.words(self.top).toVariant()]
        for item, _ in texts:
            item.setOpacity(0)
        bare = pixels(self.window.grabWindow())
        for item, opacity in texts:
            item.setOpacity(opacity)
        return read(told, self._frame(), picture, bare)

    def _frame(self):
        return Box(0, 0, self.top.width(), self.top.height())


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    line = image.bytesPerLine()
    size = (image.width(), image.height())
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", line)
