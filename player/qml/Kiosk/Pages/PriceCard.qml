// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What it costs, to be read from the street: flat, for it is paper and no key.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Rectangle {
    id: root

    // As in player.view.offers.PriceTag.
    property string lead: ""
    property string figures: ""
    property string word: ""
    property string below: ""

    readonly property real inset: 40
    readonly property int longest: root.word.split(" ").reduce((most, word) => Math.max(most, word.length), 1)

    Accessible.name: [root.lead, root.figures, root.word, root.below].filter(part => part !== "").join(" ")
    Accessible.role: Accessible.StaticText
    border.color: Theme.line
    border.width: Theme.edge
    color: Theme.act
    height: Math.max(root.figures === "" ? 240 : 440, column.height + 2 * root.inset)
    radius: Theme.radiusPaper

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 2 * root.inset

        TypeLarge {
            color: Theme.actText
            horizontalAlignment: Text.AlignHCenter
            text: root.lead
            visible: root.lead !== ""
            width: parent.width
        }

        Type {
            color: Theme.actText
            horizontalAlignment: Text.AlignHCenter
            line: 0.95
            size: Math.min(226, column.width / (Math.max(4, root.figures.length) * 0.58))
            tabular: true
            text: root.figures
            tracking: -0.03
            visible: root.figures !== ""
            weight: 780
            width: parent.width
            wrapMode: Text.NoWrap
        }

        TypeLarge {
            color: Theme.actText
            horizontalAlignment: Text.AlignHCenter
            // Smaller rather than parted.
            size: Math.min(root.figures === "" ? 88 : 80, column.width / (root.longest * 0.54))
            text: root.word
            weight: 720
            width: parent.width
        }

        TypeSmall {
            color: Theme.actText
            horizontalAlignment: Text.AlignHCenter
            size: 56
            text: root.below
            visible: root.below !== ""
            weight: 560
            width: parent.width
        }
    }
}
