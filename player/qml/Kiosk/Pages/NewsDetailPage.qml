// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One piece of news in full.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property NewsModel news
    required property string item

    function turn(id: string) {
        root.item = id;
        root.toRest();
    }

    alt: article.alt
    body: article.gone ? "" : article.body
    code: article.code
    codeLine: article.codeLine
    codeTitle: article.codeTitle
    headline: article.gone ? qsTr("Diese Meldung gibt es nicht mehr.") : article.headline
    keyed: article.gone || article.before !== "" || article.after !== ""
    kicker: article.kicker
    lead: article.lead
    notice: article.old
    noticeSymbol: "history"
    plinthLine: article.source === "" ? "" : qsTr("Quelle: %1").arg(article.source)
    plinthSecond: article.stand
    scene: article.picture
    symbol: "news"
    title: qsTr("Neues")

    keys: Flow {
        id: row

        // With large words one key a line, else two.
        readonly property real keyWidth: root.large ? row.width : Math.floor((row.width - Theme.gutter) / 2)
        readonly property real keyHeight: 176

        spacing: Theme.gutter

        ActionKey {
            symbol: "arrow-left"
            implicitHeight: row.keyHeight
            text: root.coded && !root.large ? qsTr("Neuere") : qsTr("Neuere Meldung")
            visible: article.before !== ""
            width: row.keyWidth

            onClicked: root.turn(article.before)
        }

        ActionKey {
            implicitHeight: row.keyHeight
            symbol: "arrow-right"
            text: root.coded && !root.large ? qsTr("Ältere") : qsTr("Ältere Meldung")
            visible: article.after !== ""
            width: row.keyWidth

            onClicked: root.turn(article.after)
        }

        ActionKey {
            implicitHeight: row.keyHeight
            primary: true
            symbol: "news"
            text: qsTr("Alle Meldungen")
            visible: article.gone
            width: row.keyWidth

            onClicked: root.go("news", "")
        }
    }

    NewsArticle {
        id: article

        item: root.item
        news: root.news
    }
}
