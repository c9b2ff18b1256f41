// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One call to take part: the question large, its phases and its numbers above the horizon; below
// it the code that leads to the citizen's own login, and what to do with it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property CallsModel calls
    required property string item

    readonly property bool wide: Theme.landscape
    readonly property string question: card.headline
    readonly property bool large: Theme.textSize > 1.3
    readonly property bool brief: root.wide || Theme.textSize > 1.1
    readonly property bool coded: card.code !== "" && !card.gone
    // The words stand at the head, or lower below a picture where they leave room for one.
    readonly property real crown: 264
    readonly property real chartX: root.wide ? root.chooseX : Theme.margin
    readonly property real chartTop: root.wide ? 252 : root.crown + words.height + Theme.space6
    readonly property real chartFoot: root.wide ? Theme.chooseBottom : Theme.horizonY - 60
    readonly property real spare: root.chartFoot - root.chartTop - figures.height
    readonly property bool pictured: !root.wide && root.spare > 480
    readonly property real lowered: root.pictured ? root.spare : 0
    // Keys stand beside the code; the hints above them, in landscape above both.
    readonly property real besideWidth: (root.wide ? Theme.splitX - Theme.space5 : Theme.margin + Theme.contentWidth) - Theme.margin - (root.coded ? 640 + Theme.gutter + 8 : 0)
    readonly property real besideX: Theme.handed(Theme.margin + (root.coded ? 640 + Theme.gutter + 8 : 0), root.besideWidth)
    readonly property real adviceX: root.wide ? root.lookX : root.besideX
    readonly property real adviceWidth: root.wide ? root.lookWidth : root.besideWidth
    readonly property real adviceY: root.wide ? words.y + words.height + Theme.space5 : Theme.horizonY
    readonly property real adviceFoot: root.wide ? Math.min(root.coded ? qr.y : root.keysY, root.keysY) - Theme.space4 : root.keysY - Theme.gutter
    readonly property real keysY: Theme.chooseBottom - keys.height

    backdrop: PictureBand {
        edge: words.y - 84
        foot: Theme.horizonY - 24
        source: card.picture
        visible: root.pictured && !card.gone
    }

    picture: Theme.lined && root.pictured && !card.gone ? card.picture : ""
    pictureHeight: words.y - 20
    plinthLine: card.source === "" ? "" : qsTr("Quelle: %1").arg(card.source)
    plinthSecond: root.terminal.stand
    split: root.wide && !card.gone
    symbol: "checkbox"
    title: qsTr("Wir machen mit")

    CallCard {
        id: card

        calls: root.calls
        item: root.item
    }

    Component {
        id: outcome

        CallOutcome {
            decided: card.decided
            outcome: card.outcome
        }
    }

    // Landscape: a picture below numbers that are few.
    Item {
        clip: true
        height: Theme.chooseBottom - y
        visible: root.wide && root.spare > 360 && !Theme.lined && !card.gone
        width: figures.width
        x: root.chartX
        y: figures.y + figures.height + Theme.space4

        Scene {
            height: Math.max(parent.height, 800)
            source: card.picture
            width: parent.width
            y: (parent.height - height) * 0.7
        }
    }

    Column {
        id: words

        spacing: root.wide ? 32 : 44
        visible: !card.gone
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: root.crown + root.lowered

        TypeLarge {
            color: Theme.accent
            text: card.kicker
            visible: card.kicker !== ""
            width: parent.width
        }

        Headline {
            headline: card.headline
            largest: (root.wide ? 0.62 : 1) * (root.question.length > 32 ? 172 : 216)
            room: words.width
        }

        Rectangle {
            color: Theme.selected
            height: said.height + 32
            radius: 56
            visible: card.notice !== "" && card.outcome === ""
            width: Math.min(words.width, note.implicitWidth + 168)

            Row {
                id: said

                spacing: Theme.space3
                x: 40
                y: 16

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.selectedText
                    name: card.noticeIcon
                    size: 68
                }

                TypeLabel {
                    id: note

                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.selectedText
                    text: card.notice
                    width: Math.min(implicitWidth, words.width - 172)
                }
            }
        }

        PhaseStrip {
            phases: card.phases
            topPadding: Theme.space2
            visible: card.phased && !root.wide
            width: parent.width
        }

        TypeBody {
            elide: Text.ElideRight
            maximumLineCount: 3
            text: card.lead
            visible: root.wide && !card.numbered && !root.large && card.charted && card.lead !== ""
            width: parent.width
        }
    }

    Column {
        id: figures

        spacing: Theme.space4
        visible: !card.gone
        width: root.wide ? root.chooseWidth : Theme.contentWidth
        x: root.chartX
        y: root.chartTop + root.lowered

        PhaseStrip {
            bottomPadding: Theme.space2
            phases: card.phases
            visible: card.phased && root.wide
            width: parent.width
        }

        Loader {
            active: card.outcome !== "" && root.wide
            sourceComponent: outcome
            visible: active
            width: parent.width
        }

        BarChart {
            id: chart

            bars: card.bars
            caption: card.chartCaption
            figure: card.figure
            figureWords: card.figureWords
            height: implicitHeight
            inAll: card.barsInAll
            room: root.chartFoot - root.chartTop - chart.y
            title: card.chartTitle
            visible: card.charted && chart.room > 480
            width: parent.width
        }

        TypeBody {
            elide: Text.ElideRight
            maximumLineCount: 6
            size: 66 * Theme.textSize
            text: card.lead
            visible: !card.charted && card.numbered && card.lead !== ""
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }
    }

    QrCard {
        id: qr

        content: card.code
        height: Math.max(implicitHeight, root.wide ? 630 : Theme.chooseBottom - Theme.chooseY)
        line: card.codeLine
        opens: root.terminal.opens(card.code)
        title: card.codeTitle
        visible: root.coded
        width: 640
        x: Theme.handed(Theme.margin, width)
        y: Theme.chooseBottom - height

        onOpened: root.go("web", card.code)
    }

    RisingSheet {
        id: sheet

        ceiling: root.wide ? root.adviceY : Theme.headBottom + Theme.space5
        contentWidth: root.adviceWidth
        contentX: root.adviceX
        ground: root.wide ? Theme.sky : Theme.ground
        height: parent.height
        horizon: root.wide ? root.adviceY - (Theme.chooseY - Theme.horizonY) : Theme.horizonY
        moreText: qsTr("Weiter lesen")
        paper: false
        prose: reading
        sill: root.adviceFoot
        spacing: root.wide ? 12 : root.brief ? Theme.space3 : 40
        visible: !card.gone && (card.numbered || !root.wide)
        width: parent.width

        Loader {
            active: card.outcome !== "" && !root.wide
            sourceComponent: outcome
            visible: active
            width: root.adviceWidth
        }

        Repeater {
            id: steps

            model: card.hints

            CallAdvice {
                brief: card.numbered && root.brief
                last: index === steps.count - 1
                numbered: card.numbered
                width: root.adviceWidth
            }
        }

        Prose {
            id: reading

            text: card.lead
            textFormat: Text.PlainText
            visible: !card.numbered && card.outcome === "" && card.lead !== ""
            width: Math.min(parent.width, 1680 * Theme.textSize)
        }
    }

    Flow {
        id: keys

        // One key a line where the words are large or the room is narrow, else two.
        readonly property bool stacked: root.wide || root.large || card.optionsLine === "" || card.body === ""
        readonly property real keyWidth: keys.stacked ? keys.width : Math.floor((keys.width - Theme.gutter) / 2)
        readonly property real keyHeight: root.large ? 168 : 220

        spacing: Theme.gutter
        width: root.besideWidth
        x: root.besideX
        y: root.keysY

        ActionKey {
            implicitHeight: keys.keyHeight
            subtitle: root.large ? "" : card.optionsLine
            symbol: "list-details"
            text: card.optionsTitle
            visible: card.optionsLine !== ""
            width: keys.keyWidth

            onClicked: root.go("call-options", root.item)
        }

        ActionKey {
            implicitHeight: keys.keyHeight
            subtitle: root.large ? "" : qsTr("alles dazu lesen")
            symbol: "file-text"
            text: qsTr("Worum geht es?")
            visible: card.body !== ""
            width: keys.keyWidth

            onClicked: root.go("call-text", root.item)
        }
    }

    Loader {
        active: card.gone
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "checkbox"
            keyText: qsTr("Alle Beteiligungen")
            picture: root.calls.picture
            sentence: qsTr("Diese Beteiligung gibt es nicht mehr.")

            onChosen: root.go("calls", "")
        }
    }
}
