// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The question whether somebody is still there: a wall that loses a stone each second, and two
// keys. Any touch that is not "Fertig" answers yes. All that must be read lies in reach.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

FocusScope {
    id: root

    // Seconds to answer.
    required property int seconds
    required property Terminal terminal

    readonly property bool wide: Theme.landscape
    readonly property bool large: Theme.textSize > 1.1
    readonly property real headY: Theme.chooseY + (root.wide ? 12 : Theme.space3)
    readonly property real wordsWidth: Theme.colWidth(root.wide ? 5 : 4)
    readonly property real keysY: root.wide ? root.headY + Theme.space1 : (hint.visible ? hint.y - Theme.space4 : Theme.plinthY - Theme.space6) - root.keyHeight
    readonly property real keyHeight: root.wide ? 280 : 264

    signal stayed
    signal finished

    // Upright "Ja, weiter" comes first for either hand, and for the ring.
    function side(x: real, width: real): real {
        return root.wide ? Theme.handed(x, width) : x;
    }

    Accessible.description: sentence.text
    Accessible.name: headline.text
    Accessible.role: Accessible.AlertMessage
    focus: true

    Arrival {
        id: arrival
    }

    MouseArea {
        anchors.fill: parent

        onClicked: root.stayed()
    }

    // The page waits behind a veil.
    Rectangle {
        color: Theme.plinth
        height: Theme.horizonY + 40
        opacity: 0.72
        width: parent.width
    }

    Horizon {
        height: Theme.plinthY - y
        width: parent.width
        y: Theme.horizonY
    }

    TypeTitle {
        id: headline

        minimumSize: 104
        size: 160
        text: qsTr("Sind Sie noch da?")
        width: root.wordsWidth
        wrapMode: Text.NoWrap
        x: root.side(Theme.margin, width)
        y: root.headY
    }

    TypeBody {
        id: sentence

        height: bricks.y - y - Theme.space3
        minimumSize: 56
        text: qsTr("Danach räumt der Schaukasten auf. Was Sie gewählt und geschrieben haben, ist dann gelöscht.")
        width: root.wordsWidth
        x: root.side(Theme.margin, width)
        y: headline.y + headline.height + Theme.space2
    }

    TypeRiese {
        id: number

        color: Theme.accent
        horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignRight
        line: 0.86
        size: root.wide ? 380 : 400
        tabular: true
        text: root.seconds
        width: Theme.colWidth(2)
        x: root.side(Theme.colX(root.wide ? 5 : 4), width)
        y: root.headY
    }

    TypeLabel {
        anchors.left: number.left
        anchors.right: number.right
        anchors.top: number.baseline
        anchors.topMargin: Theme.space2
        fontSizeMode: Text.HorizontalFit
        horizontalAlignment: number.horizontalAlignment
        minimumPixelSize: 56
        text: root.seconds === 1 ? qsTr("Sekunde") : qsTr("Sekunden")
        wrapMode: Text.NoWrap
    }

    CountingWall {
        id: bricks

        course: root.wide ? 48 : root.large ? 60 : 84
        seconds: root.seconds
        // Without motion the number says it alone.
        visible: root.terminal.motion
        width: root.wide ? Theme.colWidth(7) : Theme.contentWidth
        x: root.side(Theme.margin, width)
        y: root.wide ? Theme.plinthY - Theme.space5 - height : root.keysY - Theme.space4 - height
    }

    AnswerKey {
        height: root.keyHeight
        primary: true
        subtitle: qsTr("Alles bleibt, wie es ist.")
        symbol: "hand-finger"
        text: qsTr("Ja, weiter")
        width: root.wide ? Theme.colWidth(5) : Theme.colWidth(4)
        x: root.side(root.wide ? Theme.colX(7) : Theme.margin, width)
        y: root.keysY

        onClicked: root.stayed()
    }

    AnswerKey {
        id: done

        property bool early: false

        height: root.wide ? 220 : root.keyHeight
        symbol: "check"
        text: qsTr("Fertig")
        width: root.wide ? Theme.colWidth(5) : Theme.colWidth(2)
        x: root.side(Theme.colX(root.wide ? 7 : 4), width)
        y: root.wide ? root.keysY + root.keyHeight + Theme.gutter : root.keysY

        // What was meant for the page does not end the visit.
        onClicked: done.early ? root.stayed() : root.finished()
        onPressed: done.early = arrival.running
    }

    TypeSmall {
        id: hint

        height: 76
        minimumSize: 52
        size: 56
        text: qsTr("Mehr Zeit? Tippen Sie auf „Ja, weiter“, so oft Sie mögen.")
        verticalAlignment: Text.AlignVCenter
        // With large words the sentence needs its room.
        visible: !root.wide && !root.large
        width: Theme.contentWidth
        x: Theme.margin
        y: Theme.plinthY - Theme.space4 - height
    }
}
