// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A line on the paper of a poster: an icon or a time, what it says, and what belongs to it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    property string symbol: ""
    property string lead: ""
    property string text: ""
    property string note: ""
    property real step: 1

    readonly property bool wide: Theme.landscape
    readonly property real size: (root.wide ? 62 : 72) * root.step
    readonly property real leadWidth: root.symbol !== "" ? 84 + Theme.space4 : root.lead === "" ? 0 : Math.max(time.implicitWidth + Theme.space4, root.lead.length > 2 ? 216 * root.step : 84)
    readonly property real room: root.width - root.leadWidth
    readonly property int longest: Theme.parted(root.text).split(/[ \u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)
    // The note stands at the right where both have room on one line; a lying card has no other.
    readonly property bool aside: root.note !== "" && title.implicitWidth + noted.implicitWidth + Theme.space5 <= root.room

    Accessible.name: [root.lead, root.text, root.note].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.StaticText
    height: Math.max(root.wide ? 96 : 132, words.height + (root.wide ? 16 : 28))

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.ink
        name: root.symbol
        size: 84
        visible: root.symbol !== ""
    }

    TypeLabel {
        id: time

        anchors.verticalCenter: words.verticalCenter
        color: root.lead.length > 2 ? Theme.ink : Theme.accent
        size: root.size
        tabular: true
        text: root.lead
        visible: root.lead !== ""
        weight: 720
        wrapMode: Text.NoWrap
    }

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - (root.aside ? noted.width + Theme.space4 : 0)
        x: root.leadWidth

        TypeLabel {
            id: title

            // What stays together is smaller rather than broken.
            size: Math.max(52, Math.min(root.size, root.room / (root.longest * 0.58)))
            text: Theme.parted(root.text)
            weight: 620
            width: parent.width
            wrapMode: Text.WordWrap
        }

        TypeSmall {
            color: Theme.inkSoft
            size: 58 * root.step
            text: root.note
            visible: root.note !== "" && !root.aside && !root.wide && (root.symbol !== "" || title.lineCount < 2)
            width: parent.width
        }
    }

    TypeSmall {
        id: noted

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.inkSoft
        size: 58 * root.step
        text: root.note
        visible: root.aside
        wrapMode: Text.NoWrap
    }
}
