// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Counts as bars on a card, the number beside each; or one large figure. What is not public has
// no bar and says so. Bars that find no room are told, never cut. Roles: player/view/chart.py.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Paper {
    id: root

    property string title: ""
    property string caption: ""
    property string figure: ""
    property string figureWords: ""
    property QtObject bars: null
    // How many there are, where `bars` holds only the first of them.
    property int inAll: repeater.count
    // At most so high.
    property real room: 1232

    readonly property real inset: 56
    // Where not all have room as they should be, they are drawn lower.
    readonly property bool compact: root.inAll * (72 * root.growth + 144) - 40 > root.space
    readonly property real barHeight: root.compact ? 56 : 88
    readonly property real growth: Math.min(1.25, Theme.textSize)
    readonly property real numberWidth: 340 * root.growth
    readonly property real gap: 40
    readonly property real headHeight: head.height > 0 ? head.height + root.gap : 0
    readonly property real moreHeight: Math.round(56 * root.growth * 1.22) + root.gap
    readonly property real space: root.room - 2 * root.inset - root.headHeight
    // How many bars have room: all of them, or so many that the line with the others has, too.
    readonly property int shown: {
        const whole = root.fitting(root.space);
        return whole === root.inAll ? whole : root.fitting(root.space - root.moreHeight);
    }
    readonly property real rowsHeight: {
        const last = root.shown > 0 ? repeater.itemAt(root.shown - 1) : null;
        return last === null ? 0 : last.y + last.height;
    }

    function fitting(space: real): int {
        let fit = 0;
        // Naming the height makes the binding follow the rows.
        for (let i = 0; rows.height > 0 && i < repeater.count; i++) {
            const row = repeater.itemAt(i);
            if (row === null || row.y + row.height > space)
                break;
            fit = i + 1;
        }
        return fit;
    }

    Accessible.name: [root.title, root.figure, root.figureWords, root.caption].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.Chart
    implicitHeight: 2 * root.inset + root.headHeight + root.rowsHeight + (more.visible ? root.moreHeight : 0) - (root.rowsHeight > 0 || root.headHeight === 0 ? 0 : root.gap)

    Column {
        id: head

        spacing: 8
        width: root.width - 2 * root.inset
        x: root.inset
        y: root.inset

        TypeLarge {
            size: 80 * root.growth
            text: root.title
            visible: root.title !== ""
            weight: 680
            width: parent.width
        }

        TypeSmall {
            color: Theme.inkSoft
            size: 56 * root.growth
            text: root.caption
            visible: root.caption !== ""
            width: parent.width
        }

        Item {
            height: figure.height - 24
            visible: root.figure !== ""
            width: parent.width

            TypeRiese {
                id: figure

                size: Math.min(300, head.width / Math.max(1, root.figure.length) / 0.62)
                tabular: true
                text: root.figure
                wrapMode: Text.NoWrap
            }

            TypeHeading {
                anchors.baseline: figure.baseline
                anchors.left: figure.right
                anchors.leftMargin: Theme.space5
                anchors.right: parent.right
                fontSizeMode: Text.HorizontalFit
                minimumSize: 56
                size: 92
                text: root.figureWords
                wrapMode: Text.NoWrap
            }
        }
    }

    Column {
        id: rows

        spacing: root.compact ? 24 : 40
        width: root.width - 2 * root.inset
        x: root.inset
        y: root.inset + root.headHeight

        Repeater {
            id: repeater

            model: root.bars

            Item {
                id: row

                required property int index
                required property string label
                required property string number
                required property real share
                required property string note
                required property real mark
                required property bool counted
                required property bool plain
                required property bool leading
                required property bool chosen

                readonly property bool there: row.index < root.shown

                Accessible.ignored: !row.there
                Accessible.name: [row.label, row.number, row.note].filter(part => part !== "").join(", ")
                Accessible.role: Accessible.StaticText
                height: words.height + (row.plain ? 0 : track.height + (root.compact ? 6 : 16))
                opacity: row.there ? 1 : 0
                width: rows.width

                Item {
                    id: words

                    height: Math.max(label.height, aside.height) + (below.visible ? below.height : 0)
                    width: row.width

                    Icon {
                        id: check

                        anchors.verticalCenter: label.verticalCenter
                        color: Theme.good
                        name: row.chosen ? "circle-check" : ""
                        size: row.chosen ? 76 : 0
                        stroke: 2.2
                    }

                    TypeLabel {
                        id: label

                        anchors.left: check.right
                        anchors.leftMargin: row.chosen ? Theme.space2 : 0
                        anchors.right: aside.left
                        anchors.rightMargin: aside.text === "" ? 0 : Theme.space4
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        size: Math.max(56, Math.min(64 * root.growth, 2 * width / (row.label.length * 0.6)))
                        text: Theme.parted(row.label)
                        weight: 660
                    }

                    TypeSmall {
                        id: aside

                        anchors.baseline: label.baseline
                        anchors.right: parent.right
                        color: Theme.inkSoft
                        size: 56 * root.growth
                        text: row.plain || root.compact ? "" : row.note
                        wrapMode: Text.NoWrap
                    }

                    TypeSmall {
                        id: below

                        anchors.top: label.bottom
                        color: Theme.inkSoft
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        size: 56 * root.growth
                        text: row.plain ? row.note : ""
                        visible: text !== ""
                        width: parent.width
                    }
                }

                Rectangle {
                    id: track

                    border.color: Theme.line
                    border.width: Theme.edge
                    color: Theme.track
                    height: root.barHeight
                    radius: Theme.radiusPaper
                    visible: !row.plain
                    width: row.counted ? row.width - root.numberWidth - Theme.space4 : row.width
                    y: words.height + (root.compact ? 6 : 16)

                    Rectangle {
                        color: row.leading ? Theme.accent : Theme.lake
                        height: parent.height
                        radius: Theme.radiusPaper
                        visible: row.counted && row.share > 0
                        width: Math.max(20, Math.min(1, row.share) * parent.width)
                    }

                    // The goal, on the track.
                    Rectangle {
                        border.color: Theme.card
                        border.width: 6
                        color: Theme.ink
                        height: parent.height + 48
                        radius: 8
                        visible: row.mark >= 0
                        width: 28
                        x: Math.min(1, row.mark) * parent.width - width / 2
                        y: -24
                    }

                    TypeSmall {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.ink
                        size: root.compact ? 50 : 56 * root.growth
                        text: row.counted ? "" : row.number
                        wrapMode: Text.NoWrap
                        x: Theme.space4
                    }
                }

                Type {
                    anchors.right: parent.right
                    anchors.verticalCenter: track.verticalCenter
                    horizontalAlignment: Text.AlignRight
                    line: 1.1
                    minimumSize: 56
                    size: (root.compact ? 72 : 96) * root.growth
                    tabular: true
                    text: row.counted && !row.plain ? row.number : ""
                    weight: 720
                    height: 120 * root.growth
                    verticalAlignment: Text.AlignVCenter
                    width: root.numberWidth
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    TypeSmall {
        id: more

        color: Theme.ink
        size: 56 * root.growth
        text: qsTr("und %1 weitere").arg(root.inAll - root.shown)
        visible: root.inAll > root.shown && root.shown > 0
        weight: 620
        x: root.inset
        y: rows.y + root.rowsHeight + root.gap - 8
    }
}
