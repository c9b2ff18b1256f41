// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The start page: a greeting over the village, what matters now, and the wall of subjects.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property HomeModel home
    required property ProgrammeModel programme

    readonly property bool tall: !Theme.landscape
    // Where the choose zone is larger than usual, its stones are too.
    readonly property real grown: Math.min(Theme.raised - Theme.lifted, root.tall ? 240 : 160)
    // What somebody saw before they touched the glass; a warning is more urgent.
    readonly property bool seen: root.programme.seenItem !== "" && !Theme.warned

    headed: false
    picture: root.home.picture
    // Below a horizon that lies high the hills stay below the greeting.
    pictureHeight: Theme.horizonY + 48 + Theme.raised * 0.75
    pictureDark: root.home.dark
    title: qsTr("Start")

    TypeLarge {
        color: root.headColor
        text: root.terminal.dateLong
        visible: !Theme.warned
        weight: 640
        x: Theme.margin
        y: root.tall ? 130 : 92
    }

    TypeHeading {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        color: root.headColor
        size: 124
        tabular: true
        text: root.terminal.clock
        visible: !Theme.warned
        weight: 740
        y: root.tall ? 92 : 80
    }

    TypeDisplay {
        Accessible.name: text
        Accessible.role: Accessible.Heading
        color: root.headColor
        height: root.tall ? 640 : 560
        minimumSize: 110
        size: root.tall ? 228 : 200
        text: root.home.greeting
        width: Theme.contentWidth
        x: Theme.margin - 8
        y: root.tall ? 300 : 206
    }

    Moments {
        id: moments

        emptyLine: root.home.empty ? qsTr("Hier stehen bald Termine und Neues aus den Dörfern.") : qsTr("Zurzeit ist nichts angesagt.")
        model: root.home.moments
        width: root.tall ? Theme.contentWidth : Theme.colWidth(8)
        x: Theme.margin
        y: Theme.horizonY - height - (root.tall ? 92 : 24)
    }

    TypeLarge {
        id: question

        text: qsTr("Was möchten Sie wissen?")
        visible: root.tall && !Theme.warned && !root.seen
        x: Theme.margin
        y: wall.y - 128
    }

    SeenKey {
        programme: root.programme
        visible: root.seen
        width: Theme.contentWidth
        x: Theme.margin
        y: wall.y - height - (root.tall ? 12 : Theme.space2)

        onClicked: root.go(root.programme.seenPage, root.programme.seenItem)
    }

    Flow {
        id: wall

        spacing: Theme.gutter
        width: Theme.contentWidth + 1
        x: Theme.margin
        y: Theme.chooseBottom - height

        Repeater {
            model: root.home.wall

            Tile {
                id: tile

                required property int index
                required property string label
                required property string page
                required property string item
                required property bool wide
                required live
                required symbol

                // No two neighbours alike, also across the courses.
                brick: tile.index + (tile.index > 3 ? 1 : 0)
                // A warning that stays takes its key's room from both courses.
                height: root.tall ? 376 + root.grown / 2 - Theme.bannerKey / 4 : (root.seen ? 304 : 400) + root.grown
                text: tile.label
                width: Theme.colWidth(tile.wide ? 2 : 1)

                onClicked: root.go(tile.page, tile.item)
            }
        }
    }
}
