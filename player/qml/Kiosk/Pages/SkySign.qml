// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The sky as cut paper: sun or moon, cloud, what falls. Where there are no mid-tones, an icon.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    // sun, moon, half-sun, half-moon, cloud, rain, snow, storm, fog, wind, or "".
    required property string sign
    // What the paper is cut from, and what lies behind it.
    property color cloud: Theme.card
    property color moon: Theme.nightText
    property color behind: Theme.sky

    readonly property bool bright: root.sign === "sun" || root.sign === "half-sun"
    readonly property bool nightly: root.sign === "moon" || root.sign === "half-moon"
    readonly property bool alone: root.sign === "sun" || root.sign === "moon"
    readonly property bool cloudy: ["half-sun", "half-moon", "cloud", "rain", "snow", "storm"].indexOf(root.sign) >= 0
    readonly property bool streaked: root.sign === "fog" || root.sign === "wind"
    readonly property var icons: ({
            "sun": "sun",
            "moon": "moon",
            "half-sun": "cloud",
            "half-moon": "cloud",
            "cloud": "cloud",
            "rain": "cloud-rain",
            "snow": "cloud-snow",
            "storm": "cloud-storm",
            "fog": "cloud-fog",
            "wind": "wind"
        })

    Icon {
        anchors.centerIn: parent
        color: Theme.ink
        name: root.icons[root.sign] ?? ""
        size: Math.min(parent.width, parent.height)
        visible: Theme.lined && root.sign !== ""
    }

    // Drawn on 760 x 560.
    Item {
        anchors.centerIn: parent
        height: 560
        scale: Math.min(parent.width / 760, parent.height / 560)
        visible: !Theme.lined
        width: 760

        Rectangle {
            color: root.nightly ? root.moon : Theme.act
            height: width
            radius: width / 2
            visible: root.bright || root.nightly
            width: root.alone ? 480 : 380
            x: root.alone ? 140 : 330
            y: root.alone ? 40 : 0
        }

        // A bite makes the disc a moon.
        Rectangle {
            color: root.behind
            height: width
            radius: width / 2
            visible: root.nightly
            width: root.alone ? 420 : 320
            x: root.alone ? 300 : 450
            y: root.alone ? 0 : -40
        }

        Item {
            visible: root.cloudy
            y: root.sign === "half-sun" || root.sign === "half-moon" ? 190 : 40

            Repeater {
                model: [[60, 130, 640, 170], [150, 20, 260, 260], [350, 70, 230, 220]]

                Rectangle {
                    id: puff

                    required property var modelData

                    color: root.cloud
                    height: puff.modelData[3]
                    radius: height / 2
                    width: puff.modelData[2]
                    x: puff.modelData[0]
                    y: puff.modelData[1]
                }
            }
        }

        Repeater {
            model: root.sign === "rain" ? 5 : root.sign === "storm" ? 4 : 0

            Rectangle {
                id: drop

                required property int index

                readonly property int place: root.sign === "storm" && drop.index > 1 ? drop.index + 1 : drop.index

                color: Theme.lake
                height: 112
                radius: width / 2
                rotation: 14
                width: 34
                x: 150 + drop.place * 112
                y: 380 + (drop.place % 2) * 44
            }
        }

        Repeater {
            model: root.sign === "snow" ? 5 : 0

            Rectangle {
                id: flake

                required property int index

                border.color: Theme.lake
                border.width: 10
                color: Theme.card
                height: width
                radius: width / 2
                width: 68
                x: 140 + flake.index * 112
                y: 380 + (flake.index % 2) * 64
            }
        }

        Icon {
            color: Theme.accent
            name: "bolt"
            size: 220
            visible: root.sign === "storm"
            x: 270
            y: 340
        }

        Repeater {
            model: root.streaked ? 4 : 0

            Rectangle {
                id: streak

                required property int index

                color: streak.index % 2 === 0 ? root.cloud : Theme.lake
                height: 72
                radius: height / 2
                width: [560, 460, 600, 400][streak.index]
                x: [60, 190, 100, 240][streak.index]
                y: 60 + streak.index * 112
            }
        }
    }
}
