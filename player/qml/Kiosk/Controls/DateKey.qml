// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One day of the calendar strip, or the key for the month.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string weekday: ""
    property string number: ""
    property string symbol: ""
    property bool marked: false

    readonly property color tint: root.selected ? Theme.selectedText : Theme.ink

    Accessible.role: Accessible.RadioButton
    Accessible.checked: root.selected
    implicitHeight: 200
    implicitWidth: 230
    inset: 8
    text: root.weekday + " " + root.number

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: root.symbol === "" ? -8 : 4

            TypeSmall {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.tint
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 44
                size: 56
                text: root.weekday
                visible: root.symbol === ""
                weight: 640
                width: root.width - 2 * Theme.space1
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.tint
                name: root.symbol
                size: 84
            }

            Type {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.tint
                line: 1.12
                size: root.symbol === "" ? 92 : 56
                tabular: true
                text: root.symbol === "" ? root.number : root.weekday
                weight: root.symbol === "" ? 720 : 640
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: -2
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.selected ? Theme.selectedText : Theme.accent
            height: 8
            radius: 4
            visible: root.marked
            width: 56
        }
    }
}
