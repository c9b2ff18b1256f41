// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A key of the bar at the bottom: always at the same place.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property list<string> symbols: []
    // In the place of symbols: "DE".
    property string letters: ""

    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    inset: 24

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: 4

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                height: Theme.landscape ? 80 : 84
                spacing: 40

                TypeLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.tint
                    size: 72
                    text: root.letters
                    visible: root.letters !== ""
                    weight: 720
                    wrapMode: Text.NoWrap
                }

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
