// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One event in full: when, where, how much, and when it is on again.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property EventsModel events
    required property string item

    property bool listing: false

    alt: card.alt
    body: card.gone ? "" : card.body
    code: card.code
    codeLine: card.codeLine
    codeTitle: card.codeTitle
    facts: card.gone ? null : card.facts
    headline: card.gone ? qsTr("Diesen Termin gibt es nicht mehr.") : card.headline
    instead: root.listing ? dates : null
    keyed: card.gone || card.dayLine !== "" || card.datesLine !== ""
    kicker: card.kicker
    longestFact: card.longestFact
    notice: card.notice
    noticeSymbol: card.cancelled ? "ban" : "clock"
    plinthLine: card.source === "" ? "" : qsTr("Quelle: %1").arg(card.source)
    plinthSecond: root.terminal.stand
    scene: card.picture
    symbol: "calendar-event"
    title: qsTr("Veranstaltung")

    keys: Flow {
        id: row

        // With large words one key a line, else two.
        readonly property real keyWidth: root.large ? row.width : Math.floor((row.width - Theme.gutter) / 2)
        readonly property real keyHeight: root.large ? 176 : 220

        spacing: Theme.gutter

        ActionKey {
            implicitHeight: row.keyHeight
            selected: root.listing
            subtitle: root.large ? "" : card.datesLine
            symbol: "calendar-month"
            text: qsTr("Weitere Tage")
            visible: card.datesLine !== ""
            width: row.keyWidth

            onClicked: {
                root.listing = !root.listing;
                root.toRest();
            }
        }

        ActionKey {
            implicitHeight: row.keyHeight
            subtitle: root.large ? "" : card.dayLine
            symbol: "calendar-event"
            text: qsTr("Tagesplan")
            visible: card.dayLine !== ""
            width: row.keyWidth

            onClicked: root.go("events", card.day)
        }

        ActionKey {
            primary: true
            symbol: "calendar-event"
            text: qsTr("Alle Termine")
            visible: card.gone
            width: row.keyWidth

            onClicked: root.go("events", "")
        }
    }

    EventCard {
        id: card

        events: root.events
        item: root.item
    }

    Component {
        id: dates

        Column {
            id: column

            spacing: 20

            Repeater {
                model: card.dates

                ListRow {
                    id: date

                    required property string item
                    required property string title
                    required lead
                    required note

                    symbol: "calendar-event"
                    text: date.title
                    width: column.width

                    onClicked: root.go("event-detail", date.item)
                }
            }
        }
    }
}
