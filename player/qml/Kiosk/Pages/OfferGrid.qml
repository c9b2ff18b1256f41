// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Offers side by side. Where there are more than fit, the last field says how many and shows
// them when it is touched.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Flow {
    id: root

    required property var offers // qmllint disable
    required property int count
    // How many rows are shown before the others are asked for.
    property int rows: 2
    property int columns: Theme.textSize > 1.1 ? 2 : 3
    property bool unfolded: false
    // Without the line of who sells it.
    property bool bare: false

    readonly property real tileWidth: Math.floor((root.width - (root.columns - 1) * root.spacing) / root.columns)
    readonly property real tileHeight: (root.bare ? 296 : 364) + (Theme.textSize - 1) * (root.bare ? 240 : 300)
    readonly property int room: root.rows * root.columns
    readonly property bool folded: !root.unfolded && root.count > root.room

    // As many rows as there is room for, one at least.
    function rowsIn(height: real): int {
        return Math.max(1, Math.floor((height + root.spacing) / (root.tileHeight + root.spacing)));
    }

    signal opened(item: string)
    signal widened

    spacing: Theme.space3

    Repeater {
        id: tiles

        model: root.offers

        OfferTile {
            required property int index

            implicitHeight: root.tileHeight
            visible: !root.folded || index < root.room - 1
            width: root.tileWidth

            onClicked: root.opened(item)
        }
    }

    ActionKey {
        implicitHeight: root.tileHeight
        subtitle: qsTr("anschauen")
        symbol: "chevron-down"
        text: qsTr("Noch %1 Angebote").arg(root.count - root.room + 1)
        visible: root.folded
        width: root.tileWidth

        onClicked: {
            root.unfolded = true;
            root.widened();
        }
    }
}
