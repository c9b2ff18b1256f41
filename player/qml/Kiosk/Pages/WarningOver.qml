// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A warning over everything: what threatens above the horizon, what helps below, and one key that
// leads on. It stays as it is: nothing moves, nothing flashes.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

FocusScope {
    id: root

    required property WarningsModel warnings
    required property Terminal terminal

    readonly property string over: root.warnings.over
    readonly property bool wide: Theme.landscape
    readonly property bool drill: card.drill
    readonly property color ground: root.drill ? Theme.ground : Theme.alertText
    readonly property color ink: root.drill ? Theme.ink : Theme.alertPaper
    readonly property real helpY: Theme.chooseY + (root.wide ? 110 : 128)
    readonly property real helpEnd: root.wide ? root.height - 190 : on.y - Theme.space2

    signal read
    signal more(string item)

    Accessible.name: root.drill ? card.lead : [card.kicker, card.headline, card.levelLine, card.area, card.hours, card.day, card.lead].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.AlertMessage
    focus: true

    onOverChanged: arrival.restart()

    Arrival {
        id: arrival
    }

    // Nothing below it is to be touched.
    MouseArea {
        anchors.fill: parent
    }

    WarningCard {
        id: card

        item: root.warnings.over
        warnings: root.warnings
    }

    Rectangle {
        anchors.fill: parent
        color: root.ground
    }

    WarningFace {
        clock: root.terminal.clock
        height: Theme.horizonY + 40
        warning: card
        width: parent.width
    }

    Horizon {
        color: root.ground
        height: root.height - y
        lined: false
        width: root.width
        y: Theme.horizonY
    }

    DrillStripes {
        height: root.wide ? 64 : 120
        visible: root.drill
        width: parent.width
        y: parent.height - height
    }

    TypeHeading {
        color: root.ink
        size: 96
        text: root.drill ? qsTr("Nur eine Probe") : qsTr("Was jetzt hilft")
        visible: root.drill || card.advised
        x: help.x
        y: Theme.chooseY + 8
    }

    Column {
        id: help

        spacing: Theme.space2
        width: root.wide ? Theme.colWidth(6) - Theme.space5 : Theme.colWidth(card.code === "" ? 6 : 4)
        x: Theme.handed(Theme.margin, width)
        y: root.helpY

        Repeater {
            model: card.cards

            AdviceCard {
                required icon
                required text

                ink: root.ink
                step: Math.min(Theme.textSize, 1.25)
                // A card that does not fit is not shown in part.
                opacity: y + height <= root.helpEnd - root.helpY ? 1 : 0
                width: help.width
            }
        }
    }

    Prose {
        color: root.ink
        size: (root.drill ? 72 : 60) * Theme.textSize
        text: card.body
        visible: !card.advised
        width: help.width
        x: help.x
        y: root.helpY
    }

    QrCard {
        content: card.code
        height: root.wide ? Math.max(implicitHeight, root.height - 190 - Theme.chooseY) : root.helpEnd - Theme.chooseY - 8
        line: card.codeLine
        title: card.codeTitle
        visible: card.code !== ""
        width: root.wide ? Theme.colWidth(2) : 640
        x: Theme.handed(Theme.colX(root.wide ? 10 : 4), width)
        y: Theme.chooseY + 8
    }

    ActionKey {
        id: on

        property bool early: false

        focus: true
        height: root.wide ? 260 : 232
        primary: !root.drill
        subtitle: Theme.textSize > 1.3 ? "" : root.drill ? qsTr("Die Übung bleibt oben sichtbar.") : qsTr("Die Warnung bleibt oben sichtbar.")
        symbol: "check"
        text: qsTr("Gelesen, weiter")
        width: root.wide ? Theme.colWidth(4) - Theme.space5 : Theme.colWidth(4)
        x: Theme.handed(root.wide ? Theme.colX(6) : Theme.margin, width)
        y: root.wide ? Theme.chooseY + 8 : Theme.chooseBottom + Theme.space5 - height

        // What was meant for the page below has read nothing.
        onClicked: {
            if (!on.early)
                root.read();
        }
        onPressed: on.early = arrival.running
    }

    ActionKey {
        id: all

        property bool early: false

        height: root.wide ? 200 : 232
        symbol: "file-text"
        text: qsTr("Alles lesen")
        visible: !root.drill
        width: root.wide ? on.width : Theme.colWidth(2)
        x: root.wide ? on.x : Theme.handed(Theme.colX(4), width)
        y: root.wide ? on.y + on.height + Theme.gutter : on.y

        onClicked: {
            if (!all.early)
                root.more(root.warnings.over);
        }
        onPressed: all.early = arrival.running
    }

    Column {
        id: foot

        spacing: root.wide ? 4 : Theme.space2
        width: root.wide ? Theme.colWidth(10) : Theme.contentWidth
        // Beside the code, on whichever side that is.
        x: root.wide ? Theme.handed(Theme.margin, width) : Theme.margin
        y: root.wide ? root.height - 164 : Math.min(Theme.barY + Theme.space5, root.height - foot.height - Theme.space3)

        TypeLabel {
            color: root.ink
            size: root.wide ? Math.min(Theme.labelSize, 72) : Theme.labelSize
            text: qsTr("Notruf Feuerwehr und Rettung: 112")
            visible: !root.drill
            width: parent.width
        }

        TypeSmall {
            color: root.ink
            size: 56
            text: root.drill ? root.terminal.name + " · " + root.terminal.office : card.source
            width: parent.width
        }

        TypeSmall {
            color: root.ink
            size: 56
            text: root.terminal.stand + (root.terminal.standSecond === "" ? "" : ", " + root.terminal.standSecond)
            visible: !root.drill && !root.wide && !Theme.lowered
            width: parent.width
        }
    }
}
