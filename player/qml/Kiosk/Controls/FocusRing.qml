// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Where the key pad is: a ring outside its parent's edge.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Rectangle {
    id: root

    required property real cornerRadius

    anchors.fill: parent
    anchors.margins: -(Theme.ringGap + Theme.ringWidth)
    border.color: Theme.focus
    border.width: Theme.ringWidth
    color: "transparent"
    radius: root.cornerRadius + Theme.ringGap + Theme.ringWidth
}
