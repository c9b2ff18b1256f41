// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The map, cut from paper: meadow, woods, water, ways, names and numbered pins. To look at: what
// is on it is chosen in the list.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property AtlasModel atlas
    property real letters: 56
    // Where north and the scale lie, from the lower edge.
    property real foot: 96

    readonly property bool lined: Theme.lined

    function fillOf(kind: string): color {
        if (kind === "water")
            return Theme.lake;
        if (kind === "wood")
            return root.lined ? Theme.meadow : Theme.good;
        if (kind === "area")
            return Qt.alpha(Theme.accent, root.lined ? 0 : 0.3);
        return "transparent";
    }

    function strokeOf(kind: string): color {
        if (kind === "wood")
            return root.lined ? Theme.good : "transparent";
        if (kind === "stream")
            return Theme.lake;
        if (kind === "streak")
            return Qt.alpha(Theme.card, root.lined ? 0 : 0.35);
        if (kind === "road")
            return root.lined || Theme.scheme === "dark" ? Theme.line : Theme.card;
        if (kind === "trail" || kind === "ride" || kind === "area")
            return Theme.accent;
        return "transparent";
    }

    function widthOf(kind: string): real {
        return {
            "area": 10,
            "ride": 14,
            "road": root.lined ? 6 : 14,
            "streak": 6,
            "stream": 12,
            "trail": 16,
            "wood": 8
        }[kind] ?? -1;
    }

    Accessible.description: [root.atlas.located ? here.text : "", legend.visible ? north.text : "", root.atlas.scaleText].filter(word => word !== "").join(", ")
    Accessible.name: qsTr("Karte")
    Accessible.role: Accessible.Graphic
    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.meadow
    }

    // Sheets of paper in two greens: the land is not flat here.
    Repeater {
        model: root.lined ? [] : [0.16, 0.4, 0.68]

        Item {
            id: fold

            required property real modelData
            required property int index

            height: root.height * 0.2
            width: root.width
            y: root.height * fold.modelData

            Horizon {
                color: Theme.field
                height: fold.height
                width: root.width

                transform: Scale {
                    origin.x: root.width / 2
                    xScale: fold.index % 2 ? -1 : 1
                    yScale: 2.4
                }
            }

            Horizon {
                color: Theme.meadow
                height: fold.height
                width: root.width
                y: fold.height * (0.7 + 0.2 * fold.index)

                transform: Scale {
                    yScale: 2.2
                }
            }
        }
    }

    Repeater {
        model: root.atlas.layers

        Item {
            id: cut

            required property string kind
            required property string path

            readonly property bool cased: cut.kind === "trail" || cut.kind === "ride"

            anchors.fill: parent

            // Trails lie on a strip of paper, so that they are seen on woods and water.
            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer
                visible: cut.cased

                ShapePath {
                    capStyle: ShapePath.RoundCap
                    fillColor: "transparent"
                    joinStyle: ShapePath.RoundJoin
                    strokeColor: Theme.card
                    strokeWidth: cut.cased ? 34 : -1

                    PathSvg {
                        path: cut.cased ? cut.path : ""
                    }
                }
            }

            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    capStyle: ShapePath.RoundCap
                    dashPattern: [0.1, 1.7]
                    fillColor: root.fillOf(cut.kind)
                    fillRule: ShapePath.OddEvenFill
                    joinStyle: ShapePath.RoundJoin
                    strokeColor: root.strokeOf(cut.kind)
                    strokeStyle: cut.kind === "trail" ? ShapePath.DashLine : ShapePath.SolidLine
                    strokeWidth: root.widthOf(cut.kind)

                    PathSvg {
                        path: cut.path
                    }
                }
            }
        }
    }

    Repeater {
        model: root.atlas.labels

        Item {
            id: label

            required property string kind
            required property string text
            required property real dot_x
            required property real dot_y
            required x
            required y

            Rectangle {
                color: Theme.ink
                height: 26
                radius: 13
                visible: label.kind === "village"
                width: 26
                x: label.dot_x - label.x - 13
                y: label.dot_y - label.y - 13
            }

            // Names stand on a strip of meadow or water, whatever goes on below them.
            Rectangle {
                anchors.centerIn: parent
                color: label.kind === "village" ? Theme.meadow : Theme.lake
                height: root.letters * 1.12
                radius: Theme.radiusPaper
                visible: label.kind === "village" || label.kind === "water"
                width: name.implicitWidth + 16
            }

            TypeSmall {
                id: name

                anchors.centerIn: parent
                color: label.kind === "village" || root.lined && label.kind === "wood" ? Theme.ink : Theme.card
                font.italic: label.kind === "water"
                size: root.letters
                text: label.text
                weight: label.kind === "village" ? 680 : 600
                wrapMode: Text.NoWrap
            }
        }
    }

    Repeater {
        model: root.atlas.pins

        Item {
            id: pin

            required property string number
            required property real tip_x
            required property real tip_y
            required x
            required y

            readonly property real far: Math.hypot(pin.tip_x - pin.x, pin.tip_y - pin.y)

            Rectangle {
                antialiasing: true
                color: Theme.card
                height: 18
                rotation: Math.atan2(pin.tip_y - pin.y, pin.tip_x - pin.x) * 180 / Math.PI
                transformOrigin: Item.Left
                width: pin.far
                y: -9

                Rectangle {
                    antialiasing: true
                    color: Theme.accent
                    height: 8
                    width: parent.width
                    y: 5
                }
            }

            Rectangle {
                border.color: Theme.accent
                border.width: 6
                color: Theme.card
                height: 28
                radius: 14
                width: 28
                x: pin.tip_x - pin.x - 14
                y: pin.tip_y - pin.y - 14
            }
        }
    }

    // Where one stands: the darkest thing on the map, with words.
    Item {
        visible: root.atlas.located
        x: root.atlas.hereX
        y: root.atlas.hereY

        Rectangle {
            anchors.centerIn: parent
            border.color: Theme.card
            border.width: 12
            color: Theme.selected
            height: 88
            radius: 44
            width: 88

            Rectangle {
                anchors.centerIn: parent
                color: Theme.selectedText
                height: 26
                radius: 13
                width: 26
            }
        }
    }

    Rectangle {
        color: Theme.selected
        height: here.implicitHeight + 8
        radius: Theme.radiusPaper
        visible: root.atlas.located
        width: here.implicitWidth + 48
        x: Math.max(8, Math.min(root.width - width - 8, root.atlas.hereLabelX - width / 2))
        y: Math.max(8, Math.min(legend.y - height - 8, root.atlas.hereLabelY - height / 2))

        TypeSmall {
            id: here

            anchors.centerIn: parent
            color: Theme.selectedText
            size: root.letters
            text: qsTr("Sie sind hier")
            weight: 660
            wrapMode: Text.NoWrap
        }
    }

    Repeater {
        model: root.atlas.pins

        PinMark {
            required x
            required y
            required number

            transform: Translate {
                x: -46
                y: -46
            }
        }
    }

    Rectangle {
        color: Theme.meadow
        height: legend.height + 16
        radius: Theme.radiusPaper
        visible: legend.visible
        width: legend.width + 48
        x: legend.x - 24
        y: legend.y - 8
    }

    Row {
        id: legend

        spacing: Theme.space4
        visible: root.atlas.scalePx > 0
        x: Theme.margin
        y: root.height - root.foot - height

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink
            name: "navigation"
            size: 60
        }

        TypeSmall {
            id: north

            anchors.verticalCenter: parent.verticalCenter
            size: root.letters
            text: qsTr("Norden oben")
            wrapMode: Text.NoWrap
        }

        Item {
            height: parent.height
            width: Theme.space4
        }

        Item {
            anchors.verticalCenter: parent.verticalCenter
            height: 28
            width: root.atlas.scalePx

            Rectangle {
                color: Theme.ink
                height: 10
                width: parent.width
                y: 9
            }

            Rectangle {
                color: Theme.ink
                height: 28
                width: 8
            }

            Rectangle {
                color: Theme.ink
                height: 28
                width: 8
                x: parent.width - 8
            }
        }

        TypeSmall {
            anchors.verticalCenter: parent.verticalCenter
            size: root.letters
            text: root.atlas.scaleText
            wrapMode: Text.NoWrap
        }
    }
}
