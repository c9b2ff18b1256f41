// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A finger that QML moves: a call from Python that makes the same events keeps Python to itself, and
// waits for ever where a page that opens waits for a picture that Python is to give.
import QtQuick
import QtTest

TestEvent {
    id: root

    function press(on: Item, x: real, y: real) {
        root.touchEvent(on).press(1, on, x, y).commit();
    }

    function move(on: Item, x: real, y: real) {
        root.touchEvent(on).move(1, on, x, y).commit();
    }

    function release(on: Item, x: real, y: real) {
        root.touchEvent(on).release(1, on, x, y).commit();
    }
}
