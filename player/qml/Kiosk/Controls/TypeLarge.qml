// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The page's name, a question, a kicker.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.largeLine
    size: Theme.largeSize
    tracking: Theme.largeTracking
    weight: Theme.largeWeight
}
