// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The news: the newest with its picture, the others as rows that rise over it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property NewsModel news

    readonly property bool some: root.news.leadItem !== ""
    readonly property real wordsWidth: root.wide ? root.lookWidth : Theme.contentWidth

    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    scene: root.news.picture
    empty: !root.some
    listed: true
    symbol: "news"
    title: qsTr("Neues")

    Column {
        id: words

        spacing: 28
        width: root.wordsWidth
        x: root.lookX
        y: (root.wide ? Theme.chooseBottom - 280 : Theme.horizonY - 72) - height

        TypeLarge {
            color: Theme.accent
            text: root.news.kicker
            visible: root.some
            width: parent.width
        }

        Headline {
            headline: root.some ? root.news.headline : root.news.nothing
            largest: root.wide ? 120 : 160
            room: words.width
        }

        TypeBody {
            size: (root.wide ? 60 : 66) * Theme.textSize
            text: Theme.parted(root.news.lead)
            visible: root.news.lead !== ""
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }
    }

    Loader {
        active: root.wide && root.some
        sourceComponent: leadKey
        width: root.lookWidth
        x: root.lookX
        y: Theme.chooseBottom - 220
    }

    Component {
        id: leadKey

        ActionKey {
            implicitHeight: root.wide ? 220 : 168
            primary: true
            symbol: "file-text"
            text: qsTr("Diese Meldung lesen")

            onClicked: root.go("news-detail", root.news.leadItem)
        }
    }

    RisingSheet {
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Meldungen")
        paper: !root.wide
        spacing: Theme.rowGap
        ceiling: Theme.headBottom + Theme.space5
        width: parent.width

        Loader {
            active: !root.wide && root.some
            sourceComponent: leadKey
            visible: active
            width: parent.width
        }

        Repeater {
            model: root.news.rows

            ListRow {
                id: row

                required property string item
                required property string title
                required subtitle

                text: row.title
                width: root.chooseWidth

                onClicked: root.go("news-detail", row.item)
            }
        }

        ActionKey {
            primary: true
            symbol: "calendar-event"
            text: qsTr("Termine zeigen")
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("events", "")
        }
    }
}
