// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A screen that nobody has set up yet: one sentence for passers-by with the numbers that help
// anywhere, and below it what is wrong with the file of settings, and what to do.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property InsteadModel instead
    // Nothing lies below it that could be reached: then it has the whole screen.
    property bool whole: false

    readonly property bool wide: Theme.landscape
    readonly property real half: root.wide ? Theme.colWidth(6) - Theme.space4 : Theme.contentWidth
    readonly property real firm: Math.min(Theme.textSize, root.wide ? 1 : 1.25)

    // With large letters one mistake has room.
    readonly property int mentioned: Theme.textSize > 1 ? 1 : 2
    readonly property real upper: Math.min(told.y, tasks.y)

    symbol: "schaukasten"
    title: root.whole ? root.terminal.name : qsTr("Einrichtung")

    backdrop: PictureBand {
        edge: root.upper - 72
        foot: Theme.horizonY + 24
        source: root.instead.picture
        villaged: true
        // a strip of it would be none
        visible: root.instead.bare && edge > Theme.headBottom + 240
    }

    Loader {
        active: !root.instead.bare
        anchors.fill: parent
        sourceComponent: Nothing {
            picture: root.instead.picture
            sentence: qsTr("Diese Anzeige ist eingerichtet.")

            onChosen: root.go("home", "")
        }
    }

    Column {
        id: told

        spacing: root.wide ? Theme.space2 : Theme.space4
        visible: root.instead.bare
        width: root.half
        x: Theme.margin
        y: root.wide ? Theme.horizonY - 64 - height : tasks.y - Theme.space5 - height

        Headline {
            headline: root.instead.setup
            largest: !root.wide ? 152 : root.instead.wrong > 0 ? 92 : 112
            room: told.width
        }

        TypeLarge {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            size: 72 * root.firm
            text: root.instead.setupLine
            visible: !root.wide || root.instead.wrong === 0
            width: told.width
        }

        Repeater {
            model: root.instead.mistakes

            Paper {
                id: mistake

                required property int index
                required property string where
                required property string message
                required property string hint

                Accessible.name: mistake.where + ". " + mistake.message + ". " + mistake.hint
                Accessible.role: Accessible.StaticText
                height: words.height + 2 * words.y
                visible: mistake.index < root.mentioned
                width: told.width

                Column {
                    id: words

                    width: parent.width - 2 * Theme.space4
                    x: Theme.space4
                    y: root.wide ? Theme.space2 : Theme.space3

                    TypeBody {
                        color: Theme.inkSoft
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        size: 56 * root.firm
                        text: mistake.where
                        width: parent.width
                    }

                    TypeLarge {
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        size: root.wide ? 60 : 64 * root.firm
                        text: mistake.message
                        weight: 640
                        width: parent.width
                    }

                    TypeBody {
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        size: root.wide ? 56 : 60 * root.firm
                        text: mistake.hint
                        width: parent.width
                    }
                }
            }
        }

        TypeBody {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.inkSoft
            size: 60 * root.firm
            text: qsTr("Weitere Fehler: %1").arg(root.instead.wrong - root.mentioned)
            visible: root.instead.wrong > root.mentioned
        }
    }

    Column {
        id: tasks

        spacing: root.wide ? Theme.space3 : Theme.space4
        visible: root.instead.bare
        width: root.half
        x: root.wide ? Theme.colX(6) : Theme.margin
        y: Theme.horizonY - (root.wide ? 64 : 120) - height

        Repeater {
            model: root.instead.tasks

            Item {
                id: task

                required property string number
                required property string sentence

                height: Math.max(figure.height, sentenceText.height)
                width: tasks.width

                TypeHeading {
                    id: figure

                    size: 96 * root.firm
                    text: task.number
                    width: 110
                }

                TypeBody {
                    id: sentenceText

                    Accessible.name: text
                    Accessible.role: Accessible.StaticText
                    anchors.verticalCenter: figure.verticalCenter
                    size: 68 * root.firm
                    text: task.sentence
                    weight: 560
                    width: parent.width - x
                    x: 130
                }
            }
        }
    }

    Column {
        id: others

        spacing: root.wide ? Theme.space2 : Theme.space3
        visible: root.instead.bare
        width: root.wide ? Theme.colWidth(4) : Theme.contentWidth
        x: Theme.margin
        y: Theme.chooseY + Theme.space3

        Repeater {
            model: root.instead.setupOthers

            TypeBody {
                required property string sentence

                Accessible.name: text
                Accessible.role: Accessible.StaticText
                size: 60 * root.firm
                text: sentence
                width: others.width
            }
        }
    }

    Grid {
        id: numbers

        columnSpacing: Theme.gutter
        columns: root.wide ? 3 : 2
        rowSpacing: Theme.space4
        visible: root.instead.bare
        x: root.wide ? Theme.colX(4) : Theme.margin
        y: root.wide ? others.y : others.y + others.height + Theme.space5

        Repeater {
            model: [
                {
                    "number": "112",
                    "whose": qsTr("Feuerwehr und Rettung")
                },
                {
                    "number": "110",
                    "whose": qsTr("Polizei")
                },
                {
                    "number": "116 117",
                    "whose": qsTr("Arzt außerhalb der Sprechzeiten")
                }
            ]

            Facts {
                required property var modelData

                subtitle: modelData.whose
                symbol: "phone"
                text: modelData.number
                width: root.wide ? (Theme.colWidth(8) - 2 * Theme.gutter) / 3 : (Theme.contentWidth - Theme.gutter) / 2
            }
        }
    }

    Plinth {
        height: Theme.plinthHeight
        line: root.terminal.contact
        office: root.terminal.office
        place: root.terminal.name
        secondLine: ""
        visible: root.whole
        width: parent.width
        y: Theme.plinthY
    }
}
