// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Running text.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.bodyLine
    size: Theme.bodySize
    tracking: Theme.bodyTracking
    weight: Theme.bodyWeight
}
