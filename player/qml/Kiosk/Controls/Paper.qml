// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A sheet to read: no lip, so nothing to press.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Rectangle {
    border.color: Theme.line
    border.width: Theme.edge
    color: Theme.card
    radius: Theme.radiusPaper
}
