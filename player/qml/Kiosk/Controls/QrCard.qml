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

    // 210 mm at least, plus the quiet zone that the picture brings along.
    readonly property real codeSize: Math.max(424, Math.min(root.width - 32, root.height - words.height - 72))

    Accessible.name: root.title + ". " + root.line
    Accessible.role: Accessible.StaticText
    color: Theme.codeGround
    implicitHeight: 424 + words.height + 72
    implicitWidth: Theme.colWidth(2)

    Image {
        id: code

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: 16
        height: root.codeSize
        smooth: false
        source: root.content === "" ? "" : "image://qr/" + encodeURIComponent(root.content)
        sourceSize: Qt.size(Math.round(width * Theme.scale), Math.round(height * Theme.scale))
        width: root.codeSize
    }

    Column {
        id: words

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 40
        anchors.left: parent.left
        anchors.margins: 32
        anchors.right: parent.right

        TypeLabel {
            color: Theme.code
            horizontalAlignment: Text.AlignHCenter
            size: 62
            text: root.title
            width: parent.width
        }

        TypeSmall {
            color: Theme.code
            horizontalAlignment: Text.AlignHCenter
            size: 56
            text: root.line
            visible: root.line !== ""
            width: parent.width
        }
    }
}
