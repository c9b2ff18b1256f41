// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The keyboard on the glass: ten columns of letters as the visitor's language has them. Upright
// the other keys lie below them, else at their right.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property string language
    // The one yellow key, and why it cannot be pressed where it cannot.
    required property string doneText
    property bool doneEnabled: true
    property bool figures: false

    readonly property bool wide: Theme.landscape
    readonly property int columns: root.wide ? 13 : 10
    readonly property int rows: root.wide ? 3 : 4
    readonly property real keyWidth: (root.width + Theme.gutter) / root.columns - Theme.gutter
    readonly property real keyHeight: (root.height + Theme.space2) / root.rows - Theme.space2
    readonly property real wordSize: Math.min(62, 60 * Theme.textSize)
    // German names are typed in every language.
    readonly property string letters: {
        if (root.figures)
            return "1234567890.,:-/+&'()ÅÆØÉÈÇŁŠŽÑ";
        if (root.language === "en")
            return "QWERTYUIOPASDFGHJKLÖZXCVBNMÄÜß";
        if (root.language === "da")
            return "QWERTYUIOPASDFGHJKLÆZXCVBNMØÅ-";
        return "QWERTZUIOPASDFGHJKLÖYXCVBNMÄÜß";
    }

    signal typed(string letters)
    signal erased
    signal done

    function keyX(column: int): real {
        return column * (root.keyWidth + Theme.gutter);
    }

    function keyY(row: int): real {
        return row * (root.keyHeight + Theme.space2);
    }

    function widthOf(columns: int): real {
        return root.keyX(columns) - Theme.gutter;
    }

    Accessible.name: qsTr("Tastatur")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: 30

        KeyboardKey {
            id: letter

            required property int index

            height: root.keyHeight
            text: root.letters.charAt(letter.index)
            width: root.keyWidth
            x: root.keyX(letter.index % 10)
            y: root.keyY(Math.floor(letter.index / 10))

            // a word begins with a capital by itself
            onHit: root.typed(letter.text.toLowerCase())
        }
    }

    KeyboardKey {
        height: root.keyHeight
        size: root.wordSize
        text: root.figures ? "ABC" : "123"
        width: root.keyWidth
        x: root.keyX(root.wide ? 10 : 0)
        y: root.keyY(root.wide ? 1 : 3)

        onHit: root.figures = !root.figures
    }

    KeyboardKey {
        height: root.keyHeight
        size: root.wordSize
        text: qsTr("Leerzeichen")
        width: root.widthOf(root.wide ? 2 : 3)
        x: root.keyX(root.wide ? 11 : 1)
        y: root.keyY(root.wide ? 1 : 3)

        onHit: root.typed(" ")
    }

    KeyboardKey {
        autoRepeat: true
        height: root.keyHeight
        size: root.wordSize
        symbol: "backspace"
        text: qsTr("Löschen")
        width: root.widthOf(root.wide ? 3 : 2)
        x: root.keyX(root.wide ? 10 : 4)
        y: root.keyY(root.wide ? 0 : 3)

        onHit: root.erased()
    }

    ActionKey {
        Accessible.description: root.doneEnabled ? "" : root.doneText
        enabled: root.doneEnabled
        height: root.keyHeight
        primary: root.doneEnabled
        symbol: root.wide || !root.doneEnabled ? "" : "list-details"
        text: root.doneText
        width: root.widthOf(root.wide ? 3 : 4)
        x: root.keyX(root.wide ? 10 : 6)
        y: root.keyY(root.wide ? 2 : 3)

        onClicked: root.done()
    }
}
