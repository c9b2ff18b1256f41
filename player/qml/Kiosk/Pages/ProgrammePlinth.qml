// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The plinth under the programme: a bar for each poster of the round, and what comes next.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property int number
    required property int count
    required property string line
    // Of the poster that stands, from 0 to 1.
    required property real progress

    readonly property real barWidth: (bars.width - (root.count - 1) * bars.spacing) / Math.max(1, root.count)

    Accessible.name: of.text
    Accessible.role: Accessible.StaticText

    // Drawn beyond the edges of the screen: the programme moves a little.
    Rectangle {
        color: Theme.plinth
        height: parent.height + Theme.space1
        width: parent.width + 2 * Theme.space1
        x: -Theme.space1
    }

    Row {
        id: bars

        spacing: Theme.space2
        width: Theme.contentWidth
        x: Theme.margin
        y: Theme.landscape ? 22 : 40

        Repeater {
            model: root.count

            Rectangle {
                id: bar

                required property int index

                border.color: Theme.plinthText
                border.width: Theme.lined ? 2 : 0
                color: Theme.lined ? Theme.plinth : Theme.canary
                height: 16
                radius: height / 2
                width: root.barWidth

                Rectangle {
                    color: Theme.act
                    height: parent.height
                    radius: parent.radius
                    visible: width > 0
                    width: bar.index + 1 < root.number ? parent.width : bar.index + 1 === root.number ? Math.max(parent.height, parent.width * Math.min(1, root.progress)) : 0
                }
            }
        }
    }

    TypeSmall {
        anchors.left: bars.left
        anchors.right: of.left
        anchors.rightMargin: Theme.space5
        anchors.top: bars.bottom
        anchors.topMargin: Theme.landscape ? 10 : 30
        color: Theme.plinthText
        elide: Text.ElideRight
        maximumLineCount: 1
        size: 56
        text: root.line
        wrapMode: Text.NoWrap
    }

    TypeSmall {
        id: of

        anchors.right: bars.right
        anchors.top: bars.bottom
        anchors.topMargin: Theme.landscape ? 10 : 30
        color: Theme.plinthText
        size: 56
        text: qsTr("%1 von %2").arg(root.number).arg(root.count)
        wrapMode: Text.NoWrap
    }
}
