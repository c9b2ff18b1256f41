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
    // Where it was before it was lowered.
    property real lain: NaN
    // A text on it that ends between two of its lines.
    property Prose prose: null
    property alias spacing: column.spacing
    default property alias content: column.data

    // What can be touched on it starts within reach when all is lowered; a text is only read.
    property bool touched: root.prose === null
    readonly property bool sunk: Theme.lowered && root.touched
    readonly property real level: !root.sunk ? root.horizon : root.footed ? Theme.lowY : Math.max(root.horizon, Theme.lowY)
    readonly property real firstY: root.level + (Theme.chooseY - Theme.horizonY)
    // A pixel or two is air.
    readonly property bool more: flick.last - flick.contentY > 2

    // It lies over what is behind it.
    readonly property bool risen: flick.contentY > 8 - flick.topMargin
    // How far it has gone up from where it lies at rest.
    readonly property real climbed: Math.max(0, flick.contentY + flick.topMargin)
    readonly property bool still: !flick.moving && !flick.gliding
    // Where the last row or line ends that is seen whole while nothing moves: below it is ground.
    readonly property real brim: {
        const end = root.sill - key.height - root.keyAir;
        const top = root.ceiling - flick.contentY;
        const first = root.footed ? root.ceiling : root.firstY;
        if (!root.still)
            return end;
        // Where rows would leave next to nothing, one is seen in part, by whole lines.
        const rows = top + root.wholeUntil(column, end - top);
        const whole = rows - first > (end - first) * 0.3 ? rows : top + root.clearUntil(column, end - top);
        return whole > first ? Math.min(end, whole) : end;
    }
    readonly property real keyAir: 12
    readonly property real foot: key.height + root.keyAir

    // The foot of what is seen whole of a block's children above `end`; paper is read, so of that
    // its lines.
    function wholeUntil(block: Item, end: real): real {
        let whole = 0;
        for (const child of block.children) {
            if (!child.visible || child.height <= 0 || child.y >= end)
                continue;
            if (child.y + child.height <= end) {
                whole = Math.max(whole, child.y + child.height);
                continue;
            }
            const room = end - child.y;
            const block = child instanceof Loader ? (child as Loader).item as Item : child;
            if (child === root.prose)
                whole = Math.max(whole, child.y + root.prose.wholeUntil(room));
            else if (block instanceof Paper)
                whole = Math.max(whole, child.y + root.clearUntil(block, room));
            else if (block instanceof Flow || (child instanceof Loader && block !== null))
                whole = Math.max(whole, child.y + root.wholeUntil(block, room));
        }
        return whole;
    }

    // How far up from `end` no line of words is cut, in a block or in what is in it.
    function clearUntil(block: Item, end: real): real {
        let cut = end;
        for (let moved = true; moved; ) {
            moved = false;
            for (const child of block.children) {
                const room = cut - child.y;
                if (!child.visible || room <= 0 || room >= child.height)
                    continue;
                const words = child as Type;
                const clear = words === null ? root.clearUntil(child, room) : words.wholeUntil(room);
                moved = moved || clear < room - 1;
                cut = Math.min(cut, child.y + clear);
            }
        }
        return cut;
    }

    function toRest() {
        root.moved = false;
        flick.halt();
        const full = Math.min(0, column.height - flick.height);
        flick.contentY = root.footed && !root.sunk ? Math.max(-flick.topMargin, full) : -flick.topMargin;
    }

    // What was moved is found again where it was once nothing is lowered any more.
    function sink() {
        if (root.sunk) {
            root.lain = root.moved ? flick.contentY : NaN;
            root.toRest();
        } else if (!isNaN(root.lain)) {
            flick.halt();
            flick.contentY = Math.min(root.lain, flick.last);
            root.moved = true;
            root.lain = NaN;
        } else {
            root.settle();
        }
    }

    function settle() {
        if (root.moved)
            flick.returnToBounds();
        else
            root.toRest();
    }

    function further() {
        root.moved = true;
        const start = flick.contentY;
        // No further than has been seen, or a line would be passed over.
        const step = Math.min((root.sill - root.firstY) * 0.8, Math.max(root.brim - root.ceiling, Theme.space6));
        flick.glideTo(Math.max(start + step, Math.min(0, start + 2 * step)));
    }

    // Where it lies follows with the next step.
    onSunkChanged: Qt.callLater(root.sink)

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
            onHeightChanged: root.settle()
            onMovementStarted: root.moved = true
            onTopMarginChanged: root.settle()

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
