// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Reading aids: text size in three steps and the colour scheme. Lies over the choose zone.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property Terminal terminal

    readonly property real keyWidth: Theme.colWidth(Theme.landscape ? 3 : 2)
    readonly property real keyHeight: Theme.landscape ? 180 : 220

    signal done

    Accessible.name: qsTr("Lesehilfe")
    Accessible.role: Accessible.Dialog

    // Nothing below the sheet is to be touched.
    MouseArea {
        anchors.fill: parent
    }

    Horizon {
        height: root.height
        width: root.width
    }

    Column {
        id: choices

        spacing: Theme.landscape ? Theme.gutter : Theme.space4
        x: Theme.margin
        y: Theme.chooseY - Theme.horizonY + (Theme.landscape ? 0 : 8)

        TypeLarge {
            text: qsTr("Wie lesen Sie am besten?")
            visible: !Theme.landscape
        }

        Row {
            spacing: Theme.gutter

            Repeater {
                model: [
                    {
                        word: qsTr("Normal"),
                        size: 1.0
                    },
                    {
                        word: qsTr("Groß"),
                        size: 1.25
                    },
                    {
                        word: qsTr("Sehr groß"),
                        size: 1.5
                    }
                ]

                Lip {
                    id: sizeKey

                    required property var modelData

                    Accessible.name: qsTr("Schrift %1").arg(sizeKey.modelData.word)
                    Accessible.role: Accessible.RadioButton
                    height: root.keyHeight
                    selected: Math.abs(root.terminal.textSize - sizeKey.modelData.size) < 0.01
                    text: sizeKey.modelData.word
                    width: root.keyWidth

                    contentItem: Item {
                        Type {
                            anchors.centerIn: parent
                            color: sizeKey.selected ? Theme.selectedText : Theme.ink
                            line: 1.1
                            size: 60 * sizeKey.modelData.size
                            text: sizeKey.text
                            weight: 660
                        }
                    }

                    onClicked: root.terminal.choose_text_size(sizeKey.modelData.size)
                }
            }
        }

        Row {
            spacing: Theme.gutter

            Repeater {
                model: [
                    {
                        word: qsTr("Hell"),
                        scheme: "light",
                        symbol: "sun"
                    },
                    {
                        word: qsTr("Dunkel"),
                        scheme: "dark",
                        symbol: "moon"
                    },
                    {
                        word: qsTr("Kontrast"),
                        scheme: "contrast",
                        symbol: "contrast"
                    }
                ]

                ActionKey {
                    id: schemeKey

                    required property var modelData

                    height: root.keyHeight
                    selected: root.terminal.scheme === schemeKey.modelData.scheme
                    symbol: schemeKey.modelData.symbol
                    text: schemeKey.modelData.word
                    width: root.keyWidth

                    onClicked: root.terminal.choose_scheme(schemeKey.modelData.scheme)
                }
            }
        }
    }

    ActionKey {
        height: Theme.landscape ? 2 * root.keyHeight + Theme.gutter : root.keyHeight
        primary: true
        symbol: "check"
        text: qsTr("Fertig")
        width: root.keyWidth
        x: Theme.landscape ? Theme.colX(9) : Theme.margin
        y: Theme.landscape ? choices.y : choices.y + choices.height + choices.spacing

        onClicked: root.done()
    }
}
