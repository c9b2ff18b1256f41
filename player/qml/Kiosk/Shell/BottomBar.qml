// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The bar that is the same on every page: six units wide, each key at its own place. It shows only
// keys that do something; Lesehilfe takes the room of those that are not there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Row {
    id: root

    required property bool home
    // The page that is open, as in player/pages.py.
    required property string pageName
    // The sheet that lies open, as in Sheets.
    required property string sheet
    // The visitor's language, as written on its key: "DE".
    required property string language
    // Not all of this panel is in reach as it is: the key for that takes half of Lesehilfe.
    property bool withLower: false
    property bool lowered: false

    readonly property real unit: (root.width + root.spacing) / 6
    readonly property int searchUnits: root.home ? 2 : 1
    readonly property int aidsUnits: (root.home ? 4 : 3) - root.searchUnits - (root.withLower ? 1 : 0)

    signal back
    signal start
    signal searched
    signal lower
    signal asked(string sheet)

    function widthOf(units: int): real {
        return units * root.unit - root.spacing;
    }

    height: Theme.barHeight
    layoutDirection: Theme.leftHanded ? Qt.RightToLeft : Qt.LeftToRight
    spacing: Theme.gutter

    BarKey {
        height: root.height
        symbols: ["arrow-left"]
        text: qsTr("Zurück")
        visible: !root.home
        width: root.widthOf(1)

        onClicked: root.back()
    }

    BarKey {
        height: root.height
        selected: root.home && root.sheet === ""
        symbols: ["home"]
        text: qsTr("Start")
        width: root.widthOf(1)

        onClicked: root.start()
    }

    BarKey {
        height: root.height
        selected: root.pageName === "search" && root.sheet === ""
        symbols: ["search"]
        text: qsTr("Suchen")
        width: root.widthOf(root.searchUnits)

        onClicked: root.searched()
    }

    BarKey {
        height: root.height
        selected: root.sheet === "reading"
        symbols: root.aidsUnits > 1 ? ["typography", "contrast", "hand-stop"] : ["typography"]
        text: qsTr("Lesehilfe")
        width: root.widthOf(root.aidsUnits)

        onClicked: root.asked("reading")
    }

    BarKey {
        Accessible.checkable: true
        Accessible.checked: root.lowered
        Accessible.role: Accessible.CheckBox
        height: root.height
        selected: root.lowered
        symbols: ["arrow-bar-to-down"]
        text: qsTr("Tiefer")
        visible: root.withLower
        width: root.widthOf(1)

        onClicked: root.lower()
    }

    BarKey {
        Accessible.description: root.language
        height: root.height
        letters: root.language
        selected: root.sheet === "language"
        text: qsTr("Sprache")
        width: root.widthOf(1)

        onClicked: root.asked("language")
    }
}
