// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// How grave a warning is: so many of four bars, beside the words that say it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Row {
    id: root

    required property int level
    property color color: Theme.alertText
    property real barHeight: 88

    Accessible.ignored: true
    spacing: 20

    Repeater {
        model: 4

        Rectangle {
            id: bar

            required property int index

            border.color: root.color
            border.width: 8
            color: bar.index < root.level ? root.color : "transparent"
            height: root.barHeight
            radius: Theme.radiusPaper
            width: (root.width - 3 * root.spacing) / 4
        }
    }
}
