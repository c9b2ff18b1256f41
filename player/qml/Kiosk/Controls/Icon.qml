// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A Tabler icon in a colour of the theme. Never alone: always beside a word.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Image {
    id: root

    required property string name
    property real size: 84
    property color color: Theme.ink
    property real stroke: Theme.stroke

    Accessible.ignored: true
    height: root.size
    source: root.name === "" ? "" : "image://icon/" + root.name + "?color=" + String(root.color).slice(-6) + "&stroke=" + root.stroke
    sourceSize: Qt.size(Math.round(root.size * Theme.scale), Math.round(root.size * Theme.scale))
    visible: root.name !== ""
    width: root.size
}
