// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The first poster of each round: one word over the village, the day, and what is on.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

PosterFace {
    id: root

    readonly property bool light: root.poster.dark && !Theme.lined

    ink: root.light ? Theme.nightText : Theme.lined ? Theme.ink : Theme.night
    loading: scene.loading
    paperY: root.wide ? root.cardY : Math.max(root.cardY, root.cardEnd - (590 + 90 * Math.min(root.poster.count, 3)) * Math.min(Theme.textSize, 1.2))

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.space1
        color: Theme.sky
    }

    Scene {
        id: scene

        height: Theme.lined ? 1660 : Theme.plinthY + 2 * Theme.space1
        source: Theme.lined ? Qt.resolvedUrl("../Controls/village-" + Theme.scheme + ".svg").toString() : root.poster.picture
        visible: !Theme.lined || !root.wide || Theme.scheme === "contrast"
        width: (Theme.lined && root.wide ? 1500 : root.width + Theme.space1) + Theme.space1
        x: root.width + Theme.space1 - width
        y: Theme.lined ? (root.wide ? Theme.horizonY - 1240 : Theme.horizonY - 1330) : -Theme.space1
    }

    Horizon {
        height: root.height - y
        visible: Theme.lined
        width: root.width + 2 * Theme.space1
        x: -Theme.space1
        y: Theme.horizonY
    }

    DriftingCloud {
        dark: root.light
        from: -width
        moving: root.moving
        to: root.width
        visible: !Theme.lined
        x: root.wide ? 2280 : 180
        y: root.wide ? 250 : 1290
    }

    Fitted {
        id: greeting

        color: root.ink
        largest: root.wide ? 520 : 760
        room: root.wide ? 2600 : Theme.contentWidth + 24
        roomHeight: root.wide ? 520 : 760
        words: root.poster.headline
        x: Theme.margin - 16
        y: root.wide ? 190 : 250
    }

    TypeLarge {
        color: root.ink
        size: root.wide ? 84 * Math.min(Theme.textSize, 1.1) : 88 * Math.min(Theme.textSize, 1.2)
        text: root.poster.line
        weight: 560
        width: root.wide ? 2150 : 1500
        x: Theme.margin
        y: greeting.y + greeting.inked + (root.wide ? 0 : Theme.space5)
    }
}
