// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A pin, alike on the map and in its list: with a number where there are several.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Rectangle {
    id: root

    property string number: ""

    border.color: Theme.card
    border.width: 8
    color: Theme.accent
    height: 92
    radius: 46
    width: 92

    Icon {
        anchors.centerIn: parent
        color: Theme.card
        name: root.number === "" ? "map-pin" : ""
        size: 60
        stroke: 2.4
    }

    Type {
        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.card
        line: 1
        size: 56
        tabular: true
        text: root.number
        weight: 740
        wrapMode: Text.NoWrap
    }
}
