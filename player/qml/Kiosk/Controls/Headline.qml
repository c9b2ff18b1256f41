// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The headline of an item: as large as its longest word allows, in lines of like length, broken
// after its colon where that costs no line, and with the names of villages whole where that
// costs none either.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

TypeTitle {
    id: root

    required property string headline
    property real largest: Theme.titleSize
    property real room: Theme.contentWidth

    readonly property string parted: Theme.parted(root.headline)
    readonly property string whole: root.parted.replace(/\b(Groß|Klein|Neu|Alt|Bad|St\.) (?=[A-ZÄÖÜ])/g, "$1\u00a0")
    readonly property string bound: root.lines(root.whole, root.room) > root.lines(root.parted, root.room) ? root.parted : root.whole

    // A compound too long for its line drops in size, it is never cut.
    function fitting(): real {
        const longest = root.parted.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1);
        const stepped = root.headline.length > 90 ? 0.66 : root.headline.length > 48 ? 0.8 : 1;
        return Math.round(Math.min(root.largest * stepped, root.room / (longest * 0.585)));
    }

    function wide(words: string): real {
        // Naming the height makes bindings follow the font.
        return metrics.height > 0 ? metrics.advanceWidth(words) : 0;
    }

    // The lines that words take at a width, filled one after the other.
    function lines(words: string, width: real): int {
        let count = 1;
        let line = "";
        for (const word of words.split(" ")) {
            const longer = line === "" ? word : line + " " + word;
            if (line !== "" && root.wide(longer) > width) {
                count += 1;
                line = word;
            } else {
                line = longer;
            }
        }
        return count;
    }

    function broken(): string {
        const all = root.lines(root.bound, root.room);
        const colon = root.bound.indexOf(": ") + 1;
        if (all < 2 || colon < 1)
            return root.bound;
        const first = root.bound.slice(0, colon);
        const rest = root.bound.slice(colon + 1);
        return root.wide(first) <= root.room && root.lines(rest, root.room) < all ? first + "\n" + rest : root.bound;
    }

    // The narrowest width that needs no more lines.
    function balanced(): real {
        if (root.bound.includes("\u00ad") || root.text.includes("\n"))
            return root.room;
        const all = root.lines(root.bound, root.room);
        let low = root.room / 2;
        let high = root.room;
        while (high - low > 8) {
            const middle = (low + high) / 2;
            const fits = root.lines(root.bound, middle) === all && root.bound.split(" ").every(word => root.wide(word) <= middle);
            if (fits)
                high = middle;
            else
                low = middle;
        }
        return Math.min(root.room, high + 12);
    }

    Accessible.name: root.headline
    Accessible.role: Accessible.Heading
    size: root.fitting()
    text: root.broken()
    width: root.balanced()

    FontMetrics {
        id: metrics

        font: root.font
    }
}
