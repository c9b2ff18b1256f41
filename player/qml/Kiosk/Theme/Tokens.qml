// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Made from player/theme/tokens.json by `python -m player.theme.bake`: edit that file.
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    id: root

    property string scheme: "light"
    property real textSize: 1.0
    property bool motion: true
    readonly property int index: Math.max(0, ["light", "dark", "contrast", "sunlight"].indexOf(root.scheme))
    readonly property color sky: ["#DCEAEC", "#0E1A24", "#000000", "#FFFFFF"][root.index]
    readonly property color ground: ["#F6EFE0", "#121E27", "#000000", "#FFFFFF"][root.index]
    readonly property color card: ["#FFFFFF", "#1C2C38", "#000000", "#FFFFFF"][root.index]
    readonly property color ink: ["#12222D", "#F6EFE0", "#FFFFFF", "#000000"][root.index]
    readonly property color inkSoft: ["#3B4A54", "#C9C6BA", "#FFFFFF", "#000000"][root.index]
    readonly property color line: ["#7A7260", "#8795A0", "#FFFFFF", "#000000"][root.index]
    readonly property color hair: ["#D8CFBA", "#33475A", "#FFFFFF", "#000000"][root.index]
    readonly property color lip: ["#8F8468", "#8795A0", "#FFFFFF", "#000000"][root.index]
    readonly property color brick0: ["#7F2F20", "#5C2318", "#000000", "#6B1F12"][root.index]
    readonly property color brick1: ["#82311D", "#632818", "#000000", "#6B1F12"][root.index]
    readonly property color brick2: ["#732A1D", "#54200F", "#000000", "#6B1F12"][root.index]
    readonly property color brick3: ["#7B2D24", "#591F1A", "#000000", "#6B1F12"][root.index]
    readonly property color brickLip: ["#4A170E", "#B0604B", "#FFFFFF", "#000000"][root.index]
    readonly property color brickText: ["#FFFFFF", "#FFF6E4", "#FFFFFF", "#FFFFFF"][root.index]
    readonly property color brickSub: ["#FFE9B0", "#FFD98A", "#FFE600", "#FFF3C4"][root.index]
    readonly property color act: ["#FFCE1F", "#E9B91A", "#FFE600", "#FFD400"][root.index]
    readonly property color actLip: ["#A87A00", "#FFF0B8", "#FFFFFF", "#000000"][root.index]
    readonly property color actText: ["#12222D", "#12222D", "#000000", "#000000"][root.index]
    readonly property color accent: ["#7F2F20", "#F0A58F", "#FFE600", "#6B1F12"][root.index]
    readonly property color good: ["#2B5B38", "#9CCB8E", "#FFFFFF", "#0B3B1B"][root.index]
    readonly property color lake: ["#0F4C5C", "#8CC6D6", "#FFFFFF", "#00384A"][root.index]
    readonly property color meadow: ["#E4EAC0", "#1B2D2A", "#000000", "#FFFFFF"][root.index]
    readonly property color field: ["#D6E0A8", "#22372F", "#000000", "#FFFFFF"][root.index]
    readonly property color track: ["#E6DCC6", "#2A3B48", "#000000", "#FFFFFF"][root.index]
    readonly property color selected: ["#12222D", "#F6EFE0", "#FFFFFF", "#000000"][root.index]
    readonly property color selectedText: ["#FFFFFF", "#12222D", "#000000", "#FFFFFF"][root.index]
    readonly property color focus: ["#0B3FA8", "#FFE08A", "#00E5FF", "#0030B0"][root.index]
    readonly property color plinth: ["#12222D", "#080F15", "#000000", "#000000"][root.index]
    readonly property color plinthText: ["#FFFFFF", "#F6EFE0", "#FFFFFF", "#FFFFFF"][root.index]
    readonly property color stone0: ["#20374A", "#14222D", "#000000", "#000000"][root.index]
    readonly property color stone1: ["#1A2A35", "#0E1922", "#000000", "#000000"][root.index]
    readonly property color stone2: ["#1B2F3B", "#111D26", "#000000", "#000000"][root.index]
    readonly property color board: ["#0E2C3B", "#080F15", "#000000", "#FFFFFF"][root.index]
    readonly property color boardText: ["#FFFFFF", "#F6EFE0", "#FFFFFF", "#000000"][root.index]
    readonly property color boardSoft: ["#CFE3E8", "#C9C6BA", "#FFFFFF", "#000000"][root.index]
    readonly property color night: ["#12222D", "#0E1A24", "#000000", "#FFFFFF"][root.index]
    readonly property color nightText: ["#FFFFFF", "#F6EFE0", "#FFFFFF", "#000000"][root.index]
    readonly property color code: ["#12222D", "#12222D", "#000000", "#000000"][root.index]
    readonly property color codeGround: ["#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"][root.index]
    readonly property color unlit: ["#000000", "#000000", "#000000", "#000000"][root.index]
    readonly property color alert: ["#FFD400", "#FFD400", "#FFD400", "#FFD400"][root.index]
    readonly property color alertText: ["#0A0A0A", "#0A0A0A", "#0A0A0A", "#0A0A0A"][root.index]
    readonly property color alertPaper: ["#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"][root.index]
    readonly property color drill: ["#0B3FA8", "#0B3FA8", "#0B3FA8", "#0B3FA8"][root.index]
    readonly property color drillText: ["#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"][root.index]
    readonly property color canary: ["#4D6170", "#46535E", "#767676", "#767676"][root.index]
    readonly property color canaryGround: ["#12222D", "#080F15", "#000000", "#000000"][root.index]
    readonly property real stroke: [1.8, 1.8, 2.4, 2.3][root.index]
    readonly property real strokeFine: [1.7, 1.7, 2.4, 2.2][root.index]
    readonly property int edge: [0, 0, 6, 6][root.index]
    readonly property int bolder: [0, 0, 0, 60][root.index]
    readonly property real rieseSize: 338
    readonly property int rieseWeight: 780 + root.bolder
    readonly property real rieseLine: 0.95
    readonly property real rieseTracking: -0.03
    readonly property real displaySize: 224
    readonly property int displayWeight: 740 + root.bolder
    readonly property real displayLine: 1.02
    readonly property real displayTracking: -0.022
    readonly property real titleSize: 160
    readonly property int titleWeight: 720 + root.bolder
    readonly property real titleLine: 1.06
    readonly property real titleTracking: -0.016
    readonly property real headingSize: 104
    readonly property int headingWeight: 680 + root.bolder
    readonly property real headingLine: 1.1
    readonly property real headingTracking: -0.01
    readonly property real largeSize: 80
    readonly property int largeWeight: 620 + root.bolder
    readonly property real largeLine: 1.16
    readonly property real largeTracking: 0
    readonly property real labelSize: 64 * root.textSize
    readonly property int labelWeight: 680 + root.bolder
    readonly property real labelLine: 1.12
    readonly property real labelTracking: 0
    readonly property real bodySize: 60 * root.textSize
    readonly property int bodyWeight: 450 + root.bolder
    readonly property real bodyLine: 1.3
    readonly property real bodyTracking: 0
    readonly property real smallSize: 56 * root.textSize
    readonly property int smallWeight: 500 + root.bolder
    readonly property real smallLine: 1.22
    readonly property real smallTracking: 0
    readonly property real hintSize: 44
    readonly property int hintWeight: 450 + root.bolder
    readonly property real hintLine: 1.25
    readonly property real hintTracking: 0
    readonly property int space1: 8
    readonly property int space2: 16
    readonly property int space3: 24
    readonly property int space4: 32
    readonly property int space5: 48
    readonly property int space6: 64
    readonly property int space7: 96
    readonly property int gutter: 24
    readonly property int rowGap: 12
    readonly property int radiusKey: 20
    readonly property int radiusPaper: 8
    readonly property int lipHeight: 14
    readonly property int pressDepth: 8
    readonly property int ringWidth: 12
    readonly property int ringGap: 8
    readonly property int touchTarget: 120
    readonly property int motionPress: root.motion ? 80 : 0
    readonly property int motionPage: root.motion ? 240 : 0
    readonly property int motionSheet: root.motion ? 280 : 0
    readonly property int motionScene: root.motion ? 900 : 0
    readonly property int motionDrift: root.motion ? 250 : 0
}
