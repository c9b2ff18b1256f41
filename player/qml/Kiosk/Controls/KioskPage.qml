// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What every page is: sky, picture, horizon, ground and the head. Its children lie in the frame.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Backend
import Kiosk.Theme

FocusScope {
    id: root

    required property Terminal terminal
    property string name: ""
    property string title: ""
    property string symbol: ""
    property string picture: ""
    // Whether a picture lies behind the head, its own or one that the page draws.
    property bool backed: root.picture !== ""
    // Dark pictures carry light words.
    property bool pictureDark: false
    property real pictureHeight: Theme.horizonY + 48
    property bool split: false
    // Split, its rows lie as high as one reaches when all is lowered, and hills above them.
    property bool listed: false
    property bool grounded: true
    property bool headed: true
    // What the plinth says of this page: source and age; "" for the terminal's own line.
    property string plinthLine: ""
    property string plinthSecond: ""
    property real rise: 0
    // What lies behind the horizon in the picture's place.
    property Component backdrop: null
    // Which notices it shows, a line each: where, the id, the page that is legible (0: none).
    property string presented: ""
    // What lies over the page until it is closed, and has the keys for itself.
    property Item cover: null
    default property alias content: body.data

    // In the dark scheme a picture of the day stays a picture of the day.
    readonly property color headColor: !root.backed || Theme.lined ? (root.pictureDark && !Theme.lined ? Theme.nightText : Theme.ink) : root.pictureDark ? Theme.nightText : Theme.night
    // In lines the village is whole or not at all: no church without its tower.
    readonly property bool uncut: !Theme.lined || Theme.landscape || root.pictureHeight >= 1480
    // The village in lines is drawn upright: beside the words of a landscape page, not below.
    readonly property bool aside: Theme.lined && Theme.landscape && !root.split
    readonly property real lookWidth: root.split ? Theme.splitX - Theme.margin - 48 : Theme.contentWidth
    readonly property real lookX: root.split ? Theme.handed(Theme.margin, root.lookWidth) : Theme.margin
    readonly property real chooseX: root.split ? Theme.handed(Theme.colX(5) + 24, root.chooseWidth) : Theme.margin
    // Split, the picture lies where the visitor's hand does not.
    readonly property real pictureX: root.split ? Theme.handed(0, Theme.splitX) : 0
    readonly property bool headsGround: root.split && Theme.leftHanded
    readonly property real chooseWidth: root.split ? Theme.colWidth(7) - 24 : Theme.contentWidth

    signal go(page: string, item: string)
    signal back
    // Whatever covers the page is to go.
    signal uncover

    // Whether there was a step back within the page, which it has taken.
    function retreat(): bool {
        return false;
    }

    // The stack forgets a page that was left, but does not take down what it did not make.
    T.StackView.onRemoved: root.destroy()

    Accessible.name: root.title
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.sky
    }

    Scene {
        height: root.split ? root.height : root.pictureHeight
        // Contrast and sunlight have no mid-tones: the village as lines or in few colours.
        source: !Theme.lined ? root.picture : Qt.resolvedUrl("village-" + Theme.scheme + (root.aside && Theme.scheme === "sunlight" ? "-aside" : "") + ".svg").toString()
        visible: root.picture !== "" && root.uncut && !(Theme.lined && root.split)
        width: root.split ? Theme.splitX : root.aside ? 1500 : root.width
        x: root.aside ? root.width - width : root.pictureX
        y: Theme.lined && root.headed && !root.split ? Theme.headBottom : 0
    }

    Loader {
        active: root.backdrop !== null
        height: root.height
        sourceComponent: root.backdrop
        width: root.split ? Theme.splitX : root.width
        x: root.pictureX
    }

    Rectangle {
        color: Theme.ground
        height: root.height
        visible: root.split
        width: root.width - Theme.splitX
        x: Theme.handed(Theme.splitX, width)

        Rectangle {
            clip: true
            color: Theme.sky
            height: Theme.lowY + 40
            visible: root.listed && Theme.lowered
            width: parent.width

            Horizon {
                color: Theme.meadow
                height: parent.height
                width: parent.width
                y: Theme.lowY - 250

                transform: Scale {
                    origin.x: root.width / 4
                    xScale: -1.4
                }
            }

            Horizon {
                color: Theme.field
                height: parent.height
                width: 1.5 * parent.width
                y: Theme.lowY - 120
            }

            Horizon {
                height: parent.height
                width: parent.width
                y: Theme.lowY
            }
        }
    }

    Horizon {
        height: root.height - y
        visible: root.grounded && !root.split
        width: root.width
        y: Theme.horizonY
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        width: root.width
        y: Theme.chooseBottom + 16
    }

    Item {
        id: body

        height: parent.height
        width: parent.width
        y: root.rise
    }

    Head {
        asideColor: root.split && !root.headsGround ? Theme.ink : root.headColor
        clock: root.terminal.clock
        color: root.headsGround ? Theme.ink : root.headColor
        date: root.terminal.dateShort
        symbol: root.symbol
        text: root.title
        // The banner of a warning lies there, and has the clock.
        visible: root.headed && !Theme.warned
        width: Theme.contentWidth
        x: Theme.margin
        y: Theme.headY
    }
}
