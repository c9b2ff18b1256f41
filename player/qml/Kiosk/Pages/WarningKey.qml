// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One warning of the list: its sign, what it is, how grave it is and until when.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property string title
    required property string subtitle
    required property string sign
    required property int level
    required property bool drill

    readonly property real air: 36
    // Black on what is light, yellow on what is dark.
    readonly property bool bright: Theme.scheme === "light" || Theme.scheme === "sunlight"

    Accessible.description: root.subtitle
    bottomPadding: root.air + Theme.lipHeight - root.shift
    implicitHeight: Math.max(272, words.height + 2 * root.air + Theme.lipHeight)
    inset: 44
    text: root.title
    topPadding: root.air + root.shift

    contentItem: Item {
        AlertTriangle {
            anchors.verticalCenter: parent.verticalCenter
            color: root.bright ? Theme.alertText : Theme.alert
            height: width * 0.9
            // Drawn as a picture, the sheet's edge cuts it.
            layer.enabled: true
            signColor: root.bright ? Theme.alert : Theme.alertText
            symbol: root.sign
            visible: !root.drill
            width: 220
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.sign
            size: 132
            visible: root.drill
            x: 44
        }

        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: 268
            anchors.right: chevron.left
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            spacing: 14

            TypeHeading {
                size: 84 * Math.min(Theme.textSize, 1.15)
                text: root.title
                width: parent.width
            }

            AlertSteps {
                barHeight: 40
                color: Theme.ink
                level: root.level
                visible: root.level > 0
                width: Math.min(640, parent.width)
            }

            TypeSmall {
                color: Theme.inkSoft
                size: 60 * Theme.textSize
                text: root.subtitle
                width: parent.width
            }
        }

        Icon {
            id: chevron

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-right"
            size: 84
            stroke: 2.2
        }
    }
}
