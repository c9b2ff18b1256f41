// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A point of an agenda to read, or one of its papers, which goes into the code when touched.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    property string number: ""
    property string title: ""
    property string result: ""
    property string symbol: ""
    property string url: ""
    property string reference: ""
    property bool chosen: false

    readonly property bool paper: root.url !== ""
    readonly property bool hidden: root.symbol === "lock"
    readonly property real indent: 120 * Math.min(1.25, Theme.textSize)
    readonly property int longest: String(root.title).split(/[\s-]+/).reduce((most, word) => Math.max(most, word.length), 1)

    signal taken

    height: root.paper ? sheet.height + 16 : Math.max(words.implicitHeight, 80) + 20

    Type {
        id: numeral

        color: root.hidden ? Theme.inkSoft : Theme.accent
        line: 1.3
        size: 60 * Theme.textSize
        tabular: true
        text: root.number
        visible: !root.paper
        weight: 720
        wrapMode: Text.NoWrap
    }

    Column {
        id: words

        visible: !root.paper
        width: parent.width - x
        x: root.indent

        Row {
            spacing: Theme.space3
            width: parent.width

            Icon {
                color: Theme.inkSoft
                name: root.hidden ? "lock" : ""
                size: 60
                y: 10
            }

            TypeBody {
                color: root.hidden ? Theme.inkSoft : Theme.ink
                // A compound too long for its line makes its words smaller, it is never cut.
                size: Math.max(Theme.hintSize, Math.min(Theme.bodySize, width / (root.longest * 0.565)))
                text: Theme.parted(root.title)
                weight: root.hidden ? 450 : 560
                width: words.width - (root.hidden ? 84 : 0)
            }
        }

        TypeBody {
            color: Theme.accent
            size: 56 * Theme.textSize
            text: Theme.parted(root.result)
            visible: root.result !== ""
            weight: 640
            width: parent.width
        }
    }

    ListRow {
        id: sheet

        chevron: root.chosen ? "check" : ""
        selected: root.chosen
        subtitle: root.reference === "" ? qsTr("Mitnehmen") : qsTr("%1 mitnehmen").arg(root.reference)
        symbol: "file-text"
        text: Theme.parted(root.title)
        visible: root.paper
        width: parent.width

        onClicked: root.taken()
    }
}
