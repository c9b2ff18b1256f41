// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A sheet of ground that lies below the horizon and rises over the picture under the finger, so
// that what is on it can always be pulled down into reach. A key says what is still hidden.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    // Where the sheet's edge may rise to, and where it lies at rest; below `sill` is no sheet.
    property real ceiling: Theme.headBottom + Theme.space5
    property real horizon: Theme.horizonY
    property real sill: Theme.chooseBottom
    property real contentX: Theme.margin
    property real contentWidth: Theme.contentWidth
    // Landscape: what does not fill the room lies at its foot, and a full room shows its head.
    property bool footed: false
    property bool paper: true
    // What is behind it: its key stands on that.
    property color ground: Theme.ground
    property string moreText: qsTr("Weiter")
    // The finger has moved it: what is added below must not pull it back.
    property bool moved: false
    // A text on it that ends between two of its lines.
    property Prose prose: null
    property alias spacing: column.spacing
    default property alias content: column.data

    // What can be touched on it starts within reach when all is lowered; a text is only read.
    property bool touched: root.prose === null
    readonly property bool sunk: Theme.lowered && root.touched
    readonly property real level: root.sunk ? Math.max(root.horizon, Theme.horizonY) : root.horizon
    readonly property real firstY: root.level + (Theme.chooseY - Theme.horizonY)
    readonly property bool more: !flick.atYEnd && column.height > 0

    readonly property bool still: !flick.moving && !flick.gliding
    // Where the last row or line ends that is seen whole while nothing moves: below it is ground.
    readonly property real brim: {
        const end = root.sill - key.height - root.keyAir;
        const top = root.ceiling - flick.contentY;
        const whole = root.still ? root.wholeUntil(column, end - top) : 0;
        const first = root.footed ? root.ceiling : root.firstY;
        // Where next to nothing would be left, a row is seen in part.
        return whole > 0 && top + whole - first > (end - first) * 0.3 ? Math.min(end, top + whole) : end;
    }
    readonly property real keyAir: 12
    readonly property real foot: key.height + root.keyAir

    // The foot of what is seen whole of a block's children above `end`.
    function wholeUntil(block: Item, end: real): real {
        let whole = 0;
        for (const child of block.children) {
            if (!child.visible || child.height <= 0 || child.y >= end)
                continue;
            if (child.y + child.height <= end) {
                whole = Math.max(whole, child.y + child.height);
                continue;
            }
            if (child === root.prose)
                whole = Math.max(whole, child.y + root.prose.wholeUntil(end - child.y));
            else if (child instanceof Flow)
                whole = Math.max(whole, child.y + root.wholeUntil(child, end - child.y));
            else if (child instanceof Loader && (child as Loader).item !== null)
                whole = Math.max(whole, child.y + root.wholeUntil((child as Loader).item as Item, end - child.y));
        }
        return whole;
    }

    function toRest() {
        root.moved = false;
        flick.halt();
        const full = Math.min(0, column.height - flick.height);
        flick.contentY = root.footed && !root.sunk ? Math.max(-flick.topMargin, full) : -flick.topMargin;
    }

    function further() {
        root.moved = true;
        const start = flick.contentY;
        const step = (root.sill - root.firstY) * 0.8;
        flick.glideTo(Math.max(start + step, Math.min(0, start + 2 * step)));
    }

    // Upright the whole width scrolls; beside a picture only the list does, and what lies on the
    // picture keeps its touches.
    Item {
        id: strip

        clip: true
        height: root.sill - root.ceiling
        width: root.footed ? root.contentWidth + 2 * Theme.space3 : root.width
        x: root.footed ? root.contentX - Theme.space3 : 0
        y: root.ceiling

        Horizon {
            height: parent.height + 64 - Math.min(0, y)
            visible: root.paper
            width: root.width
            y: Math.max(-64, -flick.contentY - (root.firstY - root.level))
        }

        Scroller {
            id: flick

            bottomMargin: key.kept ? root.foot : 0
            contentHeight: column.height
            foot: root.foot
            height: parent.height
            topMargin: root.firstY - root.ceiling
            width: strip.width

            Component.onCompleted: root.toRest()
            onBottomMarginChanged: flick.returnToBounds()
            onBrought: root.moved = true
            onHeightChanged: root.toRest()
            onMovementStarted: root.moved = true
            onTopMarginChanged: root.toRest()

            Column {
                id: column

                width: root.contentWidth
                x: root.contentX - strip.x

                onHeightChanged: {
                    if (!root.moved)
                        root.toRest();
                }
            }
        }
    }

    Rectangle {
        color: root.ground
        height: root.sill - y
        visible: root.more || key.kept
        width: root.contentWidth + 2 * Theme.space3
        x: root.contentX - Theme.space3
        y: root.brim

        Lip {
            id: key

            // Whoever has only keys comes up again with it.
            readonly property bool kept: key.visualFocus

            height: Math.max(124, Theme.target)
            text: root.more ? root.moreText : qsTr("Zum Anfang")
            width: root.contentWidth
            x: Theme.space3
            y: parent.height - height

            contentItem: Item {
                Row {
                    anchors.centerIn: parent
                    spacing: Theme.space3

                    TypeLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        size: 60
                        text: key.text
                        wrapMode: Text.NoWrap
                    }

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: root.more ? "chevron-down" : "chevron-up"
                        size: 68
                    }
                }
            }

            onClicked: root.more ? root.further() : flick.glideTo(flick.first)
        }
    }
}
