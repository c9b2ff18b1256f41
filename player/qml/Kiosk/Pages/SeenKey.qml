// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What the programme showed when somebody touched the glass, one touch away.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property ProgrammeModel programme

    bottomPadding: Theme.lipHeight - root.shift
    height: 124
    text: qsTr("Eben gesehen: %1").arg(root.programme.seenName)
    topPadding: root.shift

    contentItem: Item {
        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            name: root.programme.seenSymbol
            size: 76
        }

        TypeLabel {
            anchors.left: sign.right
            anchors.leftMargin: Theme.space4
            anchors.right: on.left
            anchors.rightMargin: Theme.space3
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: Theme.space1 / 2
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 56
            size: 66 * Math.min(Theme.textSize, 1.25)
            text: root.text
            wrapMode: Text.NoWrap
        }

        Icon {
            id: on

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-right"
            size: 76
        }
    }
}
