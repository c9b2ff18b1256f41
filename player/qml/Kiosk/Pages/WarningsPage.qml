// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// All warnings that hold here, the gravest first; without any a calm village.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

BandPage {
    id: root

    required property WarningsModel warnings

    readonly property bool some: root.warnings.nothing === ""

    edge: root.wide ? words.y - 84 : Math.max(620, words.y - 84)
    pictureDark: root.warnings.dark
    scene: root.warnings.picture
    empty: !root.some
    listed: true
    symbol: "alert-triangle"
    title: qsTr("Warnungen")

    Column {
        id: words

        spacing: 28
        width: root.wide ? root.lookWidth : Theme.contentWidth
        x: root.lookX
        y: (root.wide ? Theme.chooseBottom : Theme.horizonY - 72) - height

        Headline {
            headline: root.some ? root.warnings.headline : root.warnings.nothing
            largest: root.wide ? 120 : 160
            room: words.width
        }

        TypeBody {
            size: (root.wide ? 60 : 66) * Theme.textSize
            text: root.some ? several.count > 1 ? qsTr("Die schwerste steht oben.") : qsTr("Antippen zeigt, was jetzt hilft.") : qsTr("Gibt es eine, steht sie hier, und eine schwere legt sich über jede Seite.")
            weight: 500
            width: Math.min(parent.width, 1720 * Theme.textSize)
        }
    }

    RisingSheet {
        ceiling: Theme.headBottom + Theme.space5
        contentWidth: root.chooseWidth
        contentX: root.chooseX
        footed: root.wide
        height: parent.height
        moreText: qsTr("Weitere Warnungen")
        paper: !root.wide
        spacing: Theme.gutter
        width: parent.width

        Repeater {
            id: several

            model: root.warnings.rows

            WarningKey {
                id: row

                required property string item

                width: root.chooseWidth

                onClicked: root.go("warning-detail", row.item)
            }
        }

        ActionKey {
            primary: true
            symbol: "news"
            text: qsTr("Neues zeigen")
            visible: !root.some
            width: Theme.colWidth(root.wide ? 5 : 3)

            onClicked: root.go("news", "")
        }
    }
}
