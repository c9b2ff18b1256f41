# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody before the glass: what is spoken there, and a finger."""

from pathlib import Path

from PySide6.QtCore import Q_ARG, QEventLoop, QMetaObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlComponent

from player.app import wait_until

#: For so many milliseconds is waited at most for what comes by itself: until just before pytest
#: gives a test up, since how long it takes says more about the machine than about the player.
SECONDS = 50_000
#: Where on the glass of `opened` nothing else lies.
MIDDLE = QPoint(270, 760)
TOUCHABLE = (
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ListItem,
    QAccessible.Role.CheckBox,
)


def _below(node):
    if node is None or node.state().invisible:
        return
    yield node
    for number in range(node.childCount()):
        yield from _below(node.child(number))


def name_of(node):
    return node.text(QAccessible.Text.Name)


def nodes(player):
    """Everything that a screen reader would come to."""
    return list(_below(QAccessible.queryAccessibleInterface(player.window)))


def spoken(player):
    return [name_of(node) for node in nodes(player)]


def drawn(player):
    """All items that are drawn, also where something lies over them."""
    found = [player.window.contentItem()]
    for item in found:
        found += [child for child in item.childItems() if child.isVisible()]
    return found


def settle(player):
    """Wait until the page stands."""
    wait_until(lambda: not player.window.property("busy"))
    pause(50)


def pause(milliseconds):
    """Let Qt and Python's other threads work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


class Finger:
    """One finger on the glass of a player."""

    def __init__(self, player):
        self.component = QQmlComponent(player.engine, str(Path(__file__).parent / "Finger.qml"))
        self.maker = self.component.create()
        assert self.maker is not None, self.component.errors()
        self.glass = player.window.contentItem()

    def __call__(self, what, point):
        """Let it `press`, `move` or `release` there."""
        at = (Q_ARG("double", float(point.x())), Q_ARG("double", float(point.y())))
        assert QMetaObject.invokeMethod(self.maker, what, Q_ARG("QQuickItem*", self.glass), *at)


def tap(player, point):
    finger = Finger(player)
    finger("press", point)
    pause(20)
    finger("release", point)


def touch(player, name):
    """Touch what is called so, or else the first whose name begins so, as soon as it is there."""

    def found():
        keys = [n for n in nodes(player) if n.role() in TOUCHABLE and not n.state().disabled]
        exact = (node for node in keys if name_of(node) == name)
        return next(exact, None) or next((n for n in keys if name_of(n).startswith(name)), None)

    assert wait_until(lambda: found() is not None), name
    tap(player, found().rect().center() - QPoint(player.window.x(), player.window.y()))
    settle(player)


class Visitor:
    """Someone with one finger in front of the glass."""

    def __init__(self, player):
        self.player = player

    @property
    def page(self):
        return self.player.window.property("pageName")

    def sees(self, page):
        settled = wait_until(
            lambda: self.page == page and not self.player.window.property("busy"), SECONDS
        )
        assert settled, f"still on {self.page}, not on {page}: {self.player.warnings}"
        pause(50)

    def keys(self):
        """The middle of everything that can be touched, by its spoken name."""
        window = self.player.window
        glass = QRect(window.x(), window.y(), window.width(), window.height())
        found = {}
        for node in nodes(self.player):
            middle = node.rect().center()
            if node.role() in TOUCHABLE and glass.contains(middle) and not node.state().disabled:
                found[name_of(node)] = middle - glass.topLeft()
        return found

    def touches(self, name):
        seen = wait_until(lambda: any(name in key for key in self.keys()), SECONDS)
        keys = self.keys()
        assert seen, sorted(keys)
        self.touch(keys[next(key for key in keys if name in key)])

    def touch(self, point):
        tap(self.player, point)

    def drags(self, x, y, distance):
        finger = Finger(self.player)
        finger("press", QPoint(x, y))
        for step in range(1, 11):
            finger("move", QPoint(x, y + distance * step // 10))
            pause(10)
        finger("release", QPoint(x, y + distance))


def goes_by(player, seconds):
    """Let the session's clock go on."""
    player.timepiece.at += seconds
    player.session.look()
    pause(30)


def stage(player):
    """The name of what the session is at."""
    return player.session.property("stage")


def wake(player):
    """Touch it, and wait until somebody is there."""
    tap(player, MIDDLE)
    player.timepiece.at += 2
    assert wait_until(lambda: stage(player) == "explore", SECONDS)
