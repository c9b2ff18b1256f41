// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The one slow thing in a picture: a cloud that takes minutes for its way.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

Item {
    id: root

    property bool moving: false
    property bool dark: false
    // From where to where, in px of the frame.
    required property real from
    required property real to

    // LOOK.md: 4 px a second, in steps that no eye tells apart.
    readonly property real stepPx: 1
    readonly property int stepMs: Theme.motionDrift

    Accessible.ignored: true
    height: 120
    opacity: root.dark ? 0.14 : 0.9
    width: 420

    Timer {
        interval: Math.max(1, root.stepMs)
        repeat: true
        running: root.moving && root.stepMs > 0

        onTriggered: root.x = root.x < root.to ? root.x + root.stepPx : root.from
    }

    Shape {
        antialiasing: true
        height: 120
        preferredRendererType: Shape.CurveRenderer
        width: 420

        ShapePath {
            fillColor: Theme.codeGround
            startX: 32
            startY: 120
            strokeColor: "transparent"
            strokeWidth: -1

            PathArc {
                radiusX: 32
                radiusY: 32
                x: 32
                y: 56
            }

            PathLine {
                x: 96
                y: 56
            }

            PathArc {
                radiusX: 28
                radiusY: 28
                x: 124
                y: 0
            }

            PathLine {
                x: 268
                y: 0
            }

            PathArc {
                radiusX: 28
                radiusY: 28
                x: 296
                y: 56
            }

            PathLine {
                x: 388
                y: 56
            }

            PathArc {
                radiusX: 32
                radiusY: 32
                x: 388
                y: 120
            }

            PathLine {
                x: 32
                y: 120
            }
        }
    }
}
