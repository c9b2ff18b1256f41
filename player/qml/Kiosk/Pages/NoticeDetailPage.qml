// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One official notice: its page as the paper that hangs, the days for which it hangs, and below
// the horizon what can be done with it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property NoticesModel notices
    required property string item

    readonly property bool narrow: Theme.warned && !root.wide
    readonly property bool wide: Theme.landscape
    readonly property bool large: Theme.textSize > 1.3
    readonly property string said: card.headline
    readonly property bool coded: card.code !== ""
    readonly property real paperX: Theme.handed(Theme.margin, root.paperWidth)
    readonly property real paperY: Theme.headBottom + (root.wide ? 24 : 44)
    readonly property real paperWidth: root.wide ? 1180 : 1432
    readonly property real paperHeight: (root.wide ? Theme.chooseBottom : Theme.horizonY - 110) - root.paperY
    readonly property real besideWidth: Theme.contentWidth - root.paperWidth - (root.wide ? 72 : 48)
    readonly property real besideX: Theme.handed(Theme.margin + Theme.contentWidth - root.besideWidth, root.besideWidth)
    readonly property real keysWidth: (root.wide ? root.besideWidth : Theme.contentWidth) - (root.coded ? 640 + Theme.gutter : 0)
    readonly property real keysTop: root.wide ? Theme.chooseBottom - 220 * 2 - Theme.gutter : words.y + words.height + 32

    plinthLine: Theme.landscape ? card.binding + " " + card.bindingMore : card.binding
    plinthSecond: Theme.landscape ? "" : card.bindingMore
    presented: card.gone ? "" : "page " + root.item.split(" ")[0] + " " + (card.media === "" && sheet.cut ? 0 : card.page + 1)
    symbol: "pinned"
    title: qsTr("Amtliche Bekanntmachung")

    NoticeCard {
        id: card

        item: root.item
        notices: root.notices
    }

    Loader {
        active: card.gone
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "pinned"
            keyText: qsTr("Alle Bekanntmachungen")
            picture: card.picture
            sentence: qsTr("Diese Bekanntmachung hängt nicht mehr.")

            onChosen: root.go("notices", "")
        }
    }

    Item {
        height: root.paperHeight
        visible: !card.gone
        width: root.paperWidth
        x: root.paperX
        y: root.paperY

        NoticeSheet {
            id: sheet

            anchors.verticalCenter: parent.verticalCenter
            body: card.body
            dated: card.dated
            folder: card.folder
            headline: card.headline
            issuer: card.issuer
            media: card.media
            roomHeight: parent.height
            roomWidth: parent.width
            tall: card.tall
        }
    }

    Column {
        id: words

        spacing: 8
        visible: !card.gone
        width: root.wide ? root.besideWidth : Theme.contentWidth
        x: root.wide ? root.besideX : Theme.margin
        y: root.wide ? root.paperY : Theme.chooseY

        Headline {
            id: headline

            headline: card.headline
            largest: root.said.length > 90 ? 100 : root.said.length > 28 ? 112 : 128
            room: words.width
        }

        TypeBody {
            color: Theme.inkSoft
            fontSizeMode: Text.HorizontalFit
            maximumLineCount: 1
            minimumPixelSize: 48
            size: 60 * Math.min(1.25, Theme.textSize)
            text: card.missing !== "" ? card.missing : card.subtitle
            visible: text !== "" && (root.wide || headline.lineCount === 1)
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }

    NoticePeriod {
        across: root.wide
        notice: card
        height: root.wide ? implicitHeight : root.paperHeight
        visible: !card.gone
        width: root.besideWidth
        x: root.besideX
        y: root.wide ? Math.max(words.y + words.height + 40, Theme.chooseBottom - 630 - 48 - height) : root.paperY
    }

    QrCard {
        content: card.code
        height: Theme.chooseBottom - y
        // The key to a warning takes a row: then the code goes without its second line.
        line: root.narrow ? "" : card.codeLine
        // Where a warning leaves room for the code alone, a key would lie on its edge.
        opens: height > 600 && root.terminal.opens(card.code)
        title: card.codeTitle
        visible: root.coded && !card.gone
        width: 640
        x: Theme.handed(Theme.margin + Theme.contentWidth - (root.wide ? root.besideWidth : Theme.contentWidth), width)
        y: Math.min(Theme.chooseBottom - (root.narrow ? 567 : 631), root.wide ? Theme.chooseBottom : root.keysTop)

        onOpened: root.go("web", card.code)
    }

    Flow {
        id: keys

        readonly property real keyWidth: Math.floor((keys.width - Theme.gutter) / 2)
        readonly property real keyHeight: root.wide ? 220 : Math.max(220, Math.min(360, (Theme.chooseBottom - root.keysTop - Theme.gutter) / 2))

        // An odd one at the end has the row for itself.
        readonly property int before: (card.pages > 1 ? 1 : 0) + (card.media !== "" ? 1 : 0) + (reading.visible ? 1 : 0) + (card.simple !== "" ? 1 : 0)

        spacing: Theme.gutter
        visible: !card.gone
        width: root.keysWidth
        x: Theme.handed(Theme.margin + Theme.contentWidth - width, width)
        y: Theme.chooseBottom - height

        PageKeys {
            height: keys.keyHeight
            page: card.page
            pages: card.pages
            visible: card.pages > 1
            width: keys.keyWidth

            onTurned: page => card.page = page
        }

        ActionKey {
            height: keys.keyHeight
            primary: true
            subtitle: root.large ? "" : qsTr("Seite vergrößern")
            symbol: "zoom-in"
            text: qsTr("Größer")
            visible: card.media !== ""
            width: keys.keyWidth

            onClicked: root.go("notice-page", root.item + " " + card.page)
        }

        ActionKey {
            id: reading

            height: keys.keyHeight
            primary: card.media === ""
            subtitle: root.large ? "" : qsTr("Große Schrift")
            symbol: "file-text"
            text: card.media === "" ? qsTr("Ganz lesen") : qsTr("Als Text lesen")
            visible: card.text !== "" || sheet.cut
            width: keys.keyWidth

            onClicked: root.go("notice-text", root.item)
        }

        ActionKey {
            height: keys.keyHeight
            subtitle: root.large ? "" : qsTr("Worum geht es?")
            symbol: "message-2-question"
            text: qsTr("Einfach erklärt")
            visible: card.simple !== ""
            width: keys.keyWidth

            onClicked: root.go("notice-text", root.item + " simple")
        }

        ActionKey {
            height: keys.keyHeight
            subtitle: root.large ? "" : qsTr("Was sonst noch hängt")
            symbol: "pinned"
            text: qsTr("Alle Aushänge")
            visible: keys.before < 4
            width: keys.before % 2 === 0 ? keys.width : keys.keyWidth

            onClicked: root.go("notices", "")
        }
    }
}
