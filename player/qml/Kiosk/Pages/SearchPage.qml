// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The search. While somebody types, keyboard and best results lie in reach and all others are seen
// above; then the keyboard goes, and the results lie in the list as on every page.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property SearchModel search

    property bool typing: true

    readonly property bool large: Theme.textSize > 1.3
    // Upright the keyboard is below the results, else beside them.
    readonly property real keysHeight: root.wide ? root.zone : Math.min(632, root.zone - 216)
    readonly property real zoneY: Theme.chooseY - (root.wide ? 8 : 16)
    readonly property real zone: Theme.chooseBottom - root.zoneY
    readonly property real stripWidth: root.wide ? Theme.contentWidth - keyboard.width - Theme.space5 : Theme.contentWidth
    readonly property real stripX: Theme.handed(Theme.frameWidth - Theme.margin - root.stripWidth, root.stripWidth)
    readonly property real stripHeight: root.wide ? root.zone : Math.min(280, root.zone - root.keysHeight - Theme.space2)
    readonly property real stripY: root.wide ? root.zoneY : keyboard.y - Theme.space2 - root.stripHeight

    function begin() {
        root.typing = true;
        root.search.begin();
    }

    function open(page: string, item: string) {
        if (page === "") {
            root.search.select_group(item);
            sheet.toRest();
        } else {
            root.go(page, item);
        }
    }

    cover: root.typing ? null : results
    edge: words.y - 84
    // Beside the words of a wide page the village in lines would lose its tower.
    picture: Theme.lined && !root.wide ? root.scene : ""
    scene: root.search.picture
    split: root.wide && !root.typing
    symbol: "search"
    title: qsTr("Suchen")

    Component.onCompleted: root.begin()
    onUncover: root.typing = true
    // Somebody may have brought a keyboard.
    T.StackView.onActivated: root.forceActiveFocus()
    Keys.onPressed: event => {
        if (!root.typing || event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        if (event.key === Qt.Key_Backspace)
            root.search.erase();
        else if (event.text.trim() !== "" && event.key < Qt.Key_Escape)
            root.search.write(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        function onChanged() {
            // What was found has gone meanwhile.
            if (!root.search.some)
                root.typing = true;
        }

        target: root.search
    }

    HitPaper {
        columns: root.wide ? 3 : 1
        room: words.y - 2 * Theme.space5 - Theme.headBottom
        sights: root.search.sights
        visible: root.typing && root.search.some
        width: Theme.contentWidth
        x: Theme.margin
        y: words.y - Theme.space5 - height

        onWanted: root.typing = false
    }

    Column {
        id: words

        spacing: Theme.space3
        width: root.typing ? Theme.contentWidth : root.lookWidth
        x: root.typing ? Theme.margin : root.lookX
        y: (root.wide ? (root.typing ? Theme.horizonY - 56 : chips.y - 56) : Theme.horizonY - 72) - height

        TypeLarge {
            Accessible.name: text
            Accessible.role: Accessible.Heading
            color: Theme.accent
            text: (root.search.some ? [root.search.meant, root.search.headline] : [root.search.headline, root.search.meant]).filter(part => part !== "").join(" ")
            visible: root.search.asked
            width: parent.width
        }

        Headline {
            headline: qsTr("Was suchen Sie?")
            largest: root.wide ? 160 : 200
            room: words.width
            visible: !root.search.asked
        }

        TypeBody {
            size: 66 * Theme.textSize
            text: qsTr("Schreiben Sie einfach los, oder tippen Sie auf ein Wort.")
            visible: !root.search.asked
            width: parent.width
        }

        Row {
            visible: root.search.asked

            TypeDisplay {
                id: line

                Accessible.name: root.search.line
                fontSizeMode: Text.HorizontalFit
                height: size * 1.1
                minimumPixelSize: 48
                size: root.wide ? 150 : 180
                text: root.search.line
                verticalAlignment: Text.AlignVCenter
                width: Math.min(implicitWidth + 4, words.width - 60)
                wrapMode: Text.NoWrap
            }

            // Where the next letter comes.
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accent
                height: line.fontInfo.pixelSize * 0.8
                visible: root.typing
                width: 16
            }
        }
    }

    // Some words to begin with, or to search for instead.
    TradeChips {
        lines: Math.max(1, Math.floor((root.stripHeight + 20) / (128 * Theme.textSize + 20)))
        trades: root.search.proposals
        visible: root.typing && !root.search.some
        width: root.stripWidth
        x: root.stripX
        y: root.stripY

        onChosen: name => root.search.take(name)
    }

    Flow {
        id: strip

        readonly property int most: root.wide || root.large ? 2 : 3

        spacing: root.wide ? Theme.space2 : Theme.gutter
        visible: root.typing && root.search.some
        width: root.stripWidth + 1
        x: root.stripX
        y: root.stripY

        Repeater {
            model: root.search.nearest

            HitKey {
                id: near

                required property int index
                required property string page
                required property string item
                required property string short
                required property string aside
                required kind
                required symbol

                height: root.wide ? (root.stripHeight - Theme.space2) / 2 : root.stripHeight
                line: near.aside
                text: near.short
                visible: near.index < strip.most
                width: root.wide ? root.stripWidth : Theme.colWidth(6 / strip.most)

                onClicked: root.open(near.page, near.item)
            }
        }
    }

    Keyboard {
        id: keyboard

        doneEnabled: root.search.some
        doneText: !root.search.asked ? qsTr("Noch leer") : root.search.some ? qsTr("Alle zeigen") : qsTr("Kein Treffer")
        height: root.keysHeight
        language: root.search.language
        visible: root.typing
        width: root.wide ? 2576 : Theme.contentWidth
        x: Theme.handed(Theme.margin, width)
        y: Theme.chooseBottom - height

        onDone: root.typing = false
        onErased: root.search.erase()
        onTyped: letters => root.search.write(letters)
    }

    Item {
        id: results

        height: parent.height
        visible: !root.typing
        width: parent.width

        RisingSheet {
            id: sheet

            ceiling: Theme.headBottom + Theme.space5
            contentWidth: root.chooseWidth
            contentX: root.chooseX
            footed: root.wide
            height: parent.height
            moreText: qsTr("Weitere Treffer")
            paper: !root.wide
            spacing: Theme.rowGap
            width: parent.width

            TradeChips {
                furtherSymbol: "keyboard"
                furtherText: qsTr("Ändern")
                height: implicitHeight
                trades: root.search.chips
                visible: !root.wide
                width: parent.width

                onChosen: name => root.open("", name)
                onFurther: root.typing = true
            }

            Repeater {
                model: root.search.rows

                Column {
                    id: hit

                    required property int index
                    required property string page
                    required property string item
                    required property string title
                    required property string line
                    required property string section
                    required property string symbol

                    spacing: Theme.rowGap

                    Item {
                        height: Theme.space2
                        visible: hit.section !== "" && hit.index > 0
                        width: 1
                    }

                    TypeLarge {
                        Accessible.name: text
                        Accessible.role: Accessible.Heading
                        color: Theme.accent
                        text: hit.section
                        visible: hit.section !== ""
                        width: root.chooseWidth
                    }

                    ListRow {
                        chevron: hit.page === "" ? "chevron-down" : "chevron-right"
                        subtitle: hit.line
                        text: hit.title
                        width: root.chooseWidth

                        onClicked: root.open(hit.page, hit.item)
                    }
                }
            }

            TypeBody {
                text: root.search.more
                visible: text !== ""
                width: parent.width
            }
        }

        TradeChips {
            id: chips

            furtherSymbol: "keyboard"
            furtherText: qsTr("Ändern")
            lines: 2
            trades: root.search.chips
            visible: root.wide
            width: root.lookWidth
            x: root.lookX
            y: Theme.chooseBottom - height

            onChosen: name => root.open("", name)
            onFurther: root.typing = true
        }
    }
}
