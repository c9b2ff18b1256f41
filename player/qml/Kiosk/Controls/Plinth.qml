// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The fieldstones at the foot of the house: place, source, age. Never touched.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Rectangle {
    id: root

    required property string place
    required property string office
    required property string line
    required property string secondLine

    // Folded it has one line, and little room for it.
    readonly property bool thin: root.height < 100
    readonly property bool single: Theme.landscape || root.thin

    color: Theme.plinth

    Item {
        anchors.fill: parent
        clip: true

        Repeater {
            model: Math.ceil(root.height / 93 + 1) * 28

            Rectangle {
                id: stone

                required property int index

                readonly property int course: Math.floor(stone.index / 28)
                readonly property int place: stone.index % 28
                // A fixed, irregular order: same stones every day.
                readonly property int dice: (stone.index * 7919 + 31) % 97

                color: [Theme.stone1, Theme.stone0, Theme.stone2][stone.dice % 3]
                height: 80 + stone.dice % 12
                radius: 34 + stone.dice % 9
                width: 112 + stone.dice % 52
                x: -110 + stone.place * 158 - (stone.course % 2) * 64 - stone.dice % 20
                y: -18 + stone.course * 94 + stone.dice % 7
            }
        }
    }

    Rectangle {
        color: Theme.line
        height: Theme.edge
        visible: Theme.lined
        width: parent.width
    }

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin - 4
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.plinthText
        name: "schaukasten"
        size: root.thin ? 40 : Theme.landscape ? 76 : 96
    }

    Column {
        id: here

        anchors.left: mark.right
        anchors.leftMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter

        TypeSmall {
            color: Theme.plinthText
            size: root.thin ? 40 : 56
            text: root.place
            weight: 660
            wrapMode: Text.NoWrap
        }

        TypeHint {
            color: Theme.plinthText
            text: root.office
            visible: !root.single && root.office !== ""
            wrapMode: Text.NoWrap
        }
    }

    Column {
        id: told

        readonly property real room: root.width - here.x - here.width - Theme.margin - Theme.space7

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter

        // A source may have a long name: two lines of it say enough.
        TypeHint {
            anchors.right: parent.right
            color: Theme.plinthText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignRight
            maximumLineCount: root.thin ? 1 : 2
            size: root.thin ? 40 : Theme.hintSize
            text: root.single && root.secondLine !== "" ? root.line + ", " + root.secondLine : root.line
            width: told.room
        }

        TypeHint {
            anchors.right: parent.right
            color: Theme.plinthText
            text: root.secondLine
            visible: !root.single && root.secondLine !== ""
            wrapMode: Text.NoWrap
        }
    }
}
