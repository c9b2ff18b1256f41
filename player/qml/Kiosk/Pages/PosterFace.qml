// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What every poster has: below the horizon a card to read and a code to take along. Above it,
// whoever derives from it draws what the street sees.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property Poster poster
    // Where the card may begin, and where card and code have to end.
    required property real cardY
    required property real cardEnd
    property bool moving: false
    // Of the head, and of the words.
    property color ink: Theme.ink
    property real wordsX: Theme.margin
    // Its picture is not there yet.
    property bool loading: false
    property real paperY: root.cardY

    readonly property bool wide: Theme.landscape
    readonly property bool coded: root.poster.code !== ""

    PosterCard {
        height: root.cardEnd - root.paperY - (root.wide ? Theme.barHeight + Theme.space4 : 0)
        poster: root.poster
        visible: root.poster.told
        width: Theme.colWidth(root.wide ? 9 : root.coded ? 4 : 6)
        x: Theme.margin
        y: root.paperY
        z: 1
    }

    // A lying poster without a code keeps its shape.
    Paper {
        height: root.cardEnd - root.paperY
        visible: root.wide && !root.coded && root.poster.told
        width: Theme.colWidth(3)
        x: Theme.colX(9)
        y: root.paperY
        z: 1

        Icon {
            anchors.centerIn: parent
            color: Theme.accent
            name: root.poster.symbol
            size: 400
            stroke: Theme.stroke / 2
        }
    }

    QrCard {
        content: root.poster.code
        height: root.cardEnd - root.paperY
        line: root.poster.codeLine
        title: root.poster.codeTitle
        visible: root.coded
        width: Theme.colWidth(root.wide ? 3 : 2)
        x: Theme.colX(root.wide ? 9 : 4)
        y: root.paperY
        z: 1
    }
}
