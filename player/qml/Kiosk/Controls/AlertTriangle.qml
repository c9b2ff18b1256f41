// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The triangle of a warning with the sign of what threatens in it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

Item {
    id: root

    property string symbol: "exclamation-mark"
    property color color: Theme.alertText
    property color signColor: Theme.alert

    readonly property real corner: root.width * 0.075

    Accessible.ignored: true
    implicitHeight: root.width * 0.9
    implicitWidth: 836

    // Round corners: a thick line of the same colour round a smaller triangle.
    Shape {
        anchors.fill: parent
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.color
            joinStyle: ShapePath.RoundJoin
            startX: root.width / 2
            startY: root.corner
            strokeColor: root.color
            strokeWidth: 2 * root.corner

            PathLine {
                x: root.width - root.corner
                y: root.height - root.corner
            }

            PathLine {
                x: root.corner
                y: root.height - root.corner
            }

            PathLine {
                x: root.width / 2
                y: root.corner
            }
        }
    }

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        color: root.signColor
        name: root.symbol
        size: Math.round(root.width * 0.5)
        stroke: 2.2
        y: root.height * 0.385
    }
}
