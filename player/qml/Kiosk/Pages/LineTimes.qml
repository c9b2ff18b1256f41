// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One line in one direction: where it goes, and all its times of a day.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property string line
    required property string goal
    required property string via
    required property var times
    required property var struck
    required property string note

    Accessible.name: [root.line, root.goal, root.times.join(", "), root.note].join(". ")
    Accessible.role: Accessible.StaticText
    implicitHeight: body.height + 80

    Column {
        id: body

        spacing: 16
        width: parent.width - 96
        x: 48
        y: 40

        Item {
            height: Math.max(badge.height, goal.height)
            width: parent.width

            Rectangle {
                id: badge

                anchors.verticalCenter: parent.verticalCenter
                border.color: Theme.ink
                border.width: Theme.edge
                color: Theme.board
                height: 96
                radius: Theme.radiusPaper
                visible: root.line !== ""
                width: visible ? Math.min(number.implicitWidth + 44, 400) : 0

                TypeLabel {
                    id: number

                    anchors.centerIn: parent
                    color: Theme.boardText
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    minimumPixelSize: 44
                    size: 66
                    tabular: true
                    text: root.line
                    weight: 720
                    width: Math.min(implicitWidth, 356)
                    wrapMode: Text.NoWrap
                }
            }

            TypeLarge {
                id: goal

                anchors.left: badge.right
                anchors.leftMargin: badge.visible ? 28 : 0
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: root.goal
                weight: 680
            }
        }

        TypeSmall {
            color: Theme.inkSoft
            size: 56 * Theme.textSize
            text: root.via
            visible: text !== ""
            width: parent.width
        }

        Flow {
            spacing: 12
            width: parent.width

            Repeater {
                model: root.times

                TypeLabel {
                    required property string modelData

                    rightPadding: 28
                    color: font.strikeout ? Theme.inkSoft : Theme.ink
                    font.strikeout: root.struck.indexOf(modelData) >= 0
                    size: 72 * Theme.textSize
                    tabular: true
                    text: modelData
                    weight: 640
                    wrapMode: Text.NoWrap
                }
            }
        }

        TypeSmall {
            size: 56 * Theme.textSize
            text: root.note
            visible: text !== ""
            weight: 620
            width: parent.width
        }
    }
}
