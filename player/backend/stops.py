# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the keys come to and the voice tells, in the order in which one reads it.

The stops of the ring are what can be pressed; what else stands on the glass in words is told.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from player.focus import Box, reading_order

_KEY = "QQuickAbstractButton"
# what holds others, and is told by them
_GROUPS = (
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Dialog,
    QAccessible.Role.Chart,
)
_ENDS = (".", "!", "?", "…", ":")
# where Qt ends a paragraph
_PARAGRAPH = "\u2029"
# they part a word for the eye
_JOINTS = str.maketrans("", "", "\u00ad\u2060")


def stops_in(roots: Iterable[QQuickItem]) -> list[QQuickItem]:
    """All stops of some items, one item after the other."""
    return [stop for root in roots for stop in _inside(root, can_stop)[0]]


def words_in(roots: Iterable[QQuickItem]) -> list[str]:
    """What stands there and is no stop: words that are seen, and what a picture is called."""
    parts = [(found, box) for root in roots for found, box in [_inside(root, _tells)] if box]
    found = [item for n in reading_order([box for _, box in parts]) for item in parts[n][0]]
    return [words for item in found if not can_stop(item) and (words := _words(item))]


def sentences(parts: Iterable[str]) -> str:
    """As one text, with a pause after each part."""
    ended = [part if part.endswith(_ENDS) else f"{part}." for part in parts if part]
    return " ".join(ended).removesuffix(".")


def can_stop(item: QQuickItem) -> bool:
    """Whether the ring can lie round it, as things are."""
    return item.activeFocusOnTab() and item.isEnabled() and item.isVisible()


def _inside(
    item: QQuickItem, wanted: Callable[[QQuickItem], bool]
) -> tuple[list[QQuickItem], Box | None]:
    """What is wanted of an item as one reads it, and the box that it takes on the glass.

    Within what is wanted nothing is looked for.
    """
    if not item.isVisible():
        return [], None
    if wanted(item):
        return [item], _box(item)
    inner = [_inside(child, wanted) for child in item.childItems()]
    groups = [(found, box) for found, box in inner if box]
    scrolls = item.inherits("QQuickFlickable")
    if item.clip() and not scrolls:
        groups = [(found, box) for found, box in groups if _shows(box, _box(item))]
    if not groups:
        return [], None
    order = reading_order([box for _, box in groups])
    whole = groups[0][1]
    for _, box in groups:
        whole = whole.united(box)
    return [one for n in order for one in groups[n][0]], whole.cut(_box(item)) if scrolls else whole


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
    return sentences(dict.fromkeys((name_of(item), _told(item, QAccessible.Text.Description))))


def _tells(item: QQuickItem) -> bool:
    """Whether it is told as one: what holds stops says more than its own name."""
    if can_stop(item) or item.inherits(_KEY):
        return True
    return _words(item) != "" and not stops_in(item.childItems())


def _words(item: QQuickItem) -> str:
    """What an item says that is more than the sum of its parts.

    A key that cannot be pressed says why, where it knows; without that it may be folded away.
    """
    if item.inherits(_KEY) and not _told(item, QAccessible.Text.Description):
        return ""
    node = _node(item)
    named = node is not None and node.role() not in _GROUPS
    written = item.property("text") if item.inherits("QQuickText") else ""
    words = ((said_of(item) if named else "") or written).translate(_JOINTS)
    return sentences(" ".join(part.split()) for part in words.split(_PARAGRAPH))


def _told(item: QQuickItem, what: QAccessible.Text) -> str:
    node = _node(item)
    return node.text(what) if node is not None else ""


def _node(item: QQuickItem) -> QAccessibleInterface | None:
    """What a screen reader has for it; Qt has none where an item does not say what it is."""
    return QAccessible.queryAccessibleInterface(item)
