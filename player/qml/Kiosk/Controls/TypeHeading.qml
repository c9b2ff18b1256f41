// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A section, the clock, key numbers.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.headingLine
    size: Theme.headingSize
    tracking: Theme.headingTracking
    weight: Theme.headingWeight
}
