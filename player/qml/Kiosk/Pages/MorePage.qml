// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Everything there is to ask for, from A to Z, each with what it is like just now.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property HomeModel home

    readonly property bool wide: Theme.landscape
    readonly property real edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)

    picture: Theme.lined ? root.home.picture : ""
    pictureHeight: root.edge + 64
    split: root.wide
    symbol: "dots"
    title: qsTr("Mehr")

    PictureBand {
        edge: root.edge
        foot: root.wide ? root.height : Theme.horizonY - 24
        source: root.home.picture
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

    Headline {
        id: words

        headline: qsTr("Alles von A bis Z")
        largest: root.wide ? 120 : 200
        room: root.lookWidth
        width: root.lookWidth
        x: Theme.margin
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
    }
}
