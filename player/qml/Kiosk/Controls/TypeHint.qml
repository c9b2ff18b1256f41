// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Plinth only: repeats or dates what stands larger elsewhere.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.hintLine
    size: Theme.hintSize
    tracking: Theme.hintTracking
    weight: Theme.hintWeight
}
