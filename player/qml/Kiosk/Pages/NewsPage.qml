// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The news: the newest with its picture, the others as rows that rise over it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property NewsModel news

    readonly property bool wide: Theme.landscape
    readonly property bool some: root.news.leadItem !== ""
    readonly property real edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    // How much of the picture's foot lies behind the words, so that its roofs stay below the head.
    readonly property real hidden: root.banded ? 0 : Math.max(0, Math.min(200, 1600 - root.edge))
    // A small picture begins below the head: no words across roofs and trees.
    readonly property bool banded: root.wide || root.edge < 1240
    readonly property real wordsWidth: root.wide ? root.lookWidth : Theme.contentWidth

    // A compound too long for its line drops in size, it is never cut.
    function fitting(text: string, size: real, width: real): real {
        const longest = text.split(/[\s-]+/).reduce((most, word) => Math.max(most, word.length), 1);
        const stepped = text.length > 90 ? 0.66 : text.length > 48 ? 0.8 : 1;
        return Math.round(Math.min(size * stepped, width / (longest * 0.585)));
    }

    picture: root.banded && !Theme.lined ? "" : root.news.picture
    pictureDark: root.news.dark && !root.banded
    pictureHeight: root.edge + 64 + root.hidden
    split: root.wide
    symbol: "news"
    title: "Neues"

    Scene {
        height: root.edge + 64 - y
        source: root.news.picture
        visible: root.banded && !Theme.lined
        width: root.wide ? Theme.splitX : root.width
        y: Theme.headBottom + Theme.space3
    }

    Horizon {
        color: Theme.sky
        height: (root.wide ? root.height : Theme.horizonY - 24) - y
        width: root.wide ? Theme.splitX : root.width
        y: root.edge
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

    Column {
        id: words

        spacing: 28
        width: root.wordsWidth
        x: Theme.margin
        y: (root.wide ? Theme.chooseBottom - 280 : Theme.horizonY - 72) - height

        TypeLarge {
            color: Theme.accent
            text: root.news.kicker
            visible: root.some
            width: parent.width
        }

        TypeTitle {
            Accessible.name: text
            Accessible.role: Accessible.Heading
            size: root.fitting(text, root.wide ? 120 : 160, words.width)
            text: root.some ? root.news.headline : root.news.nothing
            width: parent.width
        }

        TypeBody {
            size: (root.wide ? 60 : 66) * Theme.textSize
            text: root.news.lead
            visible: root.news.lead !== ""
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }
    }

    Loader {
        active: root.wide && root.some
        sourceComponent: leadKey
        width: root.lookWidth
        x: Theme.margin
        y: Theme.chooseBottom - 220
    }

    Component {
        id: leadKey

        ActionKey {
            implicitHeight: root.wide ? 220 : 168
            primary: true
            symbol: "file-text"
            text: "Diese Meldung lesen"

            onClicked: root.go("news-detail", root.news.leadItem)
        }
    }

    RisingSheet {
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: "Weitere Meldungen"
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
            text: "Termine zeigen"
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("events", "")
        }
    }
}
