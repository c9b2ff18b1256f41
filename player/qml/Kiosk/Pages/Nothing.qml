// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A page without content: a picture, one sentence, one way on (`keyText` "": none).
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property string sentence
    required property string picture
    property string keyText: qsTr("Zum Start")
    property string keySymbol: "home"

    signal chosen

    anchors.fill: parent

    PictureBand {
        edge: words.y - 84
        foot: Theme.horizonY + 24
        source: root.picture
        width: root.width
    }

    Headline {
        id: words

        headline: root.sentence
        largest: Theme.landscape ? 120 : 160
        room: Theme.contentWidth
        width: Theme.contentWidth
        x: Theme.margin
        y: Theme.horizonY - 72 - height
    }

    Horizon {
        height: root.height - y
        width: root.width
        y: Theme.horizonY
    }

    ActionKey {
        primary: true
        symbol: root.keySymbol
        text: root.keyText
        visible: root.keyText !== ""
        width: Theme.colWidth(3)
        x: Theme.margin
        y: Theme.chooseY + 32

        onClicked: root.chosen()
    }
}
