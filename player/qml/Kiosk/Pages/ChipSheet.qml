// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// All choices of a line of chips, over the choose zone, until one is taken.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    property QtObject chips: null
    property bool open: false

    signal chosen(name: string)
    signal closed

    anchors.fill: parent
    visible: root.open

    // While it is open, nothing under it may be touched.
    MouseArea {
        anchors.fill: parent

        onClicked: root.closed()
    }

    Rectangle {
        color: Theme.ground
        height: Theme.chooseBottom + 16 - y
        width: parent.width
        y: Theme.landscape ? Theme.chooseY - 24 : Theme.chooseY - 8

        MouseArea {
            anchors.fill: parent
        }

        Scroller {
            // As many rows as are seen whole.
            readonly property real pitch: close.height + keys.spacing

            clip: true
            height: Math.min(parent.height - y, topMargin + Math.floor((parent.height - y - topMargin) / pitch) * pitch)
            width: parent.width
            y: Theme.landscape ? 16 : 8
            bottomMargin: Theme.space3
            contentHeight: keys.height + 8
            topMargin: Theme.space3

            Flow {
                id: keys

                spacing: 20
                width: Theme.contentWidth
                x: Theme.margin

                Chip {
                    id: close

                    symbol: "x"
                    text: qsTr("Schließen")

                    onClicked: root.closed()
                }

                Repeater {
                    model: root.chips

                    Chip {
                        required property string name
                        required property string label
                        required symbol
                        required selected

                        text: label

                        onClicked: root.chosen(name)
                    }
                }
            }
        }
    }
}
