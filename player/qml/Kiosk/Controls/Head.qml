// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The top of a page below the start page: where we are, which day, what time.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property string text
    required property string symbol
    required property string date
    required property string clock
    property color color: Theme.ink
    // Of date and clock, which on split pages stand on the ground.
    property color asideColor: root.color

    height: 120

    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        name: root.symbol
        size: 104
    }

    TypeLarge {
        Accessible.name: text
        Accessible.role: Accessible.Heading
        anchors.left: icon.visible ? icon.right : parent.left
        anchors.leftMargin: icon.visible ? Theme.space3 : 0
        anchors.right: date.left
        anchors.rightMargin: Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        maximumLineCount: 1
        minimumSize: 56
        text: root.text
    }

    TypeBody {
        id: date

        anchors.baseline: clock.baseline
        anchors.right: clock.left
        anchors.rightMargin: 40
        color: root.asideColor
        size: 60
        text: root.date
        wrapMode: Text.NoWrap
    }

    TypeHeading {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.asideColor
        tabular: true
        text: root.clock
        weight: 720
        wrapMode: Text.NoWrap
    }
}
