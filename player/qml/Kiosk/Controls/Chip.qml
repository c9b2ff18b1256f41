// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A narrow choice among several.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string symbol: ""

    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    Accessible.role: Accessible.RadioButton
    Accessible.checked: root.selected
    implicitHeight: Math.max(128, words.implicitHeight + 48)
    implicitWidth: Math.max(Theme.touchTarget, words.implicitWidth + 2 * root.inset)
    inset: 36

    contentItem: Item {
        Row {
            id: words

            anchors.centerIn: parent
            spacing: Theme.space3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tint
                name: root.symbol
                size: 60
            }

            TypeSmall {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tint
                size: 56 * Theme.textSize
                text: root.text
                weight: 620
                wrapMode: Text.NoWrap
            }
        }
    }
}
