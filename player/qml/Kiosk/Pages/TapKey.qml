// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The invitation to touch the glass. It is the largest key there is, and the whole glass does the same.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property string taps

    Accessible.description: root.taps
    bottomPadding: Theme.space2 + Theme.lipHeight - root.shift
    face: Theme.brick(0)
    inset: Theme.space6
    lip: Theme.brickLip
    topPadding: Theme.space2 + root.shift

    contentItem: Item {
        Icon {
            id: hand

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.brickText
            name: "hand-finger"
            size: Theme.landscape ? 120 : 150
            stroke: Theme.strokeFine
        }

        Column {
            anchors.left: hand.right
            anchors.leftMargin: Theme.space5
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: Theme.space1
            // The line of large type is higher than its letters.
            spacing: -Theme.space3

            TypeHeading {
                color: Theme.brickText
                maximumLineCount: 1
                minimumSize: 64
                size: Theme.landscape ? 84 : 108
                text: root.text
                weight: 720
                width: parent.width
            }

            TypeSmall {
                color: Theme.brickSub
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 56
                size: Theme.landscape ? 56 : 58
                text: root.taps
                visible: root.taps !== ""
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
    }
}
