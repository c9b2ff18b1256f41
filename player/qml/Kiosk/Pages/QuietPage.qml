// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A screen that is not to show its pages: one sentence in all languages, the time, whom to ask.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property InsteadModel instead

    readonly property bool wide: Theme.landscape

    Accessible.name: root.instead.quiet + ". " + root.instead.quietLine
    symbol: "schaukasten"
    title: root.terminal.name

    backdrop: PictureBand {
        edge: words.y - 96
        foot: Theme.horizonY + 24
        source: root.instead.picture
        villaged: true
    }

    Column {
        id: words

        spacing: Theme.space4
        width: Theme.contentWidth
        x: Theme.margin
        y: Theme.horizonY - (root.wide ? 64 : 120) - height

        Headline {
            headline: root.instead.quiet
            largest: root.wide ? 160 : 208
            room: words.width
        }

        TypeLarge {
            text: root.instead.quietLine
            width: parent.width
        }
    }

    Grid {
        columnSpacing: Theme.gutter
        columns: root.wide ? 2 : 1
        rowSpacing: Theme.space5
        x: Theme.margin
        y: Theme.chooseY + (root.wide ? 0 : Theme.space5)

        Column {
            id: others

            spacing: root.wide ? Theme.space2 : Theme.space3
            width: root.wide ? Theme.colWidth(7) : Theme.contentWidth

            Repeater {
                model: root.instead.quietOthers

                TypeLarge {
                    required property string sentence

                    Accessible.name: text
                    Accessible.role: Accessible.StaticText
                    size: 76
                    text: sentence
                    width: others.width
                }
            }
        }

        Facts {
            subtitle: root.terminal.contact
            symbol: "phone"
            text: root.terminal.office
            visible: text !== ""
            width: root.wide ? Theme.colWidth(5) : Theme.contentWidth
        }
    }

    Plinth {
        height: Theme.plinthHeight
        line: ""
        office: root.terminal.office
        place: root.terminal.name
        secondLine: ""
        width: parent.width
        y: Theme.plinthY
    }
}
