// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One day for which a notice hangs: over, today or to come. Paper to read, so it has no lip.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property string day
    required property string label
    // "past", "today" or "coming", as player/view/posting_steps.py has it.
    required property string when
    required property bool framed
    // Beside one another: the icon above the words.
    property bool across: false

    readonly property bool today: root.when === "today"
    readonly property bool past: root.when === "past"
    readonly property color tint: root.today ? Theme.selectedText : Theme.ink
    readonly property real enlarged: root.across ? 1 : Math.min(1.25, Theme.textSize)
    readonly property bool roomy: root.width > 260
    readonly property real side: root.across ? 20 : 104

    Accessible.name: root.day + " " + root.label
    Accessible.role: Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        color: root.today ? Theme.selected : root.past || root.framed ? Theme.sky : Theme.card
        radius: Theme.radiusPaper
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.good
        opacity: 0.24
        radius: Theme.radiusPaper
        visible: root.past && !root.framed && !Theme.lined
    }

    Rectangle {
        anchors.fill: parent
        border.color: root.framed ? Theme.ink : Theme.line
        border.width: root.today ? 0 : root.past && !root.framed && !Theme.lined ? 0 : 6
        color: "transparent"
        radius: Theme.radiusPaper
    }

    Icon {
        color: root.tint
        name: root.today ? "pinned" : root.past ? "check" : ""
        size: 60
        stroke: 2.2
        x: root.across ? parent.width - width - 14 : 24
        y: root.across ? (root.roomy ? 16 : parent.height - height - 14) : (parent.height - height) / 2
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - root.side - 16
        x: root.side

        TypeLabel {
            color: root.tint
            height: implicitHeight
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 56
            size: Math.max(56, Math.min(60 * root.enlarged, root.height * 0.38))
            text: root.day
            weight: 720
            width: parent.width - (root.across && root.roomy ? 56 : 0)
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            color: root.tint
            height: implicitHeight
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 56
            size: Math.max(56, Math.min(56 * root.enlarged, root.height * 0.36))
            text: root.label
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }
}
