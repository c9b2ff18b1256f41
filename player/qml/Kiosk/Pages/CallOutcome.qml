// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What was decided, and when.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property string decided
    required property string outcome

    Accessible.name: root.decided + ". " + root.outcome
    Accessible.role: Accessible.StaticText
    height: words.height + 2 * 40

    Icon {
        id: icon

        anchors.verticalCenter: words.verticalCenter
        color: Theme.good
        name: "circle-check"
        size: 156
        stroke: 2
        visible: Theme.textSize <= 1.3
        x: 48
    }

    Column {
        id: words

        spacing: 8
        width: parent.width - x - 48
        x: icon.visible ? 244 : 48
        y: 40

        TypeLabel {
            color: Theme.good
            size: 64 * Math.min(1.25, Theme.textSize)
            text: root.decided
            width: parent.width
        }

        TypeLarge {
            elide: Text.ElideRight
            maximumLineCount: Theme.landscape ? 4 : 6
            size: 76 * Math.min(1.25, Theme.textSize)
            text: root.outcome
            weight: 680
            width: parent.width
        }
    }
}
