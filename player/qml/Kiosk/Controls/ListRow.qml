// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One thing of a list: time, title, a second line, place.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string lead: ""
    property string subtitle: ""
    property string note: ""
    property string symbol: ""
    property string chevron: "chevron-right"
    property bool faint: false
    property bool struck: false

    readonly property color tint: root.selected ? Theme.selectedText : root.faint ? Theme.inkSoft : Theme.ink
    // With large words the title needs the row's width: what stood at its right moves below it.
    readonly property bool stacked: Theme.textSize > 1.3
    readonly property string below: [root.subtitle, root.stacked ? root.note : ""].filter(part => part !== "").join(" · ")
    readonly property real leadWidth: root.lead !== "" ? Math.max(230, time.implicitWidth + 48) : root.symbol !== "" ? 230 : 0

    readonly property string parted: Theme.parted(root.text)
    readonly property int longest: root.parted.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)

    Accessible.description: [root.lead, root.subtitle, root.note].filter(part => part !== "").join(", ")
    implicitHeight: Math.max(126, Theme.target, content.implicitHeight + root.topPadding + root.bottomPadding)
    inset: 44
    topPadding: 10 + root.shift
    bottomPadding: 10 + Theme.lipHeight - root.shift

    contentItem: Item {
        id: content

        implicitHeight: Math.max(words.implicitHeight, aside.implicitHeight)

        Type {
            id: time

            anchors.verticalCenter: parent.verticalCenter
            color: root.tint
            font.strikeout: root.struck
            line: 1.12
            size: 72 * Theme.textSize
            tabular: true
            text: root.lead
            visible: root.lead !== ""
            weight: 740
            wrapMode: Text.NoWrap
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.tint
            name: root.lead === "" ? root.symbol : ""
            size: 68
        }

        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: root.leadWidth
            anchors.right: aside.left
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter

            TypeLabel {
                color: root.tint
                font.strikeout: root.struck
                // A compound too long for its line makes the words smaller, it is never cut.
                size: Math.max(Theme.hintSize, Math.min(Theme.labelSize, width / (root.longest * 0.57)))
                text: root.parted
                weight: root.faint ? 500 : 660
                width: parent.width
            }

            TypeSmall {
                color: root.selected ? Theme.selectedText : Theme.inkSoft
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
                color: root.selected ? Theme.selectedText : Theme.inkSoft
                horizontalAlignment: Text.AlignRight
                size: 56 * Theme.textSize
                text: root.note
                visible: root.note !== "" && !root.stacked
                width: Math.min(implicitWidth, root.availableWidth * 0.34)
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tint
                name: root.chevron
                size: 76
                stroke: 2.2
            }
        }
    }
}
