// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The weather: what it is like now, whether one needs a jacket, and the hours to come.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property WeatherModel weather

    readonly property bool tall: !Theme.landscape
    readonly property real strip: root.tall ? Math.max(1400, advice.y + advice.height) : 830
    readonly property int dayColumns: Theme.textSize > 1.1 ? 3 : 2
    readonly property bool some: root.weather.nothing === ""

    picture: root.some || !Theme.lined ? "" : root.weather.picture
    plinthLine: root.weather.source
    plinthSecond: root.weather.stand
    symbol: "sun"
    title: qsTr("Wetter")

    Component.onDestruction: root.weather.reset()

    // The village below its sky: a strip of the picture under the words, for the facts to lie on.
    Scene {
        height: Theme.horizonY + 48 - y
        source: root.weather.picture
        visible: root.some && !Theme.lined
        width: root.width
        y: root.strip
    }

    Horizon {
        color: Theme.sky
        height: 120
        visible: root.some && !Theme.lined
        width: root.width
        y: root.strip + 100

        transform: Scale {
            yScale: -1
        }
    }

    Horizon {
        height: root.height - y
        width: root.width
        y: Theme.horizonY
    }

    Item {
        anchors.fill: parent
        visible: root.some

        TypeLarge {
            id: kicker

            color: Theme.accent
            text: root.weather.kicker
            width: root.tall ? Theme.contentWidth : Theme.colWidth(7)
            x: Theme.margin
            y: root.tall ? 290 : 228
        }

        TypeRiese {
            id: number

            Accessible.name: text
            Accessible.role: Accessible.StaticText

            height: root.tall ? 560 : 420
            size: root.tall ? 620 : 460
            tabular: true
            text: root.weather.temperature
            wrapMode: Text.NoWrap
            x: Theme.margin - 20
            y: kicker.y + kicker.height + (root.tall ? 20 : 4)
        }

        SkySign {
            height: root.tall ? 640 : 420
            sign: root.weather.sign
            width: root.tall ? 860 : 560
            x: root.tall ? root.width - Theme.margin - width + 40 : Theme.colX(3)
            y: root.tall ? number.y - 40 : number.y
        }

        Column {
            id: advice

            spacing: 28
            width: root.tall ? Theme.contentWidth : Theme.colWidth(7)
            x: root.tall ? Theme.margin : Theme.colX(5)
            y: root.tall ? number.y + number.height + 60 : number.y + 12

            TypeTitle {
                Accessible.name: text
                Accessible.role: Accessible.Heading
                size: root.tall ? 160 : 120
                text: root.weather.headline
                visible: text !== ""
                width: parent.width
            }

            TypeLarge {
                Accessible.name: text
                Accessible.role: Accessible.StaticText
                size: (root.tall ? 96 : 84) * (1 + (Theme.textSize - 1) / 3)
                text: root.weather.advice
                visible: text !== ""
                weight: 560
                width: parent.width
            }
        }

        Moments {
            id: facts

            emptyLine: ""
            lines: 2
            model: root.weather.facts
            width: Theme.contentWidth
            x: Theme.margin
            y: Theme.horizonY - height - (root.tall ? 92 : 24)
        }

        Row {
            id: days

            spacing: Theme.gutter
            visible: root.tall
            x: Theme.margin
            y: Theme.chooseY + 8

            Repeater {
                model: root.tall ? root.weather.choices : []

                delegate: dayChip
            }
        }

        Column {
            spacing: Theme.gutter
            visible: !root.tall
            x: Theme.margin
            y: Theme.chooseY

            Repeater {
                model: root.tall ? [] : root.weather.choices

                delegate: dayChip
            }
        }

        HourStrip {
            dry: root.weather.dry
            height: Theme.chooseBottom - y
            model: root.weather.bars
            visible: root.weather.ahead
            width: root.tall ? Theme.contentWidth : Theme.colWidth(12 - root.dayColumns)
            x: root.tall ? Theme.margin : Theme.colX(root.dayColumns)
            y: root.tall ? days.y + days.height + Theme.gutter : Theme.chooseY
        }
    }

    Component {
        id: dayChip

        Chip {
            id: chip

            required property int index
            required property string modelData

            height: implicitHeight
            selected: chip.index === root.weather.chosen
            text: chip.modelData
            width: root.tall ? implicitWidth : Theme.colWidth(root.dayColumns)

            onClicked: root.weather.choose(chip.index)
        }
    }

    Nothing {
        picture: root.some ? "" : root.weather.picture
        sentence: root.weather.nothing
        visible: !root.some

        onChosen: root.go("home", "")
    }
}
