// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What is found, by its kinds, to look at while somebody types. Nothing on it has to be touched:
// a touch anywhere does what the yellow key does.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property var sights // qmllint disable
    // It is as high as its lines, but not higher than this.
    required property real room
    property int columns: 1

    readonly property real air: Theme.space5
    readonly property real columnWidth: (root.width - 2 * root.air + Theme.space6) / root.columns - Theme.space6
    // Where the lowest line ends.
    property real used: 0

    signal wanted

    // Fills one column after the other; the name of a group never stands alone at a foot.
    function lay() {
        const bottom = root.room - 2 * root.air;
        let column = 0;
        let y = 0;
        let used = 0;
        for (let n = 0; n < lines.count; n++) {
            const line = lines.itemAt(n);
            const next = lines.itemAt(n + 1);
            if (line === null)
                continue;
            if (line.height > bottom) {
                line.visible = false;
                continue;
            }
            const heads = line.objectName === "group";
            const above = heads && y > 0 ? Theme.space4 : 0;
            if (y + above + line.height + (heads && next !== null ? Theme.space2 + next.height : 0) > bottom) {
                column += 1;
                y = 0;
            }
            const top = y > 0 ? y + above : 0;
            line.x = root.air + column * (root.columnWidth + Theme.space6);
            line.y = root.air + top;
            line.visible = column < root.columns && top + line.height <= bottom;
            y = top + line.height + Theme.space2;
            if (line.visible)
                used = Math.max(used, top + line.height);
        }
        root.used = used;
    }

    height: root.used + 2 * root.air

    onColumnWidthChanged: Qt.callLater(root.lay)
    onRoomChanged: Qt.callLater(root.lay)

    TapHandler {
        onTapped: root.wanted()
    }

    Repeater {
        id: lines

        model: root.sights

        Column {
            id: sight

            required property string symbol
            required property string title
            required property string line

            objectName: sight.symbol !== "" ? "group" : ""
            width: root.columnWidth

            Component.onCompleted: Qt.callLater(root.lay)
            onHeightChanged: Qt.callLater(root.lay)

            Row {
                spacing: Theme.space3
                visible: sight.symbol !== ""

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    name: sight.symbol
                    size: 84
                }

                TypeLarge {
                    Accessible.name: sight.title
                    Accessible.role: Accessible.Heading
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    text: sight.title
                    wrapMode: Text.NoWrap
                }
            }

            TypeLabel {
                text: Theme.parted(sight.title)
                visible: sight.symbol === ""
                width: parent.width
            }

            TypeSmall {
                color: Theme.inkSoft
                size: 56 * Theme.textSize
                text: sight.line
                visible: sight.line !== ""
                width: parent.width
            }
        }
    }
}
