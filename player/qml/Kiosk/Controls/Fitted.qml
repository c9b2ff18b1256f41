// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Words as large as their room allows: lines end between words or at soft hyphens only, and no
// word is ever cut.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

TypeRiese {
    id: root

    required property string words
    required property real room
    required property real roomHeight
    property real largest: Theme.rieseSize
    property real smallest: Theme.largeSize

    readonly property string parted: Theme.parted(root.words)
    // A little air, since letters are measured one by one.
    readonly property real spare: 0.97
    readonly property real step: 4
    // Where the words end: a line of large type is higher than its letters need.
    readonly property real inked: root.lineCount * root.size * root.line

    // How many lines the words take at a size, or none where one of them is too wide.
    function lines(size: real): int {
        const width = root.room * root.spare * 100 / size;
        let count = 1;
        let used = 0;
        for (const word of root.parted.split(" ")) {
            const pieces = word.replace(/-/g, "-\u00ad").split("\u00ad");
            const whole = root.wide(word.replace(/\u00ad/g, ""));
            const gap = used > 0 ? root.wide(" ") : 0;
            if (used + gap + whole <= width) {
                used += gap + whole;
                continue;
            }
            count += used > 0 ? 1 : 0;
            used = 0;
            for (const piece of pieces) {
                const long = root.wide(piece);
                if (long > width)
                    return 0;
                if (used + long > width) {
                    count += 1;
                    used = 0;
                }
                used += long;
            }
        }
        return count;
    }

    function wide(words: string): real {
        return metrics.height > 0 ? metrics.advanceWidth(words) : 0;
    }

    function fitting(): real {
        for (let size = root.largest; size > root.smallest; size -= root.step) {
            const count = root.lines(size);
            if (count > 0 && count * size * root.line <= root.roomHeight)
                return size;
        }
        return root.smallest;
    }

    Accessible.name: root.words
    Accessible.role: Accessible.Heading
    size: root.fitting()
    text: root.parted
    width: root.room
    wrapMode: Text.WordWrap

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.features: root.font.features
        font.letterSpacing: 100 * root.tracking
        font.pixelSize: 100
        font.variableAxes: ({
                wght: root.weight
            })
    }
}
