// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Today of a shared vehicle: when it is booked, when it can be had, and where the day stands.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property QtObject strip
    required property QtObject marks

    readonly property real growth: Math.min(Theme.textSize, 1.25)

    implicitHeight: 104 + 16 + 68 * root.growth

    Repeater {
        model: root.strip

        Rectangle {
            id: stretch

            required property real begin
            required property real share
            required property string label
            required property bool free
            required property bool past

            readonly property bool open: stretch.free && !stretch.past
            readonly property bool shut: !stretch.free

            Accessible.name: stretch.label
            Accessible.role: Accessible.StaticText
            border.color: Theme.lined ? Theme.ink : Theme.line
            border.width: Theme.lined ? 6 : stretch.open || stretch.shut ? 0 : 4
            color: stretch.open ? Theme.good : stretch.shut ? Theme.selected : Theme.card
            height: 104
            radius: Theme.radiusPaper
            width: Math.max(8, stretch.share * root.width - 8)
            x: stretch.begin * root.width + 4

            TypeSmall {
                anchors.centerIn: parent
                color: stretch.open ? Theme.card : stretch.shut ? Theme.selectedText : Theme.inkSoft
                fontSizeMode: Text.HorizontalFit
                horizontalAlignment: Text.AlignHCenter
                minimumPixelSize: 40
                size: 56
                text: stretch.label
                visible: parent.width > 110
                weight: 660
                width: parent.width - 16
                wrapMode: Text.NoWrap
            }
        }
    }

    Repeater {
        id: hours

        model: root.marks

        TypeSmall {
            id: mark

            required property int index
            required property real at
            required property string label
            required property bool now

            readonly property TypeSmall before: mark.index > 0 ? hours.itemAt(mark.index - 1) as TypeSmall : null

            color: mark.now ? Theme.ink : Theme.inkSoft
            size: 56 * root.growth
            tabular: true
            // Of two that would touch the first is written.
            opacity: mark.before !== null && mark.before.x + mark.before.width + 16 > mark.x ? 0 : 1
            text: mark.label
            weight: mark.now ? 760 : 500
            wrapMode: Text.NoWrap
            x: Math.max(0, Math.min(root.width - width, mark.at * root.width - width / 2))
            y: 104 + 16
        }
    }
}
