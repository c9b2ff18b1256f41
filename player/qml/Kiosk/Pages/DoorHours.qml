// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The opening hours of a week as they stand on a door. Roles: DoorLine of player/view/opening.py.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Column {
    id: root

    required property QtObject week

    Repeater {
        model: root.week

        Row {
            id: day

            required property string days
            required property string hours

            Accessible.name: day.days + ", " + day.hours
            Accessible.role: Accessible.StaticText
            spacing: Theme.space4

            TypeBody {
                text: day.days
                weight: 640
                width: 420 * Theme.textSize
            }

            TypeBody {
                text: day.hours
                width: root.width - 420 * Theme.textSize - day.spacing
            }
        }
    }
}
