// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The languages, each in its own words: one touch, and everything says it. Lies over the choose
// zone.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property Terminal terminal

    signal done

    Accessible.name: qsTr("Sprache")
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
        id: words

        spacing: Theme.space4
        x: Theme.margin
        y: Theme.chooseY - Theme.horizonY + (Theme.landscape ? 0 : 8)

        TypeLarge {
            text: qsTr("Welche Sprache sprechen Sie?")
            visible: !Theme.landscape
        }

        Grid {
            columnSpacing: Theme.gutter
            columns: Theme.landscape ? 4 : 2
            rowSpacing: Theme.gutter

            Repeater {
                model: root.terminal.languages

                Lip {
                    id: key

                    required property var modelData

                    readonly property color tint: key.selected ? Theme.selectedText : Theme.ink

                    Accessible.description: key.modelData.greeting
                    Accessible.role: Accessible.RadioButton
                    height: Theme.landscape ? Theme.chooseBottom - Theme.chooseY : 340
                    selected: root.terminal.language === key.modelData.code
                    text: key.modelData.name
                    width: Theme.colWidth(3)

                    contentItem: Item {
                        Column {
                            anchors.centerIn: parent
                            spacing: Theme.space1
                            width: parent.width

                            TypeHeading {
                                color: key.tint
                                horizontalAlignment: Text.AlignHCenter
                                minimumSize: 60
                                text: key.text
                                width: parent.width
                                wrapMode: Text.NoWrap
                            }

                            TypeBody {
                                color: key.tint
                                horizontalAlignment: Text.AlignHCenter
                                text: key.modelData.greeting
                                width: parent.width
                            }
                        }
                    }

                    onClicked: {
                        root.terminal.choose_language(key.modelData.code);
                        root.done();
                    }
                }
            }
        }
    }
}
