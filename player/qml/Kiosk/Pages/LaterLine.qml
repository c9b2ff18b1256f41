// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One departure in a short line: when, where to, and what is out of the ordinary.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property string time
    required property string status
    required property string line
    required property string goal
    required property string minutes
    required property string unit
    required property bool struck
    required property bool urgent
    required property real size

    // The size at which line and goal would fill their room.
    readonly property real fitting: 100 * way.width / Math.max(1, metrics.advanceWidth + 2)

    Accessible.name: [root.time, root.line, root.goal, root.status].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.StaticText

    TextMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: 100
        font.variableAxes: ({
                wght: way.weight
            })
        text: way.text
    }

    TypeLabel {
        id: time

        anchors.verticalCenter: parent.verticalCenter
        font.strikeout: root.struck
        size: 72
        tabular: true
        text: root.time
        weight: 720
        wrapMode: Text.NoWrap
    }

    TypeLabel {
        id: way

        anchors.left: time.right
        anchors.leftMargin: 40
        anchors.right: aside.left
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        font.strikeout: root.struck
        size: root.size
        text: [root.line, root.goal].filter(part => part !== "").join(" ")
        weight: 560
        wrapMode: Text.NoWrap
    }

    TypeSmall {
        id: aside

        anchors.right: parent.right
        anchors.rightMargin: Theme.landscape ? 64 : 24
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.inkSoft
        size: 56
        text: root.urgent ? root.status : root.minutes === "" ? root.unit : ""
        wrapMode: Text.NoWrap
    }
}
