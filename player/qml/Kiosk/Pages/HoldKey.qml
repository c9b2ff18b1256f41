// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Holds the programme, or lets it go on.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property bool held

    inset: Theme.space3
    text: root.held ? qsTr("Weiter") : qsTr("Anhalten")

    contentItem: Item {
        Icon {
            id: sign

            anchors.horizontalCenter: parent.horizontalCenter
            name: root.held ? "player-play" : "player-pause"
            size: 88
            y: (parent.height - height - words.height - 8) / 2
        }

        TypeLabel {
            id: words

            anchors.top: sign.bottom
            anchors.topMargin: 8
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            minimumPixelSize: 44
            size: 56
            text: root.text
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }
}
