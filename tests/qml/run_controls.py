# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Runs the tst_*.qml files in a process of their own: QtQuickTest makes its own application."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuickTest import QUICK_TEST_MAIN_WITH_SETUP

from player.app import QML, load_fonts
from player.backend.images import CodeProvider, IconProvider


class Setup(QObject):
    """Gives the test engine what the player's has."""

    @Slot()
    def applicationAvailable(self):  # noqa: N802 - Qt Test calls it
        load_fonts()

    @Slot(QQmlEngine)
    def qmlEngineAvailable(self, engine):  # noqa: N802
        engine.addImportPath(str(QML))
        engine.addImageProvider("icon", IconProvider())
        engine.addImageProvider("qr", CodeProvider())


if __name__ == "__main__":
    here = str(Path(__file__).parent)
    sys.exit(QUICK_TEST_MAIN_WITH_SETUP("controls", Setup, [sys.argv[0]], here))
