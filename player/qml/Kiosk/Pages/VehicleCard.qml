// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The village car: whether it is free, how far it goes, when it is booked.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Paper {
    id: root

    required property BusesModel buses

    readonly property bool timed: root.buses.carTimed
    readonly property list<string> lines: [root.buses.carLine, root.timed ? "" : root.buses.carOthers].filter(line => line !== "")

    Accessible.name: [root.buses.carName, root.buses.carHeadline, ...root.lines].join(". ")
    Accessible.role: Accessible.StaticText
    clip: true

    CarPicture {
        id: car

        free: root.buses.carFree
        height: width * 0.44
        visible: !Theme.lined && root.width > 900 && root.buses.carSymbol === "car"
        width: 480
        x: root.width - width - 48
        y: Theme.landscape ? 40 : 96
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 48
        color: Theme.ink
        name: root.buses.carSymbol
        size: 156
        visible: !car.visible
        y: 48
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 52
        spacing: 6
        width: root.width - 52 - 48 - (car.visible ? car.width + 48 : 204)
        y: Theme.landscape ? 32 : 44

        TypeLarge {
            color: Theme.good
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 52
            size: 76
            text: root.buses.carName
            weight: 680
            width: parent.width
            wrapMode: Text.NoWrap
        }

        Fitted {
            Accessible.ignored: true
            height: root.timed ? 112 : inked
            largest: 100
            line: Theme.titleLine
            room: parent.width
            // One line where the strip of the day stands below.
            roomHeight: root.timed ? 112 : 220
            smallest: 56
            tracking: Theme.titleTracking
            weight: Theme.titleWeight
            words: root.buses.carHeadline
        }

        TypeSmall {
            color: Theme.inkSoft
            // With large words the strip has no room, and leaves its own.
            maximumLineCount: Theme.landscape || Theme.textSize > 1.1 ? 4 : 2
            elide: Text.ElideRight
            size: 56 * Math.min(Theme.textSize, 1.25)
            text: root.lines.join("\n")
            width: root.timed ? parent.width : root.width - 100
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 32
        anchors.left: parent.left
        anchors.leftMargin: 52
        spacing: 8
        visible: root.timed && words.y + words.height + height + 32 < root.height
        width: root.width - 104

        TypeSmall {
            size: 56
            text: qsTr("Heute")
            weight: 720
        }

        VehicleStrip {
            height: implicitHeight
            marks: root.buses.marks
            strip: root.buses.strip
            width: parent.width
        }
    }
}
