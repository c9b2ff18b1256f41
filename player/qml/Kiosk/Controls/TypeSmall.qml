// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A live line, a caption.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.smallLine
    size: Theme.smallSize
    tracking: Theme.smallTracking
    weight: Theme.smallWeight
}
