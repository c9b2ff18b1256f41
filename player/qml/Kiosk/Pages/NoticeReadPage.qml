// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What a notice says, as text in the visitor's size: word for word, or in easy German.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls

DetailPage {
    id: root

    required property NoticesModel notices
    required property string item

    readonly property bool easy: card.told === "simple"

    body: card.gone ? "" : root.easy ? card.simple : card.text !== "" ? card.text : card.body
    code: card.code
    codeLine: card.codeLine
    codeTitle: card.codeTitle
    headline: card.gone ? qsTr("Diese Bekanntmachung hängt nicht mehr.") : card.headline
    keyed: card.gone
    kicker: card.gone ? "" : root.easy ? qsTr("Einfach erklärt") : card.issuer
    plinthLine: root.wide ? card.binding + " " + card.bindingMore : card.binding
    plinthSecond: root.wide ? "" : card.bindingMore
    presented: card.gone ? "" : "text " + root.item.split(" ")[0] + " 0"
    scene: card.picture
    symbol: "pinned"
    title: qsTr("Amtliche Bekanntmachung")

    keys: ActionKey {
        primary: true
        symbol: "pinned"
        text: qsTr("Alle Bekanntmachungen")

        onClicked: root.go("notices", "")
    }

    NoticeCard {
        id: card

        item: root.item
        notices: root.notices
    }
}
