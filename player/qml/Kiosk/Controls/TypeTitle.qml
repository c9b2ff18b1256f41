// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The headline of an item.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.titleLine
    size: Theme.titleSize
    tracking: Theme.titleTracking
    weight: Theme.titleWeight
}
