// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The paper of a poster: a price, some lines or a few sentences, for those who step nearer.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property Poster poster

    readonly property bool wide: Theme.landscape
    readonly property real inset: root.wide ? Theme.space4 : Theme.space5
    readonly property bool priced: root.poster.price !== ""
    readonly property real step: Math.min(Theme.textSize, root.wide ? 1.15 : 1.25)
    readonly property real foot: root.height - root.inset
    // In landscape heading and price stand beside the lines.
    readonly property real rowsX: root.wide && price.visible ? price.x + price.width + Theme.space5 : root.wide && heading.visible ? heading.x + heading.width + Theme.space5 : root.inset
    readonly property real rowsY: root.wide ? (root.height - Math.min(root.height - 2 * root.inset, lines.height)) / 2 : price.visible ? price.y + price.height + root.inset : heading.visible ? heading.y + heading.height + Theme.space3 : root.inset

    Row {
        id: heading

        spacing: Theme.space3
        visible: root.poster.card !== "" && !root.priced
        x: root.inset
        y: root.wide ? (root.height - height) / 2 : root.inset

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            name: root.poster.symbol
            size: 84
        }

        TypeLarge {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            maximumLineCount: root.wide ? 3 : 1
            minimumSize: 56
            size: root.wide ? 72 : 80
            text: root.poster.card
            width: root.wide ? 440 : root.width - 2 * root.inset - 84 - Theme.space3
        }
    }

    // Paper as well, but to be read from across the street.
    Rectangle {
        id: price

        border.color: Theme.line
        border.width: Theme.edge
        color: Theme.act
        height: root.wide ? root.height - 2 * y : root.height * 0.4
        radius: Theme.radiusPaper
        visible: root.priced
        width: root.wide ? 940 : root.width - 2 * root.inset
        x: root.wide ? Theme.space2 : root.inset
        y: root.wide ? Theme.space2 : root.inset

        Fitted {
            id: figures

            anchors.centerIn: parent
            anchors.verticalCenterOffset: (height - inked) / 2 - (below.visible ? below.height / 2 : 0)
            color: Theme.actText
            horizontalAlignment: Text.AlignHCenter
            largest: 300
            room: parent.width - 2 * Theme.space4
            roomHeight: parent.height - (below.visible ? below.height + Theme.space3 : 0)
            tabular: true
            words: root.poster.price
        }

        TypeLabel {
            id: below

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space3
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.actText
            size: 64
            text: root.poster.priceBelow
            visible: text !== ""
            wrapMode: Text.NoWrap
        }
    }

    TypeBody {
        id: prose

        height: root.foot - y
        minimumSize: 56
        size: (root.wide ? 62 : 72) * root.step
        text: root.poster.prose
        visible: root.poster.prose !== ""
        width: root.width - root.rowsX - root.inset
        wrapMode: Text.WordWrap
        x: root.rowsX
        y: root.wide ? root.inset : root.rowsY
    }

    Column {
        id: lines

        spacing: root.wide ? 0 : Theme.space2
        width: root.width - root.rowsX - root.inset
        x: root.rowsX
        y: root.rowsY

        Repeater {
            id: rows

            model: root.poster.rows

            PosterLine {
                required lead
                required note
                required symbol
                required text

                // A line that does not fit is not shown in part.
                opacity: y + height <= root.foot - root.rowsY ? 1 : 0
                step: root.step
                width: lines.width
            }
        }
    }
}
