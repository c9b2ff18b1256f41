// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The departure board of a stop near by, the other stops to choose from, and the village car.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property BusesModel buses
    // A stop, or one of its departures; "" for the nearest stop.
    property string item: ""

    readonly property bool tall: !Theme.landscape
    readonly property bool some: root.buses.nothing === ""
    readonly property color alarm: Theme.scheme === "sunlight" ? Theme.boardText : Theme.act
    // The head has one line: a longer name is the headline.
    readonly property bool long: root.buses.longName
    readonly property bool beside: !root.tall && root.buses.car
    readonly property real boardWidth: root.beside ? Theme.colWidth(8) : Theme.contentWidth
    readonly property real boardX: Theme.handed(Theme.margin, root.boardWidth)
    readonly property real rowHeight: root.tall ? 288 : 228
    readonly property real rowsY: root.tall ? 510 : 384
    readonly property int room: Math.floor((Theme.horizonY - (root.tall ? 40 : 16) - root.rowsY) / root.rowHeight)
    property bool choosing: false

    cover: root.choosing ? stops : null
    picture: !root.some && Theme.lined ? root.buses.picture : ""
    pictureDark: root.some
    plinthLine: root.buses.source
    plinthSecond: root.buses.stand
    symbol: "bus"
    title: root.buses.stop === "" ? qsTr("Bus und Auto") : root.long ? qsTr("Abfahrt") : root.buses.stop

    Component.onCompleted: root.buses.choose(root.item)
    Component.onDestruction: root.buses.choose("")
    onUncover: root.choosing = false

    Item {
        anchors.fill: parent
        visible: root.some

        Rectangle {
            color: Theme.board
            height: Theme.horizonY + 60
            width: root.width
        }

        // A hill in the dusk, far behind.
        Horizon {
            color: Theme.lake
            height: 300
            opacity: 0.55
            visible: Theme.scheme === "light" && root.tall
            width: root.width
            y: Theme.horizonY - 150

            transform: Scale {
                origin.x: root.width / 2
                xScale: -1
            }
        }

        Horizon {
            height: root.height - y
            width: root.width
            y: Theme.horizonY
        }

        TypeDisplay {
            id: headline

            Accessible.name: text
            Accessible.role: Accessible.Heading
            color: Theme.boardText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 80
            size: root.tall ? 200 : 152
            text: root.long ? root.buses.stop : qsTr("Abfahrt")
            verticalAlignment: Text.AlignBottom
            width: root.boardWidth - note.width - 60
            wrapMode: Text.NoWrap
            x: root.boardX - 6
            y: root.tall ? 250 : 214
        }

        Row {
            id: note

            spacing: 20
            visible: root.buses.stop !== ""
            x: root.boardX + root.boardWidth - width
            y: headline.y + headline.height - height - (root.tall ? 24 : 12)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.buses.live ? root.alarm : Theme.boardSoft
                name: root.buses.live ? "circle-check" : "clock"
                size: 76
            }

            TypeLabel {
                anchors.verticalCenter: parent.verticalCenter
                color: root.buses.live ? root.alarm : Theme.boardSoft
                text: root.buses.note
                wrapMode: Text.NoWrap
            }
        }

        TypeTitle {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.boardText
            size: 120
            text: root.buses.quiet
            visible: text !== ""
            width: root.boardWidth
            x: root.boardX
            y: root.rowsY + 120
        }

        Item {
            clip: true
            height: root.room * root.rowHeight
            width: root.boardWidth
            x: root.boardX
            y: root.rowsY

            Column {
                width: parent.width

                Repeater {
                    model: root.buses.rows

                    BoardLine {
                        required property int index

                        height: root.rowHeight
                        visible: index < root.room
                        width: root.boardWidth
                    }
                }
            }
        }

        // The stops near by in one line; those that do not fit are behind the last key.
        Item {
            id: chips

            height: keys.height
            width: root.boardWidth
            x: root.boardX
            y: Theme.chooseY + (root.tall ? 8 : 0)

            Item {
                height: parent.height
                width: keys.x - Theme.gutter

                Flow {
                    id: near

                    spacing: Theme.gutter
                    width: parent.width

                    Repeater {
                        model: root.buses.stops

                        Chip {
                            id: chip

                            required property string name
                            required property string label

                            Accessible.ignored: chip.y > 8
                            enabled: chip.y < 8
                            height: keys.height
                            opacity: chip.enabled ? 1 : 0
                            selected: name === root.buses.stop
                            symbol: selected ? "map-pin" : ""
                            text: label
                            width: Math.min(implicitWidth, near.width)

                            onClicked: root.buses.choose(name)
                        }
                    }
                }
            }

            Row {
                id: keys

                anchors.right: parent.right
                spacing: Theme.gutter

                Chip {
                    symbol: "dots"
                    text: qsTr("Weitere")
                    visible: near.implicitHeight > keys.height + 8

                    onClicked: root.choosing = true
                }

                Chip {
                    symbol: "table"
                    text: qsTr("Fahrplan")
                    visible: root.buses.stop !== ""

                    onClicked: root.go("bus-times", root.buses.stop)
                }
            }
        }

        VehicleCard {
            buses: root.buses
            height: root.tall ? Theme.chooseBottom - y : 860
            visible: root.buses.car
            width: root.tall ? Theme.colWidth(root.buses.carCode !== "" ? 4 : 6) : Theme.colWidth(4)
            x: Theme.handed(root.tall ? Theme.margin : Theme.colX(8), width)
            y: root.tall ? chips.y + chips.height + Theme.gutter : 232
        }

        QrCard {
            content: root.buses.carCode
            height: root.tall ? Theme.chooseBottom - y : 664
            line: root.buses.carCodeLine
            title: root.buses.carCodeTitle
            visible: root.buses.car && root.buses.carCode !== ""
            width: root.tall ? Theme.colWidth(2) : Theme.colWidth(4)
            x: Theme.handed(Theme.colX(root.tall ? 4 : 8), width)
            y: root.tall ? chips.y + chips.height + Theme.gutter : Theme.chooseBottom - height
        }

        // Without a car, what leaves later stands in its place.
        Later {
            first: root.room
            height: Theme.chooseBottom - y
            model: root.buses.rows
            visible: root.tall ? !root.buses.car : true
            width: root.boardWidth
            x: root.boardX
            y: chips.y + chips.height + Theme.gutter
        }

        Rectangle {
            id: stops

            color: Theme.ground
            height: Theme.chooseBottom - y + 8
            visible: root.choosing
            width: root.width
            y: Theme.chooseY

            Scroller {
                anchors.fill: parent
                clip: true
                contentHeight: all.height + 8

                Flow {
                    id: all

                    spacing: 20
                    width: Theme.contentWidth
                    x: Theme.margin
                    y: 8

                    Chip {
                        symbol: "x"
                        text: qsTr("Schließen")

                        onClicked: root.choosing = false
                    }

                    Repeater {
                        model: root.buses.stops

                        Chip {
                            required property string name
                            required property string label

                            selected: name === root.buses.stop
                            text: label
                            width: Math.min(implicitWidth, all.width)

                            onClicked: {
                                root.choosing = false;
                                root.buses.choose(name);
                            }
                        }
                    }
                }
            }
        }
    }

    Nothing {
        picture: root.some ? "" : root.buses.picture
        sentence: root.buses.nothing
        visible: !root.some

        onChosen: root.go("home", "")
    }
}
