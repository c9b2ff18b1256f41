// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// How this screen is joined to its office: a code to be read from two metres, the same as a QR
// code, the words of both to compare, and what to do.
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
    readonly property bool coded: root.instead.link !== ""
    readonly property real half: root.wide ? Theme.colWidth(6) : Theme.contentWidth
    readonly property real firm: Math.min(Theme.textSize, root.wide ? 1 : 1.25)

    // Six words, and whose they are.
    component Fingerprint: Column {
        id: fingerprint

        required property string title
        required property string words

        width: parent.width

        TypeBody {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.inkSoft
            size: 56 * root.firm
            text: fingerprint.title
        }

        TypeLarge {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            size: 72 * root.firm
            text: fingerprint.words
            weight: 640
            width: parent.width
        }
    }

    symbol: "schaukasten"
    title: root.whole ? root.terminal.name : qsTr("Anschluss an das Amt")

    Loader {
        active: !root.instead.open
        anchors.fill: parent
        sourceComponent: Nothing {
            picture: root.instead.picture
            sentence: qsTr("Diese Anzeige muss nicht angeschlossen werden.")

            onChosen: root.go("home", "")
        }
    }

    Column {
        id: asked

        spacing: root.wide ? Theme.space3 : Theme.space5
        visible: root.instead.open
        width: root.half
        x: Theme.margin
        y: Theme.headBottom + (root.wide ? 24 : 88)

        Headline {
            headline: root.instead.headline
            largest: root.wide ? 120 : 160
            room: asked.width
        }

        TypeRiese {
            Accessible.name: root.instead.spelled
            Accessible.role: Accessible.StaticText
            height: root.wide ? 280 : 340
            maximumLineCount: 1
            minimumSize: 120
            size: root.wide ? 280 : 380
            tabular: true
            text: root.instead.code
            visible: text !== ""
            width: asked.width
            wrapMode: Text.NoWrap
        }

        TypeLarge {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            size: 76 * root.firm
            text: root.instead.line
            visible: text !== ""
            width: asked.width
        }

        TypeBody {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.inkSoft
            elide: Text.ElideRight
            maximumLineCount: root.instead.code === "" ? 5 : 2
            size: 60
            text: root.instead.detail
            visible: text !== ""
            width: asked.width
        }
    }

    Column {
        id: ways

        spacing: root.wide ? Theme.space3 : Theme.space4
        visible: root.instead.open
        width: root.half
        x: root.wide ? Theme.colX(6) : Theme.margin
        y: root.wide ? asked.y : asked.y + asked.height + Theme.space6

        Repeater {
            model: root.instead.steps

            Item {
                id: step

                required property string number
                required property string sentence

                height: Math.max(figure.height, sentenceText.height)
                width: ways.width

                TypeHeading {
                    id: figure

                    size: 96 * root.firm
                    text: step.number
                    width: 110
                }

                TypeBody {
                    id: sentenceText

                    Accessible.name: text
                    Accessible.role: Accessible.StaticText
                    anchors.verticalCenter: figure.verticalCenter
                    size: 68 * root.firm
                    text: step.sentence
                    weight: 560
                    width: parent.width - x
                    x: 130
                }
            }
        }

        Paper {
            height: fingerprints.height + 2 * Theme.space4
            visible: root.instead.words !== ""
            width: ways.width

            Column {
                id: fingerprints

                spacing: Theme.space3
                width: parent.width - 2 * Theme.space4
                x: Theme.space4
                y: Theme.space4

                Fingerprint {
                    title: qsTr("Anzeige")
                    words: root.instead.words
                }

                Fingerprint {
                    title: qsTr("Amt")
                    visible: words !== ""
                    words: root.instead.officeWords
                }
            }
        }
    }

    QrCard {
        id: code

        content: root.instead.link
        height: root.wide ? Math.min(640, Theme.plinthY - Theme.space3 - y) : Theme.chooseBottom - y
        title: qsTr("Mit dem Telefon")
        visible: root.coded && root.instead.open
        width: root.wide ? 1060 : 640
        x: Theme.handed(Theme.margin + Theme.contentWidth - width, width)
        y: root.wide ? Math.max(Theme.chooseBottom - 640, ways.y + ways.height + Theme.space3) : Theme.chooseY + 8
    }

    Column {
        id: others

        spacing: root.wide ? Theme.space2 : Theme.space3
        visible: root.instead.open
        width: Theme.contentWidth - (root.coded ? code.width + Theme.gutter + Theme.space4 : 0)
        x: root.coded ? Theme.handed(Theme.margin, width) : Theme.margin
        y: Theme.chooseY + Theme.space3

        Repeater {
            model: root.instead.others

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
