// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// All villages with something to come, to choose one from.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property EventsModel events

    signal chosen(name: string)
    signal closed

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Scroller {
        // As many rows as are seen whole.
        readonly property real pitch: close.height + keys.spacing

        clip: true
        height: Math.min(parent.height - y, topMargin + Math.floor((parent.height - y - topMargin) / pitch) * pitch)
        width: parent.width
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

            Chip {
                selected: root.events.place === ""
                symbol: "map-pin"
                text: qsTr("Alle Dörfer")

                onClicked: root.chosen("")
            }

            Repeater {
                model: root.events.villages

                Chip {
                    required property string name
                    required property string label
                    required selected

                    text: label

                    onClicked: root.chosen(name)
                }
            }
        }
    }
}
