// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The page of a day: its arc over the hills, the days and villages to choose, what is on.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property EventsModel events
    required property string item

    property string panel: ""
    property bool unfolded: false

    readonly property bool wide: Theme.landscape
    // Below a horizon that lies high the arc has no room for words in its middle.
    readonly property bool flat: root.wide || Theme.raised > 160
    readonly property bool dark: root.events.dark && !Theme.lined
    readonly property color ink: Theme.lined ? Theme.ink : root.dark ? Theme.nightText : Theme.night
    // Only the light scheme has soft colours for the sky of a day.
    readonly property bool plain: root.dark || Theme.scheme !== "light"
    readonly property real columnWidth: root.wide ? root.lookWidth : Theme.contentWidth

    function choose(iso: string) {
        root.panel = "";
        root.unfolded = false;
        root.events.select_day(iso);
        rows.toRest();
    }

    function filter(name: string) {
        root.panel = "";
        root.unfolded = false;
        root.events.select_place(name);
        rows.toRest();
    }

    cover: root.panel === "" ? null : panels
    grounded: false
    picture: Theme.lined || root.wide ? "" : root.events.picture
    backed: !Theme.lined
    pictureDark: root.events.dark
    split: root.wide
    listed: true
    symbol: "calendar-event"
    title: qsTr("Veranstaltungen")

    onUncover: root.panel = ""
    Component.onCompleted: {
        root.events.reset();
        if (root.item.startsWith("place:"))
            root.events.select_place(root.item.slice("place:".length));
        else
            root.events.select_day(root.item);
        if (root.item === "month")
            root.panel = "month";
    }

    // The hills lie lower than in the picture, behind the keys, so that the arc has its sky.
    Scene {
        height: Theme.horizonY + 240
        source: root.events.picture
        visible: root.wide && !Theme.lined
        width: Theme.splitX
        x: root.pictureX
    }

    Horizon {
        height: root.height - y
        width: root.wide ? Theme.splitX : root.width
        x: root.pictureX
        y: Theme.horizonY
    }

    TypeDisplay {
        Accessible.name: text
        Accessible.role: Accessible.Heading
        color: root.wide ? Theme.ink : root.ink
        height: 230
        minimumSize: 110
        size: root.wide ? 180 : 208
        text: root.events.headline
        width: root.wide ? root.chooseWidth : Theme.contentWidth
        wrapMode: Text.NoWrap
        x: root.wide ? root.chooseX : Theme.margin - 8
        y: root.wide ? 236 : 244
    }

    TypeLarge {
        readonly property string next: String(root.events.title).replace(/\n/g, " ")

        color: Theme.accent
        text: next === "" ? "" : root.events.kicker + ": " + next
        visible: root.flat && next !== ""
        width: root.chooseWidth
        x: root.chooseX
        y: root.wide ? 456 : 474
    }

    DayArc {
        accent: root.plain ? root.ink : Theme.accent
        centreTop: root.flat ? 2000 : height - 680
        crown: root.flat ? 190 : 300
        events: root.events
        height: Theme.horizonY - (root.wide ? (Theme.lined ? 96 : 440) : root.flat ? 480 : 592) - y
        ink: root.ink
        soft: root.plain ? root.ink : Theme.inkSoft
        width: root.columnWidth
        // What is said in their middle has their room.
        worded: root.flat || root.events.nothing === ""
        x: root.lookX
        y: root.wide ? 200 : root.flat ? 560 : 480
    }

    TypeTitle {
        color: root.wide ? Theme.ink : root.ink
        height: 460
        horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
        minimumSize: 64
        size: 104
        // A number and its noun stay together.
        text: String(root.events.nothing).replace(/(\d) /g, "$1\u00a0")
        verticalAlignment: root.wide ? Text.AlignTop : Text.AlignVCenter
        visible: root.events.nothing !== ""
        width: root.wide ? root.chooseWidth : root.columnWidth * 0.54
        x: root.wide ? root.chooseX : Theme.margin + (root.columnWidth - width) / 2
        y: root.wide ? 470 : 1150
    }

    RisingSheet {
        id: rows

        contentWidth: root.chooseWidth
        enabled: root.panel === ""
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: root.events.code === "" ? qsTr("Weitere Termine") : qsTr("Weitere Termine, Abonnieren")
        paper: !root.wide
        spacing: Theme.rowGap
        visible: root.panel === "" || !root.wide
        ceiling: root.wide ? 660 : Theme.headBottom + Theme.space5
        width: parent.width

        Loader {
            active: !root.wide
            sourceComponent: chooser
            visible: active
            width: parent.width
        }

        ActionKey {
            primary: true
            subtitle: ""
            symbol: root.events.nothingKey === "" ? "home" : root.events.nothingDay !== "" ? "calendar-event" : "map-pin"
            text: root.events.nothingKey !== "" ? root.events.nothingKey : qsTr("Zum Start")
            visible: root.events.nothing !== ""
            width: Theme.colWidth(root.wide ? 4 : 3)

            onClicked: {
                if (root.events.nothingKey === "")
                    root.go("home", "");
                else if (root.events.nothingDay !== "")
                    root.choose(root.events.nothingDay);
                else
                    root.filter("");
            }
        }

        Repeater {
            model: root.events.rows

            EventLine {
                width: root.chooseWidth

                onOpened: id => root.go("event-detail", id)
            }
        }

        ListRow {
            chevron: root.unfolded ? "chevron-up" : "chevron-down"
            faint: true
            symbol: "circle-check"
            text: root.events.pastLine
            visible: root.events.pastLine !== ""
            width: root.chooseWidth

            onClicked: {
                root.unfolded = !root.unfolded;
                if (root.unfolded)
                    Qt.callLater(rows.further);
            }
        }

        Repeater {
            model: root.unfolded ? root.events.past : null

            EventLine {
                width: root.chooseWidth

                onOpened: id => root.go("event-detail", id)
            }
        }

        QrCard {
            content: root.events.code
            height: 480
            line: root.events.codeLine
            title: root.events.codeTitle
            visible: root.events.code !== ""
            width: root.chooseWidth
        }
    }

    Loader {
        active: root.wide
        enabled: root.panel === ""
        sourceComponent: chooser
        width: root.lookWidth
        x: root.lookX
        y: Theme.chooseY
    }

    Component {
        id: chooser

        DayChooser {
            events: root.events

            onDayChosen: iso => root.choose(iso)
            onMonthAsked: root.panel = "month"
            onPlaceChosen: name => root.filter(name)
            onVillagesAsked: root.panel = "villages"
        }
    }

    // While a panel is open, nothing under it may be touched.
    MouseArea {
        anchors.fill: parent
        visible: root.panel !== ""

        onClicked: root.panel = ""
    }

    Rectangle {
        id: panels

        color: Theme.ground
        height: Theme.chooseBottom + 16 - y
        visible: root.panel !== ""
        width: parent.width
        y: root.wide ? Theme.chooseY - 24 : Theme.chooseY - 8

        MouseArea {
            anchors.fill: parent
        }

        MonthSheet {
            anchors.fill: parent
            anchors.topMargin: root.wide ? 16 : 8
            events: root.events
            visible: root.panel === "month"

            onChosen: iso => root.choose(iso)
            onClosed: root.panel = ""
        }

        VillageSheet {
            anchors.fill: parent
            anchors.topMargin: root.wide ? 16 : 8
            events: root.events
            visible: root.panel === "villages"

            onChosen: name => root.filter(name)
            onClosed: root.panel = ""
        }
    }
}
