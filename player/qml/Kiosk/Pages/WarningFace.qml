// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The upper part of a warning: what it is, how grave, where, when. Yellow and black in every
// theme; an exercise is blue and white, has stripes for a triangle, and says so in the largest
// type there is.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property WarningCard warning
    required property string clock
    // Above the banner there is no room for a second strip.
    property bool stripped: true

    // Beside the words on a landscape page, over its whole width, or upright.
    readonly property bool beside: Theme.landscape && root.width < 2000
    readonly property bool wide: Theme.landscape && !root.beside
    readonly property bool drill: root.warning.drill
    readonly property color ink: root.drill ? Theme.drillText : Theme.alertText
    readonly property real strip: root.stripped ? (Theme.landscape ? 160 : 200) : Theme.bannerHeight
    readonly property real signWidth: root.wide ? 640 : root.beside ? 480 : 836
    readonly property real factsX: Theme.margin + root.signWidth + Theme.space6
    readonly property real rightEdge: root.beside ? root.width - Theme.space5 : root.width - Theme.margin
    readonly property real wordsX: root.wide ? 1760 : Theme.margin
    readonly property real wordsWidth: root.rightEdge - root.wordsX
    readonly property real factsWidth: (root.wide ? 1640 : root.rightEdge) - root.factsX
    readonly property real air: Theme.landscape ? 64 : 104
    readonly property real signTop: root.strip + (Theme.landscape ? 60 : 70)
    readonly property real signBottom: root.signTop + root.signWidth * 0.9

    Rectangle {
        anchors.fill: parent
        color: root.drill ? Theme.drill : Theme.alert
    }

    Rectangle {
        color: Theme.alertText
        height: root.strip
        visible: root.stripped
        width: parent.width

        DrillStripes {
            anchors.fill: parent
            visible: root.drill
        }

        TypeLarge {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.alertPaper
            size: 84
            text: root.warning.kicker
            visible: !root.drill
            weight: 660
            x: Theme.margin
        }

        TypeHeading {
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.alertPaper
            size: 112
            tabular: true
            text: root.clock
            visible: !root.drill
            weight: 740
        }
    }

    AlertTriangle {
        height: root.signWidth * 0.9
        signColor: Theme.alert
        symbol: root.warning.icon
        visible: !root.drill
        width: root.signWidth
        x: Theme.margin
        y: root.signTop
    }

    Column {
        id: facts

        Accessible.name: [root.warning.levelLine, root.warning.area, root.warning.hours, root.warning.day].filter(part => part !== "").join(", ")
        Accessible.role: Accessible.StaticText
        spacing: Theme.space3
        visible: !root.drill
        width: root.factsWidth
        x: root.factsX
        y: root.signTop + (Theme.landscape ? 0 : 60)

        TypeLabel {
            color: root.ink
            size: 68
            text: root.warning.levelLine
            visible: root.warning.level > 0
            width: parent.width
        }

        AlertSteps {
            level: root.warning.level
            visible: root.warning.level > 0
            width: parent.width
        }

        TypeLabel {
            color: root.ink
            size: 68
            bottomPadding: 0
            text: root.warning.area
            topPadding: Theme.space3
            visible: root.warning.area !== ""
            width: parent.width
        }

        TypeHeading {
            color: root.ink
            minimumSize: 76
            size: 116
            height: 150
            text: root.warning.hours
            verticalAlignment: Text.AlignBottom
            weight: 740
            width: parent.width
        }

        TypeLabel {
            color: root.ink
            size: 68
            text: root.warning.day
            width: parent.width
        }
    }

    TypeRiese {
        id: headline

        readonly property int longest: text.split(/[\s\u00ad-]+/).reduce((most, word) => Math.max(most, word.length), 1)
        readonly property real largest: root.drill ? (root.wide ? 620 : 720) : root.wide ? 300 : root.beside ? 190 : 338

        Accessible.name: text
        Accessible.role: Accessible.Heading
        color: root.ink
        height: root.height - lead.height - root.air - y - Theme.space6
        minimumSize: 84
        size: Math.min(largest, width / (longest * (root.drill ? 0.64 : 0.585)))
        text: root.warning.headline
        width: (root.drill ? root.width - 2 * Theme.margin : root.wordsWidth) + 12
        x: root.drill ? Theme.margin - 16 : root.wordsX - 12
        y: root.drill ? root.strip + 180 : root.wide ? root.signTop - 24 : Math.max(root.signBottom, facts.y + facts.height) + Theme.space5
    }

    TypeHeading {
        id: lead

        Accessible.name: text
        Accessible.role: Accessible.StaticText
        color: root.ink
        size: root.drill ? 128 : root.beside ? 72 : 92
        text: Theme.parted(root.warning.lead)
        weight: 640
        width: root.drill ? root.width - 2 * Theme.margin : root.wordsWidth
        x: root.drill ? Theme.margin : root.wordsX
        y: Math.min(root.height - height - root.air, headline.y + headline.contentHeight + Theme.space3)
    }
}
