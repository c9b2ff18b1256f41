# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What things of QML are called and have.

Never by `metaObject()`: PySide (6.12) keeps what that gives out by its address. The class of a QML
type goes with its engine, what it was kept as does not, and whatever comes to lie at that address
later, such as a key event, is taken for it: the process ends.
"""

from pathlib import Path

from PySide6.QtQml import QQmlComponent


class Mirror:
    """Looks at the things of one engine."""

    def __init__(self, engine):
        self._component = QQmlComponent(engine, str(Path(__file__).parent / "Mirror.qml"))
        self._mirror = self._component.create()
        assert self._mirror is not None, self._component.errors()

    def kind(self, thing):
        """The QML type without its number, or else the class."""
        self._mirror.setProperty("thing", thing)
        return self._mirror.property("kind").partition("(")[0].partition("_QML")[0]

    def names(self, thing):
        """Of its properties, and of its signals and methods, which have no value."""
        self._mirror.setProperty("thing", thing)
        return list(self._mirror.property("names"))
