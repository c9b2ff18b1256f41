// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The councils: the next meeting with its picture, the others as rows, then what was decided.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property MeetingsModel meetings

    property bool panel: false
    property bool unfolded: false

    readonly property bool some: root.meetings.leadItem !== ""

    function choose(name: string) {
        root.panel = false;
        root.meetings.select_place(name);
        rows.toRest();
    }

    cover: root.panel ? chipSheet : null
    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    empty: !root.some && !root.meetings.someChips
    scene: root.meetings.picture
    listed: true
    symbol: "building-community"
    title: qsTr("Sitzungen")

    Component.onCompleted: root.meetings.reset()
    onUncover: root.panel = false

    Column {
        id: words

        spacing: 28
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: (root.wide ? Theme.chooseBottom - 280 : Theme.horizonY - 72) - height

        TypeLarge {
            color: Theme.accent
            text: root.meetings.kicker
            visible: root.some
            width: parent.width
        }

        Headline {
            headline: root.some ? root.meetings.headline : root.meetings.nothing
            largest: root.wide ? 108 : 160
            room: words.width
        }

        TypeBody {
            elide: Text.ElideRight
            maximumLineCount: root.wide ? 4 : 5
            // A compound too long for its line makes the words smaller, it is never cut.
            size: Math.min((root.wide ? 58 : 66) * Theme.textSize, width / (root.meetings.longestWord * 0.56))
            text: Theme.parted(root.meetings.lead)
            visible: root.meetings.lead !== ""
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }
    }

    Loader {
        active: root.wide && root.some
        sourceComponent: leadKey
        width: root.lookWidth
        x: root.lookX
        y: Theme.chooseBottom - 220
    }

    Component {
        id: leadKey

        ActionKey {
            implicitHeight: root.wide ? 220 : 168
            primary: true
            symbol: "file-text"
            text: qsTr("Tagesordnung lesen")

            onClicked: root.go("meeting-detail", root.meetings.leadItem)
        }
    }

    RisingSheet {
        id: rows

        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        enabled: !root.panel
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Sitzungen")
        paper: !root.wide
        spacing: Theme.rowGap
        width: parent.width

        Loader {
            active: !root.wide && root.meetings.someChips
            sourceComponent: chooser
            visible: active
            width: parent.width
        }

        Item {
            height: 8
            visible: root.meetings.someChips && !root.wide
            width: 1
        }

        Loader {
            active: !root.wide && root.some
            sourceComponent: leadKey
            visible: active
            width: parent.width
        }

        Repeater {
            model: root.meetings.rows

            ListRow {
                id: row

                required property string item
                required property string title
                required lead
                required struck
                required subtitle

                text: row.title
                width: root.chooseWidth

                onClicked: root.go("meeting-detail", row.item)
            }
        }

        ListRow {
            chevron: root.unfolded ? "chevron-up" : "chevron-down"
            symbol: "circle-check"
            text: root.meetings.pastLine
            visible: root.meetings.pastLine !== ""
            width: root.chooseWidth

            onClicked: {
                root.unfolded = !root.unfolded;
                if (root.unfolded)
                    Qt.callLater(rows.further);
            }
        }

        Repeater {
            model: root.unfolded ? root.meetings.past : null

            ListRow {
                id: over

                required property string item
                required property string title
                required lead
                required struck
                required subtitle

                text: over.title
                width: root.chooseWidth

                onClicked: root.go("meeting-detail", over.item)
            }
        }

        ActionKey {
            primary: true
            symbol: "calendar-event"
            text: qsTr("Termine zeigen")
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("events", "")
        }

        // Below the rows, where a hand reaches them.
        Loader {
            active: root.wide && root.meetings.someChips
            sourceComponent: chooser
            visible: active
            width: parent.width
        }
    }

    Component {
        id: chooser

        TradeChips {
            furtherSymbol: "chevron-down"
            furtherText: root.meetings.manyChips ? qsTr("Weitere") : ""
            trades: root.meetings.chips

            onChosen: name => root.choose(name)
            onFurther: root.panel = true
        }
    }

    ChipSheet {
        id: chipSheet

        chips: root.meetings.chips
        open: root.panel

        onChosen: name => root.choose(name)
        onClosed: root.panel = false
    }
}
