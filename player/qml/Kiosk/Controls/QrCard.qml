// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A code to take something along on one's own phone, where a phone is held: dark on white in
// every theme, since many cameras do not read it the other way.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Paper {
    id: root

    required property string content
    property string title: qsTr("Zum Mitnehmen")
    property string line: ""
    // What the code leads to can be looked at here as well.
    property bool opens: false

    // A broad card has its words beside the code.
    readonly property bool broad: root.width > 1.5 * root.height
    // 210 mm at least, plus the quiet zone that the picture brings along.
    readonly property real codeSize: Math.max(424, root.broad ? root.height - 32 : Math.min(root.width - 32, root.height - words.height - 72))

    signal opened

    Accessible.name: root.title + ". " + root.line
    Accessible.role: Accessible.StaticText
    color: Theme.codeGround
    implicitHeight: 424 + words.height + 72
    implicitWidth: Theme.colWidth(2)

    Image {
        id: code

        height: root.codeSize
        smooth: false
        source: root.content === "" ? "" : "image://qr/" + encodeURIComponent(root.content)
        sourceSize: Qt.size(Math.round(width * Theme.scale), Math.round(height * Theme.scale))
        width: root.codeSize
        x: root.broad ? 16 : (root.width - width) / 2
        y: 16
    }

    Column {
        id: words

        readonly property int alignment: root.broad ? Text.AlignLeft : Text.AlignHCenter

        width: root.width - x - 32
        x: root.broad ? code.x + code.width + 16 : 32
        y: root.broad ? (root.height - height) / 2 : root.height - height - 40

        TypeLabel {
            color: Theme.code
            horizontalAlignment: words.alignment
            size: root.broad ? 84 : 62
            text: root.title
            // the key says enough where a card has room for code and key alone
            visible: !root.opens || root.height >= 700
            width: parent.width
        }

        TypeSmall {
            color: Theme.code
            horizontalAlignment: words.alignment
            size: 56
            text: root.line
            visible: root.line !== "" && !root.opens
            width: parent.width
        }

        ActionKey {
            height: 132
            symbol: "hand-finger"
            text: qsTr("Hier ansehen")
            visible: root.opens
            width: parent.width

            onClicked: root.opened()
        }
    }
}
