// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What the theme is told of the window, the visitor's reading aids and the warnings.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Theme

Item {
    id: root

    required property Terminal terminal
    required property bool wide
    required property real scaling
    required property bool lowered
    // As in player/zones.py.
    required property var zones
    required property bool warned
    required property bool motion
    required property size glass

    Binding {
        property: "landscape"
        target: Theme
        value: root.wide
    }

    Binding {
        property: "warned"
        target: Theme
        value: root.warned
    }

    Binding {
        property: "frameWidth"
        target: Theme
        value: root.glass.width / root.scaling
    }

    Binding {
        property: "frameHeight"
        target: Theme
        value: root.glass.height / root.scaling
    }

    Binding {
        property: "raised"
        target: Theme
        value: root.zones.raised
    }

    Binding {
        property: "lifted"
        target: Theme
        value: root.zones.lifted
    }

    Binding {
        property: "reach"
        target: Theme
        value: root.zones.reach
    }

    Binding {
        property: "target"
        target: Theme
        value: root.zones.target
    }

    Binding {
        property: "lowered"
        target: Theme
        value: root.lowered
    }

    Binding {
        property: "leftHanded"
        target: Theme
        value: root.terminal.leftHanded
    }

    Binding {
        property: "scale"
        target: Theme
        value: root.scaling * Screen.devicePixelRatio
    }

    Binding {
        property: "scheme"
        target: Theme
        value: root.terminal.scheme
    }

    Binding {
        property: "textSize"
        target: Theme
        value: root.terminal.textSize
    }

    Binding {
        property: "motion"
        target: Theme
        value: root.motion && root.terminal.motion
    }
}
