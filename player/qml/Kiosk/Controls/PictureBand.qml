// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A picture as a sheet of cut paper between two of plain sky: the head stands above it and the
// words below it, so that no letter lies on a picture, whatever its colours.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property string source
    // Where the sky of the words begins, and where it ends.
    required property real edge
    required property real foot

    readonly property real crown: Theme.headBottom + 40

    Scene {
        // Its roofs rather than its foot are shown: that lies behind the words.
        height: root.edge + 64 + Math.max(0, Math.min(160, 1600 - root.edge)) - y
        source: root.source
        visible: !Theme.lined
        width: root.width
        y: Theme.headBottom
    }

    Horizon {
        color: Theme.sky
        height: root.crown
        visible: !Theme.lined
        width: root.width
        y: root.crown

        transform: Scale {
            yScale: -1
        }
    }

    Horizon {
        color: Theme.sky
        height: root.foot - y
        width: root.width
        y: root.edge
    }
}
