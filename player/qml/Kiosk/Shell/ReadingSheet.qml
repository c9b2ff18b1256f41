// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Reading aids: text size in three steps, the colours, and what hands and eyes are spared. Lies over
// the choose zone, so that the page above shows at once what each key does.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property Terminal terminal
    // Whether "Tiefer" is here, not in the bar.
    required property bool lowering

    readonly property bool wide: Theme.landscape
    readonly property real headroom: Theme.chooseY - Theme.horizonY
    readonly property real room: Theme.barY - Theme.chooseY - Theme.space4
    readonly property real keysTop: root.headroom + (root.wide ? 0 : title.height + Theme.space3)
    readonly property int lines: root.wide ? 2 : 4
    readonly property real keyHeight: Math.min(240, (root.room - (root.keysTop - root.headroom) - (root.lines - 1) * Theme.gutter) / root.lines)
    // Landscape: how to read in the half that is first, the rest beside it.
    readonly property real half: root.wide ? Theme.colWidth(6) : Theme.contentWidth

    signal done
    signal helped

    function lineY(line: int): real {
        return root.keysTop + line * (root.keyHeight + Theme.gutter);
    }

    function part(width: real, keys: int): real {
        return (width - (keys - 1) * Theme.gutter) / keys;
    }

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

    TypeLarge {
        id: title

        text: qsTr("Was hilft Ihnen?")
        visible: !root.wide
        x: Theme.margin
        y: root.headroom
    }

    Row {
        spacing: Theme.gutter
        x: Theme.handed(Theme.margin, width)
        y: root.lineY(0)

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

            AidKey {
                id: sizeKey

                required property var modelData

                Accessible.name: qsTr("Schrift %1").arg(sizeKey.modelData.word)
                Accessible.role: Accessible.RadioButton
                height: root.keyHeight
                selected: Math.abs(root.terminal.textSize - sizeKey.modelData.size) < 0.01
                size: 64 * sizeKey.modelData.size
                symbol: "typography"
                text: sizeKey.modelData.word
                width: root.part(root.half, 3)

                onClicked: root.terminal.choose_text_size(sizeKey.modelData.size)
            }
        }
    }

    Row {
        spacing: Theme.gutter
        x: Theme.handed(Theme.margin, width)
        y: root.lineY(1)

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
                },
                {
                    word: qsTr("Sonne"),
                    scheme: "sunlight",
                    symbol: "sunglasses"
                }
            ]

            AidKey {
                id: schemeKey

                required property var modelData

                Accessible.role: Accessible.RadioButton
                height: root.keyHeight
                selected: root.terminal.scheme === schemeKey.modelData.scheme
                symbol: schemeKey.modelData.symbol
                text: schemeKey.modelData.word
                width: root.part(root.half, 4)

                onClicked: root.terminal.choose_scheme(schemeKey.modelData.scheme)
            }
        }
    }

    Flow {
        id: reach

        readonly property real share: root.wide ? (root.lowering ? Theme.colWidth(2) : width) : root.part(width, root.lowering ? 3 : 2)

        spacing: Theme.gutter
        width: root.wide ? Theme.colWidth(4) : Theme.contentWidth
        x: Theme.handed(root.wide ? Theme.colX(6) : Theme.margin, width)
        y: root.lineY(root.wide ? 0 : 2)

        AidKey {
            height: root.keyHeight
            selected: root.terminal.lowered
            symbol: "arrow-bar-to-down"
            text: qsTr("Tiefer")
            visible: root.lowering
            width: reach.share

            onClicked: root.terminal.choose_lowered(!root.terminal.lowered)
        }

        AidKey {
            height: root.keyHeight
            selected: root.terminal.leftHanded
            symbol: "hand-stop"
            text: qsTr("Linke Hand")
            width: reach.share

            onClicked: root.terminal.choose_left_handed(!root.terminal.leftHanded)
        }

        AidKey {
            height: root.keyHeight
            selected: !root.terminal.motion
            symbol: "player-pause"
            text: qsTr("Weniger Bewegung")
            width: root.wide ? reach.width : reach.share

            onClicked: root.terminal.choose_motion(!root.terminal.motion)
        }
    }

    ActionKey {
        height: root.keyHeight
        primary: true
        symbol: "check"
        text: qsTr("Fertig")
        width: Theme.colWidth(root.wide ? 2 : 4)
        x: Theme.handed(root.wide ? Theme.colX(10) : Theme.margin, width)
        y: root.lineY(root.wide ? 0 : 3)

        onClicked: root.done()
    }

    ActionKey {
        height: root.keyHeight
        symbol: "message-2-question"
        text: qsTr("Hilfe")
        width: Theme.colWidth(2)
        x: Theme.handed(Theme.colX(root.wide ? 10 : 4), width)
        y: root.lineY(root.wide ? 1 : 3)

        onClicked: root.helped()
    }
}
