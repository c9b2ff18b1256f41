// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One line in one direction: where it goes, and all its times of a day. On the board or on paper.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property string line
    required property string goal
    required property string via
    required property var times
    required property var struck
    required property string note

    property bool boarded: true
    // The first of its block has no line above it.
    property bool ruled: true

    readonly property color ink: root.boarded ? Theme.boardText : Theme.ink
    readonly property color soft: root.boarded ? Theme.boardSoft : Theme.inkSoft
    readonly property real growth: Math.min(Theme.textSize, 1.25)

    Accessible.name: [root.line, root.goal, root.via, root.times.filter(time => root.struck.indexOf(time) < 0).join(", "), root.note].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.StaticText
    implicitHeight: body.height + (Theme.landscape ? 38 : 64)

    Rectangle {
        color: root.soft
        height: Theme.lined ? 6 : 4
        opacity: Theme.lined ? 1 : 0.35
        visible: root.ruled
        width: parent.width
    }

    Column {
        id: body

        spacing: Theme.landscape ? 4 : 14
        width: parent.width
        y: Theme.landscape ? 20 : 32

        Item {
            height: Math.max(badge.height, goal.height, way.height)
            width: parent.width

            Rectangle {
                id: badge

                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                height: 96
                radius: Theme.radiusPaper
                visible: root.line !== ""
                width: visible ? Math.min(number.implicitWidth + 44, 400) : 0

                TypeLabel {
                    id: number

                    anchors.centerIn: parent
                    color: root.boarded ? Theme.board : Theme.card
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    minimumPixelSize: 52
                    size: 68
                    tabular: true
                    text: root.line
                    weight: 720
                    width: Math.min(implicitWidth, 356)
                    wrapMode: Text.NoWrap
                }
            }

            TypeLarge {
                id: goal

                readonly property real room: parent.width - x
                readonly property int longest: text.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)

                anchors.left: badge.right
                anchors.leftMargin: badge.visible ? 28 : 0
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                // A compound too long for its line is smaller, never cut.
                size: Math.min(84, room / (longest * 0.56))
                text: root.goal
                weight: 680
                width: Math.min(implicitWidth, room)
            }

            // What it passes stands beside where it goes, as far as there is room.
            TypeSmall {
                id: way

                anchors.baseline: goal.baseline
                anchors.left: goal.right
                anchors.leftMargin: 36
                color: root.soft
                size: 56 * root.growth
                text: root.via === "" ? "" : qsTr("über %1").arg(root.via)
                visible: text !== "" && implicitWidth <= parent.width - x
                wrapMode: Text.NoWrap
            }
        }

        Flow {
            width: parent.width + 44

            Repeater {
                model: root.times

                TypeLabel {
                    required property string modelData

                    readonly property bool off: root.struck.indexOf(modelData) >= 0

                    color: off ? root.soft : root.ink
                    font.strikeout: off
                    size: 80 * root.growth
                    tabular: true
                    text: modelData
                    weight: off ? 500 : 660
                    width: implicitWidth + 44
                    wrapMode: Text.NoWrap
                }
            }
        }

        TypeSmall {
            color: root.soft
            size: 56 * root.growth
            text: root.note
            visible: text !== ""
            weight: 620
            width: parent.width
        }
    }
}
