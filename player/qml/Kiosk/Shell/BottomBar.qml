// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The bar that is the same on every page. It shows only keys that do something.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property bool home
    // The sheet that lies open, as in Sheets.
    required property string sheet
    // What the last key leaves free at the right.
    property real spare: 0

    readonly property real unit: Theme.columns / 6

    signal back
    signal start
    signal asked(string sheet)

    height: Theme.barHeight
    width: Theme.contentWidth

    BarKey {
        height: parent.height
        symbols: ["arrow-left"]
        text: qsTr("Zurück")
        visible: !root.home
        width: Theme.colWidth(root.unit)

        onClicked: root.back()
    }

    BarKey {
        height: parent.height
        selected: root.home && root.sheet === ""
        symbols: ["home"]
        text: qsTr("Start")
        width: Theme.colWidth(2 * root.unit)
        x: root.home ? 0 : Theme.colX(root.unit) - Theme.margin

        onClicked: root.start()
    }

    BarKey {
        id: aids

        height: parent.height
        selected: root.sheet === "reading"
        symbols: ["typography", "contrast"]
        text: qsTr("Lesehilfe")
        width: parent.width - x - root.spare
        x: Theme.colX(root.home ? 2 * root.unit : 3 * root.unit) - Theme.margin

        onClicked: root.asked("reading")
    }
}
