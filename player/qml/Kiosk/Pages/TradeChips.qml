// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The trades to filter by, in as many lines as there is room for, and at the end another way on.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property var trades // qmllint disable
    property int lines: 1
    property string furtherText: ""
    property string furtherSymbol: ""

    readonly property real lineHeight: others.visible ? others.height : 128 * Theme.textSize

    signal chosen(name: string)
    signal further

    implicitHeight: Math.min(root.lines * root.lineHeight + (root.lines - 1) * chips.spacing, Math.max(root.lineHeight, chips.implicitHeight))

    // Trades beyond the last line are still in the list below: they only cannot be chosen.
    Flow {
        id: chips

        height: root.height
        spacing: 20
        width: root.width - (others.visible && root.lines === 1 ? others.width + 20 : 0)

        Repeater {
            model: root.trades

            Chip {
                id: chip

                required property string name
                required property string label
                required selected
                required symbol

                readonly property bool last: chip.y + chip.height > root.height - chip.height
                readonly property bool inside: chip.y + chip.height <= root.height + 8 && !(others.visible && chip.last && chip.x + chip.width > others.x - chips.spacing)

                Accessible.ignored: !chip.inside
                enabled: chip.inside
                inset: 28
                opacity: chip.inside ? 1 : 0
                text: chip.label

                onClicked: root.chosen(chip.name)
            }
        }
    }

    Chip {
        id: others

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        inset: 28
        symbol: root.furtherSymbol
        text: root.furtherText
        visible: root.furtherText !== ""

        onClicked: root.further()
    }
}
