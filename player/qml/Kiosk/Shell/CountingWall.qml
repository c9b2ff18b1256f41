// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Thirty bricks in three courses of Gothic bond; those of the seconds gone are empty places.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property int seconds
    required property real course

    readonly property real gap: 14
    // A long brick and a short one with their gaps make a fifth of the width.
    readonly property real pair: (root.width + root.gap) / 5
    readonly property real longest: Math.round(root.pair * 0.64) - root.gap

    height: 3 * root.course + 2 * root.gap

    Repeater {
        model: 30

        Item {
            id: place

            required property int index

            readonly property int row: Math.floor(place.index / 10)
            readonly property int column: place.index % 10
            // Each course begins with the other kind.
            readonly property bool stretcher: (place.row + place.column) % 2 === 0
            readonly property real second: place.row % 2 === 0 ? root.longest : root.pair - root.longest - 2 * root.gap

            height: root.course
            width: place.stretcher ? root.longest : root.pair - root.longest - 2 * root.gap
            x: Math.floor(place.column / 2) * root.pair + (place.column % 2 === 0 ? 0 : place.second + root.gap)
            y: place.row * (root.course + root.gap)

            Rectangle {
                anchors.fill: parent
                border.color: Theme.line
                border.width: 4
                color: "transparent"
                radius: Theme.radiusPaper
            }

            Rectangle {
                anchors.fill: parent
                color: Theme.lined ? Theme.accent : Theme.scheme === "dark" ? Theme.brickLip : Theme.brick(place.index + place.row)
                opacity: place.index < root.seconds ? 1 : 0
                radius: Theme.radiusPaper

                Behavior on opacity {
                    NumberAnimation {
                        duration: Theme.motionPage
                        easing.type: Easing.InCubic
                    }
                }
            }
        }
    }
}
