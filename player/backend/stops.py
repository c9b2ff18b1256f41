# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The stops of the ring: what can be pressed, in the order in which one reads it."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from player.focus import Box, reading_order


def stops_in(roots: Iterable[QQuickItem]) -> list[QQuickItem]:
    """All stops of some items, one item after the other."""
    return [stop for root in roots for stop in _inside(root)[0]]


def can_stop(item: QQuickItem) -> bool:
    """Whether the ring can lie round it, as things are."""
    return item.activeFocusOnTab() and item.isEnabled() and item.isVisible()


def _inside(item: QQuickItem) -> tuple[list[QQuickItem], Box | None]:
    """What can be pressed in an item as one reads it, and the box that it takes on the glass."""
    if not item.isVisible() or not item.isEnabled():
        return [], None
    if item.activeFocusOnTab():
        return [item], _box(item)
    groups = [(stops, box) for child in item.childItems() for stops, box in [_inside(child)] if box]
    scrolls = item.inherits("QQuickFlickable")
    if item.clip() and not scrolls:
        groups = [(stops, box) for stops, box in groups if _shows(box, _box(item))]
    if not groups:
        return [], None
    order = reading_order([box for _, box in groups])
    whole = groups[0][1]
    for _, box in groups:
        whole = whole.united(box)
    return [s for n in order for s in groups[n][0]], whole.cut(_box(item)) if scrolls else whole


def _shows(box: Box, frame: Box) -> bool:
    """Whether enough of a box to be seen lies in a frame that does not scroll."""
    seen = box.cut(frame)
    return seen.width * seen.height > box.width * box.height / 2


def _box(item: QQuickItem) -> Box:
    rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def name_of(item: QQuickItem) -> str:
    """What a screen reader calls it; "" if it has no name."""
    return _told(item, QAccessible.Text.Name)


def said_of(item: QQuickItem) -> str:
    """What a screen reader says of it: its name and what describes it."""
    parts = (name_of(item), _told(item, QAccessible.Text.Description))
    return ". ".join(part for part in parts if part)


def _told(item: QQuickItem, what: QAccessible.Text) -> str:
    # Qt has none for an item that does not say what it is
    node: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return node.text(what) if node is not None else ""
