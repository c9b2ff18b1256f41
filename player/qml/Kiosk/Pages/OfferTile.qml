// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One offer to touch: what it looks like, what it is, what it costs, and who sells it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property string item
    required property string title
    required property string unit
    required property string price
    required property string old
    required property string seller
    required property string picture
    required property bool photo

    readonly property real large: Theme.textSize
    // No word is parted that would fit on a line in smaller letters.
    readonly property string parted: Theme.parted(root.title)
    readonly property real longest: root.parted.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)
    readonly property real titleWidth: root.width - root.fieldSize - 52
    readonly property real titleSize: Math.max(56, Math.min(62 * root.large, root.titleWidth / (root.longest * 0.54)))
    readonly property real unitLongest: root.unit.split(/[\s-]+/).reduce((most, word) => Math.max(most, word.length), 1)
    readonly property real fieldSize: 160 * Math.min(root.large, 1.25)
    // What is too long for a line ends within it, rather than being cut in two.
    function wrapped(longest: real, size: real, room: real): int {
        return longest * size * 0.54 > room ? Text.NoWrap : Text.WordWrap;
    }

    // What it is counted in and what it cost before stand below each other.
    readonly property bool twofold: root.unit !== "" && root.old !== ""

    Accessible.description: [root.unit, root.price, root.old, root.seller].filter(part => part !== "").join(", ")
    bottomPadding: Theme.lipHeight - root.shift
    leftPadding: 0
    rightPadding: 0
    text: root.title
    topPadding: root.shift

    contentItem: Item {
        Rectangle {
            id: field

            bottomRightRadius: Theme.radiusKey
            color: Theme.track
            height: root.fieldSize
            topLeftRadius: Theme.radiusKey
            width: root.fieldSize
            x: Theme.edge
            y: Theme.edge

            Image {
                anchors.centerIn: parent
                asynchronous: true
                fillMode: root.photo ? Image.PreserveAspectCrop : Image.PreserveAspectFit
                height: width
                source: Qt.url(root.picture)
                sourceSize: Qt.size(Math.ceil(width * Theme.scale), Math.ceil(height * Theme.scale))
                width: root.photo ? parent.width : parent.width - 28
            }
        }

        TypeLabel {
            anchors.left: field.right
            anchors.leftMargin: 28
            anchors.right: parent.right
            anchors.rightMargin: 24
            // What is too long even when small is whole on the offer's own page.
            elide: Text.ElideRight
            height: field.height - 16
            line: 1.06
            maximumLineCount: 3
            minimumSize: 56
            size: root.titleSize
            text: root.parted
            verticalAlignment: Text.AlignVCenter
            weight: 680
            wrapMode: root.wrapped(root.longest, 56, root.titleWidth)
            y: 14
        }

        Item {
            id: cost

            anchors.left: parent.left
            anchors.leftMargin: 36
            anchors.right: parent.right
            anchors.rightMargin: 8
            height: (root.twofold ? 120 : 84) * root.large
            y: field.height + 2

            TypeLarge {
                id: price

                anchors.verticalCenter: parent.verticalCenter
                size: 84 * root.large
                tabular: true
                text: root.price
                weight: 740
                wrapMode: Text.NoWrap
            }

            Column {
                anchors.left: price.right
                anchors.leftMargin: root.price === "" ? 0 : 16
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: width > 100

                TypeSmall {
                    elide: Text.ElideRight
                    line: 1.04
                    maximumLineCount: 2
                    size: 56 * root.large
                    text: root.unit
                    visible: text !== ""
                    width: parent.width
                    wrapMode: root.twofold ? Text.NoWrap : root.wrapped(root.unitLongest, size, width)
                }

                TypeSmall {
                    elide: Text.ElideRight
                    line: 1.04
                    size: 56 * root.large
                    text: root.old
                    visible: text !== ""
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
            }
        }

        TypeSmall {
            anchors.left: parent.left
            anchors.leftMargin: 36
            anchors.right: parent.right
            anchors.rightMargin: 24
            color: Theme.inkSoft
            elide: Text.ElideRight
            height: parent.height - y - 2
            line: 1.08
            maximumLineCount: root.twofold ? 1 : 2
            size: 56 * root.large
            text: Theme.parted(root.seller)
            verticalAlignment: Text.AlignVCenter
            visible: root.seller !== ""
            wrapMode: Text.WordWrap
            y: cost.y + cost.height
        }
    }
}
