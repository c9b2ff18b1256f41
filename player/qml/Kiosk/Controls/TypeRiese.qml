// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One or two words that carry the whole page.
pragma ComponentBehavior: Bound

import Kiosk.Theme

Type {
    line: Theme.rieseLine
    size: Theme.rieseSize
    tracking: Theme.rieseTracking
    weight: Theme.rieseWeight
}
