// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Something has just come before the visitor: for a moment a finger may be meant for what was
// there before. `running` says that this moment is not over.
pragma ComponentBehavior: Bound

import QtQuick

Timer {
    interval: 500
    running: true
}
