// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A key of the keyboard. It counts when the finger comes down, so that letters keep their order
// however fingers overlap.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Lip {
    id: root

    property string symbol: ""
    property real size: 88
    // What comes down has counted; a click that nothing came down before is a key pad's.
    property bool counted: false

    signal hit

    bottomPadding: Theme.lipHeight - root.shift
    inset: Theme.space1
    topPadding: root.shift

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.space3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.symbol
                size: 76
            }

            TypeLabel {
                anchors.verticalCenter: parent.verticalCenter
                size: root.size
                text: root.text
                weight: 660
                wrapMode: Text.NoWrap
            }
        }
    }

    onCanceled: root.counted = false
    onClicked: {
        if (!root.counted)
            root.hit();
        root.counted = false;
    }
    onPressed: {
        root.counted = true;
        root.hit();
    }
}
