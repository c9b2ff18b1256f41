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
    readonly property real edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)

    picture: Theme.lined ? root.buses.picture : ""
    pictureHeight: root.edge + 64
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
        edge: root.edge
        foot: root.wide ? root.height : Theme.horizonY - 24
        source: root.buses.picture
        width: root.wide ? Theme.splitX : root.width
    }

    Horizon {
        height: root.height - y
        visible: !root.wide
        width: root.width
        y: Theme.horizonY
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

        spacing: 28
        width: root.lookWidth
        x: Theme.margin
        y: (root.wide ? Theme.chooseBottom - 280 : Theme.horizonY - 72) - height

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

    Row {
        id: days

        spacing: Theme.gutter
        x: Theme.margin
        y: root.wide ? Theme.chooseBottom - 220 : 0
        visible: root.wide

        Repeater {
            model: root.wide ? root.buses.dayNames : []

            delegate: dayChip
        }
    }

    Component {
        id: dayChip

        Chip {
            id: chip

            required property int index
            required property string modelData

            selected: chip.index === root.buses.day
            text: chip.modelData
            width: Math.max(implicitWidth, Theme.colWidth(1))

            onClicked: {
                root.buses.choose_day(chip.index);
                sheet.toRest();
            }
        }
    }

    RisingSheet {
        id: sheet

        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Linien")
        paper: !root.wide
        spacing: Theme.gutter
        width: parent.width

        Row {
            spacing: Theme.gutter
            visible: !root.wide

            Repeater {
                model: root.wide ? [] : root.buses.dayNames

                delegate: dayChip
            }
        }

        TypeLabel {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            text: root.buses.timesNothing
            visible: text !== ""
            width: root.chooseWidth
        }

        Repeater {
            model: root.buses.times

            LineTimes {
                width: root.chooseWidth
            }
        }
    }
}
