// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The stripes of an exercise: blue and white, so that nobody takes it for a warning.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    Accessible.ignored: true
    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.drillText
    }

    Repeater {
        model: Math.ceil(root.width / 160) + 2

        Rectangle {
            required property int index

            antialiasing: true
            color: Theme.drill
            height: root.height * 2
            rotation: 30
            width: 80
            x: index * 160 - 120
            y: -root.height / 2
        }
    }
}
