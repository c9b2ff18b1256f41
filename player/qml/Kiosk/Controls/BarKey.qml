// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A key of the bar at the bottom: always at the same place.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property list<string> symbols: []

    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    inset: 24

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: 4

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 40

                Repeater {
                    model: root.symbols

                    Icon {
                        required property string modelData

                        color: root.tint
                        name: modelData
                        size: Theme.landscape ? 80 : 84
                    }
                }
            }

            TypeSmall {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.tint
                size: 50
                text: root.text
                weight: 620
                wrapMode: Text.NoWrap
            }
        }
    }
}
