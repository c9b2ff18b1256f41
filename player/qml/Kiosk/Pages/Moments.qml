// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The paper over the picture that tells what matters now: up to three moments side by side. It is
// as low as its words allow: the picture is worth seeing.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property QtObject model
    required property string emptyLine

    readonly property int count: cells.count
    property int lines: Theme.landscape ? 2 : 3
    readonly property real detailHeight: (Theme.landscape ? 69 : 72) * Math.min(root.lines, root.needed()) * Theme.textSize
    readonly property real air: Theme.landscape ? 52 : 74

    // How many lines the longest detail takes at its full size.
    function needed(): int {
        let most = 1;
        for (let index = 0; index < cells.count; index += 1)
            most = Math.max(most, (cells.itemAt(index) as Cell)?.needed ?? 1);
        return most;
    }

    implicitHeight: root.detailHeight + root.air + (Theme.landscape ? 176 : 216)

    TypeLarge {
        anchors.fill: parent
        anchors.margins: Theme.space6
        text: root.emptyLine
        verticalAlignment: Text.AlignVCenter
        visible: cells.count === 0
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: 52
        anchors.rightMargin: 24

        Repeater {
            id: cells

            model: root.model

            Cell {}
        }
    }

    component Cell: Item {
        id: cell

        required property int index
        required property string icon
        required property string label
        required property string value
        required property string detail

        readonly property int needed: whole.lineCount

        Accessible.name: cell.label + ": " + cell.value + ", " + cell.detail
        Accessible.role: Accessible.StaticText
        height: root.height
        width: (root.width - 76) / Math.max(1, cells.count)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.hair
            height: parent.height - 88
            visible: cell.index > 0
            width: 4
            x: -2
        }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: cell.index > 0 ? 52 : 0
            anchors.right: parent.right
            anchors.rightMargin: 28
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0

            Row {
                height: Theme.landscape ? 64 : 76
                spacing: 20

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    name: cell.icon
                    size: 68
                }

                TypeSmall {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    size: 56
                    text: cell.label
                    weight: 660
                    wrapMode: Text.NoWrap
                }
            }

            TypeHeading {
                fontSizeMode: Text.HorizontalFit
                height: Theme.landscape ? 112 : 140
                minimumPixelSize: 64
                size: Theme.landscape ? 108 : 122
                tabular: true
                text: cell.value
                verticalAlignment: Text.AlignVCenter
                weight: 740
                width: parent.width
                wrapMode: Text.NoWrap
            }

            TypeSmall {
                id: whole

                size: 56 * Theme.textSize
                text: cell.detail
                visible: false
                width: parent.width
                wrapMode: Text.WordWrap
            }

            // A few lines of whole words: longer titles come shortened.
            TypeSmall {
                color: Theme.inkSoft
                clip: true
                height: root.detailHeight
                minimumSize: 56
                size: 56 * Theme.textSize
                text: cell.detail
                width: parent.width
                wrapMode: Text.WordWrap
            }
        }
    }
}
