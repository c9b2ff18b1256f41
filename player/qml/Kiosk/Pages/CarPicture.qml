// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A car of cut paper, seen from the side; grey while somebody else drives it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property bool free

    readonly property color body: root.free ? Theme.good : Theme.inkSoft

    // Drawn on 480 x 212.
    Item {
        height: 212
        scale: root.width / width
        transformOrigin: Item.TopLeft
        width: 480

        Rectangle {
            color: Theme.hair
            height: 10
            radius: 5
            width: 480
            y: 196
        }

        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                fillColor: root.body
                strokeColor: "transparent"
                strokeWidth: 0

                PathSvg {
                    path: "M36 170 Q22 170 22 152 V118 Q22 100 44 96 L104 84 L150 28 Q160 14 180 14 H290 Q306 14 318 26 L376 82 L430 92 Q458 98 458 126 V152 Q458 170 440 170 Z"
                }
            }

            ShapePath {
                fillColor: Theme.sky
                strokeColor: "transparent"
                strokeWidth: 0

                PathSvg {
                    path: "M136 84 L170 42 Q176 34 186 34 H226 V84 Z M244 34 H284 Q294 34 302 42 L342 84 H244 Z"
                }
            }
        }

        Rectangle {
            color: Theme.act
            height: 22
            radius: 6
            width: 32
            x: 24
            y: 112
        }

        Icon {
            color: Theme.act
            name: "bolt"
            size: 68
            stroke: 2.6
            x: 208
            y: 92
        }

        Repeater {
            model: [78, 324]

            Rectangle {
                id: wheel

                required property int modelData

                color: Theme.selected
                height: 84
                radius: 42
                width: 84
                x: wheel.modelData
                y: 122

                Rectangle {
                    anchors.centerIn: parent
                    color: Theme.boardSoft
                    height: 40
                    radius: 20
                    width: 40
                }
            }
        }
    }
}
