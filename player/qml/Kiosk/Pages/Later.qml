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
    // Of one size, as large as the longest has room for.
    readonly property real size: {
        let size = Theme.labelSize;
        for (let n = root.first; n < Math.min(lines.count, root.first + root.most); n++)
            size = Math.min(size, (lines.itemAt(n) as LaterLine)?.fitting ?? size);
        return Math.max(48, Math.floor(size));
    }

    TypeLarge {
        id: lead

        color: Theme.accent
        size: 72
        text: lines.count > root.first ? qsTr("Danach") : qsTr("Danach fährt hier nichts mehr.")
        width: Math.min(implicitWidth, root.width - 104)
        x: 52
        y: root.wide ? grid.y + (root.rowHeight - height) / 2 : 28
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

            LaterLine {
                required property int index

                height: root.rowHeight
                size: root.size
                visible: index >= root.first && index < root.first + root.most
                width: grid.width / root.columns
            }
        }
    }
}
