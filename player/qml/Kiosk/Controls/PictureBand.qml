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

    // What is drawn in the picture's place, such as a map; also in themes without pictures.
    property Component drawing: null
    // Contrast and sunlight have the village there, in lines or few colours.
    property bool villaged: false

    readonly property real crown: Theme.headBottom + 40
    readonly property bool drawn: root.drawing !== null
    // The village is 2160 wide; its tower begins at 930 and its hills end at 1860. It is whole or
    // not there.
    readonly property real villageScale: Math.min(root.width, 2.25 * (root.edge - Theme.headBottom - Theme.space3)) / 2160

    Scene {
        // Its roofs rather than its foot are shown: that lies behind the words.
        height: root.edge + 64 + Math.max(0, Math.min(160, 1600 - root.edge)) - y
        source: root.source
        visible: !Theme.lined && !root.drawn
        width: root.width
        y: Theme.headBottom
    }

    Scene {
        height: 2440 * root.villageScale
        source: visible ? Qt.resolvedUrl("village-" + Theme.scheme + (Theme.scheme === "sunlight" && width < root.width ? "-aside" : "") + ".svg").toString() : ""
        visible: root.villaged && Theme.lined && !root.drawn && width > 0.6 * Math.min(root.width, 2160)
        width: 2160 * root.villageScale
        x: root.width - width
        y: root.edge + 24 - 1860 * root.villageScale
    }

    Loader {
        active: root.drawn
        height: Math.max(1, root.edge + 40 - y)
        sourceComponent: root.drawing
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
