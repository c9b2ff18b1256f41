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

    // What stays together is smaller rather than broken.
    function fitting(shown: string, largest: real, room: real): real {
        const longest = root.kept(shown).split(/[ \u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1);
        return Math.max(56, Math.min(largest, room / (longest * 0.58)));
    }

    // No line ends within a number, or between it and its hour.
    function kept(words: string): string {
        return Theme.parted(words).replace(/(\d) (?=\d|Uhr\b|k?m\b)/g, "$1\u00a0");
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
            size: root.fitting(root.text, 68 * Theme.textSize, width)
            text: root.kept(root.text)
            weight: 680
            width: parent.width
        }

        TypeSmall {
            color: root.softColor
            size: root.fitting(root.subtitle, 56 * Theme.textSize, width)
            text: root.kept(root.subtitle)
            visible: root.subtitle !== ""
            width: parent.width
        }
    }
}
