// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One place in full: where it lies from here, how far, when it is open, how the trail goes.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

DetailPage {
    id: root

    required property PlacesModel places
    required property string item

    body: shown.gone ? "" : shown.body
    closing: shown.lowest !== "" ? hills : null
    code: shown.code
    codeLine: shown.codeLine
    codeTitle: shown.codeTitle
    drawing: shown.picture === "" && !shown.gone ? map : null
    facts: shown.gone ? null : shown.facts
    headline: shown.gone ? qsTr("Diesen Ort gibt es hier nicht mehr.") : shown.headline
    keyed: true
    kicker: shown.kicker
    longestFact: shown.longestFact
    notice: shown.notice
    noticeSymbol: "clock"
    plinthLine: shown.source === "" ? "" : qsTr("Quelle: %1").arg(shown.source)
    plinthSecond: root.terminal.stand
    scene: shown.picture !== "" ? shown.picture : root.places.picture
    symbol: "map-2"
    title: qsTr("Karte")
    topper: shown.timed ? hours : null

    keys: ActionKey {
        implicitHeight: 168
        primary: shown.gone
        symbol: "map-2"
        text: qsTr("Alle Orte auf der Karte")

        onClicked: root.go("places", "")
    }

    PlaceCard {
        id: shown

        item: root.item
        places: root.places
    }

    Component {
        id: map

        AtlasView {
            id: drawn

            atlas: shown.atlas
            foot: 92
            letters: 56 * Math.min(1.25, Theme.textSize)

            function lay() {
                shown.lay_out(drawn.width, drawn.height, 210, drawn.letters);
            }

            Component.onCompleted: drawn.lay()
            onHeightChanged: drawn.lay()
            onWidthChanged: drawn.lay()
        }
    }

    Component {
        id: hills

        TrailProfile {
            card: shown
        }
    }

    Component {
        id: hours

        DoorHours {
            bottomPadding: Theme.space4
            week: shown.week
        }
    }
}
