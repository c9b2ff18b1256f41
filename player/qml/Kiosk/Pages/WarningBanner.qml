// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What stays of a warning that was read, above every page until it is over.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Rectangle {
    id: root

    required property WarningsModel warnings
    required property string clock
    // The page's name and picture sign, whose head lies below.
    property string title: ""
    property string symbol: ""

    readonly property bool drill: root.warnings.bannerDrill
    readonly property color ink: root.drill ? Theme.drillText : Theme.alert

    Accessible.name: (root.drill ? root.warnings.bannerText : qsTr("Warnung: %1").arg(root.warnings.bannerText)) + (root.warnings.bannerLine === "" ? "" : ", " + root.warnings.bannerLine)
    Accessible.role: Accessible.AlertMessage
    color: root.drill ? Theme.drill : Theme.alertText
    height: Theme.bannerHeight

    AlertTriangle {
        color: Theme.alert
        height: 126
        signColor: Theme.alertText
        visible: !root.drill
        width: 140
        x: Theme.margin
        y: (root.height - height) / 2
    }

    DrillStripes {
        height: root.height
        visible: root.drill
        width: Theme.margin + 140
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: aside.x - x - Theme.space4
        x: Theme.margin + 140 + Theme.space4

        TypeLarge {
            color: root.ink
            elide: Text.ElideRight
            height: Theme.landscape ? 76 : 96
            minimumSize: 60
            size: Theme.landscape ? 68 : 84
            text: root.warnings.bannerText
            weight: 720
            width: parent.width
            wrapMode: Text.NoWrap
        }

        TypeSmall {
            color: Theme.alertPaper
            elide: Text.ElideRight
            size: 56
            text: root.warnings.bannerLine
            visible: text !== ""
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }

    // Side by side where there is width, else the clock over the name.
    Grid {
        id: aside

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space6
        columns: Theme.landscape ? 2 : 1
        horizontalItemAlignment: Grid.AlignRight
        layoutDirection: Theme.landscape ? Qt.RightToLeft : Qt.LeftToRight
        verticalItemAlignment: Grid.AlignVCenter

        TypeHeading {
            color: Theme.alertPaper
            size: Theme.landscape || root.title === "" ? 104 : 92
            tabular: true
            text: root.clock
            weight: 740
        }

        Row {
            spacing: Theme.space2
            visible: root.title !== ""

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.alertPaper
                name: root.symbol
                size: Theme.landscape ? 84 : 60
            }

            TypeLarge {
                Accessible.name: text
                Accessible.role: Accessible.Heading
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.alertPaper
                size: Theme.landscape ? 68 : 60
                text: root.title
                wrapMode: Text.NoWrap
            }
        }
    }
}
