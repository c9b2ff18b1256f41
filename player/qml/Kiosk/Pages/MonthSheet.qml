// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A month to choose a day from. Days with something on have an edge; the others are only paper.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property EventsModel events

    readonly property bool wide: Theme.landscape
    readonly property int columns: root.wide ? 14 : 7
    readonly property int gap: 8
    readonly property real gridX: root.wide ? Theme.colX(3) : Theme.margin
    readonly property real gridWidth: root.wide ? Theme.colWidth(9) : Theme.contentWidth
    readonly property real gridY: root.wide ? 58 : 192
    readonly property int weeks: Math.max(1, Math.ceil(fields.count / root.columns))
    // Short months have larger fields; no field is lower than a finger needs.
    readonly property real fieldHeight: Math.max(Theme.target > Theme.touchTarget ? Theme.target : 112, Math.min(168, (Theme.chooseBottom - Theme.chooseY - root.gridY) / root.weeks - root.gap))
    readonly property real fieldWidth: (root.gridWidth - (root.columns - 1) * root.gap) / root.columns

    signal chosen(iso: string)
    signal closed

    Accessible.name: root.events.month
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Grid {
        columns: root.wide ? 2 : 4
        spacing: 12
        x: Theme.margin

        TypeLarge {
            height: Theme.target
            minimumSize: 56
            text: root.events.month
            verticalAlignment: Text.AlignVCenter
            visible: !root.wide
            weight: 680
            width: Theme.colWidth(3) - 36
        }

        Chip {
            enabled: root.events.earlier
            height: Theme.target
            symbol: "chevron-left"
            text: qsTr("Vorher")
            width: root.wide ? Theme.colWidth(3) / 2 - 30 : Theme.colWidth(1)

            onClicked: root.events.turn_month(-1)
        }

        Chip {
            enabled: root.events.later
            height: Theme.target
            symbol: "chevron-right"
            text: qsTr("Später")
            width: root.wide ? Theme.colWidth(3) / 2 - 30 : Theme.colWidth(1)

            onClicked: root.events.turn_month(1)
        }

        Chip {
            height: Theme.target
            symbol: "x"
            text: qsTr("Schließen")
            width: root.wide ? Theme.colWidth(3) / 2 - 30 : Theme.colWidth(1) + 48

            onClicked: root.closed()
        }
    }

    TypeLarge {
        text: root.events.month
        visible: root.wide
        weight: 680
        x: Theme.margin
        y: 284
    }

    Row {
        spacing: root.gap
        x: root.gridX
        y: root.wide ? 0 : 132

        Repeater {
            model: root.columns

            TypeSmall {
                required property int index

                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                size: 56
                text: [qsTr("Mo"), qsTr("Di"), qsTr("Mi"), qsTr("Do"), qsTr("Fr"), qsTr("Sa"), qsTr("So")][index % 7]
                width: root.fieldWidth
            }
        }
    }

    Grid {
        columns: root.columns
        spacing: root.gap
        x: root.gridX
        y: root.gridY

        Repeater {
            id: fields

            model: root.events.fields

            Lip {
                id: field

                required property string iso
                required property string number
                required property int count
                required property string said
                required property bool open
                required property bool today
                required selected

                readonly property color tint: field.selected ? Theme.selectedText : field.open ? Theme.ink : Theme.inkSoft

                Accessible.ignored: field.iso === ""
                Accessible.role: field.open ? Accessible.Button : Accessible.StaticText
                focusPolicy: field.open ? Qt.StrongFocus : Qt.NoFocus
                face: field.open ? Theme.card : "transparent"
                height: root.fieldHeight
                inset: 4
                lip: field.open ? Theme.lip : "transparent"
                text: field.said
                width: root.fieldWidth

                contentItem: Item {
                    Row {
                        anchors.centerIn: parent
                        spacing: 12

                        Type {
                            anchors.verticalCenter: parent.verticalCenter
                            color: field.tint
                            font.underline: field.today
                            line: 1.1
                            size: 72
                            tabular: true
                            text: field.number
                            weight: field.open ? 720 : 450
                            wrapMode: Text.NoWrap
                        }

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            color: field.selected ? Theme.selectedText : Theme.accent
                            height: 44
                            radius: 4
                            visible: field.count > 0 && field.open
                            width: 8 + 6 * Math.min(4, field.count)
                        }
                    }
                }

                onClicked: {
                    if (field.open)
                        root.chosen(field.iso);
                }
            }
        }
    }
}
