// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The phases of something that takes its time: bar, icon, word and fact each.
// Roles: player/view/call_phases.py.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Grid {
    id: root

    required property QtObject phases
    // How many stand side by side.
    property int most: 4

    readonly property real growth: Math.min(1.25, Theme.textSize)
    // All words of one size: the longest has eleven letters.
    readonly property real wordSize: Math.max(46, Math.min(64 * root.growth, (root.cell - 92) / 6))
    readonly property real cell: (root.width - (root.columns - 1) * root.columnSpacing) / root.columns

    columnSpacing: 28
    columns: Math.max(1, Math.min(root.most, repeater.count))
    rowSpacing: Theme.space5

    Repeater {
        id: repeater

        model: root.phases

        Column {
            id: phase

            required property string icon
            required property string title
            required property string detail
            required property string stage

            readonly property bool now: phase.stage === "now"
            readonly property color tint: phase.now ? Theme.accent : phase.stage === "done" ? Theme.ink : Theme.inkSoft

            Accessible.name: phase.title + (phase.detail === "" ? "" : ", " + phase.detail)
            Accessible.role: Accessible.StaticText
            spacing: 16
            width: root.cell

            Rectangle {
                border.color: phase.now ? Theme.accent : phase.stage === "done" ? Theme.good : Theme.line
                border.width: 6
                color: phase.now ? Theme.accent : phase.stage === "done" ? Theme.good : "transparent"
                height: 24
                radius: 12
                width: parent.width
            }

            Item {
                height: word.height
                width: parent.width

                Icon {
                    id: icon

                    anchors.verticalCenter: parent.verticalCenter
                    color: phase.tint
                    name: phase.icon
                    size: Math.min(68, root.cell / 6)
                    stroke: phase.now ? 2.2 : Theme.stroke
                }

                TypeLabel {
                    id: word

                    anchors.left: icon.right
                    anchors.leftMargin: Theme.space2
                    anchors.right: parent.right
                    color: phase.tint
                    height: root.wordSize * 1.3
                    size: root.wordSize
                    text: phase.title
                    verticalAlignment: Text.AlignVCenter
                    weight: phase.now ? 720 : 640
                    wrapMode: Text.NoWrap
                }
            }

            TypeSmall {
                color: phase.now ? Theme.ink : Theme.inkSoft
                size: 56 * root.growth
                text: phase.detail
                visible: phase.detail !== ""
                width: parent.width
            }
        }
    }
}
