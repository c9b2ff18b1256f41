# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Nothing that a visitor set or typed outlives the visit: a used player is as a fresh one."""

from collections import deque
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QMetaMethod, QObject
from PySide6.QtTest import QTest

from player.app import wait_until
from tests.player.mirror import Mirror
from tests.player.test_visit import SECONDS, goes_by, stage, wake
from tests.player.visitor import Visitor

# What is no choice of a visitor: the clock, the pulse, and how far a frame has come.
MOVING = {
    "canaryPlace", "cells", "frame", "visibility", "active", "activeFocusItem", "activeFocus",
    "objectName", "focus", "busy", "pressX", "pressY",
}  # fmt: skip
# What lays a page out, or is the programme's own to call.
NO_CHOICE = {
    "lay_out", "lay_profile", "reset", "forget", "begin", "advance", "wake", "hold", "go_on",
    "refresh", "reset_aids", "stay", "finish", "shows", "look", "enter", "move",
}  # fmt: skip
# What a visitor would hand over where not any word will do.
WORDS = {
    "select_day": "2026-05-17", "choose_scheme": "contrast", "choose_language": "da",
    "select_place": "Haby", "select_trade": "food", "select_shops": "food",
}  # fmt: skip
NUMBERS = {"choose_text_size": 1.5}


def plain(value):
    """A property's value, as far as it can be compared."""
    if isinstance(value, QAbstractItemModel):
        roles = value.roleNames()
        return [
            [str(value.data(value.index(row, 0), role)) for role in sorted(roles)]
            for row in range(value.rowCount())
        ]
    if isinstance(value, QObject):
        return type(value).__name__
    said = f"{value:.2f}" if isinstance(value, float) else str(value)
    # an object of Qt's says only where it lies in memory
    return type(value).__name__ if " at 0x" in said else said


def state_of(thing, mirror):
    return {name: value_of(thing, name) for name in mirror.names(thing) if name not in MOVING}


def value_of(thing, name):
    try:
        return plain(thing.property(name))
    except RuntimeError:  # a type of ours that Python is not handed back
        return ""


def kept_by(thing):
    """What Python keeps in it, also where the page has nothing to show for it."""
    held = vars(thing) if hasattr(thing, "__dict__") else {}
    simple = (str, int, float, bool, date, list, set, deque, dict)
    return {name: plain(value) for name, value in held.items() if isinstance(value, simple)}


def items_below(item, path, mirror):
    yield path, item
    for number, child in enumerate(item.childItems()):
        kind = mirror.kind(child)
        if kind == "Programme":  # no visitor has a hand in it, and it moves
            continue
        yield from items_below(child, f"{path}/{number}:{kind}", mirror)


def everything(player):
    """All Qt properties of all that QML can see or draws, by where they are."""
    mirror = Mirror(player.engine)
    theme = player.engine.singletonInstance("Kiosk.Theme", "Theme")
    things = {**player.models, "terminal": player.terminal, "session": player.session,
              "keys": player.keys, "theme": theme, "window": player.window}  # fmt: skip
    found = {name: state_of(thing, mirror) | kept_by(thing) for name, thing in things.items()}
    for path, item in items_below(player.window.contentItem(), "", mirror):
        found[path] = state_of(item, mirror)
    return {
        f"{place}.{name}": value for place, held in found.items() for name, value in held.items()
    }


def choices(thing):
    """Every slot of ours by which something is chosen."""
    own = type(thing).staticMetaObject
    for number in range(QObject.staticMetaObject.methodCount(), own.methodCount()):
        method = own.method(number)
        name = method.name().data().decode()
        slot = method.methodType() == QMetaMethod.MethodType.Slot
        if slot and not name.startswith("_") and name not in NO_CHOICE:
            yield name, [kind.data().decode() for kind in method.parameterTypes()]


def arguments(name, kinds):
    fitting = {
        "QString": WORDS.get(name, "Haby"), "int": 1, "bool": True,
        "double": NUMBERS.get(name, 1.0),
    }  # fmt: skip
    return [fitting[kind] for kind in kinds]


def rest(player):
    """Let the programme stand and everything settle."""
    wait_until(lambda: not any(map(player.window.property, ("busy", "loading"))), SECONDS)
    QTest.qWait(100)


def use_everything(player):
    used = set()
    for thing in (*player.models.values(), player.terminal):
        for name, kinds in choices(thing):
            getattr(thing, name)(*arguments(name, kinds))
            used.add(name)
    return used


def test_a_used_player_is_as_a_fresh_one_once_the_visit_is_over(opened):
    player = opened()
    rest(player)
    before = everything(player)
    wake(player)
    visitor = Visitor(player)
    used = use_everything(player)
    assert {"select_day", "choose_language", "choose_text_size", "write"} <= used
    changed = everything(player)
    assert sum(before.get(key) != value for key, value in changed.items()) > 50
    visitor.touches("Læsehjælp")
    goes_by(player, 200)
    goes_by(player, 30)
    assert stage(player) == "attract"
    rest(player)

    def different():
        after = everything(player)
        keys = before.keys() | after.keys()
        return {key: (before.get(key), after.get(key)) for key in keys
                if before.get(key) != after.get(key)}  # fmt: skip

    wait_until(lambda: not different(), SECONDS)
    assert not different()
