// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One thing that helps now: paper to read, so it has an outline and no lip.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Rectangle {
    id: root

    required property string icon
    required property string text
    property color ink: Theme.alertPaper
    property real step: Theme.textSize
    property real size: 58

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
    border.color: root.ink
    border.width: 6
    color: "transparent"
    implicitHeight: Math.max(120, words.height + 36)
    radius: Theme.radiusPaper

    Icon {
        id: sign

        color: root.ink
        name: root.icon
        size: 84
        x: 40
        y: (root.height - height) / 2
    }

    TypeBody {
        id: words

        Accessible.ignored: true
        color: root.ink
        line: 1.16
        size: root.size * root.step
        text: root.text
        weight: 600
        width: root.width - x - 32
        x: 164
        y: (root.height - height) / 2
    }
}
