// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One shop: when it is open, how to get there, how to call, and what it has on offer.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property OffersModel offers
    required property string item

    body: card.gone ? "" : card.body
    code: card.code
    codeLine: card.codeLine
    codeTitle: card.codeTitle
    facts: card.gone ? null : card.facts
    headline: card.gone ? qsTr("Diesen Laden gibt es hier nicht mehr.") : card.headline
    keyed: true
    kicker: card.kicker
    longestFact: 14
    moreText: card.offered > 0 ? qsTr("Mehr Angebote und Zeiten") : qsTr("Mehr zeigen")
    notice: card.notice
    noticeSymbol: "circle-check"
    plinthSecond: root.terminal.stand
    scene: card.picture
    symbol: "building-store"
    title: qsTr("Laden")
    topper: card.gone ? null : what
    topperPressed: true

    keys: Flow {
        id: row

        readonly property real keyWidth: root.large && root.coded ? row.width : Math.floor((row.width - Theme.gutter) / 2)

        spacing: Theme.gutter

        ActionKey {
            implicitHeight: 176
            primary: card.gone
            symbol: "building-store"
            text: qsTr("Läden A–Z")
            width: row.keyWidth

            onClicked: root.go("shops", "")
        }

        ActionKey {
            implicitHeight: 176
            symbol: "basket"
            text: qsTr("Alle Angebote")
            width: row.keyWidth

            onClicked: root.go("offers", "")
        }
    }

    Component {
        id: what

        Column {
            spacing: Theme.space4

            OfferGrid {
                bare: true
                columns: root.coded || Theme.textSize > 1.1 ? 2 : 3
                count: card.offered
                offers: card.keys
                rows: 20
                visible: card.offered > 0
                width: parent.width

                onOpened: item => root.go("offer-detail", item)
            }

            DoorHours {
                spacing: Theme.space4
                week: card.week
                width: parent.width
            }
        }
    }

    ShopCard {
        id: card

        offers: root.offers
        shop: root.item
    }
}
