// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The headline of a page.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.displayLine
    size: Theme.displaySize
    tracking: Theme.displayTracking
    weight: Theme.displayWeight
}
