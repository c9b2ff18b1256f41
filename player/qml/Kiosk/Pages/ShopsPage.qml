// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// All producers, shops and craftsmen of the villages, from A to Z.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property OffersModel offers

    readonly property bool some: root.offers.shopsNothing === ""

    function filter(name: string) {
        root.offers.select_shops(name);
        sheet.toRest();
    }

    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    empty: !root.some
    scene: root.offers.scene
    listed: true
    symbol: "building-store"
    title: qsTr("Läden A–Z")

    Column {
        id: words

        spacing: 28
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: (root.wide ? chips.y - 56 : Theme.horizonY - 72) - height

        Headline {
            headline: root.some ? root.offers.shopsHeadline : root.offers.shopsNothing
            largest: root.wide ? 136 : 168
            room: words.width
        }

        TypeBody {
            size: 66 * Theme.textSize
            text: root.offers.shopsLead
            visible: root.offers.shopsLead !== ""
            weight: 500
            width: parent.width
        }
    }

    TradeChips {
        id: chips

        lines: 3
        trades: root.offers.shopChips
        visible: root.wide
        width: root.lookWidth
        x: root.lookX
        y: Theme.chooseBottom - height

        onChosen: name => root.filter(name)
    }

    RisingSheet {
        id: sheet

        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Läden")
        paper: !root.wide
        spacing: Theme.rowGap
        width: parent.width

        TradeChips {
            height: implicitHeight
            trades: root.offers.shopChips
            visible: !root.wide && root.some
            width: parent.width

            onChosen: name => root.filter(name)
        }

        Repeater {
            model: root.offers.shopRows

            ListRow {
                id: row

                required property string shop
                required property string letter
                required property string name
                required note
                required subtitle

                // A name without a letter keeps its place in the column.
                lead: row.letter === "" ? " " : row.letter
                text: row.name
                width: root.chooseWidth

                onClicked: root.go("shop", row.shop)
            }
        }

        ActionKey {
            primary: true
            symbol: "basket"
            text: qsTr("Angebote zeigen")
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("offers", "")
        }
    }
}
