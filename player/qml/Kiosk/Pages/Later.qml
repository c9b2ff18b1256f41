// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What leaves after the departures of the board, in short lines on paper.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property QtObject model
    // How many of the model's rows stand on the board.
    required property int first

    readonly property bool wide: Theme.landscape
    readonly property int columns: root.wide ? 2 : 1
    readonly property real rowHeight: 112 * Math.min(Theme.textSize, 1.25)
    readonly property int most: Math.floor((root.height - grid.y - 4) / root.rowHeight) * root.columns

    TypeLarge {
        id: lead

        color: Theme.accent
        size: 72
        text: lines.count > root.first ? qsTr("Danach") : qsTr("Danach fährt hier nichts mehr.")
        width: Math.min(implicitWidth, root.width - 104)
        x: 52
        y: 28
    }

    Grid {
        id: grid

        columns: root.columns
        width: root.width - 52 - x
        x: root.wide ? 52 + lead.width + 64 : 52
        y: root.wide ? 12 : lead.y + lead.height + 12

        Repeater {
            id: lines

            model: root.model

            Item {
                id: entry

                required property int index
                required property string time
                required property string status
                required property string line
                required property string goal
                required property string minutes
                required property string unit
                required property bool struck
                required property bool urgent

                Accessible.name: [entry.time, entry.line, entry.goal, entry.status].filter(part => part !== "").join(", ")
                Accessible.role: Accessible.StaticText
                height: root.rowHeight
                visible: entry.index >= root.first && entry.index < root.first + root.most
                width: grid.width / root.columns

                TypeLabel {
                    id: time

                    anchors.verticalCenter: parent.verticalCenter
                    font.strikeout: entry.struck
                    size: 72
                    tabular: true
                    text: entry.time
                    weight: 720
                    wrapMode: Text.NoWrap
                }

                TypeLabel {
                    anchors.left: time.right
                    anchors.leftMargin: 40
                    anchors.right: aside.left
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideRight
                    font.strikeout: entry.struck
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 48
                    text: [entry.line, entry.goal].filter(part => part !== "").join(" ")
                    weight: 560
                    wrapMode: Text.NoWrap
                }

                TypeSmall {
                    id: aside

                    anchors.right: parent.right
                    anchors.rightMargin: root.wide ? 64 : 24
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.inkSoft
                    size: 56
                    text: entry.urgent ? entry.status : entry.minutes === "" ? entry.unit : ""
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
