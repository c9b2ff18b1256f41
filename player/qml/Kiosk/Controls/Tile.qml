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

    // The live line is one line where it can be: in a low brick a smaller one.
    readonly property real liveSize: Theme.landscape ? 52 : 56
    // A brick has its size: its words grow as far as a short stone's can.
    readonly property real growth: Math.min(Theme.textSize, 1.15)

    Accessible.description: root.live
    bottomPadding: 24 + Theme.lipHeight - root.shift
    face: Theme.brick(root.brick)
    inset: Theme.landscape ? 24 : 32
    lip: Theme.brickLip
    topPadding: 36 + root.shift

    contentItem: Item {
        Icon {
            id: sign

            readonly property real room: parent.height - label.height - live.contentHeight - 8

            color: Theme.brickText
            name: root.symbol
            size: Math.min(148, Math.max(84, sign.room))
            x: -8
            stroke: Theme.strokeFine
            // In a low course the words matter more.
            visible: sign.room >= 60
        }

        TypeLabel {
            id: label

            anchors.bottom: live.bottom
            anchors.bottomMargin: live.contentHeight - 6
            color: Theme.brickText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.landscape ? 50 : 56
            size: (Theme.landscape ? 60 : 64) * root.growth
            text: root.text
            width: parent.width
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            id: live

            anchors.bottom: parent.bottom
            color: Theme.brickSub
            height: 2.5 * size
            minimumSize: root.liveSize
            size: (single.fits ? root.liveSize : 56) * root.growth
            text: root.live
            verticalAlignment: Text.AlignBottom
            width: parent.width
            wrapMode: single.fits ? Text.NoWrap : Text.WordWrap
        }

        TypeSmall {
            id: single

            readonly property bool fits: contentWidth <= parent.width

            size: root.liveSize
            text: root.live
            visible: false
            wrapMode: Text.NoWrap
        }
    }
}
