// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One warning in full: its face above the horizon, all that helps and all that is known below.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property WarningsModel warnings
    required property string item

    readonly property bool wide: Theme.landscape
    readonly property bool coded: card.code !== ""
    // Where a warning says no more than its face, that has the room.
    readonly property bool bare: root.wide && !card.gone && !card.advised && card.body === ""
    // Some advice and no more is told large, above the code.
    readonly property bool brief: root.wide && card.advised && card.body === "" && advice.count * Theme.textSize <= 3
    readonly property real faceWidth: root.bare ? root.width - (root.coded ? 640 + 2 * Theme.margin : 0) : Theme.splitX
    readonly property real codeWidth: root.coded ? 640 + Theme.gutter : 0
    readonly property real textX: root.wide ? root.chooseX + (Theme.leftHanded && !root.brief ? root.codeWidth : 0) : root.coded ? Theme.handed(Theme.colX(2), root.textWidth) : Theme.margin
    readonly property real textWidth: root.wide ? root.chooseWidth - root.codeWidth : Theme.colWidth(root.coded ? 4 : 6)

    headed: card.gone
    split: root.wide && !card.gone
    plinthLine: card.gone ? "" : card.source
    plinthSecond: card.gone ? "" : root.terminal.stand
    symbol: "alert-triangle"
    title: card.gone ? qsTr("Warnungen") : card.headline

    WarningCard {
        id: card

        item: root.item
        warnings: root.warnings
    }

    WarningFace {
        clock: root.terminal.clock
        height: root.wide ? Theme.chooseBottom + 16 : Theme.horizonY + 40
        stripped: !Theme.warned
        visible: !card.gone
        warning: card
        width: root.wide ? root.faceWidth : parent.width
        x: root.wide ? Theme.handed(0, width) : 0
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        visible: root.wide && !card.gone
        width: root.width
        y: Theme.chooseBottom + 16
    }

    RisingSheet {
        ceiling: root.wide ? Math.max(Theme.bannerHeight, 100) + Theme.space4 : Theme.headBottom + Theme.space5
        horizon: root.wide ? ceiling - (Theme.chooseY - Theme.horizonY) : Theme.horizonY
        paper: !root.wide
        contentWidth: root.textWidth
        contentX: root.textX
        height: parent.height
        moreText: qsTr("Weiter lesen")
        prose: running
        spacing: Theme.gutter
        visible: !card.gone
        width: parent.width

        TypeHeading {
            size: root.brief ? 128 : 96
            text: qsTr("Was jetzt hilft")
            visible: card.advised
        }

        Repeater {
            id: advice

            model: card.tips

            AdviceCard {
                required icon
                required text

                ink: Theme.ink
                size: root.brief ? 84 : 58
                width: root.brief ? root.chooseWidth : root.textWidth
            }
        }

        Prose {
            id: running

            text: card.body
            topPadding: card.advised ? Theme.space4 : 0
            visible: card.body !== ""
            width: Math.min(parent.width, 1680 * Theme.textSize)
        }
    }

    QrCard {
        content: card.code
        height: Math.max(implicitHeight, root.wide ? 630 : Theme.chooseBottom - Theme.chooseY)
        line: card.codeLine
        title: card.codeTitle
        visible: root.coded && !card.gone
        width: 640
        x: root.wide ? Theme.handed(Theme.margin + Theme.contentWidth - width, width) : Theme.handed(Theme.margin, width)
        y: Theme.chooseBottom - height
    }

    Loader {
        active: card.gone
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "alert-triangle"
            keyText: qsTr("Alle Warnungen")
            picture: root.warnings.picture
            sentence: qsTr("Diese Warnung gilt nicht mehr.")

            onChosen: root.go("warnings", "")
        }
    }
}
