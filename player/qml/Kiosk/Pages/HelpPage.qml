// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// How the terminal is used: by finger, by five keys, by whoever reads with difficulty; what it
// does not do; and whom to ask.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property InsteadModel instead

    readonly property bool wide: Theme.landscape
    readonly property real columnWidth: root.wide ? Theme.colWidth(4) : Theme.contentWidth
    readonly property real keyHeight: root.wide ? 184 : 220
    readonly property real edge: headline.y - 72

    picture: Theme.lined && !root.wide ? root.instead.picture : ""
    pictureHeight: root.edge + 64
    symbol: "message-2-question"
    title: qsTr("Hilfe")

    backdrop: PictureBand {
        edge: root.edge
        foot: Theme.horizonY - 24
        source: root.instead.picture
    }

    TypeDisplay {
        id: headline

        Accessible.name: text
        Accessible.role: Accessible.Heading
        minimumSize: 110
        size: root.wide ? 152 : 208
        text: qsTr("So geht es")
        width: Theme.contentWidth
        x: Theme.margin - 8
        y: ways.y - height - Theme.space3
    }

    Grid {
        id: ways

        columnSpacing: Theme.gutter
        columns: root.wide ? 3 : 1
        rowSpacing: Theme.space5
        x: Theme.margin
        y: Theme.horizonY - 88 - height

        Facts {
            subtitle: qsTr("Was unten eine Kante hat, ist eine Taste.")
            symbol: "hand-finger"
            text: qsTr("Einfach antippen")
            width: root.columnWidth
        }

        Facts {
            subtitle: qsTr("Auf und Ab führen den Rahmen, OK drückt, Zurück führt zurück.")
            symbol: "keyboard"
            text: qsTr("Oder mit fünf Tasten")
            width: root.columnWidth
        }

        Facts {
            subtitle: qsTr("Die Lesehilfe macht Schrift größer, Farben klarer und holt alles tiefer.")
            symbol: "typography"
            text: qsTr("Besser lesen")
            width: root.columnWidth
        }
    }

    Grid {
        columnSpacing: Theme.gutter
        columns: root.wide ? 2 : 1
        rowSpacing: root.wide ? 0 : Theme.space5
        x: Theme.handed(Theme.margin, width)
        y: Theme.chooseY + (root.wide ? 0 : Theme.space4)

        Facts {
            subtitle: qsTr("Keine Kamera. Gezählt werden Seiten, nie Menschen.")
            symbol: "lock"
            text: qsTr("Niemand schaut zu")
            width: root.columnWidth
        }

        Facts {
            subtitle: [root.terminal.office, root.terminal.contact].filter(part => part !== "").join(", ")
            symbol: "phone"
            text: qsTr("Noch Fragen?")
            visible: subtitle !== ""
            width: root.columnWidth
        }
    }

    Grid {
        columns: root.wide ? 1 : 2
        spacing: Theme.gutter
        x: root.wide ? Theme.handed(Theme.colX(8), width) : Theme.margin
        y: Theme.chooseBottom - height

        ActionKey {
            height: root.keyHeight
            primary: true
            symbol: "home"
            text: qsTr("Zum Start")
            // the bar has that key, too
            visible: !root.instead.open
            width: root.wide ? Theme.colWidth(4) : Theme.colWidth(3)

            onClicked: root.go("home", "")
        }

        ActionKey {
            height: root.keyHeight
            symbol: "info-circle"
            text: qsTr("Noch nicht angeschlossen")
            visible: root.instead.open
            width: root.wide ? Theme.colWidth(4) : Theme.colWidth(3)

            onClicked: root.go("join", "")
        }

        ActionKey {
            height: root.keyHeight
            symbol: "dots"
            text: qsTr("Alles von A bis Z")
            width: root.wide ? Theme.colWidth(4) : Theme.colWidth(3)

            onClicked: root.go("more", "")
        }
    }
}
