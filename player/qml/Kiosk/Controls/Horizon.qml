// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The soft line between looking and choosing, and the ground below it. Its y is the horizon's.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

Item {
    id: root

    property color color: Theme.ground
    property bool lined: Theme.lined

    readonly property real rise: 32

    // A wave through five points, level at each of them.
    Shape {
        antialiasing: true
        height: 2 * root.rise
        preferredRendererType: Shape.CurveRenderer
        width: root.width
        y: -root.rise

        ShapePath {
            fillColor: root.color
            startX: 0
            startY: root.rise + 22
            strokeColor: "transparent"
            strokeWidth: -1

            PathCubic {
                control1X: 0.125 * root.width
                control1Y: root.rise + 22
                control2X: 0.125 * root.width
                control2Y: root.rise - 16
                x: 0.25 * root.width
                y: root.rise - 16
            }

            PathCubic {
                control1X: 0.4 * root.width
                control1Y: root.rise - 16
                control2X: 0.4 * root.width
                control2Y: root.rise + 14
                x: 0.55 * root.width
                y: root.rise + 14
            }

            PathCubic {
                control1X: 0.675 * root.width
                control1Y: root.rise + 14
                control2X: 0.675 * root.width
                control2Y: root.rise - 20
                x: 0.8 * root.width
                y: root.rise - 20
            }

            PathCubic {
                control1X: 0.9 * root.width
                control1Y: root.rise - 20
                control2X: 0.9 * root.width
                control2Y: root.rise + 10
                x: root.width
                y: root.rise + 10
            }

            PathLine {
                x: root.width
                y: 2 * root.rise
            }

            PathLine {
                x: 0
                y: 2 * root.rise
            }
        }

        ShapePath {
            fillColor: "transparent"
            startX: 0
            startY: root.rise + 22
            strokeColor: root.lined ? Theme.line : "transparent"
            strokeWidth: root.lined ? 6 : -1

            PathCubic {
                control1X: 0.125 * root.width
                control1Y: root.rise + 22
                control2X: 0.125 * root.width
                control2Y: root.rise - 16
                x: 0.25 * root.width
                y: root.rise - 16
            }

            PathCubic {
                control1X: 0.4 * root.width
                control1Y: root.rise - 16
                control2X: 0.4 * root.width
                control2Y: root.rise + 14
                x: 0.55 * root.width
                y: root.rise + 14
            }

            PathCubic {
                control1X: 0.675 * root.width
                control1Y: root.rise + 14
                control2X: 0.675 * root.width
                control2Y: root.rise - 20
                x: 0.8 * root.width
                y: root.rise - 20
            }

            PathCubic {
                control1X: 0.9 * root.width
                control1Y: root.rise - 20
                control2X: 0.9 * root.width
                control2Y: root.rise + 10
                x: root.width
                y: root.rise + 10
            }
        }
    }

    Rectangle {
        color: root.color
        height: Math.max(0, root.height - root.rise)
        width: root.width
        y: root.rise - 1
    }
}
