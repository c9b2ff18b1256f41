// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The hours of a day side by side: sky, temperature and rain as bars with their numbers.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property QtObject model
    // Said in place of rain, where there is none.
    required property string dry

    readonly property bool wet: root.dry === ""
    // Where there is no room for a legend, the unit stands beside the number.
    readonly property bool legended: !Theme.landscape
    readonly property real growth: Math.min(Theme.textSize, 1.25)

    Row {
        id: columns

        anchors.bottom: legend.top
        anchors.bottomMargin: 8
        anchors.left: parent.left
        anchors.margins: 36
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.landscape ? 20 : 40

        Repeater {
            id: hours

            model: root.model

            Item {
                id: hour

                required property string label
                required property string sign
                required property string sky
                required property string temperature
                required property real tall
                required property string rain
                required property real wet

                readonly property real barWidth: Math.min(104, hour.width * 0.36)
                readonly property real barRoom: foot.y - icon.y - icon.height - number.height - 16

                Accessible.name: [qsTr("%1 Uhr").arg(hour.label), hour.sky, hour.temperature, hour.rain !== "" ? qsTr("%1 mm Regen").arg(hour.rain) : ""].filter(part => part !== "").join(", ")
                Accessible.role: Accessible.StaticText
                height: columns.height
                width: columns.width / Math.max(1, hours.count)

                SkySign {
                    id: icon

                    anchors.horizontalCenter: parent.horizontalCenter
                    behind: Theme.card
                    cloud: Theme.boardSoft
                    height: Theme.landscape ? 92 : 120
                    moon: Theme.inkSoft
                    sign: hour.sign
                    width: parent.width - 24
                }

                Column {
                    anchors.bottom: foot.top
                    anchors.bottomMargin: 4
                    width: hour.rain !== "" ? parent.width / 2 : parent.width

                    TypeLabel {
                        id: number

                        fontSizeMode: Text.HorizontalFit
                        height: 76 * root.growth
                        horizontalAlignment: Text.AlignHCenter
                        minimumPixelSize: 44
                        size: 64 * root.growth
                        tabular: true
                        text: hour.temperature
                        weight: 720
                        width: parent.width
                        wrapMode: Text.NoWrap
                    }

                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        color: Theme.accent
                        height: Math.max(0, hour.barRoom * hour.tall)
                        radius: Theme.radiusPaper
                        width: hour.barWidth
                    }
                }

                Column {
                    anchors.bottom: foot.top
                    anchors.bottomMargin: 4
                    visible: hour.rain !== ""
                    width: parent.width / 2
                    x: parent.width / 2

                    TypeLabel {
                        fontSizeMode: Text.HorizontalFit
                        height: 76 * root.growth
                        horizontalAlignment: Text.AlignHCenter
                        minimumPixelSize: 44
                        size: 60 * root.growth
                        tabular: true
                        text: root.legended ? hour.rain : qsTr("%1 mm").arg(hour.rain)
                        weight: 720
                        width: parent.width
                        wrapMode: Text.NoWrap
                    }

                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        color: Theme.lake
                        height: Math.max(8, hour.barRoom * hour.wet)
                        radius: Theme.radiusPaper
                        width: hour.barWidth
                    }
                }

                TypeSmall {
                    id: foot

                    anchors.bottom: parent.bottom
                    color: Theme.inkSoft
                    fontSizeMode: Text.HorizontalFit
                    height: 68 * root.growth
                    horizontalAlignment: Text.AlignHCenter
                    minimumPixelSize: 40
                    size: 56 * root.growth
                    tabular: true
                    text: qsTr("%1 Uhr").arg(hour.label)
                    width: parent.width - 20
                    x: 10
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    Row {
        id: legend

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.legended ? 28 : 8
        anchors.left: parent.left
        anchors.leftMargin: 48
        height: root.legended ? 72 * root.growth : 0
        spacing: 20
        visible: root.legended

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            height: 44
            radius: Theme.radiusPaper
            width: 44
        }

        TypeSmall {
            anchors.verticalCenter: parent.verticalCenter
            size: 56 * root.growth
            text: qsTr("Grad")
            wrapMode: Text.NoWrap
        }

        Item {
            height: 1
            width: 40
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.lake
            height: 44
            radius: Theme.radiusPaper
            visible: root.wet
            width: 44
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.lake
            name: "umbrella"
            size: 64
            visible: !root.wet
        }

        TypeSmall {
            anchors.verticalCenter: parent.verticalCenter
            size: 56 * root.growth
            text: root.wet ? qsTr("Millimeter Regen") : root.dry
            wrapMode: Text.NoWrap
        }
    }
}
