// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What can be done here: a word, a line that says more, an icon. One yellow key a page at most.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string subtitle: ""
    property string symbol: ""
    property bool primary: false

    readonly property color tint: root.selected ? Theme.selectedText : root.primary ? Theme.actText : Theme.ink

    Accessible.description: root.subtitle
    face: root.primary ? Theme.act : Theme.card
    implicitHeight: Math.max(220, label.implicitHeight + (root.subtitle === "" ? 0 : further.implicitHeight) + 64)
    implicitWidth: 640
    inset: 40
    lip: root.primary ? Theme.actLip : Theme.lip

    contentItem: Item {
        TextMetrics {
            id: metrics

            font.family: Theme.family
            font.pixelSize: 100
            font.variableAxes: ({
                    wght: 680
                })
            text: root.text
        }

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            color: root.tint
            name: root.symbol
            size: 104
        }

        Column {
            id: words

            // On one line a step smaller rather than on two; the height follows the size.
            readonly property real fitting: {
                const needed = metrics.advanceWidth * Theme.labelSize / 100;
                const size = Theme.labelSize * words.width / Math.max(1, needed + 2);
                return size >= Theme.labelSize || size < 56 ? Theme.labelSize : Math.floor(size);
            }

            anchors.left: icon.visible ? icon.right : parent.left
            anchors.leftMargin: icon.visible ? Theme.space4 : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            TypeLabel {
                id: label

                color: root.tint
                size: words.fitting
                text: root.text
                weight: 680
                width: parent.width
            }

            // Large words may need all of the key: then what says more is spoken only.
            TypeSmall {
                id: further

                color: root.selected || root.primary ? root.tint : Theme.inkSoft
                size: Math.min(Theme.smallSize, 62)
                text: root.subtitle
                visible: root.subtitle !== "" && label.height + implicitHeight <= root.availableHeight + Theme.space3
                width: parent.width
            }
        }
    }
}
