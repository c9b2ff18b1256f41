// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The ups and downs of a trail as a hill cut from paper, with its lowest and its highest point.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property PlaceCard card

    readonly property real head: peak.height + 8

    Accessible.name: qsTr("Höhenverlauf von %1 bis %2").arg(root.card.lowest).arg(root.card.highest)
    Accessible.role: Accessible.Graphic
    implicitHeight: root.head + hill.height + words.height + 12

    Item {
        id: hill

        function lay() {
            root.card.lay_profile(hill.width, hill.height);
        }

        height: Theme.landscape ? 150 : 210
        width: root.width
        y: root.head

        Component.onCompleted: hill.lay()
        onWidthChanged: hill.lay()

        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                fillColor: Theme.lined ? Theme.sky : Theme.good
                strokeColor: "transparent"
                strokeWidth: -1

                PathSvg {
                    path: root.card.profilePath
                }
            }

            ShapePath {
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                strokeColor: Theme.accent
                strokeWidth: 12

                PathSvg {
                    path: root.card.profileLine
                }
            }
        }

        Rectangle {
            border.color: Theme.accent
            border.width: 8
            color: Theme.card
            height: 40
            radius: 20
            width: 40
            x: root.card.peakX - 20
            y: root.card.peakY - 20
        }
    }

    TypeSmall {
        id: peak

        size: 56 * Theme.textSize
        text: root.card.highest
        weight: 660
        wrapMode: Text.NoWrap
        x: Math.max(0, Math.min(root.width - width, root.card.peakX - width / 2))
        y: Math.max(0, root.head + root.card.peakY - height - 28)
    }

    Item {
        id: words

        height: start.height
        width: root.width
        y: hill.y + hill.height + 12

        TypeSmall {
            id: start

            size: 56 * Theme.textSize
            text: qsTr("Start")
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            anchors.right: parent.right
            size: 56 * Theme.textSize
            text: root.card.length
            wrapMode: Text.NoWrap
        }
    }
}
