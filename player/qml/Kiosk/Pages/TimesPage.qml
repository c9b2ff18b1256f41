// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The timetable of a stop as it hangs there: all times of today or tomorrow, line by line. What
// the board has no room for goes on below the horizon, and then on further leaves.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property BusesModel buses
    // The stop; "" for the nearest.
    property string item: ""

    readonly property bool tall: !Theme.landscape
    readonly property bool some: root.buses.stop !== ""
    readonly property color alarm: Theme.scheme === "sunlight" ? Theme.boardText : Theme.act
    readonly property real rowsY: root.tall ? 500 : 400
    readonly property real paperY: keys.y + keys.height + (root.tall ? Theme.gutter : Theme.rowGap)
    readonly property real columnWidth: root.tall ? Theme.contentWidth : (Theme.contentWidth - Theme.space7) / 2
    readonly property real othersRoom: Theme.chooseBottom - root.paperY - (root.tall ? 160 : 0)
    readonly property bool onPaper: root.placed.some(place => place !== null && !place.boarded)
    // The blocks that are filled one after the other.
    readonly property var blocks: {
        const right = Theme.margin + root.columnWidth + Theme.space7;
        const board = {
            "x": Theme.margin,
            "y": root.rowsY,
            "foot": Theme.horizonY - (root.tall ? 30 : 16),
            "boarded": true
        };
        const paper = {
            "x": Theme.margin + 52,
            "y": root.paperY + (root.tall ? 8 : 0),
            "foot": Theme.chooseBottom + Theme.space1,
            "boarded": false
        };
        if (root.tall)
            return [board, paper];
        return [board, Object.assign({}, board, {
                "x": right
            }), paper, Object.assign({}, paper, {
                "x": right
            })];
    }
    // Where each line stands: null for those that are on other leaves.
    property var placed: []
    property int first: 0
    property int next: 0

    function place() {
        const found = [];
        const blocks = root.blocks;
        let block = 0;
        let y = blocks[0].y;
        root.next = 0;
        for (let index = 0; index < lines.count; index++) {
            const line = lines.itemAt(index);
            if (line === null || index < root.first || root.next > 0) {
                found.push(null);
                continue;
            }
            while (block < blocks.length && y + line.implicitHeight > blocks[block].foot && !(y === blocks[block].y && index === root.first)) {
                block += 1;
                y = block < blocks.length ? blocks[block].y : 0;
            }
            if (block === blocks.length) {
                root.next = index;
                found.push(null);
                continue;
            }
            found.push({
                "x": blocks[block].x,
                "y": y,
                "boarded": blocks[block].boarded,
                "ruled": blocks[block].boarded || y > blocks[block].y
            });
            y += line.implicitHeight;
        }
        root.placed = found;
    }

    function again() {
        root.first = 0;
        Qt.callLater(root.place);
    }

    picture: !root.some && Theme.lined ? root.buses.picture : ""
    pictureDark: root.some
    plinthLine: root.buses.source
    plinthSecond: root.buses.stand
    symbol: "table"
    title: qsTr("Fahrplan")

    Component.onCompleted: {
        root.buses.choose(root.item);
        root.buses.choose_day(0);
        root.again();
    }
    onBlocksChanged: Qt.callLater(root.place)

    Item {
        anchors.fill: parent
        visible: root.some

        Rectangle {
            color: Theme.board
            height: Theme.horizonY + 60
            width: root.width
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
            text: root.buses.timesHeadline
            verticalAlignment: Text.AlignBottom
            width: Theme.contentWidth - kicker.width - 60
            wrapMode: Text.NoWrap
            x: Theme.margin - 6
            y: root.tall ? 250 : 214
        }

        TypeLarge {
            id: kicker

            color: root.alarm
            text: root.buses.timesKicker
            wrapMode: Text.NoWrap
            x: Theme.margin + Theme.contentWidth - width
            y: headline.y + headline.height - height - (root.tall ? 24 : 12)
        }

        TypeTitle {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.boardText
            size: 120
            text: root.buses.timesNothing
            visible: text !== ""
            width: Theme.contentWidth
            x: Theme.margin
            y: root.rowsY + 120
        }

        Row {
            id: keys

            spacing: Theme.gutter
            x: Theme.margin
            y: Theme.chooseY + (root.tall ? 8 : 0)

            Repeater {
                model: root.buses.dayNames

                Chip {
                    id: chip

                    required property int index
                    required property string modelData

                    selected: chip.index === root.buses.day
                    text: chip.modelData
                    width: Math.max(implicitWidth, Theme.colWidth(1))

                    onClicked: {
                        root.buses.choose_day(chip.index);
                        root.again();
                    }
                }
            }
        }

        // More lines than a leaf holds: the last leaf leads to the first.
        Chip {
            symbol: root.next > 0 ? "chevron-down" : "chevron-up"
            text: root.next > 0 ? qsTr("Weitere Linien") : qsTr("Erste Linien")
            visible: root.next > 0 || root.first > 0
            x: Theme.margin + Theme.contentWidth - width
            y: keys.y

            onClicked: {
                root.first = root.next;
                root.place();
            }
        }

        Paper {
            height: Theme.chooseBottom + Theme.space1 - y
            visible: root.onPaper
            width: Theme.contentWidth
            x: Theme.margin
            y: root.paperY
        }

        // Where the board holds everything, the other stops are offered in its place.
        Column {
            spacing: Theme.gutter
            visible: !root.onPaper
            width: Theme.contentWidth
            x: Theme.margin
            y: root.paperY + (root.tall ? Theme.gutter : 0)

            TypeLarge {
                text: qsTr("Andere Haltestellen")
                visible: root.tall && others.count > 1
            }

            Flow {
                clip: true
                height: Math.min(implicitHeight, root.othersRoom)
                spacing: Theme.gutter
                visible: others.count > 1
                width: parent.width

                Repeater {
                    id: others

                    model: root.buses.stops

                    Chip {
                        required property string name
                        required property string label

                        selected: name === root.buses.stop
                        symbol: selected ? "map-pin" : ""
                        text: label
                        visible: y + height <= root.othersRoom
                        width: Math.min(implicitWidth, Theme.contentWidth)

                        onClicked: {
                            root.buses.choose(name);
                            root.again();
                        }
                    }
                }
            }
        }

        Repeater {
            id: lines

            model: root.buses.times

            onItemAdded: Qt.callLater(root.place)
            onItemRemoved: Qt.callLater(root.place)

            LineTimes {
                id: hung

                required property int index

                readonly property var at: root.placed[hung.index] ?? null

                boarded: hung.at === null || hung.at.boarded
                ruled: hung.at !== null && hung.at.ruled
                visible: hung.at !== null
                width: root.columnWidth - (boarded ? 0 : root.tall ? 104 : 52)
                x: hung.at === null ? 0 : hung.at.x
                y: hung.at === null ? 0 : hung.at.y

                onImplicitHeightChanged: Qt.callLater(root.place)
            }
        }
    }

    Nothing {
        picture: root.some ? "" : root.buses.picture
        sentence: qsTr("Abfahrten sind zurzeit nicht da.")
        visible: !root.some

        onChosen: root.go("home", "")
    }
}
