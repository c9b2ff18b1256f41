// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The days of a week, the way to a month, and the villages to filter by.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Column {
    id: root

    required property EventsModel events

    readonly property real gap: Theme.landscape ? 12 : 16
    readonly property real keyWidth: (root.width - 7 * root.gap) / 8

    signal dayChosen(iso: string)
    signal monthAsked
    signal placeChosen(name: string)
    signal villagesAsked

    spacing: 16

    Row {
        spacing: root.gap

        Repeater {
            model: root.events.strip

            DateKey {
                id: day

                required property string iso
                required property string label
                required property string said
                required property int count
                required number
                required selected

                marked: day.count > 0
                text: day.said
                weekday: day.label
                width: root.keyWidth

                onClicked: root.dayChosen(day.iso)
            }
        }

        DateKey {
            symbol: "calendar-event"
            text: qsTr("Monat")
            weekday: qsTr("Monat")
            width: root.keyWidth

            onClicked: root.monthAsked()
        }
    }

    Item {
        height: others.height
        width: root.width

        // What does not fit into one line is behind "Weitere".
        Flow {
            height: others.height
            spacing: 20
            width: parent.width - others.width - 20

            Repeater {
                model: root.events.chips

                Chip {
                    id: chip

                    required property string name
                    required property string label
                    required selected

                    Accessible.ignored: chip.y > 8
                    enabled: chip.y < 8
                    inset: 28
                    opacity: chip.enabled ? 1 : 0
                    symbol: chip.name === "" ? "map-pin" : ""
                    text: chip.label

                    onClicked: root.placeChosen(chip.name)
                }
            }
        }

        Chip {
            id: others

            anchors.right: parent.right
            inset: 28
            symbol: "chevron-down"
            text: qsTr("Weitere")

            onClicked: root.villagesAsked()
        }
    }
}
