// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A tile, a row, a key.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.labelLine
    size: Theme.labelSize
    tracking: Theme.labelTracking
    weight: Theme.labelWeight
}
