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
        anchors.fill: parent
        clip: true
        contentHeight: keys.height + 8

        Flow {
            id: keys

            spacing: 20
            width: Theme.contentWidth
            x: Theme.margin

            Chip {
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
