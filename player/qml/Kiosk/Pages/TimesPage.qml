// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The timetable of a stop as it hangs there: all times of today or tomorrow, by line.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property BusesModel buses
    // The stop; "" for the nearest.
    property string item: ""

    readonly property bool wide: Theme.landscape

    picture: Theme.lined && root.wide ? root.buses.picture : ""
    plinthLine: root.buses.source
    plinthSecond: root.buses.stand
    split: root.wide
    symbol: "table"
    title: qsTr("Fahrplan")

    Component.onCompleted: {
        root.buses.choose(root.item);
        root.buses.choose_day(0);
    }

    PictureBand {
        edge: words.y - 84
        foot: root.height
        source: root.buses.picture
        visible: root.wide
        width: Theme.splitX
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        visible: root.wide
        width: root.width
        y: Theme.chooseBottom + 16
    }

    Column {
        id: words

        spacing: root.wide ? 28 : 8
        width: root.lookWidth
        x: Theme.margin
        y: root.wide ? Theme.chooseBottom - 280 - height : 262

        TypeLarge {
            color: Theme.accent
            text: root.buses.timesKicker
            width: parent.width
        }

        Headline {
            headline: root.buses.timesHeadline
            largest: root.wide ? 120 : 200
            room: words.width
        }
    }

    // To read it nobody has to reach up: it begins below the headline, a drag anywhere moves it.
    Item {
        id: board

        readonly property real firstY: root.wide ? Theme.headBottom + Theme.space5 : words.y + words.height + 40

        clip: true
        height: (root.wide ? Theme.chooseBottom : keys.y - Theme.gutter) - board.firstY
        width: root.chooseWidth
        x: root.chooseX
        y: board.firstY

        Flickable {
            id: flick

            anchors.fill: parent
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: lines.height

            Column {
                id: lines

                spacing: Theme.gutter
                width: parent.width

                TypeLabel {
                    Accessible.name: text
                    Accessible.role: Accessible.StaticText
                    text: root.buses.timesNothing
                    visible: text !== ""
                    width: parent.width
                }

                Repeater {
                    model: root.buses.times

                    LineTimes {
                        width: lines.width
                    }
                }
            }
        }
    }

    Row {
        id: keys

        spacing: Theme.gutter
        x: Theme.margin
        y: Theme.chooseBottom - (root.wide ? 220 : height)

        Repeater {
            model: root.buses.dayNames

            Chip {
                id: chip

                required property int index
                required property string modelData

                selected: chip.index === root.buses.day
                text: chip.modelData
                width: Math.max(implicitWidth, Theme.colWidth(1))

                onClicked: {
                    root.buses.choose_day(chip.index);
                    flick.contentY = 0;
                }
            }
        }

        Chip {
            symbol: "chevron-down"
            text: qsTr("Weitere Linien")
            visible: !flick.atYEnd

            onClicked: {
                glide.to = Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height * 0.8);
                glide.restart();
            }
        }
    }

    NumberAnimation {
        id: glide

        duration: Theme.motionSheet
        easing.type: Easing.OutCubic
        property: "contentY"
        target: flick
    }
}
