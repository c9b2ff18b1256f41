// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Running text with paragraphs, which knows where its lines end.
pragma ComponentBehavior: Bound

import QtQuick

TypeBody {
    id: root

    // The foot of the last line that ends above `y`, 0 where none does.
    function wholeUntil(y: real): real {
        // Asked anew where the layout changes, such as for larger words.
        if (ruler.contentHeight <= 0 || y >= root.height)
            return root.height;
        const line = ruler.positionToRectangle(ruler.positionAt(0, y));
        const end = line.y + line.height;
        return end <= y ? end : Math.max(0, line.y);
    }

    Accessible.name: (root.textFormat === Text.PlainText ? root.text : ruler.getText(0, ruler.length)).replace(/[\u00ad\u2060]/g, "")
    Accessible.role: Accessible.StaticText
    textFormat: Text.RichText

    // Only this can say where lines lie; its layout is that of the text, whose lines are 1.3 em.
    TextEdit {
        id: ruler

        Accessible.ignored: true
        enabled: false
        font: root.font
        text: root.text
        textFormat: TextEdit.RichText
        visible: false
        width: root.width
        wrapMode: TextEdit.Wrap
    }
}
