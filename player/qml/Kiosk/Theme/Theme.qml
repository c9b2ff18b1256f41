// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// All that LOOK.md fixes: colours, type, space and motion from the tokens, and the frame's zones.
// Numbers are px of a 3840 x 2160 panel; the window scales the frame as a whole.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

Tokens {
    id: root

    property bool landscape: false
    property real frameWidth: root.landscape ? 3840 : 2160
    property real frameHeight: root.landscape ? 2160 : 3840
    // As in player/zones.py: how far the horizon lies above its usual place because the panel hangs
    // lower, and how far of that the bar does too; 20 mm on this panel.
    property real raised: 0
    property real lifted: 0
    property int target: root.touchTarget
    // How high one reaches once all is lowered, from the lower edge.
    property real reach: 0
    // The visitor wants everything lower: the plinth folds, and lists lie where one reaches.
    property bool lowered: false
    // Keys lie where the left hand is, and what is only read at the other side.
    property bool leftHanded: false
    // A warning that was read stays: a banner in place of the head, and in portrait a key above
    // the bar.
    property bool warned: false
    // Device pixels for one px of the frame.
    property real scale: 1

    readonly property string family: "Atkinson Hyperlegible Next"
    readonly property bool lined: root.edge > 0
    readonly property int columns: root.landscape ? 12 : 6
    readonly property real columnWidth: root.landscape ? 282 : 308
    readonly property real contentWidth: root.colWidth(root.columns)
    readonly property real margin: (root.frameWidth - root.contentWidth) / 2

    // The bottom edge is where knees and hands are: zones count from there.
    readonly property real fold: root.lowered ? (root.landscape ? 72 : 160) : 0
    readonly property real plinthHeight: (root.landscape ? 120 : 208) + root.lifted - root.fold
    readonly property real plinthY: root.frameHeight - root.plinthHeight
    readonly property real barHeight: root.landscape ? 196 : 208
    readonly property real barY: root.plinthY - (root.landscape ? 228 : 240)
    readonly property real bannerHeight: root.warned ? (root.landscape ? 160 : 200) : 0
    readonly property real bannerKey: root.warned && !root.landscape ? 150 : 0
    readonly property real chooseBottom: root.plinthY - (root.landscape ? 260 : 280) - root.bannerKey
    readonly property real horizonY: root.plinthY - (root.landscape ? 710 : 1240) - root.raised + root.lifted
    readonly property real chooseY: root.horizonY + (root.landscape ? 50 : 48)
    // The horizon of lists when all is lowered: on a wide screen as high as one reaches.
    readonly property real lowY: root.landscape ? Math.min(root.horizonY, root.frameHeight - root.reach - (root.chooseY - root.horizonY)) : root.horizonY
    readonly property real headY: root.landscape ? 72 : 88
    readonly property real headBottom: root.landscape ? 192 : 208
    // Landscape list pages: the picture keeps the left five columns.
    readonly property real splitX: root.colX(5) - root.gutter / 2

    function colX(index: int): real {
        return root.margin + index * (root.columnWidth + root.gutter);
    }

    // Where something so wide lies for the visitor's hand that lies at x for the right one.
    function handed(x: real, width: real): real {
        return root.leftHanded ? root.frameWidth - x - width : x;
    }

    function colWidth(count: int): real {
        return count * (root.columnWidth + root.gutter) - root.gutter;
    }

    // Words or HTML whose long compounds have soft hyphens: where an ending joins their parts
    // ("Satzungs-änderung"), in what is still long where an s does ("Grundstücks-verkehr"), and in
    // what even then is long between two consonants ("angelegen-heiten").
    function parted(words: string): string {
        const steps = [[24, /(ungs|heits|keits|schafts|ions|täts|ments)(?=[a-zäöü]{4})/g], [20, /([aeiouäöü][bcdfgklmnprt]{1,2}s)(?=[bdfgklmnrvwz][a-zäöü]{4})/g], [20, /([a-zäöü]{3}[aeiouäöü](?:ck|[lmnr]))(?=[bdfghklmnrvwz][aeiouäöü][a-zäöü]{3})/g]];
        return words.replace(/<[^>]*>|[A-Za-zÄÖÜäöüß]{24,}/g, word => word.startsWith("<") ? word : steps.reduce((parts, step) => parts.split("\u00ad").map(part => part.length < step[0] ? part : part.replace(step[1], "$1\u00ad")).join("\u00ad"), word));
    }

    function brick(index: int): color {
        return [root.brick0, root.brick1, root.brick2, root.brick3][index % 4];
    }
}
