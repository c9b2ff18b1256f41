// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// While a warning stays above the page: the key in reach that leads to all of it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Lip {
    id: root

    required property WarningsModel warnings
    // The page it lies on.
    required property string pageName

    readonly property bool drill: root.warnings.bannerDrill

    signal go(string page, string item)

    face: root.drill ? Theme.drill : Theme.alertText
    height: Theme.landscape ? Theme.barHeight : 126
    lip: root.drill ? Theme.lip : Theme.alert
    // Its own page says all there is of the one: there it leads to the others.
    text: root.pageName === "warning-detail" ? qsTr("Alle Warnungen") : root.drill ? qsTr("Mehr zur Übung") : qsTr("Mehr zur Warnung")
    width: Theme.landscape ? Theme.colWidth(4) : Theme.contentWidth
    x: Theme.handed(Theme.landscape ? Theme.colX(8) : Theme.margin, width)
    y: Theme.landscape ? Theme.barY : Theme.chooseBottom + Theme.gutter

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.space3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: label.color
                name: "alert-triangle"
                size: 84
            }

            TypeLabel {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                color: root.drill ? Theme.drillText : Theme.alert
                size: 64
                text: root.text
                wrapMode: Text.NoWrap
            }
        }
    }

    onClicked: {
        if (root.pageName === "warning-detail")
            root.go("warnings", "");
        else
            root.go("warning-detail", root.warnings.banner);
    }
}
