// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One meeting in full: when, where, who may listen, the agenda and its papers to take along.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls

DetailPage {
    id: root

    required property MeetingsModel meetings
    required property string item

    code: shown.code
    codeLine: shown.codeLine
    codeTitle: shown.codeTitle
    facts: shown.gone ? null : shown.facts
    headline: shown.gone ? qsTr("Diese Sitzung steht hier nicht mehr.") : shown.headline
    instead: shown.gone ? null : agenda
    keyed: shown.gone
    kicker: shown.kicker
    longestFact: shown.longestFact
    notice: shown.notice
    noticeSymbol: shown.cancelled ? "ban" : "clock"
    plinthLine: shown.source === "" ? "" : qsTr("Quelle: %1").arg(shown.source)
    plinthSecond: root.terminal.stand
    scene: shown.picture !== "" ? shown.picture : root.meetings.picture
    symbol: "building-community"
    title: qsTr("Sitzung")

    keys: ActionKey {
        implicitHeight: 168
        primary: true
        symbol: "building-community"
        text: qsTr("Alle Sitzungen")

        onClicked: root.go("meetings", "")
    }

    MeetingCard {
        id: shown

        item: root.item
        meetings: root.meetings
    }

    Component {
        id: agenda

        Column {
            id: column

            TypeBody {
                text: shown.nothing
                visible: shown.nothing !== ""
                width: parent.width
            }

            Repeater {
                model: shown.agenda

                AgendaLine {
                    id: point

                    required number
                    required title
                    required result
                    required symbol
                    required url
                    required reference

                    chosen: point.paper && shown.chosen === point.url
                    width: column.width

                    onTaken: shown.choose(point.url, point.reference)
                }
            }

            Repeater {
                model: shown.papers

                AgendaLine {
                    id: whole

                    required number
                    required title
                    required result
                    required symbol
                    required url
                    required reference

                    chosen: shown.chosen === whole.url
                    width: column.width

                    onTaken: shown.choose(whole.url, whole.reference)
                }
            }
        }
    }
}
