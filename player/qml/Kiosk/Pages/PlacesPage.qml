// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Where one can go from here: the map above the horizon, the list with the same numbers below.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property PlacesModel places

    property bool panel: false

    readonly property bool wide: Theme.landscape
    readonly property bool some: root.places.nothing === ""
    readonly property real crown: root.wide ? Theme.headBottom + 24 : 476

    function choose(name: string) {
        root.panel = false;
        root.places.select_trade(name);
        rows.toRest();
    }

    cover: root.panel ? chipSheet : null
    grounded: false
    split: root.wide
    listed: true
    symbol: "map-2"
    title: qsTr("Karte")

    Component.onCompleted: root.places.reset()
    onUncover: root.panel = false

    AtlasView {
        id: map

        atlas: root.places.atlas
        foot: 92
        height: Theme.horizonY + 40 - y
        letters: 56 * Math.min(1.25, Theme.textSize)
        visible: root.some
        width: root.wide ? Theme.splitX : root.width
        x: root.pictureX
        y: root.crown

        function lay() {
            root.places.lay_out(map.width, map.height, root.wide ? 200 : 210, map.letters);
        }

        Component.onCompleted: map.lay()
        onHeightChanged: map.lay()
        onLettersChanged: map.lay()
        onWidthChanged: map.lay()
    }

    // The sheet of sky above it ends in hills, too.
    Horizon {
        color: Theme.sky
        height: root.crown
        visible: !Theme.lined && root.some
        width: map.width
        y: root.crown + 30

        transform: Scale {
            yScale: -1
        }
    }

    Horizon {
        height: root.height - y
        width: map.width
        y: Theme.horizonY
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        visible: root.wide
        width: root.width
        y: Theme.chooseBottom + 16
    }

    TypeDisplay {
        Accessible.name: text
        Accessible.role: Accessible.Heading
        height: root.wide ? 230 : 220
        minimumSize: 96
        size: root.wide ? 160 : 190
        text: root.places.headline
        visible: root.some
        width: root.wide ? root.chooseWidth : Theme.contentWidth
        wrapMode: Text.NoWrap
        x: root.wide ? root.chooseX : Theme.margin - 4
        y: root.wide ? 236 : 236
    }

    RisingSheet {
        id: rows

        ceiling: root.wide ? 460 : Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        enabled: !root.panel
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Orte")
        paper: !root.wide
        spacing: Theme.rowGap
        visible: root.some
        width: parent.width

        Loader {
            active: !root.wide && root.some
            sourceComponent: chooser
            visible: active
            width: parent.width
        }

        Item {
            height: 8
            visible: !root.wide
            width: 1
        }

        Repeater {
            model: root.places.rows

            PlaceRow {
                id: row

                required property string item
                required property string title
                required note
                required number
                required subtitle
                required symbol

                text: row.title
                width: root.chooseWidth

                onClicked: root.go("place-detail", row.item)
            }
        }
    }

    Loader {
        active: root.wide && root.some
        enabled: !root.panel
        sourceComponent: chooser
        width: root.lookWidth
        x: root.lookX
        y: Theme.chooseY + 24
    }

    Component {
        id: chooser

        TradeChips {
            furtherSymbol: "chevron-down"
            furtherText: root.places.manyChips ? qsTr("Weitere") : ""
            lines: root.wide ? 2 : 1
            trades: root.places.chips

            onChosen: name => root.choose(name)
            onFurther: root.panel = true
        }
    }

    Nothing {
        keySymbol: "calendar-event"
        keyText: qsTr("Termine zeigen")
        picture: root.places.picture
        sentence: root.places.nothing
        visible: !root.some

        onChosen: root.go("events", "")
    }

    ChipSheet {
        id: chipSheet

        chips: root.places.chips
        open: root.panel

        onChosen: name => root.choose(name)
        onClosed: root.panel = false
    }
}
