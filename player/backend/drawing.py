# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen is drawn with: the face, and OpenGL where there is a GPU."""

import logging
import os
import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

log = logging.getLogger(__name__)

FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "Atkinson Hyperlegible Next"

_GL_RENDERER = 0x1F01
_SLOW_RENDERERS = ("llvmpipe", "softpipe", "swrast", "software")
_BACKEND = "QT_QUICK_BACKEND"


def load_fonts() -> None:
    """Make the terminal's own face known, with letters of all of Europe."""
    files = sorted(FONTS.glob("*.ttf"))
    if not files:
        log.warning("there is no face in %s: a common one stands in", FONTS)
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            log.warning("the font %s does not load", file.name)
    QFont.insertSubstitution(FAMILY, f"{FAMILY} Ext")
    QGuiApplication.setFont(QFont(FAMILY))


def choose_renderer() -> None:
    """Draw without OpenGL where OpenGL would be computed: it costs forty times as much."""
    if _BACKEND in os.environ:
        return
    name = _renderer_name()
    if not name or any(slow in name.casefold() for slow in _SLOW_RENDERERS):
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    log.info("renderer: %s", name or "none")


def draw_unseen() -> None:
    """Draw into memory; before the first object of Qt's is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[_BACKEND] = "software"


def without_gpu() -> None:
    """Begin this process anew, drawing without the GPU that was lost. Does not return."""
    os.environ[_BACKEND] = "software"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the same program


def has_display() -> bool:
    """Whether there is a screen to draw on, or Qt was told of another."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _renderer_name() -> str:
    """What OpenGL calls itself, or "" where there is none."""
    surface = QOffscreenSurface()
    surface.create()
    context = QOpenGLContext()
    if not surface.isValid() or not context.create() or not context.makeCurrent(surface):
        return ""
    name = str(context.functions().glGetString(_GL_RENDERER) or "")
    context.doneCurrent()
    return name
