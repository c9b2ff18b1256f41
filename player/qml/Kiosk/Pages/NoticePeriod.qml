// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// For how long a notice hangs: how it is counted, and the days one after the other.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    required property NoticeCard notice
    // Beside one another, below a paper, instead of above one another beside it.
    property bool across: false

    readonly property real gap: 16
    readonly property int count: Math.max(1, steps.count)
    readonly property real below: root.height - words.height - Theme.space4
    // The first, the last and today have more to say.
    readonly property bool between: root.notice.todayAt > 0 && root.notice.todayAt < root.count - 1
    readonly property real unit: (root.width - (root.count - 1) * root.gap) / (root.count + 1.1 + (root.between ? 0.4 : 0))

    implicitHeight: words.height + (root.notice.posted ? Theme.space4 + 190 : 0)

    Column {
        id: words

        spacing: root.across ? 4 : 12
        width: parent.width

        TypeLarge {
            text: qsTr("Aushang")
            weight: 720
            width: parent.width
        }

        TypeSmall {
            color: Theme.inkSoft
            size: 56 * Math.min(1.25, Theme.textSize)
            text: root.notice.counting
            width: parent.width
        }
    }

    Flow {
        spacing: root.gap
        width: parent.width + 1
        y: words.height + Theme.space4

        Repeater {
            id: steps

            model: root.notice.steps

            PostingStepMark {
                id: step

                required property int index
                required when

                readonly property real share: step.index === 0 ? 1.75 : step.index === root.count - 1 ? 1.35 : step.today ? 1.4 : 1

                across: root.across
                height: root.across ? 190 : Math.min(174, (root.below - (root.count - 1) * root.gap) / root.count)
                width: root.across ? Math.floor(root.unit * step.share) : root.width
            }
        }
    }
}
