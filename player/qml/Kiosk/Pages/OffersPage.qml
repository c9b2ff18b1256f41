// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What the village sells: one offer with its price for the street, all of them as keys in reach.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property OffersModel offers

    readonly property bool large: Theme.textSize > 1.3
    readonly property bool some: root.offers.leadItem !== ""
    readonly property real wordsWidth: root.wide ? root.lookWidth : Theme.contentWidth

    function filter(name: string) {
        grid.unfolded = false;
        root.offers.select_trade(name);
        sheet.toRest();
    }

    banded: root.edge > 500
    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    plinthLine: root.offers.line
    plinthSecond: root.terminal.stand
    empty: !root.some
    scene: root.offers.picture
    listed: true
    symbol: "basket"
    title: qsTr("Kauf im Dorf")

    Component.onCompleted: root.offers.reset()

    Column {
        id: words

        spacing: root.wide ? 28 : 40
        width: root.wordsWidth
        x: root.lookX
        y: (root.wide ? chips.y - 56 : Theme.horizonY - 72) - height

        Item {
            height: Math.max(texts.height, tag.visible ? tag.height : 0)
            width: parent.width

            Column {
                id: texts

                spacing: 12
                width: parent.width - (tag.visible ? tag.width + 56 : 0)

                TypeLarge {
                    color: Theme.accent
                    text: Theme.parted(root.offers.kicker)
                    visible: root.some
                    width: parent.width
                }

                Headline {
                    headline: root.some ? root.offers.headline : root.offers.nothing
                    largest: root.wide ? 112 : root.some ? 190 : 160
                    room: texts.width
                }

                TypeBody {
                    size: (root.wide ? 60 : 66) * Theme.textSize
                    text: Theme.parted(root.wide ? root.offers.unit : root.offers.lead)
                    visible: text !== ""
                    weight: 500
                    width: parent.width
                }
            }

            PriceCard {
                id: tag

                anchors.right: parent.right
                below: root.offers.tagBelow
                figures: root.offers.tagFigures
                lead: root.offers.tagLead
                visible: root.some
                width: root.wide ? 480 : 600
                word: root.offers.tagWord
            }
        }

        Flow {
            id: facts

            readonly property int columns: root.wide || root.large ? 1 : 2

            spacing: root.wide ? 16 : 32
            visible: root.some
            width: parent.width

            Repeater {
                model: root.offers.facts

                Facts {
                    required property int index
                    required property string icon
                    required property string title
                    required property string detail

                    subtitle: detail
                    symbol: icon
                    text: title
                    visible: index === 0 || !root.wide || !root.large
                    width: Math.floor((facts.width - (facts.columns - 1) * facts.spacing) / facts.columns)
                }
            }
        }
    }

    TradeChips {
        id: chips

        furtherSymbol: "building-store"
        furtherText: qsTr("Läden A–Z")
        lines: root.wide ? 2 : 1
        trades: root.offers.chips
        visible: root.wide
        width: root.lookWidth
        x: root.lookX
        y: root.wide ? Theme.chooseBottom - height : 0

        onChosen: name => root.filter(name)
        onFurther: root.go("shops", "")
    }

    RisingSheet {
        id: sheet

        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Angebote")
        paper: !root.wide
        spacing: 16
        width: parent.width

        TradeChips {
            furtherSymbol: "building-store"
            furtherText: qsTr("Läden A–Z")
            height: implicitHeight
            trades: root.offers.chips
            visible: !root.wide && root.some
            width: parent.width

            onChosen: name => root.filter(name)
            onFurther: root.go("shops", "")
        }

        OfferGrid {
            id: grid

            count: root.offers.count
            offers: root.offers.keys
            rows: grid.rowsIn(Theme.chooseBottom - (root.wide ? sheet.ceiling : Theme.chooseY + 144 * Theme.textSize))
            visible: root.some
            width: parent.width

            onOpened: item => root.go("offer-detail", item)
            onWidened: Qt.callLater(sheet.further)
        }

        Row {
            spacing: Theme.gutter
            visible: !root.some

            ActionKey {
                primary: true
                symbol: "calendar-event"
                text: qsTr("Termine zeigen")
                width: Theme.colWidth(3)

                onClicked: root.go("events", "")
            }

            ActionKey {
                symbol: "building-store"
                text: qsTr("Läden A–Z")
                width: Theme.colWidth(3)

                onClicked: root.go("shops", "")
            }
        }
    }
}
