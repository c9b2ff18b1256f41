// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What the glass shows while nobody touches it: posters, one after the other, each fading into the
// next. A touch anywhere wakes the terminal; only the key that holds the programme does not.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

FocusScope {
    id: root

    required property Terminal terminal
    required property Session session
    required property ProgrammeModel programme
    required property WarningsModel warnings
    // What the first round begins with: a kind or an item's id, "" for the greeting.
    property string first: ""

    readonly property bool wide: Theme.landscape
    readonly property real keyHeight: root.wide ? Theme.barHeight : 240
    readonly property real keyY: Theme.barY + Theme.barHeight - root.keyHeight
    readonly property PosterSlot front: root.turns % 2 === 0 ? even : odd
    readonly property int steps: 60
    property int turns: 0
    property int step: 0

    Accessible.name: [root.front.poster?.kicker ?? "", root.front.poster?.headline ?? "", root.front.poster?.line ?? "", root.programme.tap].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.Pane

    Component.onCompleted: root.programme.begin(root.first)
    Component.onDestruction: root.session.free = null

    Binding {
        property: "free"
        target: root.session
        // below a warning it is out of sight
        value: root.warnings.over === "" ? hold : null
    }

    Connections {
        function onTurned() {
            const coming = root.turns % 2 === 0 ? odd : even;
            const leaving = root.front;
            root.step = 0;
            if (leaving.poster === null) {
                leaving.poster = root.programme.poster as Poster;
                leaving.opacity = 1;
                return;
            }
            coming.opacity = 0;
            coming.poster = root.programme.poster as Poster;
            root.turns += 1;
        }

        target: root.programme
    }

    Timer {
        interval: root.programme.turnMs / root.steps
        repeat: true
        running: root.programme.running && !root.programme.held

        onTriggered: {
            root.step += 1;
            if (root.step >= root.steps)
                root.programme.advance();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.plinth
    }

    // Moved now and then, all of it: whatever stands at an edge is drawn a little beyond it.
    Item {
        id: shifted

        height: parent.height
        width: parent.width
        x: root.programme.shiftX
        y: root.programme.shiftY

        Item {
            anchors.fill: parent

            PosterSlot {
                id: even

                cardEnd: root.wide ? Theme.barY + Theme.barHeight : root.keyY - Theme.gutter
                current: root.front === even
                terminal: root.terminal
                moving: root.programme.running && !root.programme.held
            }

            PosterSlot {
                id: odd

                cardEnd: even.cardEnd
                current: root.front === odd
                terminal: root.terminal
                moving: even.moving
            }
        }

        TapKey {
            id: tap

            height: root.keyHeight
            taps: root.programme.taps
            text: root.programme.tap
            width: Theme.colWidth(root.wide ? 7 : 5)
            x: Theme.colX(root.wide ? 2 : 0)
            y: root.keyY
        }

        HoldKey {
            id: hold

            height: root.keyHeight
            held: root.programme.held
            width: Theme.colWidth(root.wide ? 2 : 1)
            x: Theme.colX(root.wide ? 0 : 5)
            y: root.keyY

            onClicked: root.programme.held ? root.programme.go_on() : root.programme.hold()
        }

        // What its edges show while it is moved: the banner's own ground, and its stripes.
        Item {
            clip: true
            height: banner.height + Theme.space1
            visible: banner.visible
            width: parent.width + 2 * Theme.space1
            x: -Theme.space1
            y: -Theme.space1

            Rectangle {
                anchors.fill: parent
                color: banner.color
            }

            // One stripe and one gap further left, so that they go on as in the banner.
            DrillStripes {
                height: banner.height + 2 * Theme.space1
                visible: banner.drill
                width: Theme.margin + 300
                x: Theme.space1 - 160
            }
        }

        WarningBanner {
            id: banner

            clock: root.terminal.clock
            visible: Theme.warned
            warnings: root.warnings
            width: parent.width
        }

        ProgrammePlinth {
            count: root.programme.count
            height: Theme.plinthHeight
            line: root.programme.next
            number: root.programme.number
            progress: Theme.motion ? root.step / root.steps : 1
            width: parent.width
            y: Theme.plinthY
        }
    }
}
