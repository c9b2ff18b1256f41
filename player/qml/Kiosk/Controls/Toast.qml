// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A paper that confirms something for a moment, and is spoken.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Paper {
    id: root

    property string text: ""
    property string symbol: "circle-check"

    readonly property bool showing: hide.running

    function show(text: string, symbol: string) {
        root.text = text;
        root.symbol = symbol;
        hide.restart();
    }

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    height: Math.max(140, words.implicitHeight + 48)
    visible: root.showing

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        name: root.symbol
        size: 84
    }

    TypeBody {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.space4
        anchors.right: parent.right
        anchors.rightMargin: Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        weight: 560
    }

    Timer {
        id: hide

        // Long enough to read twice, also where motion is off.
        interval: 6000
    }
}
