// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A brick of the wall on the start page: a subject and its live line.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string live: ""
    property string symbol: ""
    property int brick: 0

    Accessible.description: root.live
    bottomPadding: 32 + Theme.lipHeight - root.shift
    face: Theme.brick(root.brick)
    inset: 32
    lip: Theme.brickLip
    topPadding: 44 + root.shift

    contentItem: Item {
        Icon {
            color: Theme.brickText
            name: root.symbol
            size: Math.min(132, Math.max(84, parent.height - label.height - live.height - 16))
            stroke: Theme.strokeFine
        }

        TypeLabel {
            id: label

            anchors.bottom: live.top
            color: Theme.brickText
            maximumLineCount: 1
            minimumSize: 44
            text: root.text
            width: parent.width
        }

        TypeSmall {
            id: live

            anchors.bottom: parent.bottom
            color: Theme.brickSub
            maximumLineCount: 1
            minimumSize: 40
            text: root.live
            width: parent.width
        }
    }
}
