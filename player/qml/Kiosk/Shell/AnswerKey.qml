// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// An answer in large words, with an icon before them.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    property string subtitle: ""
    property string symbol: ""
    property bool primary: false

    readonly property color tint: root.primary ? Theme.actText : Theme.ink

    Accessible.description: root.subtitle
    face: root.primary ? Theme.act : Theme.card
    inset: 48
    lip: root.primary ? Theme.actLip : Theme.lip

    contentItem: Item {
        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            color: root.tint
            name: root.symbol
            size: root.primary ? 156 : 104
        }

        Column {
            anchors.left: icon.right
            anchors.leftMargin: root.primary ? Theme.space5 : Theme.space4
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: -Theme.space1

            TypeHeading {
                color: root.tint
                minimumSize: 60
                size: root.primary ? 112 : 88
                text: root.text
                width: parent.width
                wrapMode: Text.NoWrap
            }

            TypeSmall {
                color: root.tint
                minimumSize: 52
                size: 56
                text: root.subtitle
                visible: root.subtitle !== ""
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
    }
}
