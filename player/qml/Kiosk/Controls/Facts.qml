// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A fact of an item, to read: icon, fact, and what belongs to it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property string text
    required property string symbol
    property string subtitle: ""
    property color color: Theme.ink
    property color softColor: Theme.inkSoft

    readonly property int longest: root.kept(root.text).split(/[ \u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)

    // No line ends within a number, or between it and its hour.
    function kept(words: string): string {
        return words.replace(/(\d) (?=\d|Uhr\b|k?m\b)/g, "$1\u00a0");
    }

    Accessible.name: root.subtitle === "" ? root.text : root.text + ", " + root.subtitle
    Accessible.role: Accessible.StaticText
    implicitHeight: Math.max(104, words.implicitHeight)

    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        name: root.symbol
        size: 104
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.space3
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        TypeLabel {
            color: root.color
            // What stays together is smaller rather than broken.
            size: Math.max(52, Math.min(68 * Theme.textSize, width / (root.longest * 0.58)))
            text: root.kept(root.text)
            weight: 680
            width: parent.width
        }

        TypeSmall {
            color: root.softColor
            size: 56 * Theme.textSize
            text: root.kept(root.subtitle)
            visible: root.subtitle !== ""
            width: parent.width
        }
    }
}
