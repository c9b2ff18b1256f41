// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// How many scenes still wait for their picture: a screenshot waits with them.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    property int scenes: 0
}
