// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The arc of a day: the sun at its hour, the way it has come, and the day's events hung on it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property EventsModel events
    required property color ink
    required property color soft
    required property color accent
    property color rim: Theme.scheme === "dark" && !root.events.dark ? root.ink : Theme.actLip
    property real crown: 310
    property real centreTop: 800

    // Whether the events are named, beside their marks.
    property bool worded: true
    readonly property real scaling: Math.min(1.25, Theme.textSize)
    // The parabola of player/view/arc.py as one quadratic curve, parted where the sun stands.
    readonly property real startX: root.events.inset
    readonly property real endX: root.width - root.events.inset
    readonly property real peakY: 2 * root.crown - root.height
    readonly property real part: root.events.sun

    function layOut() {
        if (root.width > 0 && root.height > 0)
            root.events.lay_out(root.width, root.height, root.crown, root.centreTop, Theme.textSize);
    }

    Component.onCompleted: root.layOut()
    onHeightChanged: root.layOut()
    onScalingChanged: root.layOut()
    onWidthChanged: root.layOut()

    Shape {
        antialiasing: true
        height: root.height
        preferredRendererType: Shape.CurveRenderer
        width: root.width

        ShapePath {
            capStyle: ShapePath.RoundCap
            dashPattern: [0.01, 2.6]
            fillColor: "transparent"
            startX: root.events.sunX
            startY: root.events.sunY
            strokeColor: root.ink
            strokeStyle: ShapePath.DashLine
            strokeWidth: 10

            PathQuad {
                controlX: (root.width / 2) * (1 - root.part) + root.endX * root.part
                controlY: root.peakY * (1 - root.part) + root.height * root.part
                x: root.endX
                y: root.height
            }
        }

        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            startX: root.startX
            startY: root.height
            strokeColor: root.part > 0 ? root.rim : "transparent"
            strokeWidth: 18

            PathQuad {
                controlX: root.startX * (1 - root.part) + (root.width / 2) * root.part
                controlY: root.height * (1 - root.part) + root.peakY * root.part
                x: root.events.sunX
                y: root.events.sunY
            }
        }
    }

    // Below the hills before its first hour and after its last; the moon while it is dark.
    Rectangle {
        readonly property bool moon: root.events.dark && !Theme.lined

        border.color: moon ? "transparent" : root.rim
        border.width: moon ? 0 : 10
        color: moon ? Theme.brickSub : Theme.act
        height: moon ? 168 : 212
        radius: height / 2
        visible: root.part > 0 && root.part < 1
        width: height
        x: root.events.sunX - width / 2
        y: root.events.sunY - height / 2

        Repeater {
            model: parent.moon ? [[34, 40, 44], [92, 28, 26], [84, 84, 52], [40, 106, 28]] : []

            Rectangle {
                required property var modelData // qmllint disable

                color: Theme.act
                height: width
                opacity: 0.35
                radius: width / 2
                width: modelData[2]
                x: modelData[0]
                y: modelData[1]
            }
        }
    }

    Repeater {
        model: root.events.stations

        Item {
            id: station

            required property real at_x
            required property real at_y
            required property bool past
            required property string time
            required property string note
            required property string title
            required property string align
            required property real label_left
            required property real label_top
            required property real label_width

            readonly property int side: station.align === "right" ? Text.AlignRight : station.align === "left" ? Text.AlignLeft : Text.AlignHCenter
            readonly property color tint: root.ink

            Rectangle {
                border.color: station.past ? Theme.code : Theme.card
                border.width: station.past ? 8 : 10
                color: station.past ? Theme.codeGround : Theme.accent
                height: 76
                radius: 38
                width: 76
                x: station.at_x - 38
                y: station.at_y - 38

                Icon {
                    anchors.centerIn: parent
                    color: Theme.code
                    name: station.past ? "check" : ""
                    size: 52
                    stroke: 3
                }
            }

            Column {
                Accessible.name: station.time + " " + station.note + " " + station.title
                Accessible.role: Accessible.StaticText
                visible: root.worded && station.label_width > 0
                width: station.label_width
                x: station.label_left
                y: station.label_top

                Row {
                    readonly property real room: station.label_width - width

                    spacing: 14
                    x: station.side === Text.AlignRight ? room : station.side === Text.AlignLeft ? 0 : room / 2

                    Type {
                        id: time

                        color: station.tint
                        line: 1.1
                        size: 72 * root.scaling
                        tabular: true
                        text: station.time
                        weight: 740
                        wrapMode: Text.NoWrap
                    }

                    TypeSmall {
                        anchors.baseline: time.baseline
                        color: station.tint
                        size: 56 * root.scaling
                        text: station.note
                        visible: station.note !== ""
                        wrapMode: Text.NoWrap
                    }
                }

                Type {
                    color: station.tint
                    horizontalAlignment: station.side
                    line: 1.16
                    size: 60 * root.scaling
                    text: station.title
                    visible: station.title !== ""
                    weight: station.past ? 500 : 640
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.events.title !== "" && root.centreTop < root.height
        y: root.centreTop

        TypeLarge {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.accent
            text: root.events.kicker
            wrapMode: Text.NoWrap
        }

        Type {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.ink
            horizontalAlignment: Text.AlignHCenter
            line: 1.1
            size: root.events.titleSize
            text: root.events.title
            tracking: Theme.titleTracking
            weight: 720
            wrapMode: Text.NoWrap
        }
    }
}
