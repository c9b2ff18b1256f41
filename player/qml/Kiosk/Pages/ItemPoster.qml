// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One thing, told to the street: coloured paper with a few large words, its picture, and below
// the horizon a card and a code for those who step nearer.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

PosterFace {
    id: root

    readonly property string lane: root.poster.lane
    readonly property bool nightly: root.poster.dark && !Theme.lined && (root.lane === "event" || root.lane === "weather")
    // Every kind has its own paper, so that it is known before it is read.
    readonly property color paper: {
        switch (root.lane) {
        case "bus":
            return Theme.board;
        case "call":
            return Theme.brick0;
        case "notice":
            return Theme.ground;
        case "offer":
            return Theme.meadow;
        case "meeting":
            return Theme.field;
        case "news":
            return Theme.card;
        default:
            return root.nightly ? Theme.night : Theme.sky;
        }
    }
    readonly property color kickerInk: root.lane === "bus" ? Theme.boardSoft : root.lane === "call" ? Theme.brickSub : root.nightly ? Theme.nightText : Theme.accent
    readonly property real wordsWidth: root.wide ? Theme.colWidth(7) - Theme.space4 : Theme.contentWidth
    readonly property bool signed: root.poster.sign !== "" && !Theme.lined
    readonly property real wordsEnd: words.y + words.height
    // Where the paper ends and the picture begins.
    readonly property real edge: Math.max(1120, root.wordsEnd + Theme.space7)

    ink: root.lane === "bus" ? Theme.boardText : root.lane === "call" ? Theme.brickText : root.nightly ? Theme.nightText : Theme.ink
    loading: scene.visible && scene.loading
    wordsX: root.wide ? Theme.colX(5) + Theme.space4 : Theme.margin

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.space1
        color: root.paper
    }

    Scene {
        id: scene

        // Its roofs rather than its foot are shown: that lies behind the ground.
        readonly property real below: Math.max(0, Math.min(200, 1600 - (Theme.horizonY - y)))

        height: root.wide ? Theme.horizonY + 48 - y : Theme.horizonY - y + below
        source: Theme.lined ? "" : root.poster.picture
        visible: !Theme.lined
        width: (root.wide ? Theme.splitX : root.width + Theme.space1) + Theme.space1
        x: -Theme.space1
        y: root.wide ? -Theme.space1 : root.edge - 80
    }

    // The paper's lower edge, cut as the horizon is.
    Horizon {
        color: root.paper
        height: root.edge
        visible: !root.wide && !Theme.lined
        width: root.width + 2 * Theme.space1
        x: -Theme.space1
        y: root.edge

        transform: Scale {
            yScale: -1
        }
    }

    Icon {
        color: root.ink
        name: root.poster.symbol
        size: root.wide ? 900 : Math.min(840, Theme.horizonY - root.wordsEnd - 160)
        stroke: Theme.stroke / 2
        visible: Theme.lined
        x: root.wide ? (Theme.splitX - size) / 2 : Theme.margin
        y: root.wide ? 280 : (root.wordsEnd + Theme.horizonY - size) / 2
    }

    Column {
        id: words

        spacing: root.wide ? 20 : Theme.space4
        width: root.wordsWidth
        x: root.wordsX
        y: root.wide ? 250 : 290

        Row {
            spacing: Theme.space4
            width: parent.width

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.kickerInk
                name: root.poster.symbol
                size: 132
            }

            Fitted {
                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                color: root.kickerInk
                height: inked
                largest: Theme.headingSize
                line: Theme.headingLine
                room: parent.width - 132 - Theme.space4
                roomHeight: 240
                smallest: 64
                tracking: Theme.headingTracking
                weight: Theme.headingWeight
                words: root.poster.kicker
            }
        }

        Item {
            height: title.inked + 0.1 * title.size
            width: parent.width

            Fitted {
                id: title

                color: root.ink
                largest: root.poster.figure ? (root.wide ? 520 : 640) : root.wide ? 300 : 400
                room: parent.width - (root.signed ? root.wordsWidth * 0.4 : 0)
                roomHeight: root.wide ? 620 : root.poster.figure ? 640 : 860
                tabular: root.poster.figure
                words: root.poster.headline
            }
        }

        TypeLarge {
            color: root.ink
            maximumLineCount: 2
            size: (root.poster.figure && !root.signed ? 128 : root.wide ? 80 : 88) * Math.min(Theme.textSize, 1.2)
            text: Theme.parted(root.poster.line)
            visible: root.poster.line !== ""
            weight: 540
            width: parent.width
            wrapMode: Text.WordWrap
        }
    }

    SkySign {
        behind: root.paper
        height: root.wide ? 520 : 600
        sign: root.poster.sign
        visible: root.signed
        width: root.wordsWidth * 0.42
        x: words.x + words.width - width
        y: words.y + 150
    }

    Horizon {
        height: root.height - y
        width: root.width + 2 * Theme.space1
        x: -Theme.space1
        y: Theme.horizonY
    }
}
