// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One offer in full: price, until when, who sells it and when they are open, how to get there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property OffersModel offers
    required property string item

    alt: card.alt
    body: card.gone ? "" : card.body
    code: card.code
    codeLine: card.codeLine
    codeTitle: card.codeTitle
    facts: card.gone ? null : card.facts
    headline: card.gone ? qsTr("Dieses Angebot gibt es nicht mehr.") : card.headline
    keyed: true
    kicker: card.kicker
    lead: card.lead
    longestFact: 14
    notice: card.notice
    noticeSymbol: "clock"
    plinthLine: card.source === "" ? "" : qsTr("Quelle: %1").arg(card.source)
    plinthSecond: root.terminal.stand
    scene: card.picture
    stated: card.coupon === "" ? null : coupon
    symbol: "basket"
    title: qsTr("Kauf im Dorf")

    beside: card.gone ? null : tag

    keys: Flow {
        id: row

        // Beside a code upright, large words need a line for each key.
        readonly property real keyWidth: root.large && root.coded && !root.wide ? row.width : Math.floor((row.width - Theme.gutter) / 2)
        readonly property real keyHeight: root.large ? 176 : 220

        spacing: Theme.gutter

        ActionKey {
            implicitHeight: row.keyHeight
            subtitle: root.large ? "" : card.othersLine
            symbol: "building-store"
            text: qsTr("Zum Laden")
            visible: !card.gone
            width: row.keyWidth

            onClicked: root.go("shop", card.seller)
        }

        ActionKey {
            implicitHeight: row.keyHeight
            primary: card.gone
            subtitle: root.large || card.gone ? "" : qsTr("aus allen Dörfern")
            symbol: "basket"
            text: qsTr("Alle Angebote")
            width: row.keyWidth

            onClicked: root.go("offers", "")
        }
    }

    Component {
        id: tag

        PriceCard {
            below: card.tagBelow
            figures: card.tagFigures
            lead: card.tagLead
            width: root.wide ? 520 : 600
            word: card.tagWord
        }
    }

    Component {
        id: coupon

        CouponCard {
            code: card.coupon
            terms: card.terms
        }
    }

    OfferCard {
        id: card

        item: root.item
        offers: root.offers
    }
}
