// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A key of Lesehilfe: a word, its icon, and a check while it holds.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    property string symbol: ""
    property real size: Math.min(Theme.labelSize, 80)

    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    Accessible.checkable: true
    Accessible.checked: root.selected
    Accessible.role: Accessible.CheckBox
    inset: Theme.space3

    contentItem: Item {
        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            color: root.tint
            name: root.selected ? "check" : root.symbol
            size: 84
        }

        Type {
            anchors.left: icon.right
            anchors.leftMargin: Theme.space2
            anchors.right: parent.right
            color: root.tint
            height: parent.height
            line: 1.1
            minimumSize: 44
            size: root.size
            text: root.text
            verticalAlignment: Text.AlignVCenter
            weight: 660
        }
    }
}
