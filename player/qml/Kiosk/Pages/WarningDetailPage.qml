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
    readonly property real textX: root.coded ? (root.wide ? Theme.colX(3) : Theme.colX(2)) : Theme.margin
    readonly property real textWidth: root.coded ? (root.wide ? Theme.colWidth(9) : Theme.colWidth(4)) : Theme.contentWidth

    headed: card.gone
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
        height: Theme.horizonY + 40
        stripped: !Theme.warned
        visible: !card.gone
        warning: card
        width: parent.width
    }

    Headline {
        headline: qsTr("Diese Warnung gilt nicht mehr.")
        largest: 160
        room: Theme.contentWidth
        visible: card.gone
        x: Theme.margin
        y: Theme.horizonY - height - 160
    }

    RisingSheet {
        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.textWidth
        contentX: root.textX
        height: parent.height
        moreText: qsTr("Weiter lesen")
        prose: running
        spacing: Theme.gutter
        width: parent.width

        TypeHeading {
            size: 96
            text: qsTr("Was jetzt hilft")
            visible: card.advised
        }

        Repeater {
            model: card.advices

            AdviceCard {
                required icon
                required text

                ink: Theme.ink
                width: root.textWidth
            }
        }

        Prose {
            id: running

            Accessible.name: String(card.body).replace(/<[^>]*>/g, " ")
            Accessible.role: Accessible.StaticText
            text: card.body
            topPadding: card.advised ? Theme.space4 : 0
            visible: card.body !== ""
            width: Math.min(parent.width, 1680 * Theme.textSize)
        }

        ActionKey {
            primary: true
            symbol: "alert-triangle"
            text: qsTr("Alle Warnungen")
            visible: card.gone
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("warnings", "")
        }
    }

    QrCard {
        content: card.code
        height: Math.min(Theme.chooseBottom - Theme.chooseY, Math.max(implicitHeight, 630))
        line: card.codeLine
        title: card.codeTitle
        visible: root.coded && !card.gone
        width: 640
        x: Theme.margin
        y: Theme.chooseBottom - height
    }
}
