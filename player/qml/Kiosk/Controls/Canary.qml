// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The sign of life in the corner, for whoever compares what is shown with what should be: see
// player/canary.py. It lies in the margin, says nothing to visitors and changes every ten seconds.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Grid {
    id: root

    required property var cells

    readonly property real cell: 10

    Accessible.ignored: true
    columns: 8

    Repeater {
        model: root.cells

        Rectangle {
            required property bool modelData

            color: modelData ? Theme.canary : Theme.canaryGround
            height: root.cell
            width: root.cell
        }
    }
}
