// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One step of taking part, or a fact where nobody can. Roles: player/view/call_detail.py.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property int index
    required property string title
    required property string detail
    required property bool numbered
    // Only what nobody can do without: the last line says until when.
    property bool brief: false
    property bool last: false

    readonly property real growth: Math.min(1.25, Theme.textSize)
    readonly property bool detailed: root.detail !== "" && (!root.brief || root.last && !(Theme.landscape && Theme.textSize > 1.3))

    Accessible.name: [root.title, root.detail].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.StaticText
    height: Math.max(badge.visible ? badge.height : 0, told.height) + (root.brief ? 0 : 8)

    Rectangle {
        id: badge

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        height: root.brief ? 96 : 112
        radius: height / 2
        visible: root.numbered
        width: height

        TypeLabel {
            anchors.centerIn: parent
            color: Theme.card
            size: 68
            text: root.index + 1
            weight: 740
        }
    }

    Column {
        id: told

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        x: root.numbered ? 144 : 0

        TypeLabel {
            size: 68 * root.growth
            text: root.title
            weight: 700
            width: parent.width
        }

        TypeSmall {
            color: Theme.inkSoft
            size: 56 * root.growth
            text: root.detail
            visible: root.detailed
            width: parent.width
        }
    }
}
