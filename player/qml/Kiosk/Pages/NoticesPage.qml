// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What the offices make known: the board as it hangs, and a row for each notice.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property NoticesModel notices

    readonly property bool wide: Theme.landscape
    readonly property bool some: root.notices.count > 0

    grounded: root.some
    split: root.wide && root.some
    listed: true
    presented: root.some && (root.wide || !list.risen) ? root.notices.pinned : ""
    symbol: "pinned"
    title: qsTr("Bekanntmachungen")

    Loader {
        active: !root.some
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "news"
            keyText: qsTr("Neues lesen")
            picture: root.notices.picture
            sentence: root.notices.nothing

            onChosen: root.go("news", "")
        }
    }

    Column {
        id: words

        spacing: 12
        visible: root.some
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: Theme.headBottom + (root.wide ? 20 : 56)

        Headline {
            headline: root.notices.headline
            largest: root.wide ? 88 : 112
            room: words.width
        }

        TypeBody {
            size: 66 * Math.min(1.25, Theme.textSize)
            text: root.notices.line
            visible: root.notices.line !== ""
            weight: 500
            width: parent.width
        }
    }

    NoticeBoard {
        height: (root.wide ? Theme.chooseBottom : Theme.horizonY - 88) - y
        notices: root.notices
        visible: root.some
        width: words.width
        x: root.lookX
        y: words.y + words.height + (root.wide ? 32 : 56)
    }

    RisingSheet {
        id: list

        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Bekanntmachungen")
        paper: !root.wide
        spacing: Theme.rowGap
        visible: root.some
        width: parent.width

        Repeater {
            model: root.notices.rows

            ListRow {
                id: row

                required property string item
                required property string title
                required subtitle
                required symbol

                text: row.title
                width: root.chooseWidth

                onClicked: root.go("notice-detail", row.item)
            }
        }
    }
}
