// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A page whose picture is a band between head and words; in landscape both are at the left.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    property string scene: ""
    // Where the picture ends and the sky of the words begins.
    property real edge: 0
    property bool banded: true
    // What is drawn in the picture's place.
    property Component drawing: null

    // Nothing to list: the picture has the whole width.
    property bool empty: false

    readonly property bool wide: Theme.landscape && !root.empty

    split: root.wide

    backdrop: PictureBand {
        drawing: root.drawing
        edge: root.edge
        foot: root.wide ? root.height : Theme.horizonY - 24
        source: root.scene
        villaged: root.scene !== ""
        visible: root.banded
    }
}
