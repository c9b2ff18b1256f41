// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A code to say at the till, large enough to be photographed, and what it is worth there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property string code
    property string terms: ""

    readonly property real wordSize: 56 * Math.min(Theme.textSize, 1.25)

    Accessible.name: qsTr("Gutschein") + " " + root.code + ". " + root.terms + " " + checked.text
    Accessible.role: Accessible.StaticText
    implicitHeight: words.height + 72

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: 40
        name: "ticket"
        size: 132
        y: 40
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: 40
        anchors.right: parent.right
        anchors.rightMargin: 40
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        TypeSmall {
            color: Theme.inkSoft
            size: root.wordSize
            text: qsTr("Ihr Gutschein, sagen Sie an der Kasse:")
            width: parent.width
        }

        // Never parted at joints, as other words are: a hyphen would be taken for a part of it.
        TypeTitle {
            // Half a code is none.
            function wholeUntil(end: real): real {
                return end < height ? 0 : height;
            }

            height: 170
            minimumSize: 64
            size: 144
            tabular: true
            text: root.code
            width: parent.width
        }

        TypeBody {
            size: root.wordSize
            text: root.terms
            visible: root.terms !== ""
            width: parent.width
        }

        TypeBody {
            id: checked

            size: root.wordSize
            text: qsTr("Gilt nur mit Prüfung an der Kasse.")
            weight: 640
            width: parent.width
        }
    }
}
