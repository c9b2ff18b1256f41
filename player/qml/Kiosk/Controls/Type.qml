// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Words on the screen: the base of all Type* components, which set size and weight.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Text {
    id: root

    required property real size
    required property int weight
    required property real line
    property real tracking: 0
    property bool tabular: false
    // Set to let the words shrink to their width and height, down to this size.
    property real minimumSize: 0

    // The face's own line is 1.30 em high; half of what a line is shorter is taken off above.
    readonly property real natural: 1.3

    // The foot of its last line that ends above `end`.
    function wholeUntil(end: real): real {
        const line = root.height / root.lineCount;
        return Math.min(end, Math.floor(end / line + 0.05) * line);
    }

    color: Theme.ink
    font.family: Theme.family
    font.features: root.tabular ? ({
            tnum: 1
        }) : ({})
    font.letterSpacing: root.size * root.tracking
    font.pixelSize: root.size
    font.variableAxes: ({
            wght: root.weight
        })
    fontSizeMode: root.minimumSize > 0 ? Text.Fit : Text.FixedSize
    lineHeight: root.line / root.natural
    minimumPixelSize: root.minimumSize
    renderType: root.size > 90 ? Text.CurveRendering : Text.QtRendering
    textFormat: Text.PlainText
    bottomPadding: -root.topPadding
    topPadding: Math.round((root.line - root.natural) / 2 * root.size)
    wrapMode: Text.Wrap
}
