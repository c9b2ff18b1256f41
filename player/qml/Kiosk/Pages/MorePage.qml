// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Everything there is to ask for, from A to Z, each with what it is like just now.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property HomeModel home

    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    scene: root.home.picture
    listed: true
    symbol: "dots"
    title: qsTr("Mehr")

    Headline {
        id: words

        headline: qsTr("Alles von A bis Z")
        largest: root.wide ? 120 : 200
        room: root.lookWidth
        width: root.lookWidth
        x: root.lookX
        y: (root.wide ? Theme.chooseBottom - 60 : Theme.horizonY - 72) - height
    }

    RisingSheet {
        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weiter im Alphabet")
        paper: !root.wide
        spacing: Theme.rowGap
        width: parent.width

        Repeater {
            model: root.home.more

            ListRow {
                id: row

                required property string label
                required property string live
                required property string page
                required property string item
                required symbol

                note: row.live
                text: row.label
                width: root.chooseWidth

                onClicked: root.go(row.page, row.item)
            }
        }

        ListRow {
            note: qsTr("So geht es")
            symbol: "message-2-question"
            text: qsTr("Hilfe")
            width: root.chooseWidth

            onClicked: root.go("help", "")
        }
    }
}
