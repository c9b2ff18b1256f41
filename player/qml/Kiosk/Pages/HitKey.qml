// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One of the best results, in reach while somebody types: when or where it is, and its title.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property string symbol
    required property string line
    // What it is: an event, a shop.
    required property string kind

    Accessible.description: root.kind + ", " + root.line
    bottomPadding: Theme.space1 + Theme.lipHeight - root.shift
    inset: Theme.space4
    topPadding: Theme.space2 + root.shift

    contentItem: Item {
        Icon {
            id: icon

            name: root.symbol
            size: 60
        }

        TypeSmall {
            id: above

            anchors.left: icon.right
            anchors.leftMargin: Theme.space2
            anchors.right: parent.right
            anchors.verticalCenter: icon.verticalCenter
            color: Theme.inkSoft
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 44
            size: Math.min(Theme.landscape ? 56 : 72, 56 * Theme.textSize)
            text: root.line || root.kind
            wrapMode: Text.NoWrap
        }

        TypeLabel {
            anchors.bottom: parent.bottom
            anchors.top: icon.bottom
            anchors.topMargin: Theme.space1
            minimumSize: 46
            size: Math.min(84, 60 * Theme.textSize)
            text: Theme.parted(root.text)
            verticalAlignment: Text.AlignVCenter
            width: parent.width
        }
    }
}
