// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One thing in full: its picture with a soft lower edge, what it is, and below the horizon the
// text that rises over the picture, the code to take along, and what can be done.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    property string kicker: ""
    property string headline: ""
    // What changes everything ("Fällt aus"), with its icon.
    property string notice: ""
    property string noticeSymbol: "info-circle"
    property string lead: ""
    property string body: ""
    property string alt: ""
    property string code: ""
    property string codeTitle: ""
    property string codeLine: ""
    property QtObject facts: null
    property int longestFact: 0
    // What stands at the right of the words in the look zone, such as a price; its own width.
    property Component beside: null
    // What closes the words of the look zone.
    property Component closing: null
    // What stands between the words and the facts, to be read only; on a wide screen before the
    // text, with which it moves.
    property Component stated: null
    // What stands before the text.
    property Component topper: null
    property bool topperPressed: false
    // Rows that stand in the text's place while they are asked for.
    property Component instead: null
    property string moreText: qsTr("Weiter lesen")
    property Component keys: null
    property bool keyed: false

    readonly property bool coded: root.code !== ""
    readonly property real textX: root.wide ? root.chooseX : root.coded ? Theme.handed(Theme.colX(2), root.textWidth) : Theme.margin
    readonly property real textWidth: root.wide ? root.chooseWidth : root.coded ? Theme.colWidth(4) : Theme.contentWidth
    // Lowered on a wide screen, the rows need the room of the keys, which follow them.
    readonly property bool tucked: root.wide && sheet.sunk
    readonly property real keysY: Theme.chooseBottom - (keyRow.active ? keyRow.height : 0)
    readonly property bool large: Theme.textSize > 1.3
    // On a wide screen few words are larger, and stand in the middle of their room.
    readonly property bool few: root.wide && root.instead === null && root.topper === null && root.stated === null && (root.lead.length + root.body.length) * Theme.textSize < 240
    readonly property real wordsY: root.wide ? 252 + (root.few ? Math.max(0, root.spare * 0.42) : 0) : Theme.horizonY - 72 - words.height
    readonly property real spare: root.keysY - 252 - words.height - (root.told === "" ? 0 : running.height + Theme.space5) - Theme.space7

    // There is not always room between words and keys for what is stated: then the words go up
    // with it, since it must be seen whole.
    readonly property bool rising: root.wide && root.stated !== null

    // A lead too long for the look zone begins the text.
    readonly property bool leads: root.lead !== "" && root.lead.length * Theme.textSize * Theme.textSize <= (root.rising ? 120 : root.wide ? 360 : 440)
    readonly property string told: root.lead === "" || root.leads ? root.body : "<p>" + root.lead.replace(/&/g, "&amp;").replace(/</g, "&lt;") + "</p>" + root.body

    // The variable font has no bold face of its own in running text (Qt smears it): what is
    // bold, and headings, take the accent instead.
    function dressed(html: string): string {
        const strong = '<span style="color:' + Theme.accent + '">';
        return html.replace(/<(b|strong)\b[^>]*>/gi, strong).replace(/<\/(b|strong)>/gi, "</span>").replace(/<h[1-6]\b[^>]*>/gi, "<p>" + strong).replace(/<\/h[1-6]>/gi, "</span></p>");
    }

    function toRest() {
        sheet.toRest();
    }

    // Words that reach up to the head leave no room for a picture.
    banded: root.wide ? root.edge > 500 : root.wordsY - 84 > 400
    edge: root.wide ? Math.min(Theme.horizonY - 240, factsAside.y - 96) : Math.max(420, root.wordsY - 84)

    Item {
        id: above

        clip: root.rising
        height: parent.height - y
        width: parent.width
        y: root.rising ? sheet.ceiling : 0

        Loader {
            id: besides

            active: root.beside !== null
            sourceComponent: root.beside
            x: words.x + words.width - width
            y: words.y
        }

        Column {
            id: words

            readonly property real room: words.width - (besides.active ? besides.width + 56 : 0)

            spacing: root.wide ? 20 : 28
            width: root.wide ? root.chooseWidth : Theme.contentWidth
            x: root.wide ? root.chooseX : Theme.margin
            y: root.wordsY - above.y - (root.rising ? sheet.climbed : 0)

            Row {
                spacing: Theme.space5
                visible: root.kicker !== "" || root.notice !== ""

                TextMetrics {
                    id: measure

                    font: kicked.font
                    text: root.kicker
                }

                TypeLarge {
                    id: kicked

                    color: Theme.accent
                    text: Theme.parted(root.kicker)
                    visible: root.kicker !== ""
                    width: Math.min(Math.ceil(measure.advanceWidth) + 2, words.room - (badge.visible ? badge.width + Theme.space5 : 0))
                }

                Rectangle {
                    id: badge

                    color: Theme.selected
                    height: 96
                    radius: height / 2
                    visible: root.notice !== ""
                    width: said.width + 80

                    Row {
                        id: said

                        anchors.centerIn: parent
                        spacing: Theme.space3

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            color: Theme.selectedText
                            name: root.noticeSymbol
                            size: 60
                        }

                        TypeSmall {
                            anchors.verticalCenter: parent.verticalCenter
                            color: Theme.selectedText
                            size: 56
                            text: root.notice
                            weight: 660
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }

            Headline {
                id: titled

                headline: root.headline
                largest: root.wide ? (root.few ? 160 : 136) : root.large ? 136 : 160
                room: words.room
            }

            TypeBody {
                id: leading

                size: (root.few ? 76 : 66) * Theme.textSize
                text: Theme.parted(root.lead)
                visible: root.leads
                weight: 500
                width: Math.min(words.room, 1720 * Theme.textSize)
            }

            // The words are as high as what stands beside them.
            Item {
                height: besides.height - words.spacing - (leading.visible ? leading.y + leading.height : titled.y + titled.height)
                visible: besides.active && height > 0
                width: 1
            }

            Loader {
                active: !root.wide && root.stated !== null
                sourceComponent: root.stated
                visible: active
                width: parent.width
            }

            Loader {
                active: !root.wide && root.facts !== null
                sourceComponent: factList
                visible: active
                width: parent.width
            }

            Loader {
                active: root.closing !== null
                sourceComponent: root.closing
                visible: active
                width: parent.width
            }
        }
    }

    Component {
        id: factList

        Flow {
            id: list

            readonly property int columns: root.wide ? 1 : root.large || root.longestFact * 0.6 * 68 * Theme.textSize > list.width / 3 - 176 ? 2 : 3

            spacing: Theme.space5
            topPadding: root.wide ? 0 : Theme.space4

            Repeater {
                model: root.facts

                Facts {
                    required property string icon
                    required property string title
                    required property string detail

                    subtitle: detail
                    symbol: icon
                    text: title
                    width: Math.floor((list.width - (list.columns - 1) * list.spacing) / list.columns)
                }
            }
        }
    }

    RisingSheet {
        id: sheet

        readonly property real below: root.wordsY + words.height + Theme.space5

        sill: root.keysY - (keyRow.active ? Theme.gutter : 0)
        contentWidth: root.textWidth
        contentX: root.textX
        height: parent.height
        horizon: root.wide ? below - (Theme.chooseY - Theme.horizonY) : Theme.horizonY
        moreText: root.moreText
        paper: !root.wide
        prose: running
        spacing: root.topper !== null || root.stated !== null ? Theme.space4 : 0
        touched: root.instead !== null || root.topperPressed
        ceiling: root.wide && !root.rising ? below : Theme.headBottom + Theme.space5
        width: parent.width

        Loader {
            active: root.wide && root.stated !== null
            sourceComponent: root.stated
            visible: active
            width: parent.width
        }

        Loader {
            active: root.topper !== null
            sourceComponent: root.topper
            visible: active
            width: parent.width
        }

        Loader {
            active: root.instead !== null
            sourceComponent: root.instead
            visible: active
            width: parent.width
        }

        Prose {
            id: running

            text: Theme.parted(root.dressed(root.told))
            visible: root.instead === null && root.told !== ""
            size: (root.few ? 72 : 60) * Theme.textSize
            width: Math.min(parent.width, 1680 * Theme.textSize)
        }

        Loader {
            active: root.keyed && root.tucked
            sourceComponent: root.keys
            visible: active
            width: parent.width
        }
    }

    Loader {
        id: factsAside

        readonly property real begin: Theme.margin + (root.coded ? 640 + Theme.space5 : 0)

        active: root.wide && root.facts !== null
        sourceComponent: factList
        width: Theme.splitX - Theme.space5 - begin
        x: Theme.handed(begin, width)
        y: Math.min(Theme.horizonY - 130, Theme.chooseBottom - height)
    }

    QrCard {
        content: root.code
        height: Math.max(implicitHeight, root.wide ? 630 : Theme.chooseBottom - Theme.chooseY)
        line: root.codeLine
        opens: root.terminal.opens(root.code)
        title: root.codeTitle
        visible: root.coded
        width: 640
        x: Theme.handed(Theme.margin, width)
        y: Theme.chooseBottom - height

        onOpened: root.go("web", root.code)
    }

    Loader {
        id: keyRow

        active: root.keyed && !root.tucked
        sourceComponent: root.keys
        width: root.textWidth
        x: root.textX
        y: root.keysY
    }
}
