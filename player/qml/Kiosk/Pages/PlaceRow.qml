// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A place in the list: its pin, its name, what it is, how far it is.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    property string number: ""
    property string subtitle: ""
    property string note: ""
    property string symbol: ""

    // With large words the name needs the row's width: what stood at its right moves below it.
    readonly property bool stacked: Theme.textSize > 1.3
    readonly property string below: [root.subtitle, root.stacked ? root.note : ""].filter(part => part !== "").join(" · ")

    readonly property string parted: Theme.parted(root.text)
    readonly property int longest: root.parted.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)

    Accessible.description: [root.number, root.subtitle, root.note].filter(part => part !== "").join(", ")
    implicitHeight: Math.max(126, Theme.target, content.implicitHeight + root.topPadding + root.bottomPadding)
    inset: 32
    topPadding: 10 + root.shift
    bottomPadding: 10 + Theme.lipHeight - root.shift

    contentItem: Item {
        id: content

        implicitHeight: words.implicitHeight

        PinMark {
            anchors.verticalCenter: parent.verticalCenter
            number: root.number
            visible: root.number !== ""
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.number === "" ? root.symbol : ""
            size: 68
            x: 12
        }

        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: 132
            anchors.right: aside.left
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter

            TypeLabel {
                // A compound too long for its line makes the words smaller, it is never cut.
                size: Math.max(Theme.hintSize, Math.min(Theme.labelSize, width / (root.longest * 0.57)))
                text: root.parted
                weight: 660
                width: parent.width
            }

            TypeSmall {
                color: Theme.inkSoft
                size: 56 * Theme.textSize
                text: root.below
                visible: root.below !== ""
                width: parent.width
            }
        }

        Row {
            id: aside

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space4

            TypeSmall {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkSoft
                size: 56 * Theme.textSize
                tabular: true
                text: root.note
                visible: root.note !== "" && !root.stacked
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-right"
                size: 76
                stroke: 2.2
            }
        }
    }
}
