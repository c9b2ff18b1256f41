// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Whatever can be pressed: its darker lower rim says so, and goes while a finger is on it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

T.AbstractButton {
    id: root

    property color face: Theme.card
    property color lip: Theme.lip
    property bool selected: false
    property real radius: Theme.radiusKey
    property real inset: Theme.space4
    property real shift: root.down ? Theme.pressDepth : 0

    readonly property bool raised: root.enabled && !root.selected
    readonly property color surface: root.selected ? Theme.selected : root.face

    // Where a word may be parted is nothing to say.
    Accessible.name: root.text.replace(/\u00ad/g, "")
    Accessible.role: Accessible.Button
    Accessible.selected: root.selected
    bottomPadding: root.inset / 2 + Theme.lipHeight - root.shift
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    leftPadding: root.inset
    rightPadding: root.inset
    topPadding: root.inset / 2 + root.shift
    // The ring lies over the neighbours.
    z: root.visualFocus ? 1 : 0

    background: Item {
        Rectangle {
            anchors.fill: parent
            color: root.lip
            radius: root.radius
            visible: root.raised && !root.down
        }

        Rectangle {
            border.color: root.enabled && root.selected ? root.surface : Theme.line
            border.width: root.enabled ? Theme.edge : 6
            color: root.surface
            height: root.raised ? parent.height - Theme.lipHeight : parent.height
            radius: root.radius
            width: parent.width
            y: root.shift
        }

        FocusRing {
            cornerRadius: root.radius
            visible: root.visualFocus
        }
    }

    Behavior on shift {
        enabled: !root.down

        NumberAnimation {
            duration: Theme.motionPress
            easing.type: Easing.OutCubic
        }
    }
}
