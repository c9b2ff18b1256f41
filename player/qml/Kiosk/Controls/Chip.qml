// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A narrow choice among several.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string symbol: ""

    // A chip of a set width has smaller letters rather than cut ones.
    readonly property real letters: 56 * Theme.textSize
    readonly property real fitting: (root.width - root.marked - 24) * 100 / Math.max(1, metrics.advanceWidth)
    readonly property real marked: root.symbol === "" ? 0 : 60 + Theme.space3
    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    Accessible.role: Accessible.RadioButton
    Accessible.checked: root.selected
    implicitHeight: Math.max(128, Theme.target, words.implicitHeight + 48)
    implicitWidth: Math.max(Theme.target, Math.ceil(metrics.advanceWidth * root.letters / 100) + 2 + root.marked + 2 * root.inset)
    inset: 36

    contentItem: Item {
        TextMetrics {
            id: metrics

            font.family: Theme.family
            font.pixelSize: 100
            font.variableAxes: ({
                    wght: 620
                })
            text: root.text
        }

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
                size: Math.max(56, Math.floor(Math.min(root.letters, root.fitting)))
                text: root.text
                weight: 620
                wrapMode: Text.NoWrap
            }
        }
    }
}
