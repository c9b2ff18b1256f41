// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What people can take part in: the most urgent call with its phases, the others as rows that
// rise over it, by what can be done with them.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property CallsModel calls

    readonly property bool some: root.calls.leadItem !== ""

    banded: root.edge > 500
    edge: root.wide ? words.y - 84 : Math.max(560, words.y - 84)
    scene: root.calls.picture
    empty: !root.some
    listed: true
    symbol: "checkbox"
    title: qsTr("Wir machen mit")

    Column {
        id: words

        spacing: root.wide ? 28 : 36
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: (root.wide ? Theme.chooseBottom - 280 : Theme.horizonY - 84) - height

        TypeLarge {
            color: Theme.accent
            text: root.calls.kicker
            visible: root.some
            width: parent.width
        }

        Headline {
            headline: root.some ? root.calls.headline : root.calls.nothing
            largest: root.wide ? 120 : 184
            room: words.width
        }

        TypeBody {
            size: (root.wide ? 60 : 66) * Theme.textSize
            text: Theme.parted(root.calls.lead)
            visible: root.calls.lead !== "" && !(root.wide && Theme.textSize > 1.1)
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }

        PhaseStrip {
            most: root.wide ? 2 : 4
            phases: root.calls.phases
            topPadding: Theme.space4
            visible: root.calls.phased && !(root.wide && Theme.textSize > 1.3)
            width: parent.width
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
            symbol: "hand-finger"
            text: root.calls.action

            onClicked: root.go("call-detail", root.calls.leadItem)
        }
    }

    RisingSheet {
        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Mehr zum Mitmachen")
        paper: !root.wide
        spacing: Theme.rowGap
        width: parent.width

        Loader {
            active: !root.wide && root.some
            sourceComponent: leadKey
            visible: active
            width: parent.width
        }

        Repeater {
            model: root.calls.rows

            Column {
                id: entry

                required property string item
                required property string title
                required property string subtitle
                required property string symbol
                required property string section

                spacing: Theme.rowGap
                width: root.chooseWidth

                Item {
                    height: heading.height + 44
                    visible: entry.section !== ""
                    width: parent.width

                    TypeLarge {
                        id: heading

                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: 8
                        color: Theme.accent
                        size: 72 * Math.min(1.25, Theme.textSize)
                        text: entry.section
                        width: parent.width
                    }
                }

                ListRow {
                    subtitle: entry.subtitle
                    symbol: entry.symbol
                    text: entry.title
                    width: parent.width

                    onClicked: root.go("call-detail", entry.item)
                }
            }
        }

        ActionKey {
            primary: true
            symbol: "news"
            text: qsTr("Neues lesen")
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("news", "")
        }
    }
}
