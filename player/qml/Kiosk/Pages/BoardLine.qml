// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One departure on the board: when, how it stands, where to, how long it still takes.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property string time
    required property string status
    required property string symbol
    required property bool urgent
    required property string line
    required property string goal
    required property string via
    required property string minutes
    required property string unit
    required property bool struck

    // Yellow would be lost on a white board.
    readonly property color alarm: Theme.scheme === "sunlight" ? Theme.boardText : Theme.act
    readonly property color tint: root.urgent ? root.alarm : Theme.boardSoft
    readonly property real growth: Math.min(Theme.textSize, 1.25)
    readonly property real leadWidth: 440
    readonly property real badgeHeight: Theme.landscape ? 92 : 104
    readonly property real badgeAir: Theme.landscape ? 10 : 16
    readonly property real statusHeight: (Theme.landscape ? 66 : 72) * root.growth
    readonly property real asideWidth: root.minutes === "" && root.unit === "" ? 0 : 300

    Accessible.name: [root.time, root.line, root.goal, root.status, root.minutes !== "" ? root.minutes + " " + root.unit : root.unit, root.via].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.StaticText

    Rectangle {
        color: Theme.boardSoft
        height: Theme.lined ? 6 : 4
        opacity: Theme.lined ? 1 : 0.35
        width: parent.width
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: root.leadWidth - 32

        TypeTitle {
            color: Theme.boardText
            font.strikeout: root.struck
            size: Theme.landscape ? 96 : 128
            tabular: true
            text: root.time
            wrapMode: Text.NoWrap
        }

        Row {
            height: root.statusHeight
            spacing: 12
            width: parent.width

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tint
                name: root.symbol
                size: 64
                visible: root.symbol !== ""
            }

            TypeSmall {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tint
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 44
                size: 56 * root.growth
                text: root.status
                weight: 660
                width: parent.width - (root.symbol !== "" ? 76 : 0)
                wrapMode: Text.NoWrap
            }
        }
    }

    Item {
        id: way

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: root.leadWidth
        anchors.right: parent.right
        anchors.rightMargin: root.asideWidth
        anchors.top: parent.top

        Rectangle {
            id: badge

            border.color: Theme.boardText
            border.width: root.struck || Theme.lined ? 6 : 0
            color: root.struck ? "transparent" : Theme.boardText
            height: root.badgeHeight
            radius: Theme.radiusPaper
            visible: root.line !== ""
            width: Math.min(number.implicitWidth + 48, 420)
            y: (parent.height - root.badgeHeight - root.badgeAir - root.statusHeight) / 2

            TypeLabel {
                id: number

                anchors.centerIn: parent
                color: root.struck ? Theme.boardText : Theme.board
                fontSizeMode: Text.HorizontalFit
                horizontalAlignment: Text.AlignHCenter
                minimumPixelSize: 48
                size: 72
                tabular: true
                text: root.line
                weight: 720
                width: Math.min(implicitWidth, 372)
                wrapMode: Text.NoWrap
            }
        }

        TypeTitle {
            anchors.left: badge.visible ? badge.right : parent.left
            anchors.leftMargin: badge.visible ? 28 : 0
            anchors.right: parent.right
            anchors.verticalCenter: badge.verticalCenter
            color: Theme.boardText
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60
            size: 88
            text: root.goal
            weight: 680
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            color: root.struck ? root.alarm : Theme.boardSoft
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 46
            size: 56 * root.growth
            text: root.via
            width: parent.width - 24
            wrapMode: Text.NoWrap
            y: badge.y + badge.height + root.badgeAir
        }
    }

    Column {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: root.asideWidth

        TypeTitle {
            anchors.right: parent.right
            color: Theme.boardText
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignRight
            minimumPixelSize: 64
            size: Theme.landscape ? 104 : 152
            tabular: true
            text: root.minutes
            visible: root.minutes !== ""
            width: parent.width
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            anchors.right: parent.right
            color: Theme.boardSoft
            size: 56 * root.growth
            text: root.unit
            visible: root.unit !== ""
            wrapMode: Text.NoWrap
        }
    }
}
