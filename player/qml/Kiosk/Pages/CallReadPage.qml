// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What a call is about, in full: its text, or all its options, depending on the page's name.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property CallsModel calls
    required property string item

    readonly property bool listing: root.name === "call-options"

    body: card.gone ? "" : card.body
    code: card.code
    codeLine: card.codeLine
    codeTitle: card.codeTitle
    headline: card.gone ? qsTr("Diese Beteiligung gibt es nicht mehr.") : card.headline
    instead: root.listing && !card.gone ? options : null
    keyed: card.gone
    kicker: root.listing ? card.optionsTitle : card.kicker
    plinthLine: card.source === "" ? "" : qsTr("Quelle: %1").arg(card.source)
    plinthSecond: root.terminal.stand
    scene: card.picture
    symbol: "checkbox"
    title: qsTr("Wir machen mit")

    keys: ActionKey {
        primary: true
        symbol: "checkbox"
        text: qsTr("Alle Beteiligungen")

        onClicked: root.go("calls", "")
    }

    CallCard {
        id: card

        calls: root.calls
        item: root.item
    }

    Component {
        id: options

        Column {
            id: column

            spacing: Theme.gutter

            Repeater {
                model: card.options

                Paper {
                    id: option

                    required property int index
                    required property string label
                    required property string text
                    required property string number
                    required property string cost
                    required property bool chosen

                    readonly property string facts: [option.number, option.cost].filter(part => part !== "").join(" · ")

                    Accessible.name: [option.label, option.facts, option.text].filter(part => part !== "").join(". ")
                    Accessible.role: Accessible.StaticText
                    height: words.height + 2 * 40
                    width: column.width

                    Column {
                        id: words

                        spacing: 12
                        width: parent.width - 2 * Theme.space5
                        x: Theme.space5
                        y: 40

                        Row {
                            spacing: Theme.space2
                            width: parent.width

                            Icon {
                                id: check

                                color: Theme.good
                                name: option.chosen ? "circle-check" : ""
                                size: 84
                                stroke: 2.2
                                visible: option.chosen
                            }

                            TypeLabel {
                                size: Math.min(72 * Theme.textSize, Theme.headingSize)
                                text: Theme.parted(option.label)
                                weight: 700
                                width: parent.width - (option.chosen ? 100 : 0)
                            }
                        }

                        TypeLabel {
                            color: Theme.accent
                            size: 60 * Theme.textSize
                            tabular: true
                            text: option.facts
                            visible: option.facts !== ""
                            width: parent.width
                        }

                        TypeBody {
                            text: Theme.parted(option.text)
                            visible: option.text !== ""
                            width: parent.width
                        }
                    }
                }
            }
        }
    }
}
