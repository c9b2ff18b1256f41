# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Draws one page with OpenGL on the display of the environment: FOLDER PAGE SIZE FILE TIME."""

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QSGRendererInterface

from content.rules import Screen
from player.app import Player, load_fonts, wait_until
from player.options import PlayerOptions


def main():
    folder, page, size, file, at = sys.argv[1:]
    width, height = map(int, size.split("x"))
    now = datetime.fromisoformat(at)
    QGuiApplication(sys.argv[:1])
    load_fonts()
    options = PlayerOptions(
        Path(folder), Path(folder) / "run", Screen(), place="Haby", page=page,
        size=(width, height), at=now, screenshot=Path(file),
    )  # fmt: skip
    player = Player(options, clock=lambda: now)
    player.window.show()
    wait_until(lambda: not player.window.property("loading"))
    picture = player.window.grabWindow()
    api = player.window.rendererInterface().graphicsApi()
    saved = picture.save(file)
    player.close()
    print(api.name)  # noqa: T201 - what the test shows when it fails
    return 0 if saved and api == QSGRendererInterface.GraphicsApi.OpenGL else 1


if __name__ == "__main__":
    sys.exit(main())
