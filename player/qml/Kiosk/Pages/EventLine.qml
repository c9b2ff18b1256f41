// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One event of a day as a row.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls

ListRow {
    id: root

    required property string item
    required property string title
    required property bool cancelled
    required property bool past
    required lead
    required note
    required subtitle

    signal opened(id: string)

    faint: root.past || root.cancelled
    struck: root.cancelled
    symbol: root.cancelled ? "x" : "calendar-event"
    text: root.title

    onClicked: root.opened(root.item)
}
