// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One of the two places that a poster hangs at: it comes in over the other once its picture is
// there, and lets go of its poster when it is covered.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property Terminal terminal
    property Poster poster: null
    required property bool current
    required property bool moving
    required property real cardEnd

    readonly property real cardY: Theme.chooseY + (Theme.landscape ? 0 : Theme.space2)
    readonly property PosterFace face: hung.item as PosterFace
    readonly property bool ready: root.poster !== null && !(root.face?.loading ?? true)
    readonly property bool shown: root.current && root.ready

    anchors.fill: parent
    opacity: 0
    z: root.current ? 1 : 0

    onShownChanged: {
        if (root.shown)
            fade.restart();
    }
    onCurrentChanged: {
        if (!root.current)
            covered.restart();
        else
            covered.stop();
    }

    NumberAnimation {
        id: fade

        duration: Theme.motionScene
        easing.type: Easing.InOutQuad
        property: "opacity"
        target: root
        to: 1
    }

    Timer {
        id: covered

        interval: 4 * Theme.motionScene + 500

        onTriggered: {
            root.opacity = 0;
            root.poster = null;
        }
    }

    Loader {
        id: hung

        active: root.poster !== null
        anchors.fill: parent
        sourceComponent: root.poster === null ? null : root.poster.lane === "greeting" ? welcome : thing
    }

    // Within the poster, since its words have the colour of its paper.
    Head {
        clock: root.terminal.clock
        color: root.face?.ink ?? Theme.ink
        date: root.terminal.dateShort
        symbol: "schaukasten"
        text: root.terminal.name
        visible: !Theme.warned
        width: Theme.margin + Theme.contentWidth - x
        x: root.face?.wordsX ?? Theme.margin
        y: Theme.headY
    }

    Component {
        id: welcome

        GreetingPoster {
            cardEnd: root.cardEnd
            cardY: root.cardY
            moving: root.moving && root.current
            poster: root.poster
        }
    }

    Component {
        id: thing

        ItemPoster {
            cardEnd: root.cardEnd
            cardY: root.cardY
            poster: root.poster
        }
    }
}
