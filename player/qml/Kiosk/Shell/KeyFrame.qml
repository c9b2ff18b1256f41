// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The frame under the five keys: up and down lead the ring, OK presses, and two keys are the same
// wherever one is.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls

FocusScope {
    id: root

    required property KeyPad keys
    // What the ring goes through: what lies on top, then the bar.
    required property list<Item> roots
    // What it is about; when that changes, all of it is told anew.
    required property string subject

    signal back
    signal help
    signal told(text: string)
    // A finger has taken over from the keys, or the next key was pressed.
    signal silenced

    // To what comes next; over a long text between that and the ring one goes in steps.
    function go(step: int) {
        const next = root.keys.next(step) as Item;
        if (next === null)
            return;
        for (let around = next.parent; around !== null; around = around.parent) {
            const scroller = around as Scroller;
            if (root.keys.used && scroller !== null && scroller.nears(next, step))
                return;
        }
        root.keys.take(next);
    }

    focus: true

    Component.onCompleted: root.keys.enter(root.roots)
    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Up:
            root.go(-1);
            break;
        case Qt.Key_Down:
            root.go(1);
            break;
        case Qt.Key_Escape:
        case Qt.Key_Back:
            root.back();
            break;
        case Qt.Key_F1:
        case Qt.Key_Help:
            root.help();
            break;
        default:
            return;
        }
        event.accepted = true;
    }
    onRootsChanged: root.keys.enter(root.roots)
    onSubjectChanged: root.keys.renew()

    Connections {
        function onReached(item: QtObject, text: string) {
            const stop = item as Item;
            for (let around = stop.parent; around !== null; around = around.parent) {
                if (around instanceof Scroller)
                    (around as Scroller).bring(stop);
            }
            root.told(text);
        }

        function onPressed() {
            root.silenced();
        }

        function onTurned(text: string) {
            root.told(text);
        }

        function onUsedChanged() {
            if (!root.keys.used)
                root.silenced();
        }

        target: root.keys
    }
}
